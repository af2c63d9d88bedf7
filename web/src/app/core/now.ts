import { DestroyRef, inject, Injectable, signal } from '@angular/core';

const EVERY_MS = 30_000;

/** The moment the screens are drawn for: one clock, so that no two parts of a page disagree about “late”. */
@Injectable({ providedIn: 'root' })
export class Now {
  private readonly held = signal(new Date());
  /** Moves every 30 s. */
  readonly at = this.held.asReadonly();

  constructor() {
    const timer = setInterval(() => {
      this.held.set(new Date());
    }, EVERY_MS);
    inject(DestroyRef).onDestroy(() => {
      clearInterval(timer);
    });
  }
}
