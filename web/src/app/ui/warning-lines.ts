import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { StateShape } from './state-shape.ts';

/** What speaks against something, a sentence a line: first what blocks it, then what is to be known. */
@Component({
  selector: 'pn-warning-lines',
  imports: [StateShape],
  template: `
    @for (sentence of blocking(); track sentence) {
      <p class="blocks"><pn-state-shape shape="blocks" /> Blocked: {{ sentence }}</p>
    }
    @for (sentence of warnings(); track sentence) {
      <p><pn-state-shape shape="soon" /> {{ sentence }}</p>
    }
  `,
  styles: `
    :host {
      display: block;
    }
    p {
      display: flex;
      gap: 6px;
      padding: 1px 0;
      font: var(--pn-small);
      color: var(--pn-soon-text);
      white-space: normal;
    }
    .blocks {
      color: var(--pn-late);
    }
    pn-state-shape {
      margin-top: 1px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class WarningLines {
  readonly blocking = input<readonly string[]>([]);
  readonly warnings = input.required<readonly string[]>();
}
