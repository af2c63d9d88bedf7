import { mongo, type Connection } from 'mongoose';
import { z } from 'zod';

/** Collections whose reading is what a screen is about; sessions and people come on top of it. */
const OF_THE_RECORD = ['processes', 'tasks', 'events', 'notices'];

/** What MongoDB was asked by one request, and how it found it. */
export interface SentQuery {
  readonly collection: string;
  /** The command as it was sent, without what belongs to the session it was sent in. */
  readonly command: Readonly<Record<string, unknown>>;
  readonly plan: string;
  readonly sortsInMemory: boolean;
  readonly documentsRead: number;
  readonly keysRead: number;
  readonly returned: number;
}

const profiledSchema = z.object({
  op: z.string(),
  ns: z.string(),
  command: z.record(z.string(), z.unknown()),
  planSummary: z.string().default('none'),
  hasSortStage: z.boolean().default(false),
  docsExamined: z.number().default(0),
  keysExamined: z.number().default(0),
  nreturned: z.number().default(0),
});

/** Of the session and the connection, not of the query. */
const NOT_THE_QUERY = new Set(['lsid', '$clusterTime', '$db', '$readPreference', 'txnNumber', 'apiVersion']);

/**
 * Which queries of the record a request sends, as the database itself has noticed: so the raw query and the bare route
 * ask exactly what the product asks, also after the product has changed.
 */
export async function queriesSentBy(connection: Connection, request: () => Promise<unknown>): Promise<SentQuery[]> {
  const { db } = connection;
  if (!db) throw new Error('The MongoDB connection has no database');
  await db.command({ profile: 0 });
  await db
    .collection('system.profile')
    .drop()
    .catch(() => undefined);
  await db.command({ profile: 2 });
  try {
    await request();
  } finally {
    await db.command({ profile: 0 });
  }
  const namespaces = OF_THE_RECORD.map((name) => `${db.databaseName}.${name}`);
  const rows = await db
    .collection('system.profile')
    .find({ ns: { $in: namespaces }, op: { $in: ['query', 'command'] } })
    .sort({ ts: 1 })
    .toArray();
  return rows.map((row) => sentQuery(profiledSchema.parse(row), db.databaseName)).filter(isQuery);
}

/** Asks the same again: all queries at once, each to its last row. */
export async function askAgain(db: mongo.Db, queries: readonly Pick<SentQuery, 'command'>[]): Promise<unknown[]> {
  return Promise.all(
    queries.map(async ({ command }) => {
      if ('distinct' in command) return db.command(command);
      return db.runCursorCommand(command).toArray();
    }),
  );
}

/** For handing queries to another process, with dates and the like as they are. */
export function writeQueries(queries: Readonly<Record<string, readonly SentQuery[]>>): string {
  return mongo.BSON.EJSON.stringify(queries);
}

const queriesSchema = z.record(z.string(), z.array(z.object({ command: z.record(z.string(), z.unknown()) })));

export function readQueries(text: string): z.infer<typeof queriesSchema> {
  return queriesSchema.parse(mongo.BSON.EJSON.parse(text));
}

/** Why a query would not stay quick when there are more records, or null. */
export function whatIsSlow({ plan, sortsInMemory, documentsRead, returned }: SentQuery): string | null {
  if (plan.includes('COLLSCAN')) return 'scans the whole collection';
  if (documentsRead > 20 * Math.max(returned, 50))
    return `reads ${String(documentsRead)} documents for ${String(returned)}`;
  if (sortsInMemory && documentsRead > 2_000) return `sorts ${String(documentsRead)} documents in memory`;
  return null;
}

/** What a query would take longer for with more records although it reads few documents, or null: counting, mostly. */
export function whatGrows({ keysRead, returned }: SentQuery): string | null {
  return keysRead > 20 * Math.max(returned, 50)
    ? `walks ${String(keysRead)} index keys for ${String(returned)} rows`
    : null;
}

function sentQuery(row: z.infer<typeof profiledSchema>, database: string): SentQuery {
  if ('$truncated' in row.command)
    throw new Error(
      `A query on ${row.ns} is too long for the profile: ${String(row.command['$truncated']).slice(0, 600)}`,
    );
  return {
    collection: row.ns.slice(database.length + 1),
    command: Object.fromEntries(Object.entries(row.command).filter(([name]) => !NOT_THE_QUERY.has(name))),
    plan: row.planSummary,
    sortsInMemory: row.hasSortStage,
    documentsRead: row.docsExamined,
    keysRead: row.keysExamined,
    returned: row.nreturned,
  };
}

/** Neither writes nor the streams by which the API hears of changes. */
function isQuery({ command }: SentQuery): boolean {
  if ('aggregate' in command) return !JSON.stringify(command).includes('$changeStream');
  return 'find' in command || 'distinct' in command;
}
