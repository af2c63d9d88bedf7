import { Injectable } from '@angular/core';

/** What an editor of a page holds that is not saved yet: looking elsewhere loses nothing. Kept until a reload. */
@Injectable({ providedIn: 'root' })
export class KeptWork<T> {
  private readonly kept = new Map<string, T>();

  of(name: string): T | undefined {
    return this.kept.get(name);
  }

  keep(name: string, work: T): void {
    this.kept.set(name, work);
  }

  forget(name: string): void {
    this.kept.delete(name);
  }
}
