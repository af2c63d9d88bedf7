import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import type { SkeletonColumn } from './skeleton-table.ts';

/** A table that is read row by row: its name and its column heads; the body is the content. On narrow screens rows become cards. */
@Component({
  selector: 'table[pnList]',
  host: { class: 'pn-table pn-table--cards' },
  template: `
    <caption class="pn-hidden">
      {{
        name()
      }}
    </caption>
    <colgroup>
      @for (column of columns(); track column.head) {
        <col [style.width]="column.width" />
      }
    </colgroup>
    <thead>
      <tr>
        @for (column of columns(); track column.head) {
          <th scope="col">
            <span [class.pn-hidden]="endsWithActions() && $last">{{ column.head }}</span>
          </th>
        }
      </tr>
    </thead>
    <ng-content />
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ListTable {
  /** What it lists, for screen readers. */
  readonly name = input.required<string>();
  readonly columns = input.required<readonly SkeletonColumn[]>();
  /** The last column holds buttons, and its head is for screen readers alone. */
  readonly endsWithActions = input(false);
}
