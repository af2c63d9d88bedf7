import mongoose, { type Connection } from 'mongoose';
import type {
  AccountRow,
  BodyRow,
  CalendarRow,
  ChangeRow,
  CommandRow,
  ContentChangeRow,
  ContentPartRow,
  ContentRow,
  CounterRow,
  DemoAccountRow,
  EditionRow,
  EventRow,
  FeedRow,
  SavedViewRow,
  FileRow,
  IncidentRow,
  MailRow,
  NoticeRow,
  NumberRow,
  OrganizationRow,
  OutboxRow,
  PersonRow,
  PolicyRow,
  ProcessRow,
  RegisterRow,
  SiteRow,
} from './rows.ts';

type Document = mongoose.mongo.Document;
export type Collection<T extends Document> = mongoose.mongo.Collection<T>;
export type Session = mongoose.mongo.ClientSession;

/** The collections of the record, typed. Every part that reads or writes the record goes through this value. */
export interface Store {
  readonly connection: Connection;
  readonly processes: Collection<ProcessRow>;
  readonly commands: Collection<CommandRow>;
  readonly events: Collection<EventRow>;
  readonly outbox: Collection<OutboxRow>;
  readonly notices: Collection<NoticeRow>;
  readonly mails: Collection<MailRow>;
  readonly incidents: Collection<IncidentRow>;
  readonly people: Collection<PersonRow>;
  readonly accounts: Collection<AccountRow>;
  readonly sites: Collection<SiteRow>;
  readonly policies: Collection<PolicyRow>;
  readonly calendars: Collection<CalendarRow>;
  readonly editions: Collection<EditionRow>;
  readonly bodies: Collection<BodyRow>;
  readonly contents: Collection<ContentRow>;
  readonly contentParts: Collection<ContentPartRow>;
  readonly contentChanges: Collection<ContentChangeRow>;
  readonly register: Collection<RegisterRow>;
  readonly organization: Collection<OrganizationRow>;
  readonly numbers: Collection<NumberRow>;
  readonly counters: Collection<CounterRow>;
  readonly changes: Collection<ChangeRow>;
  readonly files: Collection<FileRow>;
  readonly feeds: Collection<FeedRow>;
  readonly savedViews: Collection<SavedViewRow>;
  readonly demoAccounts: Collection<DemoAccountRow>;
}

/** How long one operation may take before the caller hears that the record is away. */
const SELECTION_TIMEOUT_MS = 2_000;

/** Connects to MongoDB and makes sure that collections and indexes exist. */
export async function openStore(uri: string): Promise<Store> {
  const connection = await mongoose
    .createConnection(uri, {
      serverSelectionTimeoutMS: SELECTION_TIMEOUT_MS,
      connectTimeoutMS: SELECTION_TIMEOUT_MS,
      writeConcern: { w: 'majority', journal: true },
      autoIndex: false,
      maxPoolSize: 40,
      minPoolSize: 4,
    })
    .asPromise();
  const store = storeOf(connection);
  await ensureIndexes(store);
  await dropFormerIndexes(store);
  return store;
}

function storeOf(connection: Connection): Store {
  const { db } = connection;
  if (!db) throw new Error('The MongoDB connection has no database');
  return {
    connection,
    processes: db.collection<ProcessRow>('processes'),
    commands: db.collection<CommandRow>('commands'),
    events: db.collection<EventRow>('events'),
    outbox: db.collection<OutboxRow>('outbox'),
    notices: db.collection<NoticeRow>('notices'),
    mails: db.collection<MailRow>('mails'),
    incidents: db.collection<IncidentRow>('incidents'),
    people: db.collection<PersonRow>('people'),
    accounts: db.collection<AccountRow>('accounts'),
    sites: db.collection<SiteRow>('sites'),
    policies: db.collection<PolicyRow>('policies'),
    calendars: db.collection<CalendarRow>('calendars'),
    editions: db.collection<EditionRow>('editions'),
    bodies: db.collection<BodyRow>('bodies'),
    contents: db.collection<ContentRow>('contents'),
    contentParts: db.collection<ContentPartRow>('contentParts'),
    contentChanges: db.collection<ContentChangeRow>('contentChanges'),
    register: db.collection<RegisterRow>('register'),
    organization: db.collection<OrganizationRow>('organization'),
    numbers: db.collection<NumberRow>('numbers'),
    counters: db.collection<CounterRow>('counters'),
    changes: db.collection<ChangeRow>('changes'),
    files: db.collection<FileRow>('files'),
    feeds: db.collection<FeedRow>('feeds'),
    savedViews: db.collection<SavedViewRow>('savedViews'),
    demoAccounts: db.collection<DemoAccountRow>('demoAccounts'),
  };
}

/** What earlier releases had, and others stand for now. */
const FORMER_INDEXES = [
  ...['open_1_raisedAt_-1__id_-1', 'open_1_title_1__id_1', 'open_1_owner_1__id_1'],
  ...['open_1_grade_1__id_1', 'open_1_stage_1__id_1'],
];

/** Those of an earlier release cost every turn, and nobody asks by them any more. */
async function dropFormerIndexes({ processes }: Store): Promise<void> {
  const names = (await processes.indexes()).map(({ name }) => name);
  for (const name of FORMER_INDEXES) {
    if (names.includes(name)) await processes.dropIndex(name).catch(ignoreGone);
  }
}

/** Another program that starts at the same time was faster. */
function ignoreGone(error: unknown): void {
  if (!(error instanceof mongoose.mongo.MongoServerError && error.codeName === 'IndexNotFound')) throw error;
}

/** Indexes are created here and nowhere else; creating one that exists is a no-op. */
async function ensureIndexes(store: Store): Promise<void> {
  await Promise.all([
    store.processes.createIndexes([
      // Lists walk these in the order of urgency.
      { key: { type: 1, open: 1, lateAt: 1, _id: 1 } },
      { key: { open: 1, lateAt: 1, _id: 1 } },
      { key: { people: 1, open: 1, lateAt: 1, _id: 1 } },
      { key: { site: 1, open: 1, lateAt: 1, _id: 1, soonAt: 1 } },
      { key: { assignees: 1, open: 1, lateAt: 1, _id: 1, site: 1 } },
      // The other orders of the table; the site behind them, so that no row of another site is read.
      { key: { open: 1, raisedAt: -1, _id: -1, site: 1 } },
      { key: { open: 1, title: 1, _id: 1, site: 1 } },
      { key: { open: 1, owner: 1, _id: 1, site: 1 } },
      { key: { open: 1, grade: 1, _id: 1, site: 1 } },
      { key: { open: 1, stage: 1, _id: 1, site: 1 } },
      // Counts beside the table.
      { key: { open: 1, soonAt: 1, lateAt: 1 } },
      { key: { open: 1, attempt: 1 } },
      { key: { 'waiting.pause': 1, open: 1 }, sparse: true },
      { key: { type: 1, stage: 1, lateAt: 1, _id: 1 } },
      { key: { open: 1, wakeAt: 1 } },
      // Heads of an earlier release, at the start of a worker.
      { key: { type: 1, stateSchema: 1 } },
      { key: { links: 1 } },
      { key: { claims: 1 }, sparse: true },
      // What was written before heads had this field lacks it, and so cannot stand in the way of the index.
      { key: { ownClaims: 1 }, unique: true, sparse: true },
      { key: { title: 'text', text: 'text' }, default_language: 'none', language_override: 'none' },
    ]),
    store.commands.createIndexes([{ key: { forgetAt: 1 }, expireAfterSeconds: 0 }]),
    store.events.createIndexes([
      { key: { key: 1, seq: 1 }, unique: true },
      { key: { 'answer.id': 1 }, unique: true, sparse: true },
      { key: { at: -1, _id: -1 } },
      { key: { 'actor.id': 1, at: -1, _id: -1 } },
      { key: { site: 1, at: -1, _id: -1 } },
    ]),
    store.contents.createIndexes([{ key: { key: 1 } }]),
    store.contentParts.createIndexes([{ key: { content: 1, part: 1 } }]),
    store.contentChanges.createIndexes([
      { key: { content: 1, version: 1 }, unique: true },
      { key: { content: 1, part: 1, version: -1 } },
    ]),
    store.outbox.createIndexes([
      { key: { status: 1, from: 1, target: 1, seq: 1, index: 1 } },
      { key: { status: 1, at: 1 } },
    ]),
    store.notices.createIndexes([
      { key: { person: 1, at: -1 } },
      { key: { mailId: 1, person: 1 } },
      { key: { key: 1 } },
    ]),
    store.mails.createIndexes([{ key: { createdAt: -1 } }]),
    store.incidents.createIndexes([{ key: { key: 1, resolvedAt: 1 } }, { key: { resolvedAt: 1, lastAt: -1 } }]),
    store.people.createIndexes([{ key: { email: 1 }, unique: true }, { key: { site: 1, name: 1 } }]),
    store.accounts.createIndexes([{ key: { email: 1 }, unique: true }]),
    store.files.createIndexes([{ key: { attachedTo: 1, uploadedAt: 1 } }]),
    store.feeds.createIndexes([{ key: { secretHash: 1 }, unique: true }, { key: { person: 1, createdAt: -1 } }]),
    store.savedViews.createIndexes([{ key: { person: 1, list: 1, name: 1 }, unique: true }]),
    store.changes.createIndexes([{ key: { record: 1, recordId: 1, at: -1 } }, { key: { at: -1 } }]),
  ]);
}

/** Most turns write one event and one outcome; the driver's way for many costs twice as much for one. */
export async function insertAll<T extends { _id: string }>(
  collection: Collection<T>,
  rows: readonly T[],
  session: Session,
): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  if (rows.length === 1) await collection.insertOne(first as mongoose.mongo.OptionalUnlessRequiredId<T>, { session });
  else await collection.insertMany([...rows] as mongoose.mongo.OptionalUnlessRequiredId<T>[], { session });
}
