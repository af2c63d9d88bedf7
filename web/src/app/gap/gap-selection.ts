import { BreakpointObserver } from '@angular/cdk/layout';
import { computed, DestroyRef, effect, inject, Injectable, linkedSignal, signal, untracked } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router } from '@angular/router';
import { map } from 'rxjs';
import type { GapLine } from './gap-answer.ts';
import { GapStore } from './gap-store.ts';
import { addressOfGap, readGapQuery, withEdition, type GapQuery } from './gap-query.ts';
import { nextUnrated, sectionsOf, stepFrom, type GapSection } from './sections.ts';

/** Whoever walks through the rows does not write an address at every step. */
const SETTLED_MS = 250;

/** Which edition, which rows of it and which one of them is open; all of it in the address. */
@Injectable()
export class GapSelection {
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly store = inject(GapStore);
  private writing: ReturnType<typeof setTimeout> | undefined;

  readonly query = toSignal(this.route.queryParamMap.pipe(map(readGapQuery)), {
    initialValue: readGapQuery(this.route.snapshot.queryParamMap),
  });
  /** On a phone the list and the open row are two screens. */
  readonly isNarrow = toSignal(
    inject(BreakpointObserver)
      .observe('(max-width: 719px)')
      .pipe(map(({ matches }) => matches)),
    { initialValue: false },
  );
  /** Id of the open row: known at once, written into the address a moment later. */
  private readonly openId = linkedSignal<string | null, string | null>({
    source: () => this.query().row,
    computation: (row) => row,
  });

  readonly editions = computed(() => this.store.answer()?.editions ?? []);
  readonly edition = computed(() => {
    const { edition, row } = this.query();
    const editions = this.editions();
    const asked = edition ?? (row === null ? null : row.slice(0, row.lastIndexOf('/')));
    return editions.find((one) => one === asked) ?? editions[0] ?? '';
  });
  /** Every row of the shown edition. */
  readonly lines = computed(() => this.store.lines().filter(({ edition }) => edition === this.edition()));
  readonly open = computed(() => this.lines().find(({ id }) => id === this.openId()) ?? null);
  private readonly lastId = signal<string | null>(null);
  /** The row that was opened last: where somebody comes back to in the list of a phone. */
  readonly last = computed(() => this.lines().find(({ id }) => id === this.lastId()) ?? null);
  readonly sections = computed<readonly GapSection[]>(() => sectionsOf(this.lines(), this.query(), this.openId()));
  /** The rows that the list holds, folded or not, in its order. */
  readonly listed = computed(() => this.sections().flatMap(({ rows }) => rows));
  readonly isFiltered = computed(() => {
    const { shown, section, search } = this.query();
    return shown !== 'all' || section !== null || search !== '';
  });
  /** Sections that somebody folded or unfolded; the others follow the open row. */
  private readonly folds = signal<ReadonlyMap<string, boolean>>(new Map());
  readonly hasControls = computed(() => this.lines().some(({ kind }) => kind === 'control'));

  constructor() {
    inject(DestroyRef).onDestroy(() => clearTimeout(this.writing));
    // At a desk something is always open: the first that is not rated yet. It stays open when it is rated.
    effect(() => {
      if (this.isNarrow() || this.lines().length === 0 || this.open() !== null) return;
      const first = nextUnrated(this.lines(), null) ?? this.lines()[0];
      untracked(() => this.openId.set(first?.id ?? null));
    });
  }

  isUnfolded({ number, rows }: GapSection): boolean {
    const chosen = this.folds().get(this.foldName(number));
    if (chosen !== undefined) return chosen;
    return this.isFiltered() || rows.some(({ id }) => id === this.openId()) || this.sections().length === 1;
  }

  fold(section: string, unfolded: boolean): void {
    this.folds.update((folds) => new Map([...folds, [this.foldName(section), unfolded]]));
  }

  /** Opens a row. On a phone that is a screen of its own, to come back from. */
  show(line: GapLine): void {
    if (line.edition !== this.edition()) {
      this.go({ ...withEdition(this.query(), line.edition), row: line.id });
      return;
    }
    this.openId.set(line.id);
    this.lastId.set(line.id);
    this.fold(line.section, true);
    if (this.isNarrow()) this.go({ ...this.query(), row: line.id }, this.query().row !== null);
    else this.writeSoon();
  }

  /** The list again, on a phone. */
  close(): void {
    if (!this.isNarrow()) return;
    this.openId.set(null);
    this.go({ ...this.query(), row: null });
  }

  step(by: number): GapLine | null {
    const next = stepFrom(this.listed(), this.openId(), by);
    if (next) this.show(next);
    return next;
  }

  /** The next that nobody has rated: in this edition first, then in the others. */
  nextUnrated(): GapLine | null {
    const next = nextUnrated(this.lines(), this.openId()) ?? nextUnrated(this.store.lines(), this.openId());
    if (next) this.show(next);
    return next;
  }

  set(part: Partial<GapQuery>): void {
    this.folds.set(new Map());
    this.go({ ...this.query(), ...part });
  }

  showEdition(edition: string): void {
    this.go(withEdition(this.query(), edition));
  }

  private go(query: GapQuery, replaceUrl = true): void {
    clearTimeout(this.writing);
    void this.router.navigate([], {
      relativeTo: this.route,
      queryParams: addressOfGap(query),
      queryParamsHandling: 'merge',
      replaceUrl,
    });
  }

  private writeSoon(): void {
    clearTimeout(this.writing);
    this.writing = setTimeout(() => {
      const row = this.openId();
      if (row !== this.query().row) this.go({ ...this.query(), row });
    }, SETTLED_MS);
  }

  private foldName(section: string): string {
    return `${this.edition()} ${section}`;
  }
}
