import type { mongo } from 'mongoose';
import type { Calendar } from '#domain/kernel/calendar';
import type { Parked } from '#domain/kernel/head';
import type { Outcome } from '#domain/kernel/input';
import type { Instant } from '#domain/kernel/instant';
import type { Actor } from '#domain/kernel/moment';
import type { Params } from '#domain/kernel/param';
import type { Policy } from '#domain/kernel/policy';
import type { Body, Edition } from '#domain/kernel/reference';
import type { DomainEvent, Summary } from '#domain/kernel/process';
import type { Reaction } from '#domain/kernel/reaction';
import type { Role, RoleHeld } from '#domain/kernel/roles';
import type { Waiting } from '#domain/kernel/waiting';
import type { Corrections } from '#domain/standards/laid-over';

/** One row per process of any type: the head of its record and the row of every list. */
export interface ProcessRow extends Omit<Summary, 'text'> {
  /** The key, for example `CAPA-2026-0042`. */
  _id: string;
  type: string;
  text: string;
  /** Open waiting lines, the most urgent first. */
  waiting: Waiting[];
  /** Whom they wait for, as in `Task`: how a list finds what waits for somebody. */
  assignees: string[];
  /**
   * From when on the row is soon or late, on the real clock (already reduced by `clockAheadMs`). Stored as absolute
   * instants and compared at query time: nothing stored changes by the mere passing of time.
   */
  soonAt: Instant | null;
  lateAt: Instant | null;
  /** When the process acts by itself next, on the real clock. */
  wakeAt: Instant | null;
  /** Number of the last event. */
  version: number;
  /** Raised by every start from the record; a run with a lower one is superseded. */
  epoch: number;
  /** What only one open process is to hold, where it claims any. */
  claims?: string[];
  /** Of these, what no other open process claimed when this one took it up: unique in the store while it is open. */
  ownClaims?: string[];
  stateSchema: number;
  state: unknown;
  lastAt: Instant;
  /** Hash of the last event's row. */
  chain: string;
  parked: Parked[];
  /** How far the process's clock is ahead of the real one after a jump. */
  clockAheadMs: number;
  recordedAt: Instant;
}

/**
 * The outcome of an input that no event carries: a birth, a refusal, a fault, a fact that changed nothing. With the answers of
 * events (`activities/store/recorded-inputs.ts`) it makes repeating safe.
 */
export interface CommandRow {
  /** `<key>:<inputId>` */
  _id: string;
  key: string;
  inputId: string;
  kind: 'birth' | 'command' | 'fact';
  name: string;
  bodyHash: string;
  actor: Actor | null;
  outcome: Outcome;
  requestId: string | null;
  recordedAt: Instant;
  /** When the row may be forgotten; never for facts. */
  forgetAt: Date | null;
}

/** Append-only: what happened. Each row seals the one before. */
export interface EventRow {
  /** `<key>:<seq>` */
  _id: string;
  key: string;
  type: string;
  site: string;
  seq: number;
  subject: string;
  stage: string;
  actor: Actor;
  /** When it happened on the process's clock; for imported events the date in the file. */
  at: Instant;
  recordedAt: Instant;
  inputId: string;
  /** On the first event of an input that somebody waits for: its outcome, and what tells a repeat from another input. */
  answer?: {
    /** `<key>:<inputId>`, unique: what nothing is decided twice by. */
    id: string;
    kind: CommandRow['kind'];
    name: string;
    bodyHash: string;
    /** How many events the input had. */
    events: number;
  };
  requestId: string | null;
  /** The file a past event was taken from, and who imported it. */
  imported: { file: string; by: string } | null;
  policyVersion: string;
  calendarVersion: string;
  event: DomainEvent;
  salt: string;
  contentHash: string;
  previousHash: string;
  hash: string;
}

/** What a process caused outside itself, waiting to be delivered or delivered. */
export interface OutboxRow {
  /** `<key>:<reaction id>`, also the id of the delivering activity and of the fact it brings. */
  _id: string;
  from: string;
  /** Rows of one sender to one target are delivered in order. */
  target: string;
  seq: number;
  index: number;
  at: Instant;
  effect:
    | Extract<Reaction, { do: 'start' }>
    | Extract<Reaction, { do: 'tell' }>
    | { readonly do: 'mail'; readonly mailId: string };
  status: 'pending' | 'done';
  result: string | null;
  doneAt: Instant | null;
}

/** What a person is told: in the console at once, by mail with the day's digest. */
export interface NoticeRow {
  /** `<key>:<reaction id>:<person>` */
  _id: string;
  person: string;
  key: string;
  type: string;
  site: string;
  title: string;
  code: string;
  params: Params;
  at: Instant;
  urgency: 'digest' | 'atOnce';
  /** The mail that carried it, once one did. */
  mailId: string | null;
}

/** A mail as it left, or as the outbox page shows it where no mail server is configured. */
export interface MailRow {
  /** `digest:<person>:<date>` or `notice:<notice id>` */
  _id: string;
  person: string;
  to: string;
  subject: string;
  text: string;
  createdAt: Instant;
  /** `kept`: no mail server is configured, the outbox page is the mail box. */
  status: 'pending' | 'sent' | 'kept';
  sentAt: Instant | null;
}

/** Something the machine could not do, for an administrator to look at. */
export interface IncidentRow {
  /** The error id that people are shown. */
  _id: string;
  key: string;
  type: string;
  kind: 'fault' | 'behind' | 'undeliverable' | 'missingRun';
  inputId: string;
  message: string;
  stack: string | null;
  openedAt: Instant;
  lastAt: Instant;
  count: number;
  resolvedAt: Instant | null;
}

/** A person of the organization. Accounts (passwords, lockout) are kept apart. */
export interface PersonRow {
  _id: string;
  name: string;
  email: string;
  title: string;
  site: string;
  roles: RoleHeld[];
  manager: string | null;
  active: boolean;
  absence: { from: Instant; until: Instant; substitute: string } | null;
  /** Processes an external auditor may read, and until when. */
  granted: { keys: string[]; until: Instant } | null;
  version: number;
}

export interface AccountRow {
  /** The person's id. */
  _id: string;
  email: string;
  passwordHash: string;
  /** Seen until then, what happened since is new; set when a visit ends. */
  lastVisitAt: Instant | null;
  /** When the person last looked at their tasks, and from when on something is new to them on this visit. */
  seenAt?: Instant;
  newSince?: Instant;
  mustChangePassword: boolean;
  createdAt: Instant;
}

export interface SiteRow {
  _id: string;
  name: string;
  country: string;
  zone: string;
  /** Places to choose from when reporting. */
  places: string[];
  calendar: string;
  policy: string;
  active: boolean;
  version: number;
}

/** `<id>:<version>`; the highest version of an id is in force. */
export interface PolicyRow {
  _id: string;
  policy: Policy;
  reason: string;
  recordedAt: Instant;
}

export interface CalendarRow {
  _id: string;
  calendar: Calendar;
  recordedAt: Instant;
}

/** Versions of what rules look up, so that the record's cache knows when to read again. */
export interface RegisterRow {
  _id: 'register';
  version: number;
}

export interface OrganizationRow {
  _id: 'organization';
  name: string;
  demo: boolean;
  createdAt: Instant;
}

/** A reserved key, by the idempotency id it was reserved for. */
export interface NumberRow {
  _id: string;
  key: string;
  reservedAt: Instant;
}

export interface CounterRow {
  _id: string;
  last: number;
}

/** Audit row of a plain record (a person, a site, an edition, a certification body): who changed what. */
export interface ChangeRow {
  _id: string;
  record: string;
  recordId: string;
  actor: Actor;
  at: Instant;
  before: unknown;
  after: unknown;
  reason: string | null;
}

/** A secret address under which somebody's calendar is read without signing in. */
export interface FeedRow {
  _id: string;
  /** Whose rights decide, each time it is read, what is in it. */
  person: string;
  /** What is due for that person, or what one process waits for. */
  of: { kind: 'me' } | { kind: 'journey'; key: string };
  /** SHA-256 of the secret; the secret itself is known to the calendar only. */
  secretHash: string;
  createdAt: Instant;
  lastUsedAt: Instant | null;
}

/** A filter of a list that somebody keeps under a name, for themselves. */
export interface SavedViewRow {
  _id: string;
  person: string;
  /** The screen it belongs to: `capas`, `journeys`. */
  list: string;
  name: string;
  /** The query of the address, as the screen wrote it: `view=late&site=brno`. */
  query: string;
  createdAt: Instant;
}

/** What is known about an uploaded file; its content lies in GridFS. */
export interface FileRow {
  /** Random, so that it cannot be guessed. */
  _id: string;
  /** Id of the content in GridFS. */
  content: mongo.ObjectId;
  name: string;
  /** Media type as found in the content, not as claimed. */
  type: string;
  /** Bytes. */
  size: number;
  sha256: string;
  uploadedAt: Instant;
  uploadedBy: string;
  /** The date the evidence itself is of, when it is not the day of upload. */
  evidenceDate: string | null;
  /** The process it is evidence of; without one it is removed after a day. */
  attachedTo: string | null;
  /** False while the content is still being received. */
  complete: boolean;
}

/** A sign-in that the demo's first page offers. Exists only where a demo organization was loaded. */
export interface DemoAccountRow {
  /** The person's id. */
  _id: string;
  name: string;
  title: string;
  role: Role;
  site: string;
  email: string;
  password: string;
  /** Order on the page. */
  order: number;
}

/** What an administrator corrected about an edition; the product's own data hold for the others. */
export interface EditionRow {
  /** Name of the edition, for example `ISO 9001:2026`. */
  _id: string;
  edition: Edition;
  /** Titles of clauses and controls that were taken from the organization's own copy, for people to read. */
  titles?: { number: string; title: string }[];
  /** What it says, as far as administrators have given or corrected it. */
  corrections?: Corrections;
  updatedAt: Instant;
  updatedBy: string;
}

/** A certification body. */
export interface BodyRow {
  _id: string;
  body: Body;
  updatedAt: Instant;
  updatedBy: string;
}

/** Bulk content of a process: where it stands, and who signed it. */
export interface ContentRow {
  /** `<key>:<kind>:<round>` */
  _id: string;
  key: string;
  kind: string;
  round: number;
  version: number;
  /** Head of its audit chain. */
  hash: string;
  /** The event that signed it; from then on it does not change. */
  frozen: { key: string; version: number; at: Instant } | null;
  lockedAt: Instant | null;
}

/** One row of a content, for example the rating of a clause. */
export interface ContentPartRow {
  /** `<content id>|<part>` */
  _id: string;
  content: string;
  part: string;
  /** The content's version when this part last changed. */
  version: number;
  value: unknown;
  by: string;
  at: Instant;
}

/** Append-only: one change of a content. Each row seals the one before. */
export interface ContentChangeRow {
  /** `<content id>|<version>` */
  _id: string;
  content: string;
  version: number;
  part: string;
  before: unknown;
  after: unknown;
  by: string;
  at: Instant;
  previousHash: string;
  hash: string;
}
