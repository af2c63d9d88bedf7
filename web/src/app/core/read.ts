import { httpResource } from '@angular/common/http';
import { computed, DestroyRef, effect, inject, linkedSignal, type Signal } from '@angular/core';
import { Live, type LiveNotice } from './live.ts';
import { asProblem, type Problem } from './problem.ts';

/** What a page reads from the server, kept fresh. */
export interface Read<T> {
  /** The last good answer, also while a newer one is on its way or failed; undefined before the first. */
  readonly value: Signal<T | undefined>;
  /** Why the last try failed; null when it did not. */
  readonly problem: Signal<Problem | null>;
  readonly loading: Signal<boolean>;
  /** When what is shown was read, if the last refresh failed: “not refreshed since 09:38”. Else null. */
  readonly staleSince: Signal<Date | null>;
  reload(): void;
}

export interface ReadOptions<T> {
  /** Checks the answer and gives it its type: a zod schema's `parse`. */
  readonly parse: (body: unknown) => T;
  /** Which changes elsewhere make this read again. Without it, none. */
  readonly concerns?: (change: { readonly type: string; readonly key: string }) => boolean;
}

/** Changes come in bursts (one command touches several processes): one reload for all of them. */
const GATHER_MS = 250;

interface Kept<T> {
  readonly path: string;
  readonly value: T | undefined;
  readonly at: Date;
}

/**
 * Reads an address with its parameters and reads it again when it changes, when somebody changes what it concerns, and
 * after a lost connection. Another query on the same path keeps the last answer until the new one is there; another
 * path does not. An undefined address reads nothing.
 */
export function read<T>(url: () => string | undefined, options: ReadOptions<T>): Read<T> {
  const resource = httpResource<T>(url, { parse: options.parse });
  const path = computed(() => url()?.split('?')[0] ?? '');

  const kept = linkedSignal<{ path: string; value: T | undefined; fresh: boolean }, Kept<T>>({
    source: () => {
      const fresh = resource.hasValue();
      return { path: path(), value: fresh ? resource.value() : undefined, fresh };
    },
    computation: (current, previous) => {
      if (current.fresh) return { path: current.path, value: current.value, at: new Date() };
      return previous?.value.path === current.path
        ? previous.value
        : { path: current.path, value: undefined, at: new Date() };
    },
  });

  // A linked signal works when it is read: read at once, so that no answer passes by unseen.
  effect(() => {
    kept();
  });

  const problem = computed(() => {
    const error = resource.error();
    return error ? asProblem(error) : null;
  });

  reloadWhen(options.concerns, () => resource.reload());

  return {
    value: computed(() => kept().value),
    problem,
    loading: resource.isLoading,
    staleSince: computed(() => (problem() && kept().value !== undefined ? kept().at : null)),
    reload: () => {
      resource.reload();
    },
  };
}

function reloadWhen<T>(concerns: ReadOptions<T>['concerns'], reload: () => void): void {
  let gathering: ReturnType<typeof setTimeout> | undefined;
  const stop = inject(Live).listen((notice: LiveNotice) => {
    if (notice.kind === 'changed' && !concerns?.(notice.change)) return;
    clearTimeout(gathering);
    gathering = setTimeout(reload, GATHER_MS);
  });
  inject(DestroyRef).onDestroy(() => {
    clearTimeout(gathering);
    stop();
  });
}
