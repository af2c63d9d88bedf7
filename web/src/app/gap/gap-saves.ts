import { HttpClient } from '@angular/common/http';
import { computed, DestroyRef, effect, inject, Injectable, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import * as z from 'zod/mini';
import { ratingChange, type RatingChange } from '#domain/certification/gap/rating';
import { asProblem, type Problem } from '../core/problem.ts';
import { Session } from '../core/session.ts';
import { editedSchema, staleSchema, type GapHead, type GapLine } from './gap-answer.ts';
import { forgetQueue, keepQueue, keptQueue } from './kept-queue.ts';
import * as queues from './save-queue.ts';
import type { Edit, PendingField, Queue, RatingField } from './save-queue.ts';

/** After the last key; choices are sent at once. */
const SETTLED_MS = 700;
const RETRIES_MS = [2_000, 5_000, 15_000, 30_000] as const;

/** Whether what is written is on record. */
export type SaveState =
  | { readonly kind: 'saved'; readonly at: Date | null }
  | { readonly kind: 'saving' }
  /** Tried and not answered; tried again by itself. */
  | { readonly kind: 'failed'; readonly problem: Problem }
  /** Somebody has to decide first. */
  | { readonly kind: 'open'; readonly count: number };

/** Which journey's ratings are saved, and how its page is read again. */
interface Place {
  readonly key: string;
  readonly round: number;
  readonly reload: () => void;
}

/** What the answers to edits told. */
interface Answered {
  readonly head: GapHead | null;
  readonly rows: ReadonlyMap<string, GapLine>;
  /** Versions that are one's own. */
  readonly versions: ReadonlySet<number>;
}

const NOTHING_ANSWERED: Answered = { head: null, rows: new Map(), versions: new Set() };

/**
 * Saves what is written, field by field, as soon as it is written. Nothing typed gets lost: what is not saved yet stays
 * here and in this tab's storage, is sent again after a failure, and waits for its writer after somebody else's change.
 */
@Injectable()
export class GapSaves {
  private readonly http = inject(HttpClient);
  private readonly session = inject(Session);
  private readonly held = signal<Queue>([]);
  private readonly sending = signal(false);
  private readonly failure = signal<Problem | null>(null);
  private readonly savedAt = signal<Date | null>(null);
  private readonly answered = signal<Answered>(NOTHING_ANSWERED);
  private place: Place | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private failures = 0;

  readonly queue = this.held.asReadonly();
  /** Rows and head as the last answers to edits gave them; newer than what was read before. */
  readonly newest = this.answered.asReadonly();
  readonly state = computed<SaveState>(() => {
    const queue = this.held();
    const problem = this.failure();
    if (queue.length === 0) return { kind: 'saved', at: this.savedAt() };
    if (queue.every(({ trouble }) => trouble !== null)) return { kind: 'open', count: queue.length };
    return problem ? { kind: 'failed', problem } : { kind: 'saving' };
  });
  readonly isSaved = computed(() => this.held().length === 0);

  constructor() {
    const again = (): void => this.flush();
    const warn = (event: BeforeUnloadEvent): void => {
      if (!this.isSaved()) event.preventDefault();
    };
    addEventListener('online', again);
    addEventListener('beforeunload', warn);
    inject(DestroyRef).onDestroy(() => {
      removeEventListener('online', again);
      removeEventListener('beforeunload', warn);
      // Whoever leaves while typing has written it all the same.
      this.flush();
    });
    effect(() => {
      const queue = this.held();
      const name = this.storageName();
      if (name === null) return;
      if (queue.length === 0) forgetQueue(name);
      else keepQueue(name, queue);
    });
  }

  /** Begins for a round of a journey, with what an earlier visit could not save. */
  begin(place: Place): void {
    const isSame = this.isAt(place);
    this.place = place;
    if (isSame) return;
    this.answered.set(NOTHING_ANSWERED);
    const name = this.storageName();
    this.held.set(name === null ? [] : keptQueue(name));
    if (!this.isSaved()) this.flush();
  }

  /** Writes a field; `typing` waits for the next key before it is sent. */
  write(line: GapLine, field: RatingField, value: PendingField['value'], typing = false): void {
    this.held.update((queue) => queues.write(queue, line, field, value));
    if (typing) this.flushIn(SETTLED_MS);
    else this.flush();
  }

  /** Writes fields that belong together, to be sent in one request. */
  writeAll(line: GapLine, change: RatingChange): void {
    for (const field of z.keyof(ratingChange).options) {
      const value = change[field];
      if (value !== undefined) this.held.update((queue) => queues.write(queue, line, field, value));
    }
    this.flush();
  }

  keepMine(line: GapLine, field: RatingField): void {
    this.held.update((queue) => queues.keepMine(queue, line, field));
    this.flush();
  }

  drop(row: string, field: RatingField): void {
    this.held.update((queue) => queues.drop(queue, row, field));
  }

  /** Sends what waits, now. One request at a time, so that answers come in the order of writing. */
  flush(): void {
    clearTimeout(this.timer);
    const edits = queues.nextEdits(this.held());
    if (this.sending() || edits.length === 0 || this.place === null) return;
    void this.send(this.place, edits);
  }

  private isAt({ key, round }: Place): boolean {
    return this.place?.key === key && this.place.round === round;
  }

  private flushIn(ms: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.flush(), ms);
  }

  private async send(place: Place, edits: readonly Edit[]): Promise<void> {
    this.sending.set(true);
    let again: number | null = 0;
    try {
      const url = `/api/journeys/${encodeURIComponent(place.key)}/gap/edit`;
      const body = await firstValueFrom(this.http.post<unknown>(url, { round: place.round, edits }));
      const edited = z.parse(editedSchema, body);
      // Rows of another journey have the same names: an answer that comes late is not about what is shown.
      if (this.isAt(place)) this.take(edits, edited);
    } catch (error) {
      if (this.isAt(place)) again = this.meet(asProblem(error), edits, place);
    } finally {
      this.sending.set(false);
    }
    if (again === 0) this.flush();
    else if (again !== null) this.flushIn(again);
  }

  private take(edits: readonly Edit[], { head, rows }: z.infer<typeof editedSchema>): void {
    this.held.update((queue) => queues.saved(queue, edits, rows));
    this.answered.update((before) => ({
      head,
      rows: new Map([...before.rows, ...rows.map((one) => pair(one))]),
      versions: new Set([...before.versions, ...rows.map(({ version }) => version)]),
    }));
    this.savedAt.set(new Date());
    this.failures = 0;
    this.failure.set(null);
  }

  /** What a problem means for the edits it was about; gives after how long the rest is sent, null for never. */
  private meet(problem: Problem, edits: readonly Edit[], { reload }: Place): number | null {
    const { status, code, members } = problem;
    const stale = code === 'stale' ? staleSchema.safeParse(members) : null;
    if (stale?.success) {
      this.held.update((queue) => queues.conflicting(queue, stale.data));
      reload();
      return 0;
    }
    if (status === 0 || status === 401 || status >= 500 || status === 429) {
      this.failure.set(problem);
      return RETRIES_MS[Math.min(this.failures++, RETRIES_MS.length - 1)] ?? null;
    }
    const found = /^edits\.(\d+)\.change\.(\w+)/.exec(problem.fieldPaths[0] ?? '');
    const meant = found ? edits[Number(found[1])] : undefined;
    const refused = meant ? [meant] : edits;
    for (const edit of refused) {
      this.held.update((queue) => queues.refused(queue, edit, found?.[2] ?? null, problem.message));
    }
    if (code === 'gapsAccepted') reload();
    return 0;
  }

  private storageName(): string | null {
    const person = this.session.person()?.id;
    return this.place && person ? `gap ${person} ${this.place.key} ${String(this.place.round)}` : null;
  }
}

const pair = (line: GapLine): [string, GapLine] => [line.id, line];
