import { LiveAnnouncer } from '@angular/cdk/a11y';
import { BreakpointObserver } from '@angular/cdk/layout';
import { ChangeDetectionStrategy, Component, computed, DestroyRef, effect, inject, untracked } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { MatDialog } from '@angular/material/dialog';
import { MatIcon } from '@angular/material/icon';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import { map } from 'rxjs';
import * as z from 'zod/mini';
import { Directory } from '../core/directory.ts';
import { Now } from '../core/now.ts';
import { read } from '../core/read.ts';
import { Shortcuts } from '../core/shortcuts.ts';
import { Action } from '../ui/action.ts';
import { EmptyState } from '../ui/empty-state.ts';
import { ErrorState } from '../ui/error-state.ts';
import { FilterChip } from '../ui/filter-chip.ts';
import { Notice } from '../ui/notice.ts';
import { PageHead } from '../ui/page-head.ts';
import { SkeletonTable } from '../ui/skeleton-table.ts';
import { StaleNote } from '../ui/stale-note.ts';
import { StateShape } from '../ui/state-shape.ts';
import { day } from '../words/dates.ts';
import { WordsOfConsole } from '../words/words-of-console.ts';
import { CalendarAgenda } from './calendar-agenda.ts';
import { CalendarMonth, type OpenedDay } from './calendar-month.ts';
import { addressOf, readQuery, TYPES, type CalendarQuery } from './calendar-query.ts';
import { dueSchema } from './due.ts';
import { DueWords } from './due-words.ts';
import { agendaSpan, gridSpan, monthAfterStep, monthOf } from './month-layout.ts';
import { monthName, monthsName } from './month-name.ts';

/** From here on seven columns have room for words. */
const ROOM_FOR_MONTH = '(min-width: 900px)';

/** Everything due, booked or ending, by its day: what is coming at us, and when do several things meet. */
@Component({
  selector: 'pn-calendar-page',
  imports: [
    ...[Action, CalendarAgenda, CalendarMonth, EmptyState, ErrorState, FilterChip, MatIcon, Notice, PageHead],
    ...[RouterLink, SkeletonTable, StaleNote, StateShape],
  ],
  host: { class: 'pn-page' },
  templateUrl: './calendar-page.html',
  styleUrl: './calendar-page.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CalendarPage {
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly dialog = inject(MatDialog);
  private readonly directory = inject(Directory);
  private readonly announcer = inject(LiveAnnouncer);
  private readonly dueWords = inject(DueWords);
  private readonly words = inject(WordsOfConsole);
  private readonly now = inject(Now);

  protected readonly columns = [
    { head: 'Day', width: '116px' },
    { head: 'Due', two: true },
    { head: '', width: '160px' },
  ];
  protected readonly query = toSignal(this.route.queryParamMap.pipe(map(readQuery)), {
    initialValue: readQuery(this.route.snapshot.queryParamMap),
  });
  protected readonly hasRoom = toSignal(
    inject(BreakpointObserver)
      .observe(ROOM_FOR_MONTH)
      .pipe(map(({ matches }) => matches)),
    { initialValue: true },
  );
  /** A link to a month opens its agenda where the grid has no room. */
  protected readonly view = computed(() => (this.hasRoom() ? this.query().as : 'agenda'));
  protected readonly today = computed(() => new Intl.DateTimeFormat('en-CA').format(this.now.at()));
  protected readonly month = computed(() => this.query().month ?? monthOf(this.today()));

  private readonly span = computed(() =>
    this.view() === 'month' ? gridSpan(this.month()) : agendaSpan(this.query().month, this.today()),
  );
  protected readonly withToday = computed(() => this.span().from <= this.today() && this.today() <= this.span().to);
  protected readonly name = computed(() =>
    this.view() === 'month' ? monthName(this.month()) : monthsName(this.month(), monthOf(this.span().to)),
  );

  protected readonly due = read(() => this.url(), {
    parse: (body) => z.parse(dueSchema, body),
    concerns: () => true,
  });
  /** The answer about the days in sight; while others are on their way it is not that of the days before. */
  protected readonly answer = computed(() => {
    const value = this.due.value();
    const { from, to } = this.span();
    return value?.from === from && value.to === to ? value : undefined;
  });
  protected readonly items = computed(() => (this.answer()?.items ?? []).map((item) => this.dueWords.word(item)));
  /** What is late matters where today is in sight; elsewhere it is on its day. */
  protected readonly late = computed(() => (this.withToday() ? this.items().filter(({ isLate }) => isLate) : []));
  protected readonly ahead = computed(() =>
    this.withToday() ? this.items().filter((one) => !one.isLate) : this.items(),
  );
  protected readonly isEmpty = computed(() => this.items().length === 0);
  protected readonly hasFilters = computed(() => {
    const { who, site, type } = this.query();
    return who === 'me' || site !== null || type !== null;
  });
  protected readonly found = computed(() => {
    const count = this.ahead().length;
    return count === 1 ? '1 thing on its day' : `${String(count)} things on their days`;
  });
  protected readonly emptyText = computed(() =>
    this.hasFilters()
      ? `Nothing of it falls into ${this.name()}. Take a filter away to see more.`
      : `What open processes wait for until a day, booked audits and the ends of certificates stand here. In ${this.name()} there is none.`,
  );
  protected readonly lastShown = computed(() => day(this.items().at(-1)?.date ?? '', { now: this.now.at() }));

  protected readonly sites = computed(() =>
    [...this.directory.sites().values()]
      .map(({ id, name }) => ({ value: id, label: name }))
      .sort((a, b) => a.label.localeCompare(b.label)),
  );
  protected readonly types = computed(() =>
    TYPES.map((type) => ({ value: type, label: this.words.say(`process.${type}`) })),
  );
  protected readonly siteName = computed(() => this.named(this.query().site, (site) => this.directory.siteName(site)));
  protected readonly typeName = computed(() =>
    this.named(this.query().type, (type) => this.words.say(`process.${type}`)),
  );

  constructor() {
    const group = 'On this page';
    inject(Shortcuts).add(
      [
        { keys: 'ArrowLeft', says: 'Earlier', group, run: () => this.step(-1) },
        { keys: 'ArrowRight', says: 'Later', group, run: () => this.step(1) },
        { keys: 't', says: 'To today', group, run: () => this.toToday() },
        { keys: 'a', says: 'Agenda', group, run: () => this.show('agenda') },
        { keys: 'm', says: 'Month', group, run: () => this.show('month') },
      ],
      inject(DestroyRef),
    );
    let told = '';
    effect(() => {
      const name = this.name();
      if (!this.answer() || name === told) return;
      const isFirst = told === '';
      told = name;
      // The page itself is announced by its title; only moving on changes what is in sight.
      if (!isFirst) void this.announcer.announce(`${name}: ${untracked(this.found)}`, 'polite');
    });
  }

  protected narrow(part: Partial<CalendarQuery>): void {
    this.go({ ...this.query(), ...part });
  }

  protected show(as: CalendarQuery['as']): void {
    if (this.hasRoom()) this.narrow({ as });
  }

  protected step(by: 1 | -1): void {
    const month = monthAfterStep(this.query().month, this.today(), this.view(), by);
    this.narrow({ month });
  }

  protected toToday(): void {
    this.narrow({ month: null });
  }

  protected async open(day: OpenedDay): Promise<void> {
    const { DayDialog } = await import('./day-dialog.ts');
    this.dialog.open(DayDialog, { data: day, width: '640px' });
  }

  protected async subscribe(): Promise<void> {
    const { FeedDialog } = await import('../feeds/feed-dialog.ts');
    this.dialog.open(FeedDialog, { data: { journey: null }, width: '560px' });
  }

  private url(): string {
    const { from, to } = this.span();
    const { who, site, type } = this.query();
    const params = new URLSearchParams({ from, to });
    if (this.withToday()) params.set('late', 'true');
    if (who === 'me') params.set('mine', 'true');
    if (site !== null) params.set('site', site);
    if (type !== null) params.set('type', type);
    return `/api/due?${params.toString()}`;
  }

  private go(query: CalendarQuery): void {
    const queryParams = addressOf(query);
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }

  private named(value: string | null, name: (value: string) => string): string | null {
    return value === null ? null : name(value);
  }
}
