import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { StateShape } from './state-shape.ts';

/**
 * What is said beneath a control of a table, which has no room for a `pn-field`: its error, else a quiet hint. The control
 * refers to it: `aria-describedby` with the id given here.
 */
@Component({
  selector: 'pn-field-note',
  imports: [StateShape],
  host: { 'aria-live': 'polite' },
  template: `
    @if (error(); as error) {
      <p class="pn-late"><pn-state-shape shape="late" /> {{ error }}</p>
    } @else if (hint(); as hint) {
      <p class="pn-quiet">{{ hint }}</p>
    }
  `,
  styles: `
    :host {
      display: block;
    }
    p {
      display: flex;
      gap: 6px;
      margin-top: 2px;
      font: var(--pn-small);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class FieldNote {
  readonly error = input<string | null>(null);
  readonly hint = input<string | null>(null);
}
