import { computed, inject, linkedSignal, signal } from '@angular/core';
import type { Body } from '../commands/draft.ts';
import type { Sent } from '../commands/sending.ts';
import { KeptWork } from './kept-work.ts';
import { ProcessView } from './process-view.ts';

/** What an editor writes. */
interface Written<T> {
  /** What it is kept by, of this process. */
  readonly name: () => string;
  /** The part of the process it is about, as in the availability: by it the API judges whether others were faster. */
  readonly subject: string;
  /** What the editor shows where nothing was written. */
  readonly onPage: () => T;
}

/**
 * What somebody writes in an editor of a page while the page moves on: what stands in the editor, and which version they
 * decide on. That is the one they began to write on, whatever the page shows by now: a colleague's save in between is told
 * first and never overwritten unknowingly. Only their own save and looking at what changed move it. Every editor of a
 * page sends through this. Made where something is injected.
 */
export class PageWriting<T> {
  private readonly view = inject(ProcessView);
  private readonly kept = inject<KeptWork<T>>(KeptWork);
  readonly subject: string;
  private readonly name;
  /** What is written and not saved; null when nothing is. */
  private readonly unsaved;
  readonly content;

  private readonly lastSent = signal<Sent | null>(null);
  private readonly sending = signal(false);
  readonly isBusy = this.sending.asReadonly();
  /** What became of the last try to save. */
  readonly sent = this.lastSent.asReadonly();
  readonly isDirty = computed(() => this.unsaved() !== null);
  /** The version the person decides on. */
  readonly version = computed(() => this.kept.versionOf(this.name()) ?? this.view.detail()?.version ?? 0);
  /** The newest version that is known of. */
  readonly newest = computed(() => {
    const sent = this.lastSent();
    return Math.max(this.view.detail()?.version ?? 0, sent?.kind === 'stale' ? sent.version : 0);
  });
  /** The page is newer than what was written; whether others changed the same is still to be seen. */
  readonly isBehind = computed(() => this.newest() > this.version());
  /** It was not saved because others were faster. */
  readonly isStale = computed(() => this.lastSent()?.kind === 'stale' && this.isBehind());

  constructor({ name, subject, onPage }: Written<T>) {
    this.subject = subject;
    this.name = computed(() => `${this.view.detail()?.row.key ?? ''} ${name()}`);
    this.unsaved = computed(() => this.kept.of(this.name()) ?? null);
    this.content = linkedSignal(() => this.unsaved() ?? onPage());
  }

  write(content: T): void {
    this.kept.keep(this.name(), content, this.version());
    if (!this.isStale()) this.lastSent.set(null);
  }

  /** Forgets what was written: the page's own is shown. */
  drop(): void {
    this.kept.forget(this.name());
    this.lastSent.set(null);
  }

  /** Decides on the version up to which changes were told, and no newer one, and keeps what is written. */
  lookAgain(told: number | null): void {
    this.kept.keep(this.name(), this.content(), Math.max(told ?? this.newest(), this.version()));
  }

  /** Saves what stands in the editor; `shown` is shown until it comes back with the page. */
  async save(command: string, body: Body, shown: T = this.content()): Promise<Sent | undefined> {
    const [name, content] = [this.name(), this.content()];
    this.sending.set(true);
    const sent = await this.view.save(command, this.subject, body, this.version());
    this.sending.set(false);
    this.lastSent.set(sent ?? null);
    if (sent?.kind !== 'done') return sent;
    this.kept.saved(name, content, sent.version);
    if (!this.isDirty()) this.content.set(shown);
    return sent;
  }

  /** Asks for a command with what is written; true once it is sent. */
  async submit(command: string, body: Body): Promise<boolean> {
    const sent = await this.view.run(command, this.subject, body, { shownVersion: this.version() });
    const isSent = sent?.kind === 'done' || sent?.kind === 'accepted';
    if (isSent) this.drop();
    return isSent;
  }
}
