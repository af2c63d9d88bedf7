import { httpResource } from '@angular/common/http';
import { computed, inject, Injectable, signal } from '@angular/core';
import { toObservable } from '@angular/core/rxjs-interop';
import { filter, firstValueFrom, timeout } from 'rxjs';
import * as z from 'zod/mini';
import type { Calendar } from '#domain/kernel/calendar';
import type { Params } from '#domain/kernel/param';
import type { Asked } from '../commands/command-form.ts';
import type { Body } from '../commands/draft.ts';
import { Commands } from '../commands/commands.ts';
import type { Sent } from '../commands/sending.ts';
import { Now } from '../core/now.ts';
import { Session } from '../core/session.ts';
import { day } from '../words/dates.ts';
import { eventViewSchema, type EventView } from '../words/event-view.ts';
import { sentence, type Wording } from '../words/sentence.ts';
import { findingKeyOf } from '../words/finding-key.ts';
import { eventSentence, wordEvent, wordFinding, wordSubject } from '../words/word-event.ts';
import { WordsOfConsole } from '../words/words-of-console.ts';
import type { Availability, ProcessDetail } from './detail.ts';

/** How long what was just done may take to be on the page. */
const OWN_SHOWN_WITHIN_MS = 3_000;

const eventsSchema = z.object({ events: z.array(eventViewSchema) });

/** Something on the page that writes the body of a command: the head's button asks it instead of a form. */
export interface Editor {
  /** Carries the command out with what is written. */
  readonly run: () => Promise<void>;
}

/**
 * One process as its page shows it: its data, its words (in the site's zone, on the process's own clock), what may be
 * done, and doing it. Provided by the page, so that every part of it says and does the same.
 */
@Injectable()
export class ProcessView {
  private readonly commands = inject(Commands);
  private readonly words = inject(WordsOfConsole);
  private readonly session = inject(Session);
  private readonly now = inject(Now);
  private readonly editors = signal<ReadonlyMap<string, Editor>>(new Map());

  readonly detail = signal<ProcessDetail | null>(null);
  private readonly details = toObservable(this.detail);
  readonly me = computed(() => this.session.person()?.id ?? null);
  /** What this person did here is no news to them. */
  readonly ownVersion = signal(0);

  /** The moment the page is drawn for: a rehearsal's clock may be ahead. */
  readonly at = computed(() => new Date(this.now.at().getTime() + (this.detail()?.clockAheadMs ?? 0)));
  readonly wording = computed<Wording>(() => {
    const zone = this.detail()?.calendar.zone;
    return { ...this.words.wording(), dates: { now: this.at(), zone } };
  });

  /** The calendar that clocks are counted in, by the name of its site. */
  calendar(): Calendar {
    const { calendar, row } = this.shown();
    return { ...calendar, id: `of ${this.wording().names.site(row.site)}` };
  }

  /** The practice of the organization, for rules that the page works out by itself. */
  practice(): Pick<ProcessDetail, 'policy'> {
    return this.shown();
  }

  private shown(): ProcessDetail {
    const detail = this.detail();
    if (!detail) throw new Error('No process is shown yet');
    return detail;
  }

  private readonly history = httpResource(
    () => {
      const detail = this.detail();
      // An address in a new object: read again with every version of the page.
      return detail ? { url: `/api/processes/${encodeURIComponent(detail.row.key)}/history` } : undefined;
    },
    { parse: (body) => z.parse(eventsSchema, body).events },
  );
  private keptEvents: readonly EventView[] = [];
  /** Everything that happened; what was read last stays until the newer is there. */
  readonly events = computed<readonly EventView[]>(() => {
    if (this.history.hasValue()) this.keptEvents = this.history.value();
    return this.keptEvents;
  });

  say(code: string, params: Params = {}): string {
    return sentence(code, params, this.wording());
  }

  /** “Wed 25 Nov”, where the process is. */
  day(value: string | null | undefined): string {
    return value ? day(value, this.wording().dates) : '';
  }

  person(id: string): string {
    return this.wording().names.person(id);
  }

  /** The name, with “(you)” where it is the reader. */
  personOrYou(id: string): string {
    return id === this.me() ? `${this.person(id)} (you)` : this.person(id);
  }

  subject(subject: string): string {
    const finding = findingKeyOf(subject, this.detail()?.state);
    return finding === null ? wordSubject(subject, this.wording()) : wordFinding(finding, this.wording());
  }

  tell(event: EventView): string {
    return eventSentence(wordEvent(event, this.detail()?.row.type ?? '', this.wording()));
  }

  /** What others did and who recorded it, apart. */
  tellApart(event: EventView): { readonly what: string; readonly by: string | null } {
    const worded = wordEvent(event, this.detail()?.row.type ?? '', this.wording());
    return worded.typed === null ? { what: eventSentence(worded), by: null } : { what: worded.typed, by: worded.who };
  }

  may(command: string, subject?: string): Availability | undefined {
    return this.detail()?.availability.find(
      (one) => one.command === command && (subject === undefined || one.subject === subject),
    );
  }

  all(command: string): readonly Availability[] {
    return this.detail()?.availability.filter((one) => one.command === command) ?? [];
  }

  /** Does it: by the editor that writes it, else by its form. */
  async do(command: string, subject: string): Promise<void> {
    const editor = this.editors().get(command);
    if (editor) await editor.run();
    else await this.run(command, subject);
  }

  /** Asks for a command; `more` is what only the page knows. */
  async run(
    command: string,
    subject: string,
    body: Body | null = null,
    more: Pick<Asked, 'shownVersion' | 'warnings'> = {},
  ): Promise<Sent | undefined> {
    await this.untilOwnIsShown();
    const detail = this.detail();
    if (!detail) return undefined;
    const sent = await this.commands.run({ detail, command, subject, ...more }, body);
    this.noteOwn(sent);
    return sent;
  }

  /** Sends without a dialog or a toast: the editors' own saving, of what was begun on `shownVersion`. */
  async save(command: string, subject: string, body: Body, shownVersion?: number): Promise<Sent | undefined> {
    const detail = this.detail();
    if (!detail) return undefined;
    const asked = { detail, command, subject, ...(shownVersion !== undefined && { shownVersion }) };
    const sent = await this.commands.sendAtOnce(asked, body, false);
    this.noteOwn(sent);
    return sent;
  }

  /** Registers who writes a command's body until the returned function is called. */
  edits(command: string, editor: Editor): () => void {
    this.editors.update((all) => new Map([...all, [command, editor]]));
    return () => {
      this.editors.update((all) => new Map([...all].filter(([name, one]) => name !== command || one !== editor)));
    };
  }

  /** What is asked next is about what was just done; a page that cannot be read anew asks all the same. */
  private async untilOwnIsShown(): Promise<void> {
    const isShown = (detail: ProcessDetail | null): boolean => (detail?.version ?? 0) >= this.ownVersion();
    if (isShown(this.detail())) return;
    const shown = this.details.pipe(filter(isShown));
    await firstValueFrom(shown.pipe(timeout(OWN_SHOWN_WITHIN_MS)), { defaultValue: null }).catch(() => null);
  }

  private noteOwn(sent: Sent | undefined): void {
    if (sent?.kind === 'done') this.ownVersion.set(sent.version);
  }
}
