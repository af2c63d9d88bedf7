import { LiveAnnouncer } from '@angular/cdk/a11y';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  effect,
  inject,
  input,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { RouterLink } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { withChange } from '#domain/certification/gap/rating';
import { ratingRefusal } from '#domain/certification/gap/scope';
import { Shortcuts } from '../core/shortcuts.ts';
import { JourneyFrame } from '../journeys/page/journey-frame.ts';
import { JourneyReading } from '../journeys/page/journey-reading.ts';
import { ProcessView } from '../processes/process-view.ts';
import { Action } from '../ui/action.ts';
import { EmptyState } from '../ui/empty-state.ts';
import { ErrorState } from '../ui/error-state.ts';
import { Notice } from '../ui/notice.ts';
import { SkeletonTable } from '../ui/skeleton-table.ts';
import { StaleNote } from '../ui/stale-note.ts';
import { Toasts } from '../ui/toasts.ts';
import { Acceptance } from './acceptance.ts';
import { ClausePanel } from './clause-panel.ts';
import { ClauseSide } from './clause-side.ts';
import { ClauseTree, type KeyOnRow } from './clause-tree.ts';
import { EditionSwitch } from './edition-switch.ts';
import { GapBand } from './gap-band.ts';
import { GapFacts } from './gap-facts.ts';
import { GapFilters } from './gap-filters.ts';
import { GapFoot } from './gap-foot.ts';
import { changeOfKey, type KeyedChange } from './gap-keys.ts';
import { GapMenu } from './gap-menu.ts';
import { GapPresence } from './gap-presence.ts';
import { GapSaves } from './gap-saves.ts';
import { GapSelection } from './gap-selection.ts';
import { GapStore } from './gap-store.ts';
import type { GapLine } from './gap-answer.ts';
import { standingWords } from './gap-words.ts';
import { SoaTable } from './soa-table.ts';

const LOADING = [
  { head: 'Clause', width: '344px' },
  { head: 'Rating', two: true },
] as const;

/** The gap analysis of a journey: every clause rated, alone or together, until its list is accepted and signed. */
@Component({
  selector: 'pn-gap-page',
  imports: [
    ...[
      Action,
      ClausePanel,
      ClauseSide,
      ClauseTree,
      EditionSwitch,
      EmptyState,
      ErrorState,
      GapBand,
      GapFacts,
      GapFilters,
      GapFoot,
    ],
    ...[GapMenu, JourneyFrame, Notice, RouterLink, SkeletonTable, SoaTable, StaleNote],
  ],
  providers: [ProcessView, JourneyReading, GapPresence, GapSaves, GapStore, GapSelection, Acceptance],
  host: { class: 'pn-page', '[class.soa]': 'isSoa()', '[class.opened]': 'isOpened()' },
  templateUrl: './gap-page.html',
  styleUrl: './gap-page.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class GapPage {
  protected readonly view = inject(ProcessView);
  private readonly journey = inject(JourneyReading);
  protected readonly store = inject(GapStore);
  protected readonly saves = inject(GapSaves);
  protected readonly selection = inject(GapSelection);
  protected readonly acceptance = inject(Acceptance);
  private readonly presence = inject(GapPresence);
  private readonly announcer = inject(LiveAnnouncer);
  private readonly dialog = inject(MatDialog);
  private readonly toasts = inject(Toasts);
  /** From the address. */
  readonly key = input.required<string>();

  private readonly tree = viewChild(ClauseTree);
  private readonly panel = viewChild(ClausePanel);
  private readonly filters = viewChild(GapFilters);

  protected readonly loadingColumns = LOADING;
  protected readonly isSoa = computed(() => this.selection.query().view === 'soa' && this.selection.hasControls());
  /** On a phone the open row takes the page. */
  protected readonly isOpened = computed(() => this.selection.isNarrow() && this.selection.open() !== null);
  protected readonly refusal = signal<{ readonly row: string; readonly sentence: string } | null>(null);
  /** Why the list that somebody came to accept cannot be accepted yet. */
  private readonly missing = signal<string | null>(null);
  /** It goes as soon as nothing is missing any more. */
  protected readonly notYet = computed(() => (this.acceptance.reason() === null ? null : this.missing()));
  protected readonly title = computed(() => {
    const { total, rated, gaps } = this.store.progress();
    if (!this.store.answer()) return 'Gap analysis';
    return `${String(rated)} of ${String(total)} rated, ${String(gaps)} to close`;
  });
  constructor() {
    effect(() => {
      const key = this.key();
      const { round } = this.selection.query();
      untracked(() => {
        this.journey.key.set(key);
        this.store.key.set(key);
        this.store.round.set(round);
      });
    });
    effect(() => {
      const row = this.selection.open()?.id ?? null;
      const key = this.store.answer()?.key;
      if (key !== undefined) untracked(() => this.presence.goTo(key, this.store.isCurrent() ? row : null));
    });
    this.goOn();
    this.addKeys();
  }

  /** Whoever came to accept the list is led to the decision, or to the first clause that is missing for it. */
  private goOn(): void {
    let hasGone = false;
    effect(() => {
      if (
        hasGone ||
        this.selection.query().next === null ||
        this.selection.lines().length === 0 ||
        !this.journey.detail()
      )
        return;
      hasGone = true;
      untracked(() => {
        this.selection.set({});
        const may = this.acceptance.may();
        if (!may) return;
        const reason = this.acceptance.reason();
        this.missing.set(reason);
        if (may.refusal === null && this.store.progress().unrated.length > 0) this.goToUnrated();
        else if (reason === null) void this.acceptance.accept();
      });
    });
  }

  /** Rates the open row, or says why it cannot be rated so. */
  protected rate(line: GapLine, change: KeyedChange): void {
    if (!this.store.mayEdit()) return;
    const refusal = ratingRefusal(line, withChange(line.rating, change));
    if (refusal) {
      const sentence = this.view.say(`refusal.${refusal.code}`, refusal.params);
      this.refusal.set({ row: line.id, sentence });
      void this.announcer.announce(sentence, 'assertive');
      return;
    }
    this.refusal.set(null);
    this.saves.writeAll(line, change);
    const now = this.store.lines().find(({ id }) => id === line.id);
    if (!now) return;
    void this.announcer.announce(`${now.clause}: ${standingWords(now, (code) => this.view.say(code))}`, 'polite');
  }

  protected clear(line: GapLine): void {
    if (!this.store.mayEdit()) return;
    this.refusal.set(null);
    const cleared = line.kind === 'clause' ? { rating: null } : { included: null, implementation: null };
    this.saves.writeAll(line, cleared);
  }

  protected rateByKey({ line, change }: KeyOnRow): void {
    this.rate(line, change);
    const now = this.selection.open();
    // Leaving out asks for the reason at once; Escape leads back to the row.
    const asksReason = change.rating === 'notApplicable' || change.included === false;
    if (asksReason && now && now.rating.justification === undefined) setTimeout(() => this.panel()?.focusReason());
  }

  /** Into the notes of the open row; digits rate it without leaving the list. */
  protected enter(): void {
    setTimeout(() => {
      if (!this.selection.isNarrow()) this.panel()?.focusNotes();
    });
  }

  protected leave(): void {
    if (this.selection.isNarrow()) this.selection.close();
    setTimeout(() => this.tree()?.focusOpen());
  }

  protected goToUnrated(): void {
    if (this.isSoa()) return;
    const next = this.selection.nextUnrated();
    if (next) setTimeout(() => this.tree()?.focusOpen());
  }

  protected showTrouble(): void {
    const row = this.saves.queue().find(({ trouble }) => trouble !== null)?.row;
    const line = this.store.lines().find(({ id }) => id === row);
    if (line) this.selection.show(line);
  }

  protected async importWorkbook(): Promise<void> {
    const { ImportDialog } = await import('./import-dialog.ts');
    const open = this.dialog.open<unknown, unknown, string>(ImportDialog, {
      data: { key: this.key(), words: this.view },
      width: '720px',
      maxWidth: 'calc(100vw - 16px)',
    });
    const said = await firstValueFrom(open.afterClosed());
    if (said === undefined) return;
    this.toasts.show(said);
    this.store.reading.reload();
  }

  private step(by: number): void {
    if (this.isSoa()) return;
    const isInTree = document.activeElement?.closest('pn-clause-tree') !== null;
    const next = this.selection.step(by);
    if (next && (isInTree || document.activeElement === document.body)) this.tree()?.focusOpen();
  }

  private addKeys(): void {
    const group = 'On this page' as const;
    const rateOpen = (key: string) => () => {
      // In the statement and in a phone's list no row is open to be rated.
      const line = this.panel() ? this.selection.open() : null;
      const change = line && changeOfKey(key, line);
      if (line && change) this.rateByKey({ line, change });
    };
    // What a digit means follows the row: a clause has four ratings, a control five.
    const digits = [
      'Rate: conforms; of a control: implemented',
      'Rate: partly; of a control: partly implemented',
      'Rate: gap; of a control: planned',
      'Rate: not applicable; of a control: not yet',
      'Of a control: left out',
    ];
    inject(Shortcuts).add(
      [
        { keys: 'j', says: 'Next clause', group, run: () => this.step(1) },
        { keys: 'k', says: 'Clause before', group, run: () => this.step(-1) },
        ...digits.map((says, index) => ({
          keys: String(index + 1),
          says,
          group,
          run: rateOpen(String(index + 1)),
        })),
        { keys: 'u', says: 'Next not rated', group, run: () => this.goToUnrated() },
        { keys: 'e', says: 'Link evidence', group, run: () => this.panel()?.addEvidence() },
        { keys: 'a', says: 'Create an action from the gap', group, run: () => this.panel()?.actions()?.create() },
        { keys: '/', says: 'Filter the clauses', group, run: () => this.filters()?.focus() },
      ],
      inject(DestroyRef),
    );
  }
}
