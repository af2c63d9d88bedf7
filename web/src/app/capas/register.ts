import { HttpClient } from '@angular/common/http';
import { computed, DestroyRef, effect, inject, signal, untracked, type Signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import * as z from 'zod/mini';
import { Live, type LiveNotice } from '../core/live.ts';
import { asProblem, type Problem } from '../core/problem.ts';
import { processRowSchema, type ProcessRow } from '../processes/detail.ts';
import { filterParams, pageParams, type RegisterQuery } from './register-query.ts';

const pageSchema = z.object({ rows: z.array(processRowSchema), nextCursor: z.nullable(z.string()) });

/** Rows a page. */
const PAGE = 50;
/** The most that one answer carries. */
const LONGEST_PAGE = 200;
/** Changes come in bursts: one look for all of them. */
const GATHER_MS = 250;
/** More changed rows than this are not looked up one by one. */
const LOOKED_UP = 10;
/** A row that somebody else changed shows it for so long. */
const TONE_MS = 2_000;

/** The rows of the register, kept true in place. */
export interface Register {
  readonly rows: Signal<readonly ProcessRow[]>;
  /** Nothing is there yet for this query. */
  readonly loading: Signal<boolean>;
  readonly loadingMore: Signal<boolean>;
  readonly hasMore: Signal<boolean>;
  /** Why the last try failed. */
  readonly problem: Signal<Problem | null>;
  /** When what is shown was read, if the last refresh failed. */
  readonly staleSince: Signal<Date | null>;
  /** Keys of the rows that somebody changed just now. */
  readonly changed: Signal<ReadonlySet<string>>;
  /** Rows came, went or would stand elsewhere now: shown when the reader asks, never by themselves. */
  readonly outdated: Signal<boolean>;
  reload(): void;
  more(): void;
}

/**
 * Reads the register page by page. Changed rows are read again and replaced where they stand; the order stays until
 * `reload`. `tell` hears every row that changed, for the announcement.
 */
export function register(query: Signal<RegisterQuery>, tell: (row: ProcessRow) => void): Register {
  const http = inject(HttpClient);
  const rows = signal<readonly ProcessRow[]>([]);
  const loading = signal(true);
  const loadingMore = signal(false);
  const nextCursor = signal<string | null>(null);
  const problem = signal<Problem | null>(null);
  const readAt = signal<Date | null>(null);
  const changed = signal<ReadonlySet<string>>(new Set());
  const outdated = signal(false);
  const tones = new Set<ReturnType<typeof setTimeout>>();
  let generation = 0;

  const get = async (params: URLSearchParams) =>
    z.parse(pageSchema, await firstValueFrom(http.get(`/api/processes?${params.toString()}`)));

  async function load(limit: number): Promise<void> {
    const mine = ++generation;
    loading.set(true);
    try {
      const page = await get(pageParams(query(), limit));
      if (mine !== generation) return;
      rows.set(page.rows);
      nextCursor.set(page.nextCursor);
      problem.set(null);
      readAt.set(new Date());
      outdated.set(false);
    } catch (error) {
      if (mine === generation) problem.set(asProblem(error));
    } finally {
      if (mine === generation) loading.set(false);
    }
  }

  async function more(): Promise<void> {
    const cursor = nextCursor();
    if (cursor === null || loadingMore()) return;
    const mine = generation;
    loadingMore.set(true);
    try {
      const page = await get(pageParams(query(), PAGE, cursor));
      if (mine !== generation) return;
      // A row that moved here meanwhile stands above already.
      const known = new Set(rows().map((row) => row.key));
      rows.update((all) => [...all, ...page.rows.filter((row) => !known.has(row.key))]);
      nextCursor.set(page.nextCursor);
      problem.set(null);
    } catch (error) {
      if (mine === generation) problem.set(asProblem(error));
    } finally {
      loadingMore.set(false);
    }
  }

  async function lookUp(keys: readonly string[]): Promise<void> {
    const mine = generation;
    const shown = new Set(rows().map((row) => row.key));
    try {
      for (const key of keys) {
        const params = shown.has(key) ? new URLSearchParams({ state: 'all' }) : filterParams(query());
        // A search of the reader's own cannot be joined with the key: whether the row belongs here stays open.
        if (params.has('q')) {
          outdated.set(true);
          continue;
        }
        params.set('q', key);
        params.set('limit', '1');
        const row = (await get(params)).rows.find((one) => one.key === key);
        if (mine !== generation) return;
        if (row === undefined || !shown.has(key)) outdated.update((was) => was || row !== undefined || shown.has(key));
        else replace(row);
      }
    } catch (error) {
      if (mine === generation) problem.set(asProblem(error));
    }
  }

  function replace(row: ProcessRow): void {
    const before = rows().find((one) => one.key === row.key);
    if (before === undefined || before.version >= row.version) return;
    rows.update((all) => all.map((one) => (one.key === row.key ? row : one)));
    if (before.lateAt !== row.lateAt || before.stage !== row.stage || before.open !== row.open) outdated.set(true);
    changed.update((keys) => new Set(keys).add(row.key));
    tell(row);
    const tone = setTimeout(() => {
      tones.delete(tone);
      changed.update((keys) => new Set([...keys].filter((key) => key !== row.key)));
    }, TONE_MS);
    tones.add(tone);
  }

  effect(() => {
    query();
    untracked(() => {
      readAt.set(null);
      void load(PAGE);
    });
  });
  followLive(
    (keys) => void lookUp(keys),
    () => outdated.set(true),
  );
  inject(DestroyRef).onDestroy(() => {
    generation++;
    tones.forEach(clearTimeout);
  });

  return {
    rows,
    loading: computed(() => loading() && readAt() === null),
    loadingMore,
    hasMore: computed(() => nextCursor() !== null),
    problem,
    staleSince: computed(() => (problem() ? readAt() : null)),
    changed,
    outdated,
    reload: () => void load(Math.min(LONGEST_PAGE, Math.max(PAGE, rows().length))),
    more: () => void more(),
  };
}

/** Gathers what changes elsewhere; too much of it, or a gap, only says that something did. */
function followLive(onChanged: (keys: readonly string[]) => void, onMuch: () => void): void {
  const keys = new Set<string>();
  let gathering: ReturnType<typeof setTimeout> | undefined;
  const flush = () => {
    const gathered = [...keys];
    keys.clear();
    if (gathered.length > LOOKED_UP) onMuch();
    else onChanged(gathered);
  };
  const stop = inject(Live).listen((notice: LiveNotice) => {
    if (notice.kind === 'reset') onMuch();
    else {
      keys.add(notice.change.key);
      clearTimeout(gathering);
      gathering = setTimeout(flush, GATHER_MS);
    }
  });
  inject(DestroyRef).onDestroy(() => {
    clearTimeout(gathering);
    stop();
  });
}
