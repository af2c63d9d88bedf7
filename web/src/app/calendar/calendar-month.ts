import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { Now } from '../core/now.ts';
import { StateShape } from '../ui/state-shape.ts';
import { longDay } from '../words/dates.ts';
import type { WordedItem } from './due-words.ts';
import { clamp, weeksOf } from './month-layout.ts';
import { monthName } from './month-name.ts';

/** Lines that a day has room for; the count of what is hidden takes the last. */
const LINES = 4;

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** A day with all that it has. */
export interface OpenedDay {
  readonly date: string;
  readonly items: readonly WordedItem[];
}

/** A month as a table: a week a row, a day a field, its things as short lines. */
@Component({
  selector: 'pn-calendar-month',
  imports: [MatIcon, RouterLink, StateShape],
  template: `
    <table>
      <caption class="pn-hidden">
        {{
          name()
        }}
      </caption>
      <thead>
        <tr>
          @for (weekday of weekdays; track weekday) {
            <th scope="col">
              <abbr [attr.title]="weekday">{{ weekday.slice(0, 3) }}</abbr>
            </th>
          }
        </tr>
      </thead>
      <tbody>
        @for (week of weeks(); track week[0]?.date) {
          <tr>
            @for (field of week; track field.date) {
              <td
                [class.outside]="field.isOutside"
                [class.today]="field.date === today()"
                [attr.aria-current]="field.date === today() ? 'date' : null"
              >
                <time [attr.datetime]="field.date" [attr.aria-label]="field.long">
                  @if (field.date === today()) {
                    <span class="mark">{{ field.number }}</span> Today
                  } @else {
                    {{ field.number }}
                  }
                </time>
                @if (field.shown.length > 0) {
                  <ul>
                    @for (item of field.shown; track item.id) {
                      <li>
                        <a
                          class="line"
                          [class.pn-late]="item.isLate"
                          [routerLink]="['/processes', item.key]"
                          [attr.title]="item.complete"
                        >
                          @if (item.shape; as shape) {
                            <pn-state-shape [shape]="shape" [label]="item.state" />
                          } @else {
                            <mat-icon [svgIcon]="item.icon" />
                          }
                          <span class="pn-cut"
                            >{{ item.what }}<span class="pn-hidden">, {{ item.who }} {{ item.key }}</span></span
                          >
                        </a>
                      </li>
                    }
                  </ul>
                }
                @if (field.more > 0) {
                  <button
                    type="button"
                    class="more"
                    [attr.aria-label]="field.more + ' more on ' + field.long"
                    (click)="opened.emit({ date: field.date, items: field.items })"
                  >
                    +{{ field.more }} more
                  </button>
                }
              </td>
            }
          </tr>
        }
      </tbody>
    </table>
  `,
  styles: `
    :host {
      display: block;
      flex: 1;
    }
    table {
      width: 100%;
      height: 100%;
      border-collapse: collapse;
      table-layout: fixed;
    }
    th {
      height: 28px;
      padding: 0 8px;
      border-block: 1px solid var(--mat-sys-outline-variant);
      font: var(--pn-label);
      color: var(--pn-quiet);
      text-align: left;
    }
    abbr {
      text-decoration: none;
    }
    td {
      height: 126px;
      padding: 4px 4px 6px;
      border-bottom: 1px solid var(--mat-sys-outline-variant);
      vertical-align: top;
    }
    td + td,
    th + th {
      border-left: 1px solid var(--mat-sys-outline-variant);
    }
    .outside {
      background: var(--mat-sys-surface-container-low);
    }
    time {
      display: block;
      padding: 0 4px;
      font: var(--pn-label);
      line-height: 22px;
      color: var(--mat-sys-on-surface-variant);
    }
    .outside time {
      font-weight: 400;
      color: var(--pn-quiet);
    }
    .mark {
      display: inline-block;
      min-width: 22px;
      padding: 0 4px;
      margin-left: -4px;
      border-radius: var(--pn-radius);
      background: var(--mat-sys-primary);
      color: var(--mat-sys-on-primary);
      text-align: center;
    }
    .line {
      display: flex;
      align-items: center;
      gap: 5px;
      min-height: 24px;
      padding: 0 4px;
      border-radius: 4px;
      font: var(--pn-small);
    }
    .line:hover,
    .more:hover {
      background: var(--mat-sys-surface-container);
    }
    .line:focus-visible,
    .more:focus-visible {
      outline-offset: -2px;
    }
    .line pn-state-shape,
    .line .mat-icon {
      flex: none;
      width: 12px;
      height: 12px;
    }
    .line .mat-icon {
      color: var(--pn-quiet);
    }
    .more {
      min-height: 24px;
      padding: 0 4px;
      border: 0;
      border-radius: 4px;
      background: none;
      font: 500 12px/16px var(--pn-font);
      color: var(--mat-sys-primary);
      cursor: pointer;
    }
    @media (forced-colors: active) {
      .mark {
        outline: 1px solid CanvasText;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CalendarMonth {
  private readonly now = inject(Now);
  readonly month = input.required<string>();
  readonly items = input.required<readonly WordedItem[]>();
  readonly today = input.required<string>();
  /** A day was asked for whose things have no room in the grid. */
  readonly opened = output<OpenedDay>();

  protected readonly weekdays = WEEKDAYS;
  protected readonly name = computed(() => monthName(this.month()));
  protected readonly weeks = computed(() => {
    const byDate = Map.groupBy(this.items(), ({ date }) => date);
    return weeksOf(this.month()).map((week) =>
      week.map((field) => {
        const items = byDate.get(field.date) ?? [];
        return { ...field, ...clamp(items, LINES), items, long: longDay(field.date, { now: this.now.at() }) };
      }),
    );
  });
}
