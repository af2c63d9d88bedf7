import { DestroyRef, inject, Injectable, signal } from '@angular/core';
import * as z from 'zod/mini';

const changeSchema = z.object({
  type: z.string(),
  key: z.string(),
  version: z.optional(z.number()),
  site: z.optional(z.nullable(z.string())),
});

/** Something somebody may be looking at has changed. */
export type Change = Readonly<z.infer<typeof changeSchema>>;

const contentChangeSchema = z.object({ key: z.string(), content: z.string(), round: z.number(), version: z.number() });

/** What people write together beside a process has changed: the ratings of a gap analysis. */
export type ContentChange = Readonly<z.infer<typeof contentChangeSchema>>;

/** A `reset` says that changes were missed: whoever listens loads again. */
export type LiveNotice = { readonly kind: 'changed'; readonly change: Change } | { readonly kind: 'reset' };

export type LiveState =
  { readonly kind: 'idle' } | { readonly kind: 'live' } | { readonly kind: 'away'; readonly since: Date };

const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 30_000;
/** A connection that is away for less is not worth a word. */
const MISSED_AFTER_MS = 6_000;

/**
 * What changes elsewhere, told as it happens: one event stream for the tab. Lost connections come back by themselves;
 * after a gap listeners hear `reset`, because the server's buffer may not reach back far enough.
 */
@Injectable({ providedIn: 'root' })
export class Live {
  private readonly listeners = new Set<(notice: LiveNotice) => void>();
  private readonly readers = new Set<(change: ContentChange) => void>();
  private readonly held = signal<LiveState>({ kind: 'idle' });
  private stream: EventSource | undefined;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private retryInMs = FIRST_RETRY_MS;
  private missing: ReturnType<typeof setTimeout> | undefined;

  readonly state = this.held.asReadonly();

  constructor() {
    const reconnect = () => {
      if (this.held().kind === 'away') this.open();
    };
    addEventListener('online', reconnect);
    inject(DestroyRef).onDestroy(() => {
      removeEventListener('online', reconnect);
      this.stop();
    });
  }

  /** Begins to listen; calling it again changes nothing. */
  start(): void {
    if (!this.stream && this.retry === undefined) this.open(true);
  }

  stop(): void {
    clearTimeout(this.retry);
    this.retry = undefined;
    this.stream?.close();
    clearTimeout(this.missing);
    this.missing = undefined;
    this.stream = undefined;
    this.held.set({ kind: 'idle' });
  }

  /** Hears every notice until the returned function is called. */
  listen(listener: (notice: LiveNotice) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Hears of contents until the returned function is called. After a gap only `listen` hears, by its `reset`. */
  listenToContents(reader: (change: ContentChange) => void): () => void {
    this.readers.add(reader);
    return () => this.readers.delete(reader);
  }

  private open(isFirst = false): void {
    clearTimeout(this.retry);
    this.retry = undefined;
    this.stream?.close();
    const stream = new EventSource('/api/live');
    this.stream = stream;
    let known = isFirst;
    stream.addEventListener('open', () => {
      this.retryInMs = FIRST_RETRY_MS;
      clearTimeout(this.missing);
      this.missing = undefined;
      this.held.set({ kind: 'live' });
      // The browser resumes its own stream where it stopped; a new stream does not know what it missed.
      if (!known) this.tell({ kind: 'reset' });
      known = true;
    });
    stream.addEventListener('changed', (event) => {
      const change = readNotice(changeSchema, event.data);
      if (change) this.tell({ kind: 'changed', change });
    });
    stream.addEventListener('content', (event) => {
      const change = readNotice(contentChangeSchema, event.data);
      if (change) for (const reader of this.readers) reader(change);
    });
    stream.addEventListener('reset', () => {
      this.tell({ kind: 'reset' });
    });
    stream.addEventListener('error', () => {
      this.lose(stream);
    });
  }

  private lose(stream: EventSource): void {
    const since = new Date();
    // The server ends every stream after a while, and the browser comes back at once: that is no lost connection.
    this.missing ??= setTimeout(() => {
      this.held.set({ kind: 'away', since });
    }, MISSED_AFTER_MS);
    // While it is connecting, the browser retries by itself and sends the last event's id.
    if (stream.readyState !== EventSource.CLOSED) return;
    this.retry = setTimeout(() => {
      this.open();
    }, this.retryInMs);
    this.retryInMs = Math.min(this.retryInMs * 2, LONGEST_RETRY_MS);
  }

  private tell(notice: LiveNotice): void {
    for (const listener of this.listeners) listener(notice);
  }
}

function readNotice<T>(schema: z.ZodMiniType<T>, data: unknown): T | null {
  if (typeof data !== 'string') return null;
  try {
    const parsed = schema.safeParse(JSON.parse(data));
    return parsed.success ? parsed.data : null;
  } catch (error) {
    console.warn('A live notice could not be read', error);
    return null;
  }
}
