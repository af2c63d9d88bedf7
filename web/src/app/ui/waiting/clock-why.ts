import { CdkConnectedOverlay, CdkOverlayOrigin, type ConnectedPosition } from '@angular/cdk/overlay';
import { ChangeDetectionStrategy, Component, input, signal } from '@angular/core';
import { StateShape } from '../state-shape.ts';
import type { Shape } from '../shape.ts';
import type { ClockReason } from './waiting-line.ts';

const BELOW: ConnectedPosition[] = [
  { originX: 'start', originY: 'bottom', overlayX: 'start', overlayY: 'top', offsetY: 6 },
  { originX: 'start', originY: 'top', overlayX: 'start', overlayY: 'bottom', offsetY: -6 },
];

/** The state of a clock as its shape; pressing it answers “Why is this amber?”: which clock, calendar and rule. */
@Component({
  selector: 'pn-clock-why',
  imports: [CdkConnectedOverlay, CdkOverlayOrigin, StateShape],
  template: `
    @if (reason(); as reason) {
      <button
        type="button"
        cdkOverlayOrigin
        #origin="cdkOverlayOrigin"
        [attr.aria-label]="reason.question"
        [attr.aria-expanded]="open()"
        (click)="toggle($event)"
      >
        <pn-state-shape [shape]="shape()" />
      </button>
      <ng-template
        cdkConnectedOverlay
        [cdkConnectedOverlayOrigin]="origin"
        [cdkConnectedOverlayOpen]="open()"
        [cdkConnectedOverlayPositions]="positions"
        (overlayOutsideClick)="close()"
        (overlayKeydown)="closeOnEscape($event)"
        (detach)="close()"
      >
        <div class="why" [class]="shape()" role="status">
          <b>{{ reason.question }}</b>
          @for (sentence of reason.sentences; track sentence) {
            {{ sentence }}
          }
        </div>
      </ng-template>
    } @else {
      <pn-state-shape [shape]="shape()" />
    }
  `,
  styles: `
    :host {
      display: inline-flex;
      flex: none;
    }
    button {
      /* The target is 24 px wide; the shape keeps its place in the text. */
      display: grid;
      place-items: center;
      width: 24px;
      height: 24px;
      margin: -5px;
      padding: 0;
      border: 0;
      background: none;
      cursor: help;
    }
    pn-state-shape {
      width: var(--pn-shape, 14px);
      height: var(--pn-shape, 14px);
    }
    .why {
      max-width: min(340px, calc(100vw - 32px));
      padding: 9px 11px;
      border: 1px solid var(--mat-sys-outline-variant);
      border-radius: var(--pn-radius);
      background: var(--mat-sys-surface-container);
      color: var(--mat-sys-on-surface);
      font: 400 12.5px/17px var(--pn-font);
    }
    .why.soon {
      background: var(--pn-soon-container);
    }
    .why.late {
      background: var(--pn-late-container);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ClockWhy {
  readonly shape = input.required<Shape>();
  readonly reason = input.required<ClockReason | null>();
  protected readonly open = signal(false);
  protected readonly positions = BELOW;

  protected toggle(event: Event): void {
    // Rows are links: asking why must not open the process.
    event.stopPropagation();
    event.preventDefault();
    this.open.update((open) => !open);
  }

  protected close(): void {
    this.open.set(false);
  }

  protected closeOnEscape(event: KeyboardEvent): void {
    if (event.key === 'Escape') this.close();
  }
}
