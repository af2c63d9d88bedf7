import { LiveAnnouncer } from '@angular/cdk/a11y';
import { BreakpointObserver } from '@angular/cdk/layout';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  DOCUMENT,
  effect,
  inject,
  signal,
  untracked,
} from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { MatDialog } from '@angular/material/dialog';
import { MatIcon } from '@angular/material/icon';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import { firstValueFrom, map } from 'rxjs';
import * as z from 'zod/mini';
import { STAGES } from '#domain/certification/stages';
import { read } from '../../core/read.ts';
import { Session } from '../../core/session.ts';
import { Shortcuts } from '../../core/shortcuts.ts';
import { Now } from '../../core/now.ts';
import { Action } from '../../ui/action.ts';
import { EmptyState } from '../../ui/empty-state.ts';
import { ErrorState } from '../../ui/error-state.ts';
import { PageHead } from '../../ui/page-head.ts';
import { SkeletonTable } from '../../ui/skeleton-table.ts';
import { StaleNote } from '../../ui/stale-note.ts';
import { longDay } from '../../words/dates.ts';
import { WordsOfConsole } from '../../words/words-of-console.ts';
import { Bodies } from '../../core/bodies.ts';
import { portfolioSchema } from './portfolio.ts';
import { PortfolioCards } from './portfolio-cards.ts';
import { PortfolioFilters } from './portfolio-filters.ts';
import { PortfolioMenu } from './portfolio-menu.ts';
import {
  dayOf,
  addressOf,
  isIn,
  matches,
  readQuery,
  VIEWS,
  withSort,
  type PortfolioQuery,
  type Sort,
  type View,
} from './portfolio-query.ts';
import { PortfolioRows, type PortfolioRow } from './portfolio-row.ts';
import { PORTFOLIO_COLUMNS, PortfolioTable } from './portfolio-table.ts';
import { PortfolioTimeline } from './portfolio-timeline.ts';
import { TimelineLegend } from './timeline-legend.ts';
import { moved, spanAround, spanFrom, ZOOMS } from './timeline-scale.ts';
import { ViewsMenu } from '../../views/views-menu.ts';

const PHONE = '(max-width: 719px)';
/** A row that somebody else changed shows it for so long. */
const TONE_MS = 2_000;

/** The certification journeys on one timeline: will we be certified on the day we promised, and what stands in the way. */
@Component({
  selector: 'pn-journeys-page',
  imports: [
    ...[Action, EmptyState, ErrorState, MatIcon, PageHead, PortfolioCards, PortfolioFilters, PortfolioMenu],
    ...[PortfolioTable, PortfolioTimeline, RouterLink, SkeletonTable, StaleNote, TimelineLegend, ViewsMenu],
  ],
  host: { class: 'pn-page' },
  templateUrl: './journeys-page.html',
  styleUrl: './journeys-page.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class JourneysPage {
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly session = inject(Session);
  private readonly document = inject(DOCUMENT);
  private readonly announcer = inject(LiveAnnouncer);
  private readonly dialog = inject(MatDialog);
  private readonly bodies = inject(Bodies);
  private readonly rowWords = inject(PortfolioRows);
  private readonly now = inject(Now);
  protected readonly words = inject(WordsOfConsole);

  protected readonly views = VIEWS;
  /** What a saved view keeps; not where the timeline stands just now. */
  protected readonly address = computed(() => ({ ...addressOf(this.query()), from: null }));
  protected readonly zooms = ZOOMS;
  protected readonly columns = PORTFOLIO_COLUMNS;
  protected readonly query = toSignal(this.route.queryParamMap.pipe(map(readQuery)), {
    initialValue: readQuery(this.route.snapshot.queryParamMap),
  });
  protected readonly portfolio = read(() => '/api/journeys', {
    parse: (body) => z.parse(portfolioSchema, body),
    concerns: ({ type }) => type === 'journey',
  });
  protected readonly isPhone = toSignal(
    inject(BreakpointObserver)
      .observe(PHONE)
      .pipe(map(({ matches: isPhone }) => isPhone)),
    { initialValue: false },
  );

  protected readonly rows = computed<readonly PortfolioRow[]>(() => {
    const loaded = this.portfolio.value();
    if (!loaded) return [];
    return loaded.journeys.flatMap((journey) => {
      const calendar = loaded.calendars[journey.row.site];
      return calendar ? [this.rowWords.word(journey, calendar, (id) => this.bodies.nameOf(id))] : [];
    });
  });
  private readonly filtered = computed(() => this.rows().filter((row) => matches(row, this.query())));
  protected readonly counts = computed<Readonly<Record<View, number>> | null>(() => {
    if (!this.portfolio.value()) return null;
    const count = (view: View): number => this.filtered().filter(({ journey }) => isIn(journey, view)).length;
    return { all: count('all'), risk: count('risk'), audit: count('audit'), moving: count('moving') };
  });
  protected readonly shown = computed(() => {
    const { view, sort, direction } = this.query();
    const rows = this.filtered().filter(({ journey }) => isIn(journey, view));
    const sign = direction === 'asc' ? 1 : -1;
    return rows.sort((a, b) => sign * compare(a, b, sort) || a.key.localeCompare(b.key));
  });
  protected readonly atRisk = computed(() => this.shown().filter(({ journey }) => isIn(journey, 'risk')).length);
  protected readonly late = computed(() => this.shown().filter(({ late }) => late !== null).length);
  protected readonly found = computed(() => {
    const count = this.shown().length;
    const more = this.atRisk() > 0 || this.late() > 0 ? ':' : '';
    return `${String(count)} ${count === 1 ? 'journey' : 'journeys'}${more}`;
  });
  /** What paper has to say of itself: whose journeys these are, and of which day. */
  protected readonly printed = computed(
    () => `${this.session.organization()}, ${longDay(this.today(), { now: this.now.at() })}`,
  );
  protected readonly hasFilters = computed(() => Object.keys(this.query().filters).length > 0);
  protected readonly emptyTitle = computed(() => {
    const { view } = this.query();
    if (view === 'risk') return 'No date is at risk';
    return view === 'audit' ? 'No audit within 90 days' : 'No journey moves to a new edition';
  });

  protected readonly today = computed(
    () => dayOf(this.portfolio.value()?.journeys ?? []) ?? this.now.at().toISOString().slice(0, 10),
  );
  protected readonly span = computed(() => {
    const { zoom, from } = this.query();
    return from === null ? spanAround(this.today(), zoom) : spanFrom(from, zoom);
  });
  /** A workbook of exactly what is shown, in the order shown. */
  protected readonly exportUrl = computed(() => {
    const keys = this.shown().map(({ key }) => key);
    return `/api/journeys/portfolio.xlsx?keys=${encodeURIComponent(keys.join(','))}`;
  });
  protected readonly exportLabel = computed(() => {
    const count = this.shown().length;
    return count === 0 ? null : `Export ${count === this.rows().length ? 'all' : 'these'} ${String(count)}`;
  });
  protected readonly reason = computed(() =>
    this.session.may('journey.start') ? null : 'Only a project lead or a quality manager starts a journey.',
  );

  private readonly heldChanged = signal<ReadonlySet<string>>(new Set());
  protected readonly changed = this.heldChanged.asReadonly();
  private versions: ReadonlyMap<string, number> = new Map();

  constructor() {
    const group = 'On this page';
    inject(Shortcuts).add(
      [
        { keys: 'ArrowLeft', says: 'Earlier', group, run: () => this.pan(-1) },
        { keys: 'ArrowRight', says: 'Later', group, run: () => this.pan(1) },
        { keys: 't', says: 'To today', group, run: () => this.toToday() },
        { keys: 'j', says: 'Next row', group, run: () => this.step(1) },
        { keys: 'k', says: 'Row before', group, run: () => this.step(-1) },
      ],
      inject(DestroyRef),
    );
    effect(() => {
      const rows = this.rows();
      untracked(() => this.tellChanges(rows));
    });
  }

  protected go(query: PortfolioQuery): void {
    void this.router.navigate([], { queryParams: addressOf(query), queryParamsHandling: 'merge', replaceUrl: true });
  }

  protected sort(sort: Sort): void {
    this.go(withSort(this.query(), sort));
  }

  protected pan(by: 1 | -1): void {
    const query = this.query();
    if (query.as === 'timeline') this.go({ ...query, from: moved(this.span(), query.zoom, by).from });
  }

  protected toToday(): void {
    this.go({ ...this.query(), from: null });
  }

  protected print(): void {
    this.document.defaultView?.print();
  }

  protected async start(): Promise<void> {
    const { StartDialog } = await import('../start/start-dialog.ts');
    const opened = this.dialog.open<unknown, void, string>(StartDialog, {
      width: '800px',
      maxWidth: 'calc(100vw - 16px)',
      maxHeight: 'calc(100dvh - 16px)',
      autoFocus: 'first-heading',
    });
    const key = await firstValueFrom(opened.afterClosed());
    if (key !== undefined) await this.router.navigate(['/journeys', key]);
  }

  /** Rows change in place, show it for a moment, and are told to those who do not see it. */
  private tellChanges(rows: readonly PortfolioRow[]): void {
    const before = this.versions;
    this.versions = new Map(rows.map(({ key, journey }) => [key, journey.row.version]));
    if (before.size === 0) return;
    const changed = rows.filter(({ key, journey }) => (before.get(key) ?? 0) < journey.row.version);
    if (changed.length === 0) return;
    this.heldChanged.set(new Set(changed.map(({ key }) => key)));
    setTimeout(() => this.heldChanged.set(new Set()), TONE_MS);
    const [first] = changed;
    if (first) void this.announcer.announce(this.rowWords.announce(first), 'polite');
  }

  /** Moves the focus from row to row; without one it begins at the first. */
  private step(by: 1 | -1): void {
    const links = [...this.document.querySelectorAll<HTMLElement>('pn-journeys-page [data-row-link]')];
    const at = links.findIndex((link) => link === this.document.activeElement);
    links[at < 0 ? 0 : Math.min(links.length - 1, Math.max(0, at + by))]?.focus();
  }
}

/** What has nothing to compare comes last. */
function compare(a: PortfolioRow, b: PortfolioRow, sort: Sort): number {
  switch (sort) {
    case 'slack':
      return bySlack(a.slack ?? Number.POSITIVE_INFINITY, b.slack ?? Number.POSITIVE_INFINITY);
    case 'title':
      return a.title.localeCompare(b.title);
    case 'stage':
      return STAGES.indexOf(a.journey.phase) - STAGES.indexOf(b.journey.phase);
    case 'lead':
      return a.lead.localeCompare(b.lead);
    case 'due':
      return (a.dueOn ?? '9').localeCompare(b.dueOn ?? '9');
    case 'audit':
      return (a.nextAuditOn ?? '9').localeCompare(b.nextAuditOn ?? '9');
    case 'valid':
      return (a.validUntil ?? '9').localeCompare(b.validUntil ?? '9');
    case 'likely':
      return (a.journey.forecast?.likely ?? '9').localeCompare(b.journey.forecast?.likely ?? '9');
  }
}

/** Two that are endless are alike. */
const bySlack = (a: number, b: number): number => (a === b ? 0 : a - b);
