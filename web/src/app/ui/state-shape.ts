import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { type Shape, shapes } from './shape.ts';

/**
 * The drawn half of a state: `<pn-state-shape shape="late" />`. Always beside its word; alone (`label` given) it is an
 * image with that name.
 */
@Component({
  selector: 'pn-state-shape',
  host: { '[class]': 'shape()' },
  template: `
    <svg
      viewBox="0 0 16 16"
      [attr.role]="label() ? 'img' : null"
      [attr.aria-label]="label()"
      [attr.aria-hidden]="!label()"
    >
      @if (drawing().fill; as fill) {
        <path fill="currentColor" fill-rule="evenodd" [attr.d]="fill" />
      }
      @if (drawing().stroke; as stroke) {
        <path
          fill="none"
          stroke="currentColor"
          [attr.d]="stroke"
          [attr.stroke-width]="drawing().strokeWidth"
          [attr.stroke-dasharray]="drawing().dashes"
        />
      }
    </svg>
  `,
  styles: `
    :host {
      display: inline-block;
      flex: none;
      width: 14px;
      height: 14px;
      vertical-align: -2px;
      color: var(--pn-quiet);
    }
    :host(.late),
    :host(.blocks) {
      color: var(--pn-late);
    }
    :host(.soon) {
      color: var(--pn-soon);
    }
    :host(.proven) {
      color: var(--pn-proven);
    }
    :host(.stuck) {
      color: var(--mat-sys-on-surface);
    }
    :host(.current) {
      color: var(--mat-sys-primary);
    }
    svg {
      display: block;
      width: 100%;
      height: 100%;
      forced-color-adjust: auto;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class StateShape {
  readonly shape = input.required<Shape>();
  readonly label = input<string | null>(null);
  protected readonly drawing = computed(() => shapes[this.shape()]);
}
