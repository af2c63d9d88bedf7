import type * as z from 'zod/mini';
import type { ContentRef } from './content.ts';
import type { Deadline } from './deadline.ts';
import type { Difference } from './difference.ts';
import type { Instant } from './instant.ts';
import type { Moment } from './moment.ts';
import type { Words } from './param.ts';
import type { Permission } from './permissions.ts';
import type { Reaction } from './reaction.ts';
import type { Reference } from './reference.ts';
import type { Refusal } from './refusal.ts';
import type { Waiting } from './waiting.ts';

/** What every event has: its type. The rest is plain JSON of the process's own union. */
export interface DomainEvent {
  readonly type: string;
}

/** Another process that a body names, for example the report that this one repeats. */
export interface Named {
  readonly key: string;
  /** Which field of the body names it. */
  readonly field: string;
  /** Types of processes that it may be. */
  readonly types: readonly string[];
  /** The result with which it must not have ended. */
  readonly notEndedAs?: string;
}

/**
 * One thing a person may do to a process. Method syntax on purpose: a table of commands with different bodies
 * is then one record type, while each command is written against its own body.
 */
export interface Command<S, E, B = unknown> {
  /** Shape of the body; also the HTTP route, the API description and the form. */
  readonly schema: z.ZodMiniType<B>;
  readonly permission: Permission;
  /** What it is about: `plan`, `action:3`. Staleness is judged by it. */
  subject(body: B): string;
  /** What it could be about now: one entry per button the console may draw. Empty when the stage has no use for it. */
  subjects(state: S): readonly string[];
  /**
   * Whether the acting person may do it now to this subject, and if not, why not: everything that can be said before
   * a body is known (stage, person, separation of duties). The console's disabled buttons get their reason here.
   */
  available(state: S, moment: Moment, subject: string): Refusal | null;
  /** Whether this body is accepted. Called only after `available` allowed it; the rule is written here and nowhere else. */
  may(state: S, moment: Moment, body: B): Refusal | null;
  /** What happened. Called only after `may` allowed it. */
  decide(state: S, body: B, moment: Moment): readonly E[];
  /** A signature is asked for: the word of its meaning (`signature.<code>`). The body carries `signed: true`. */
  readonly signature?: string;
  /**
   * The content that this command judges, as its sender was shown it. Changed or frozen meanwhile, the command is refused;
   * done, it freezes that content.
   */
  content?(body: B): ContentRef | null;
  /** What it would make this process claim: which of it another one holds already is told to the rule (`Moment.held`). */
  claims?(body: B): readonly string[];
  /**
   * Other processes that the body names. Never this one; and what the sender may not read, or is of another type, is
   * refused before the engine is asked: a process is never removed and keeps its type, so that one look is enough.
   */
  names?(body: B): readonly Named[];
  /** It is meant for closed processes (reopening); every other command is refused there. */
  readonly whenClosed?: true;
}

/** The first command of a process: there is no state yet. */
export interface Birth<E, B = unknown> {
  readonly schema: z.ZodMiniType<B>;
  /** Null when only other processes give birth to it. */
  readonly permission: Permission | null;
  /** The site the process will belong to. */
  site(body: B): string;
  /** As for a command. */
  claims?(body: B): readonly string[];
  may(moment: Moment, body: B): Refusal | null;
  decide(body: B, moment: Moment): readonly E[];
}

/** Something another process says: never refused. What no longer applies gives no events and counts as ignored. */
export interface Fact<S, E, B = unknown> {
  readonly schema: z.ZodMiniType<B>;
  subject(body: B): string;
  apply(state: S, body: B, moment: Moment): readonly E[];
}

/** The row of a list, the same for all process types. Only what the record says: nothing that the clock changes. */
export interface Summary {
  readonly title: string;
  readonly site: string;
  readonly stage: string;
  readonly open: boolean;
  readonly owner: string | null;
  /** Everybody who takes part: what “own” means in permissions. */
  readonly people: readonly string[];
  readonly raisedAt: Instant;
  readonly closedAt: Instant | null;
  /** With what it ended: the code of a word (`result.<code>`). Null while it is open. */
  readonly result: string | null;
  readonly attempt: number;
  readonly grade: string | null;
  readonly source: string | null;
  readonly clauses: readonly string[];
  /** With edition, for example `ISO 9001:2015`. */
  readonly standards: readonly string[];
  readonly held: boolean;
  /** Keys of linked processes. */
  readonly links: readonly string[];
  /** Further words for the full-text search. */
  readonly text: string;
}

/**
 * A type of process as a value: what may be done to it and what then is. Pure: no clock, no chance, no I/O.
 * State and events are plain JSON.
 */
export interface Process<S, E extends DomainEvent> {
  /** Name of the Temporal workflow type and of the type in every record. Permanent. */
  readonly type: string;
  /** Prefix of keys: `CAPA` → `CAPA-2026-0042`. */
  readonly keyPrefix: string;
  /** Raised when the shape of the state changes; snapshots of an older one are folded anew. */
  readonly stateSchema: number;
  /** In the order of the stepper. */
  readonly stages: readonly string[];
  /** Several stages run at once: that another one begins or ends makes no page stale. */
  readonly stagesOverlap?: true;
  readonly births: Readonly<Record<string, Birth<E>>>;
  /** What only one open process of the organization is to hold, for example the number of a certificate. */
  claims?(state: S): readonly string[];
  readonly commands: Readonly<Record<string, Command<S, E>>>;
  readonly facts: Readonly<Record<string, Fact<S, E>>>;
  /** Shape of every event; what does not fit is a fault, and is not recorded. */
  readonly events: z.ZodMiniType<E>;
  /** Never throws, and accepts every version of an event that was ever written. Moments come with the event. */
  evolve(state: S | null, event: E, at: EventStamp): S;
  deadlines(state: S): readonly Deadline[];
  onDeadline(state: S, deadline: Deadline, moment: Moment): readonly E[];
  /** Never empty while open. */
  waiting(state: S): readonly Waiting[];
  /** What an event causes outside; `state` is the one after it. */
  reactions(event: E, state: S, at: EventStamp): readonly Reaction[];
  /** Ids of the uploaded files an event makes part of the process. */
  files(event: E): readonly string[];
  summary(state: S): Summary;
  /** What changed between two states about the things the process keeps, for the preview of a command. */
  differences?(before: S, after: S, reference: Reference): readonly Difference[];
  readonly words: Words;
}

/** When and by whom an event happened, and which number it has in its process. */
export interface EventStamp {
  readonly key: string;
  readonly seq: number;
  readonly at: Instant;
  readonly actor: Moment['actor'];
}

/** Any process, for code that treats all types alike. */
export type AnyProcess = Process<unknown, DomainEvent>;

/**
 * Forgets the state and event types of a process, so that the host and the record can treat all types alike.
 * Safe because both only ever hand a process its own states and events back.
 */
export function anyProcess<S, E extends DomainEvent>(process: Process<S, E>): AnyProcess {
  return process;
}
