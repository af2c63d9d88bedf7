import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { MatMenu, MatMenuContent, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import type { Availability } from './detail.ts';
import { ProcessView } from './process-view.ts';

/**
 * What can be done to one part of a process (an audit, a stage, a finding), beside it; what may not be done is listed
 * with its reason. Nothing is drawn where nothing can be done to the part at all.
 */
@Component({
  selector: 'pn-part-menu',
  imports: [MatIcon, MatIconButton, MatMenu, MatMenuContent, MatMenuItem, MatMenuTrigger],
  template: `
    @if (entries().length > 0) {
      <button matIconButton type="button" [attr.aria-label]="'Actions for ' + name()" [matMenuTriggerFor]="menu">
        <mat-icon svgIcon="dots-horizontal" />
      </button>
      <mat-menu #menu="matMenu" xPosition="before">
        <ng-template matMenuContent>
          @for (one of entries(); track one.command + one.subject) {
            <button
              mat-menu-item
              [class.off]="one.refusal !== null"
              [attr.aria-disabled]="one.refusal !== null || null"
              (click)="choose(one, $event)"
            >
              @if (one.refusal) {
                <mat-icon svgIcon="lock-outline" />
              }
              <span>{{ view.say('command.' + one.command) }}</span>
              @if (one.refusal; as refusal) {
                <small>{{ refusal.sentence }}</small>
              }
            </button>
          }
        </ng-template>
      </mat-menu>
    }
  `,
  styles: `
    :host {
      display: inline-flex;
    }
    button[matIconButton] {
      --mat-icon-button-state-layer-size: 28px;

      width: 28px;
      height: 28px;
      padding: 4px;
    }
    button .mat-icon {
      width: 18px;
      height: 18px;
    }
    small {
      display: block;
      max-width: 280px;
      font: var(--pn-small);
      color: var(--pn-quiet);
      white-space: normal;
    }
    .off {
      color: var(--pn-quiet);
      cursor: not-allowed;
    }
    [mat-menu-item] {
      padding-block: 6px;
    }
    @media (max-width: 719px) {
      button[matIconButton] {
        width: 44px;
        height: 44px;
        padding: 12px;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PartMenu {
  protected readonly view = inject(ProcessView);
  /** As in the availability: `audit:3`. */
  readonly subject = input.required<string>();
  /** What the part is called, for who hears the button: “stage 1 audit”. */
  readonly name = input.required<string>();
  /** Commands that have a button of their own beside the menu. */
  readonly except = input<readonly string[]>([]);
  /** Commands about something else that are looked for here. */
  readonly also = input<readonly string[]>([]);

  protected readonly entries = computed<readonly Availability[]>(() => {
    const all = this.view.detail()?.availability ?? [];
    const own = all.filter(({ command, subject }) => subject === this.subject() && !this.except().includes(command));
    const others = all.filter(({ command, subject }) => subject !== this.subject() && this.also().includes(command));
    return [
      ...own.filter(({ refusal }) => refusal === null),
      ...others,
      ...own.filter(({ refusal }) => refusal !== null),
    ];
  });

  protected choose({ command, subject, refusal }: Availability, event: Event): void {
    // The entry stays focusable so that its reason can be read; it does nothing.
    if (refusal !== null) event.stopPropagation();
    else void this.view.do(command, subject);
  }
}
