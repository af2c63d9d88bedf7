import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Now } from '../core/now.ts';
import { SectionHead } from '../ui/section-head.ts';
import { day, longDay } from '../words/dates.ts';
import { DueRow } from './due-row.ts';
import type { WordedItem } from './due-words.ts';
import { byDay, monthOf } from './month-layout.ts';
import { monthName } from './month-name.ts';

/** The days that have something, grouped by month; what is late comes first, in a group of its own. */
@Component({
  selector: 'pn-calendar-agenda',
  imports: [DueRow, SectionHead],
  template: `
    @if (late().length > 0) {
      <section>
        <pn-section-head title="Late" [note]="late().length + ', the longest first'" />
        <ul class="late">
          @for (item of late(); track item.id) {
            <li>
              <span class="date">{{ short(item.date) }}</span>
              <pn-due-row [item]="item" />
            </li>
          }
        </ul>
      </section>
    }
    @for (month of months(); track month.month) {
      <section>
        <pn-section-head [title]="month.name" [note]="month.count === 0 ? null : '' + month.count" />
        @for (one of month.days; track one.date) {
          <div class="day" [class.today]="one.date === today()">
            <h3 [attr.title]="one.long">
              {{ one.short }}
              @if (one.date === today()) {
                <span class="mark">Today</span>
              }
            </h3>
            @if (one.things.length > 0) {
              <ul>
                @for (item of one.things; track item.id) {
                  <li><pn-due-row [item]="item" /></li>
                }
              </ul>
            } @else {
              <p class="pn-quiet nothing">Nothing is due today</p>
            }
          </div>
        }
      </section>
    }
  `,
  styles: `
    :host {
      display: block;
      padding: 0 var(--pn-gutter) 24px;
    }
    .day,
    .late li {
      display: grid;
      grid-template-columns: 116px minmax(0, 1fr);
      border-top: 1px solid var(--mat-sys-outline-variant);
    }
    .day li + li {
      border-top: 1px solid var(--mat-sys-outline-variant);
    }
    h3,
    .date {
      padding: 7px 8px 7px 0;
      font: var(--pn-cell);
      line-height: 20px;
      color: var(--mat-sys-on-surface-variant);
    }
    .today h3 {
      font-weight: 600;
      color: var(--mat-sys-on-surface);
    }
    .mark {
      display: inline-block;
      margin-left: 4px;
      padding: 0 6px;
      border-radius: 4px;
      background: var(--mat-sys-primary-container);
      color: var(--mat-sys-on-primary-container);
      font: 500 11px/18px var(--pn-font);
    }
    .nothing {
      padding: 7px 0;
      font: var(--pn-cell);
      line-height: 20px;
    }
    @media (max-width: 719px) {
      .day,
      .late li {
        grid-template-columns: minmax(0, 1fr);
      }
      h3,
      .date {
        padding: 10px 0 0;
        font-weight: 500;
      }
    }
    @media (forced-colors: active) {
      .mark {
        border: 1px solid CanvasText;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CalendarAgenda {
  private readonly now = inject(Now);
  /** What is late and has a group of its own; empty away from today. */
  readonly late = input.required<readonly WordedItem[]>();
  readonly items = input.required<readonly WordedItem[]>();
  readonly today = input.required<string>();
  /** Whether today lies in sight: it is marked then, also when nothing is due. */
  readonly withToday = input.required<boolean>();

  protected readonly months = computed(() => {
    const days = byDay(this.items());
    const empty = this.withToday() && !days.some(({ date }) => date === this.today());
    const all = empty ? [...days, { date: this.today(), things: [] }].sort((a, b) => (a.date < b.date ? -1 : 1)) : days;
    return [...Map.groupBy(all, ({ date }) => monthOf(date))].map(([month, those]) => ({
      month,
      name: monthName(month),
      count: those.reduce((sum, { things }) => sum + things.length, 0),
      days: those.map((one) => ({ ...one, short: this.short(one.date), long: this.long(one.date) })),
    }));
  });

  protected short(date: string): string {
    return day(date, { now: this.now.at() });
  }

  private long(date: string): string {
    return longDay(date, { now: this.now.at() });
  }
}
