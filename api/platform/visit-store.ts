import { MongoStore } from 'connect-mongo';
import type { SessionData } from 'express-session';

/** How long a visit that was looked up is trusted, as the register of people is. */
const TRUSTED_FOR_MS = 500;
const KEPT = 1_000;

type Found = (error: unknown, data?: SessionData | null) => void;

/** Visits looked up a moment ago, and those that are being looked up. */
export class VisitMemory {
  private readonly visits = new Map<string, { data: SessionData; until: number }>();
  private readonly lookingUp = new Map<string, { readonly waiting: Found[]; readonly since: number }>();
  private forgotten = 0;

  /** Where the memory stands: what was read before something was forgotten is not kept. */
  get place(): number {
    return this.forgotten;
  }

  find(id: string): SessionData | null {
    const known = this.visits.get(id);
    if (known && performance.now() < known.until) return structuredClone(known.data);
    this.visits.delete(id);
    return null;
  }

  keep(id: string, data: SessionData, readAt: number): void {
    if (readAt !== this.forgotten) return;
    if (this.visits.size >= KEPT) this.visits.clear();
    this.visits.set(id, { data: structuredClone(data), until: performance.now() + TRUSTED_FOR_MS });
  }

  /**
   * Waits for a look-up of the same visit that has just begun, or begins one. Nobody joins one that began before something was
   * forgotten, for a visit that has ended meanwhile must not be found; nor one that hangs, for another one may not.
   */
  lookUp(id: string, found: Found, begin: (found: Found) => void): void {
    const now = performance.now();
    const begun = this.lookingUp.get(id);
    if (begun && now - begun.since < TRUSTED_FOR_MS) {
      begun.waiting.push(found);
      return;
    }
    const mine = { waiting: [found], since: now };
    this.lookingUp.set(id, mine);
    begin((error, data) => {
      if (this.lookingUp.get(id) === mine) this.lookingUp.delete(id);
      for (const each of mine.waiting) each(error, data && structuredClone(data));
    });
  }

  forget(id: string): void {
    this.forgotten += 1;
    this.visits.delete(id);
    this.lookingUp.delete(id);
  }

  /** After visits were ended by other means than their own. */
  forgetAll(): void {
    this.forgotten += 1;
    this.visits.clear();
    this.lookingUp.clear();
  }
}

/** Visits in the database; a page that asks five things at once looks its visit up once. */
export class VisitStore extends MongoStore {
  private readonly memory: VisitMemory;

  constructor(memory: VisitMemory, options: ConstructorParameters<typeof MongoStore>[0]) {
    super(options);
    this.memory = memory;
  }

  override get(id: string, callback: Found): void {
    const known = this.memory.find(id);
    if (known) {
      callback(null, known);
      return;
    }
    this.memory.lookUp(id, callback, (found) => {
      const readAt = this.memory.place;
      super.get(id, (error: unknown, data) => {
        if (data) this.memory.keep(id, data, readAt);
        found(error, data);
      });
    });
  }

  override set(...[id, data, callback]: Parameters<MongoStore['set']>): void {
    super.set(id, data, (error: unknown) => {
      this.memory.forget(id);
      callback?.(error);
    });
  }

  override destroy(...[id, callback]: Parameters<MongoStore['destroy']>): void {
    this.memory.forget(id);
    super.destroy(id, (error: unknown) => {
      this.memory.forget(id);
      callback?.(error);
    });
  }
}
