import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import type { Shape } from './shape.ts';
import { StateShape } from './state-shape.ts';

/** One line of a list of facts. */
export interface KeyValue {
  readonly key: string;
  readonly value: string;
  readonly note?: string;
  /** Its state, drawn before the value. */
  readonly shape?: Shape;
}

/** Facts as words beside values, in two aligned columns. */
@Component({
  selector: 'pn-key-values',
  imports: [StateShape],
  template: `
    <dl>
      @for (item of items(); track item.key) {
        <dt>{{ item.key }}</dt>
        <dd [class]="item.shape ? 'pn-' + item.shape : ''">
          @if (item.shape; as shape) {
            <pn-state-shape [shape]="shape" />
          }
          {{ item.value }}
          @if (item.note; as note) {
            <small>{{ note }}</small>
          }
        </dd>
      }
    </dl>
  `,
  styles: `
    dl {
      display: grid;
      grid-template-columns: minmax(92px, auto) 1fr;
      gap: 4px 8px;
      font: var(--pn-cell);
    }
    dt {
      color: var(--pn-quiet);
    }
    dd {
      min-width: 0;
      overflow-wrap: anywhere;
    }
    .pn-late,
    .pn-soon {
      font-weight: 500;
    }
    small {
      display: block;
      font: var(--pn-small);
      color: var(--pn-quiet);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class KeyValues {
  readonly items = input.required<readonly KeyValue[]>();
}
