import { computed, DestroyRef, inject, Injectable, signal } from '@angular/core';
import { Session } from '../core/session.ts';
import { Leaving } from '../ui/leaving.ts';

interface Kept<T> {
  readonly person: string | null;
  readonly name: string;
  readonly work: T;
  /** The version of the page that it was begun on. */
  readonly version: number;
}

/**
 * What an editor of a page holds that is not saved yet, with the version of the page that it was begun on: looking at
 * another part of the page loses nothing. Whoever leaves the page is asked first, and what they discard is kept no longer.
 *
 * It is theirs who wrote it. Where a session ended and somebody else signs in at the same browser, it is neither shown to
 * them nor asked for nor discarded by them: it is there again for its writer. Signing out asks, and then loads the console
 * anew: nothing of it is left.
 */
@Injectable({ providedIn: 'root' })
export class KeptWork<T> {
  private readonly leaving = inject(Leaving);
  private readonly person = inject(Session).writer;
  private readonly kept = signal<readonly Kept<T>[]>([]);
  private readonly own = computed(() => this.kept().filter(({ person }) => person === this.person()));

  constructor() {
    const isUnsaved = (): boolean => this.own().length > 0;
    const discard = (): void => {
      this.remove((one) => one.person === this.person());
    };
    this.leaving.watch({ isUnsaved, discard }, inject(DestroyRef));
  }

  of(name: string): T | undefined {
    return this.find(name)?.work;
  }

  /** The version it was begun on: by now others may have changed what it is about. */
  versionOf(name: string): number | undefined {
    return this.find(name)?.version;
  }

  keep(name: string, work: T, version: number): void {
    const person = this.person();
    this.forget(name);
    this.kept.update((all) => [...all, { person, name, work, version }]);
    this.leaving.noteWriting();
  }

  /** It is on record now, in this version; what was written on while it was sent is not, and stands on it. */
  saved(name: string, work: T, version: number): void {
    const kept = this.of(name);
    if (kept === work) this.forget(name);
    else if (kept !== undefined) this.keep(name, kept, version);
  }

  forget(name: string): void {
    this.remove((one) => one.person === this.person() && one.name === name);
  }

  private find(name: string): Kept<T> | undefined {
    return this.own().find((one) => one.name === name);
  }

  private remove(isMeant: (one: Kept<T>) => boolean): void {
    this.kept.update((all) => all.filter((one) => !isMeant(one)));
  }
}
