import { LiveAnnouncer } from '@angular/cdk/a11y';
import { BreakpointObserver } from '@angular/cdk/layout';
import {
  afterRenderEffect,
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  DOCUMENT,
  type ElementRef,
  inject,
  viewChild,
} from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { MatIcon } from '@angular/material/icon';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import { map } from 'rxjs';
import { Session } from '../core/session.ts';
import { Shortcuts } from '../core/shortcuts.ts';
import { Action } from '../ui/action.ts';
import { EmptyState } from '../ui/empty-state.ts';
import { ErrorState } from '../ui/error-state.ts';
import { PageHead } from '../ui/page-head.ts';
import { SkeletonTable } from '../ui/skeleton-table.ts';
import { StaleNote } from '../ui/stale-note.ts';
import { WordsOfConsole } from '../words/words-of-console.ts';
import { CapaCards } from './capa-cards.ts';
import { CapaRows } from './capa-row.ts';
import { CapaTable, columnsOf } from './capa-table.ts';
import { FilterBar } from './filter-bar.ts';
import { FilterChoices } from './filter-choices.ts';
import { registerCounts } from './register-counts.ts';
import {
  addressOf,
  FILTERS,
  isUsual,
  readQuery,
  VIEWS,
  withFilter,
  withSort,
  withView,
  type Filter,
  type RegisterQuery,
  type Sort,
  type View,
} from './register-query.ts';
import { register } from './register.ts';
import { ViewsMenu } from '../views/views-menu.ts';

const PHONE = '(max-width: 719px)';

/** The register of reports and CAPA loops: what is stuck, late or coming back. */
@Component({
  selector: 'pn-capas-page',
  imports: [
    Action,
    CapaCards,
    CapaTable,
    EmptyState,
    ErrorState,
    FilterBar,
    MatIcon,
    PageHead,
    RouterLink,
    SkeletonTable,
    StaleNote,
    ViewsMenu,
  ],
  host: { class: 'pn-page' },
  templateUrl: './capas-page.html',
  styleUrl: './capas-page.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CapasPage {
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly session = inject(Session);
  private readonly document = inject(DOCUMENT);
  private readonly announcer = inject(LiveAnnouncer);
  private readonly capaRows = inject(CapaRows);
  protected readonly choices = inject(FilterChoices);
  protected readonly words = inject(WordsOfConsole);
  private readonly bar = viewChild.required(FilterBar);
  private readonly tabs = viewChild.required<ElementRef<HTMLElement>>('tabs');

  protected readonly views = VIEWS;
  protected readonly addressOf = addressOf;
  protected readonly query = toSignal(this.route.queryParamMap.pipe(map(readQuery)), {
    initialValue: readQuery(this.route.snapshot.queryParamMap),
  });
  protected readonly columns = computed(() => columnsOf(this.query().view));
  protected readonly register = register(this.query, (row) => {
    void this.announcer.announce(this.capaRows.announce(row), 'polite');
  });
  protected readonly counts = registerCounts(this.query);
  private readonly areCounted = computed(() => VIEWS.every((view) => this.counts.of(view) !== undefined));
  protected readonly rows = computed(() => this.register.rows().map((row) => this.capaRows.word(row)));
  protected readonly isPhone = toSignal(
    inject(BreakpointObserver)
      .observe(PHONE)
      .pipe(map(({ matches }) => matches)),
    { initialValue: false },
  );

  /** The filters that are set, to be taken away where nothing matches. */
  protected readonly set = computed(() =>
    FILTERS.flatMap((filter) => {
      const value = this.query().filters[filter];
      return value === undefined
        ? []
        : [{ filter, name: this.choices.nameOf(filter), word: this.choices.wordOf(filter, value) }];
    }),
  );
  protected readonly order = computed(() => {
    const query = this.query();
    return this.words.say(isUsual(query) ? `order.${query.sort}` : `order.${query.sort}.${query.direction}`);
  });
  protected readonly range = computed(() => {
    const shown = this.rows().length;
    const total = this.counts.found()?.total;
    return total === undefined ? `1–${String(shown)}` : `1–${String(shown)} of ${String(Math.max(total, shown))}`;
  });
  protected readonly reason = computed(() =>
    this.session.may('report.create') ? null : 'Your role reads only. Ask an administrator if you should report.',
  );

  constructor() {
    inject(Shortcuts).add(
      [
        { keys: '/', says: 'Filter', group: 'On this page', run: () => this.bar().focus() },
        { keys: 'j', says: 'Next row', group: 'On this page', run: () => this.step(1) },
        { keys: 'k', says: 'Row before', group: 'On this page', run: () => this.step(-1) },
        { keys: 'a', says: 'Act on the waiting line of the row', group: 'On this page', run: () => this.act() },
        { keys: 'r', says: 'Put the rows in order again', group: 'On this page', run: () => this.register.reload() },
      ],
      inject(DestroyRef),
    );
    // A view that an address opened may lie beyond the edge of a phone, also once the counts made all of them wider.
    afterRenderEffect(() => {
      this.query();
      this.areCounted();
      const here = this.tabs().nativeElement.querySelector('[aria-current]');
      here?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    });
  }

  protected addressOfView(view: View): Readonly<Record<string, string | null>> {
    return addressOf(withView(this.query(), view));
  }

  protected go(query: RegisterQuery): void {
    void this.router.navigate([], { queryParams: addressOf(query), queryParamsHandling: 'merge', replaceUrl: true });
  }

  protected sort(sort: Sort): void {
    this.go(withSort(this.query(), sort));
  }

  protected drop(filter: Filter): void {
    this.go(withFilter(this.query(), filter, null));
  }

  protected dropAll(): void {
    this.go({ ...this.query(), filters: {} });
  }

  protected report(): void {
    void this.router.navigateByUrl('/capas/new');
  }

  /** Moves the focus from row to row; without one it begins at the first. */
  private step(by: 1 | -1): void {
    const links = this.rowLinks();
    const at = links.findIndex((link) => link === this.document.activeElement);
    links[at < 0 ? 0 : Math.min(links.length - 1, Math.max(0, at + by))]?.focus();
  }

  private act(): void {
    const at = this.rowLinks().findIndex((link) => link === this.document.activeElement);
    const row = this.rows()[at];
    if (row?.mine) void this.router.navigate(['/processes', row.key], { queryParams: row.mine.query });
    else if (row) void this.announcer.announce('This row does not wait for you', 'polite');
  }

  private rowLinks(): readonly HTMLElement[] {
    return [...this.document.querySelectorAll<HTMLElement>('pn-capas-page [data-row-link]')];
  }
}
