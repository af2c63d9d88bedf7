import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { PnDate, PnTime } from '../words/date-pipes.ts';
import { Directory } from '../core/directory.ts';
import { WordsOfConsole } from '../words/words-of-console.ts';
import { SectionHead } from '../ui/section-head.ts';
import { moment } from '../words/dates.ts';
import { newsByDay } from './news.ts';
import type { TodayView } from './today.ts';

/** So many before “Show all”. */
const SHOWN = 8;

/** What happened since the last visit, in words and by day. */
@Component({
  selector: 'pn-since-last-visit',
  imports: [MatIcon, PnDate, PnTime, RouterLink, SectionHead],
  template: `
    <pn-section-head [side]="true" title="Since your last visit"
      ><span class="pn-small pn-quiet" [attr.title]="view().since | pnDate: 'complete'">{{
        since()
      }}</span></pn-section-head
    >
    @for (day of shown(); track day.name) {
      <h3>{{ day.name }}</h3>
      <ul>
        @for (news of day.news; track news.id) {
          <li>
            <mat-icon [svgIcon]="news.told ? 'bell-outline' : 'autorenew'" />
            <a [routerLink]="['/processes', news.key]"
              >{{ news.text }}
              <small [attr.title]="news.at | pnDate: 'complete'"
                >{{ news.at | pnTime }} · {{ news.key }} {{ news.title }}</small
              ></a
            >
          </li>
        }
      </ul>
    } @empty {
      <p class="pn-second">Nothing has changed in what you take part in.</p>
    }
    @if (hidden() > 0) {
      <button type="button" class="pn-link" (click)="all.set(true)">Show {{ hidden() }} more</button>
    }
  `,
  styles: `
    h3 {
      margin: 8px 0 2px;
      font: var(--pn-label);
      color: var(--pn-quiet);
    }
    li {
      display: grid;
      grid-template-columns: 20px minmax(0, 1fr);
      gap: 8px;
      padding: 5px 0;
      overflow-wrap: anywhere;
    }
    a:hover {
      text-decoration: underline;
      text-underline-offset: 3px;
      text-decoration-color: var(--mat-sys-outline);
    }
    .mat-icon {
      width: 16px;
      height: 16px;
      margin-top: 1px;
      color: var(--pn-quiet);
    }
    small {
      display: block;
      font: var(--pn-small);
      color: var(--pn-quiet);
    }
    .pn-link {
      min-height: 24px;
      margin: 6px 0 0 28px;
      font: var(--pn-label);
    }
    @media (max-width: 719px) {
      li {
        padding: 10px 0;
      }
      .pn-link {
        min-height: 44px;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SinceLastVisit {
  private readonly words = inject(WordsOfConsole);
  private readonly directory = inject(Directory);
  readonly view = input.required<TodayView>();

  protected readonly all = signal(false);
  protected readonly since = computed(() => moment(this.view().since, this.words.wording().dates));
  private readonly days = computed(() =>
    newsByDay(this.view(), this.words.wording(), (site) => this.directory.zoneOf(site)),
  );
  private readonly count = computed(() => this.days().reduce((sum, day) => sum + day.news.length, 0));
  protected readonly hidden = computed(() => (this.all() ? 0 : Math.max(0, this.count() - SHOWN)));
  protected readonly shown = computed(() => {
    if (this.all()) return this.days();
    let room = SHOWN;
    return this.days().flatMap((day) => {
      const news = day.news.slice(0, Math.max(0, room));
      room -= news.length;
      return news.length > 0 ? [{ ...day, news }] : [];
    });
  });
}
