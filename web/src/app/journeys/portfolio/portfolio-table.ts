import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { StateShape } from '../../ui/state-shape.ts';
import { DueCell } from '../../ui/waiting/due-cell.ts';
import { WaitingRow } from '../../ui/waiting/waiting-row.ts';
import type { PortfolioQuery, Sort } from './portfolio-query.ts';
import type { PortfolioRow } from './portfolio-row.ts';

interface PortfolioColumn {
  readonly head: string;
  readonly width?: string;
  readonly two?: boolean;
  readonly sort?: Sort;
}

/** The columns of the table; the skeleton has the same. */
export const PORTFOLIO_COLUMNS: readonly PortfolioColumn[] = [
  { head: 'Journey', width: '17%', two: true, sort: 'title' },
  { head: 'Stage', width: '100px', two: true, sort: 'stage' },
  { head: 'Lead, body', width: '96px', two: true, sort: 'lead' },
  { head: 'Waiting for', two: true },
  { head: 'Due inside', width: '138px', two: true, sort: 'due' },
  { head: 'Next audit', width: '104px', sort: 'audit' },
  { head: 'Valid', width: '148px', two: true, sort: 'valid' },
  { head: 'Forecast', width: '126px', two: true, sort: 'likely' },
  { head: 'Room in working days', width: '154px', two: true, sort: 'slack' },
];

/** The same journeys as a table: for screen readers, for printing, and for who wants to compare numbers. */
@Component({
  selector: 'pn-portfolio-table',
  imports: [DueCell, MatIcon, RouterLink, StateShape, WaitingRow],
  template: `
    <div class="scroll">
      <table class="pn-table">
        <caption class="pn-hidden">
          {{
            caption()
          }}
        </caption>
        <colgroup>
          @for (column of columns; track column.head) {
            <col [style.width]="column.width" />
          }
        </colgroup>
        <thead>
          <tr>
            @for (column of columns; track column.head) {
              <th scope="col" [attr.aria-sort]="sortOf(column.sort)">
                @if (column.sort; as sort) {
                  <button type="button" (click)="sorted.emit(sort)">
                    {{ column.head }}
                    @if (query().sort === sort) {
                      <mat-icon [svgIcon]="query().direction === 'asc' ? 'arrow-up' : 'arrow-down'" />
                    }
                  </button>
                } @else {
                  {{ column.head }}
                }
              </th>
            }
          </tr>
        </thead>
        <tbody>
          @for (row of rows(); track row.key) {
            <tr [class.pn-changed]="changed().has(row.key)">
              <td class="pn-two journey">
                <span
                  ><a [routerLink]="['/journeys', row.key]" data-row-link [attr.title]="row.title">{{
                    row.title
                  }}</a></span
                ><span>{{ row.key }}{{ row.standards ? ' · ' + row.standards : '' }}</span>
              </td>
              <td>{{ row.stage }}</td>
              <td class="pn-two">
                <span>{{ row.lead }}</span><span>{{ row.body ?? 'No body yet' }}</span>
              </td>
              <td>
                @if (row.line; as line) {
                  <pn-waiting-row [lines]="[line]" [withClock]="false">
                    @if (row.others; as others) {
                      <!-- Short, so that the sentence keeps its room; the words are for tooltips and screen readers. -->
                      <span class="pn-quiet pn-small" [attr.title]="others"
                        ><span aria-hidden="true">+{{ row.otherCount }}</span
                        ><span class="pn-hidden">{{ others }}</span></span
                      >
                    }
                  </pn-waiting-row>
                }
              </td>
              <td>
                @if (row.due; as due) {
                  <pn-due [due]="due" [withShape]="false" />
                  @if (row.moreLate; as more) {
                    <span class="overdue pn-small pn-late">{{ more }}</span>
                  }
                } @else {
                  <span class="pn-quiet">No date</span>
                }
              </td>
              <td class="wrap">{{ row.nextAudit ?? 'None planned' }}</td>
              <td class="pn-two wrap">
                @for (one of row.valid; track one) {
                  <span>{{ one }}</span>
                } @empty {
                  <span class="pn-quiet">None yet</span>
                }
              </td>
              <td class="pn-two wrap">
                @if (row.headline; as headline) {
                  <span [class]="'pn-' + headline.shape"
                    ><pn-state-shape [shape]="headline.shape" /> {{ headline.date }}</span
                  ><span>{{ headline.second }}</span>
                }
              </td>
              <td class="pn-two wrap">
                <span>{{ row.headline?.held ?? '' }}</span><span>{{ row.headline?.room ?? '' }}</span>
                @for (past of row.past; track past) {
                  <span class="pn-late">{{ past }}</span>
                }
              </td>
            </tr>
          }
        </tbody>
      </table>
    </div>
  `,
  styles: `
    .scroll {
      overflow-x: auto;
    }
    table {
      min-width: 1080px;
    }
    a {
      font: var(--pn-cell-title);
    }
    a:hover {
      text-decoration: underline;
    }
    td {
      height: 48px;
      padding-block: 4px;
    }
    /* Which journey it is must be read whole. */
    .journey,
    .journey > span {
      white-space: normal;
    }
    .wrap {
      white-space: normal;
      font: var(--pn-small);
    }
    .wrap > span {
      font: var(--pn-small) !important;
    }
    .wrap > span.pn-late {
      color: var(--pn-late);
    }
    .overdue {
      display: block;
      white-space: normal;
    }
    th[aria-sort] button {
      min-height: 24px;
    }
    @media print {
      .scroll {
        overflow: visible;
      }
      table {
        min-width: 0;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PortfolioTable {
  readonly rows = input.required<readonly PortfolioRow[]>();
  readonly changed = input.required<ReadonlySet<string>>();
  readonly query = input.required<PortfolioQuery>();
  readonly caption = input.required<string>();
  readonly sorted = output<Sort>();
  protected readonly columns = PORTFOLIO_COLUMNS;

  protected sortOf(sort: Sort | undefined): string | null {
    if (sort === undefined) return null;
    const { sort: now, direction } = this.query();
    return now !== sort ? 'none' : direction === 'asc' ? 'ascending' : 'descending';
  }
}
