import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { Router, RouterLink } from '@angular/router';
import { Action } from '../ui/action.ts';
import { Grade } from '../ui/grade.ts';
import { StageTicks } from '../ui/stage-ticks.ts';
import { DueCell } from '../ui/waiting/due-cell.ts';
import { WaitingRow } from '../ui/waiting/waiting-row.ts';
import type { CapaRow } from './capa-row.ts';
import { EndedLine } from './ended-line.ts';
import type { RegisterQuery, Sort, View } from './register-query.ts';

/** A column of the register, and the order that its head gives. */
export interface RegisterColumn {
  readonly head: string;
  readonly width?: string;
  readonly two?: boolean;
  readonly sort?: Sort;
}

/** The columns of the register. What is closed waits for nothing and is due no more: its result stands there. */
export function columnsOf(view: View): readonly RegisterColumn[] {
  return [
    { head: 'Key', width: '138px', sort: 'newest' },
    { head: 'Title', width: '22%', sort: 'title' },
    { head: 'Stage', width: '158px', two: true, sort: 'stage' },
    ...(view === 'closed'
      ? [{ head: 'Result', two: true }]
      : [
          { head: 'Waiting for', two: true },
          { head: 'Due', width: '162px', two: true, sort: 'urgency' as const },
        ]),
    { head: 'Grade', width: '88px', sort: 'grade' },
    { head: 'Owner, site', width: '140px', two: true, sort: 'owner' },
  ];
}

/** The register as a table: 40 px rows, heads that sort and stay, the reader's own button in the row. */
@Component({
  selector: 'pn-capa-table',
  imports: [Action, DueCell, EndedLine, Grade, MatIcon, RouterLink, StageTicks, WaitingRow],
  template: `
    <table class="pn-table">
      <caption class="pn-hidden">
        {{
          caption()
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
            <th scope="col" [attr.aria-sort]="sortOf(column)">
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
          <tr [class.pn-changed]="changed().has(row.key)" (click)="open($event, row)">
            <td class="pn-key">{{ row.key }}</td>
            <td class="pn-title">
              <a [routerLink]="['/processes', row.key]" [attr.title]="row.title" data-row-link>{{ row.title }}</a>
            </td>
            <td>
              {{ row.stage }}
              <span class="ticks"
                ><pn-stage-ticks [stages]="row.ticks.stages" [at]="row.ticks.at" />
                @if (row.attempt; as attempt) {
                  <span>{{ attempt }}</span>
                }
              </span>
            </td>
            <td>
              @if (row.ended; as ended) {
                <pn-ended [ended]="ended" />
              } @else {
                <pn-waiting-row [lines]="row.line ? [row.line] : []">
                  @if (row.others; as others) {
                    <!-- Short, so that the sentence keeps its room; the words are for tooltips and screen readers. -->
                    <span class="pn-small" [class]="others.isLate ? 'pn-late' : 'pn-quiet'" [attr.title]="others.words"
                      ><span aria-hidden="true">+{{ others.count }}{{ others.isLate ? ' late' : '' }}</span
                      ><span class="pn-hidden">{{ others.words }}</span></span
                    >
                  }
                  @if (row.mine; as mine) {
                    <pn-action [label]="mine.label" [small]="true" [hint]="row.title" (pressed)="act(row)" />
                  }
                </pn-waiting-row>
              }
            </td>
            @if (query().view !== 'closed') {
              <td>
                @if (row.due; as due) {
                  <pn-due [due]="due" />
                } @else {
                  <span class="pn-quiet">{{ row.ended ? '' : 'No date' }}</span>
                }
              </td>
            }
            <td>
              @if (row.grade; as grade) {
                <pn-grade [grade]="grade.code" [word]="grade.word" />
              } @else {
                <span class="pn-quiet">Not graded</span>
              }
            </td>
            <td class="pn-two">
              <span [class.pn-quiet]="row.owner === null">{{
                row.owner ?? (row.ended ? 'Nobody' : 'None yet')
              }}</span><span>{{ row.site }}</span>
            </td>
          </tr>
        }
      </tbody>
    </table>
  `,
  styles: `
    tr {
      cursor: pointer;
    }
    tbody tr:focus-within td {
      background: var(--mat-sys-surface-container-low);
    }
    .ticks {
      display: flex;
      align-items: center;
      gap: 6px;
      height: 14px;
      font: var(--pn-small);
    }
    .pn-title a {
      padding: 3px 0;
    }
    .pn-title a:focus-visible {
      outline-offset: -1px;
    }
    th[aria-sort] button {
      min-height: 24px;
    }
    th[aria-sort='ascending'] button,
    th[aria-sort='descending'] button {
      color: var(--mat-sys-on-surface);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CapaTable {
  private readonly router = inject(Router);

  readonly rows = input.required<readonly CapaRow[]>();
  readonly changed = input.required<ReadonlySet<string>>();
  readonly query = input.required<RegisterQuery>();
  /** What the table shows, for screen readers. */
  readonly caption = input.required<string>();
  readonly sorted = output<Sort>();

  protected readonly columns = computed(() => columnsOf(this.query().view));

  protected sortOf({ sort }: RegisterColumn): string | null {
    if (sort === undefined) return null;
    const { sort: now, direction } = this.query();
    return now !== sort ? 'none' : direction === 'asc' ? 'ascending' : 'descending';
  }

  /** The whole row opens the process; its links and buttons keep what they do, and marked text stays marked. */
  protected open(event: MouseEvent, row: CapaRow): void {
    const onControl = event.target instanceof Element && event.target.closest('a, button') !== null;
    if (onControl || getSelection()?.isCollapsed === false) return;
    void this.router.navigate(['/processes', row.key]);
  }

  protected act({ key, mine }: CapaRow): void {
    void this.router.navigate(['/processes', key], { queryParams: mine?.query ?? {} });
  }
}
