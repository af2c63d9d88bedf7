import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { MatTooltip } from '@angular/material/tooltip';
import type { IconName } from './icons.ts';

export type ActionKind = 'filled' | 'outlined' | 'text' | 'danger';

/**
 * A button named by what it does. Without the right, `reason` says why in words: the button is dashed and locked, keeps
 * its place in the tab order, and the reason is its tooltip (hover, focus, touch) and its accessible description.
 * While `busy`, pressing again does nothing.
 */
@Component({
  selector: 'pn-action',
  imports: [MatButton, MatIcon, MatTooltip],
  host: { '[class.small]': 'small()' },
  template: `
    <button
      [matButton]="appearance()"
      [type]="type()"
      [class.danger]="kind() === 'danger'"
      [class.off]="reason() !== null"
      [disabled]="reason() !== null || busy()"
      disabledInteractive
      [matTooltip]="reason() ?? hint()"
      [attr.aria-busy]="busy() || null"
      (click)="press($event)"
    >
      @if (reason() !== null) {
        <mat-icon svgIcon="lock-outline" />
      } @else if (icon(); as icon) {
        <mat-icon [svgIcon]="icon" />
      }
      {{ label() }}
    </button>
  `,
  styles: `
    :host {
      display: inline-flex;
    }
    button {
      flex: 1;
      white-space: nowrap;
    }
    :host(.small) button {
      height: 26px;
      padding-inline: 8px;
      font-size: 12.5px;
    }
    .danger:not(.off) {
      border-color: var(--pn-late);
      color: var(--pn-late);
    }
    button.off {
      border: 1px dashed var(--mat-sys-outline);
      background: none;
      color: var(--pn-quiet);
      cursor: not-allowed;
    }
    button[aria-busy] {
      cursor: progress;
    }
    @media (max-width: 719px) {
      :host(.small) button {
        height: 44px;
        padding-inline: 12px;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Action {
  readonly label = input.required<string>();
  readonly kind = input<ActionKind>('outlined');
  readonly icon = input<IconName | null>(null);
  readonly small = input(false);
  /** Why it cannot be pressed, as a sentence; null when it can. */
  readonly reason = input<string | null>(null);
  /** More about it in a tooltip, when it can be pressed. */
  readonly hint = input<string | null>(null);
  readonly busy = input(false);
  readonly type = input<'button' | 'submit'>('button');
  readonly pressed = output();

  protected readonly appearance = computed(() => {
    const kind = this.kind();
    if (this.reason() !== null || kind === 'danger') return 'outlined';
    return kind;
  });

  protected press(event: Event): void {
    if (this.reason() !== null || this.busy()) {
      // A disabled submit button stays focusable; it must not submit all the same.
      event.preventDefault();
      return;
    }
    if (this.type() === 'button') event.stopPropagation();
    this.pressed.emit();
  }
}
