import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal } from '@angular/core';
import * as z from 'zod/mini';
import { Session } from '../core/session.ts';
import { Notice } from '../ui/notice.ts';
import { time } from '../words/dates.ts';
import { eventViewSchema, type EventView } from '../words/event-view.ts';
import { actorName, eventSentence, wordEvent } from '../words/word-event.ts';
import { WordsOfConsole } from '../words/words-of-console.ts';

const historySchema = z.object({ events: z.array(eventViewSchema) });

/** The page is out of date: who changed what since the version that was decided on. Actions are its content. */
@Component({
  selector: 'pn-stale-changes',
  imports: [Notice],
  template: `
    @if (isShown()) {
      <pn-notice tone="soon" [title]="title()">
        @for (change of changes(); track change.seq) {
          <div>{{ change.at }} · {{ change.what }}</div>
        }
        @if (note(); as note) {
          <div>{{ note }}</div>
        }
        <ng-container actions><ng-content /></ng-container>
      </pn-notice>
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class StaleChanges {
  private readonly words = inject(WordsOfConsole);
  private readonly session = inject(Session);
  readonly key = input.required<string>();
  /** The type of the process, for events that several types have. */
  readonly processType = input.required<string>();
  /** The version that was decided on. */
  readonly since = input.required<number>();
  /** Tells only what other people did to this part of the process, as the API judges it. */
  readonly subject = input<string>();
  /** The newest version that is known of: what happened is read again with each. */
  readonly newest = input(0);
  /** Says nothing when all that changed was the reader's own doing. */
  readonly onlyOthers = input(false);
  /** Of the site of the process, as all times of its page. */
  readonly zone = input<string>();
  /** “Your approval was not sent.” */
  readonly note = input<string | null>(null);

  private readonly history = httpResource(
    () => {
      this.newest();
      // An address in a new object: read again though it is the same.
      return { url: `/api/processes/${encodeURIComponent(this.key())}/history` };
    },
    { parse: (body) => z.parse(historySchema, body).events },
  );
  /** What was read last stays until the newer is there, so that nothing flickers. */
  private readonly events = linkedSignal<readonly EventView[] | null, readonly EventView[] | null>({
    source: () => (this.history.hasValue() ? this.history.value() : null),
    computation: (read, before) => read ?? before?.value ?? null,
  });
  /** The version up to which it tells what changed; null where that cannot be read, so that nobody is held up by it. */
  readonly upTo = computed(() => (this.history.error() ? null : (this.events()?.at(-1)?.seq ?? this.since())));
  private readonly others = computed(() => {
    const me = this.session.person()?.id;
    const subject = this.subject();
    return (this.events() ?? []).filter(
      (event) =>
        event.seq > this.since() &&
        !(event.actor.kind === 'person' && event.actor.id === me) &&
        (subject === undefined || (event.subject === subject && event.actor.kind === 'person')),
    );
  });
  /** When it cannot be known whose change it was, it is told. */
  protected readonly isShown = computed(
    () => !this.onlyOthers() || this.others().length > 0 || this.history.error() !== undefined,
  );
  protected readonly title = computed(() => {
    const people = [...new Set(this.others().map(({ actor }) => actorName(actor, this.words.wording())))];
    const meanwhile = this.subject() === undefined ? 'while you were reading' : 'while you were writing';
    return people.length === 0 ? `This changed ${meanwhile}` : `${people.join(' and ')} changed this ${meanwhile}`;
  });
  protected readonly changes = computed(() =>
    this.others()
      .slice(-5)
      .map((event) => ({
        seq: event.seq,
        at: time(event.at, { zone: this.zone() }),
        what: eventSentence(wordEvent(event, this.processType(), this.words.wording())),
      })),
  );
}
