import { DestroyRef, inject, Injectable, signal } from '@angular/core';
import { Leaving } from '../ui/leaving.ts';

/**
 * What an editor of a page holds that is not saved yet: looking at another part of the page loses nothing. Whoever leaves
 * the page is asked first, and what they discard is kept no longer.
 */
@Injectable({ providedIn: 'root' })
export class KeptWork<T> {
  private readonly leaving = inject(Leaving);
  private readonly kept = signal<ReadonlyMap<string, T>>(new Map());

  constructor() {
    const isUnsaved = (): boolean => this.kept().size > 0;
    this.leaving.watch({ isUnsaved, discard: () => this.kept.set(new Map()) }, inject(DestroyRef));
  }

  of(name: string): T | undefined {
    return this.kept().get(name);
  }

  keep(name: string, work: T): void {
    this.kept.update((all) => new Map([...all, [name, work]]));
    this.leaving.noteWriting();
  }

  /** It is on record now; what was written on while it was sent is not. */
  saved(name: string, work: T): void {
    if (this.of(name) === work) this.forget(name);
  }

  forget(name: string): void {
    this.kept.update((all) => new Map([...all].filter(([one]) => one !== name)));
  }
}
