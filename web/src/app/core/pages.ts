import { HttpClient } from '@angular/common/http';
import { computed, inject, linkedSignal, signal, type Signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { asProblem, type Problem } from './problem.ts';
import { read, type Read } from './read.ts';

/** One page of a list as the API gives it. */
export interface Page<T> {
  readonly rows: readonly T[];
  readonly nextCursor: string | null;
}

/** A list that is read page by page. */
export interface Pages<T, P extends Page<T> = Page<T>> {
  /** The first page, with its loading, problem and age. */
  readonly first: Read<P>;
  /** What was read so far. */
  readonly rows: Signal<readonly T[]>;
  readonly hasMore: Signal<boolean>;
  readonly loadingMore: Signal<boolean>;
  /** Why the last further page did not come. */
  readonly moreProblem: Signal<Problem | null>;
  more(): Promise<void>;
}

/**
 * Reads a list page by page: the first at once and again when its address changes, further ones when asked. A newly
 * read first page drops the further ones, which may no longer follow it.
 */
export function readPages<T, P extends Page<T> = Page<T>>(
  url: () => string | undefined,
  parse: (body: unknown) => P,
): Pages<T, P> {
  const http = inject(HttpClient);
  const first = read(url, { parse });
  const further = linkedSignal<P | undefined, readonly P[]>({ source: first.value, computation: () => [] });
  const loadingMore = signal(false);
  const moreProblem = linkedSignal<P | undefined, Problem | null>({ source: first.value, computation: () => null });
  const cursor = computed(() => (further().at(-1) ?? first.value())?.nextCursor ?? null);

  return {
    first,
    rows: computed(() => [...(first.value()?.rows ?? []), ...further().flatMap(({ rows }) => rows)]),
    hasMore: computed(() => cursor() !== null),
    loadingMore: loadingMore.asReadonly(),
    moreProblem: moreProblem.asReadonly(),
    async more() {
      const address = url();
      const after = cursor();
      if (address === undefined || after === null || loadingMore()) return;
      const begun = first.value();
      loadingMore.set(true);
      try {
        const joint = address.includes('?') ? '&' : '?';
        const page = parse(await firstValueFrom(http.get(`${address}${joint}cursor=${encodeURIComponent(after)}`)));
        // A page that belongs to a list no longer shown is dropped.
        if (first.value() === begun) further.update((pages) => [...pages, page]);
      } catch (error) {
        moreProblem.set(asProblem(error));
      } finally {
        loadingMore.set(false);
      }
    },
  };
}
