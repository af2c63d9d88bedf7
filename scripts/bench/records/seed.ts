import { importFile } from '#activities/import/importer';
import type { Collection, Store } from '#activities/store/store';
import { processes } from '#domain/processes';
import { words } from '#domain/words';
import { seedLargeOrganization } from './organization.ts';
import { BEGINS_BEFORE_MS, entriesOf, FILE_RECORDS } from './past.ts';

/** Files that are imported at a time: the database waits for its disk most of the time. */
const FILES_AT_A_TIME = 8;
const REPORT_EVERY_MS = 15_000;

/** How far a file of the past is; kept with the data, so that an interrupted run is taken up again. */
interface FileProgress {
  readonly _id: number;
  /** What its dates count from: the same file again must have the same dates. */
  readonly begin: Date;
  readonly done: boolean;
}

/**
 * Brings so many records into the database through the importer, one transaction a command. Does only what is missing;
 * returns how many commands a second it took, or null when everything was there.
 */
export async function seedRecords(store: Store, total: number, report: (line: string) => void): Promise<number | null> {
  const { db } = store.connection;
  if (!db) throw new Error('The MongoDB connection has no database');
  const progress = db.collection<FileProgress>('benchFiles');
  if ((await store.organization.findOne({})) === null) await seedLargeOrganization(store);
  const files = Array.from({ length: Math.ceil(total / FILE_RECORDS) }, (_, index) => index);
  const done = new Set((await progress.find({ done: true }).toArray()).map(({ _id }) => _id));
  const missing = files.filter((file) => !done.has(file));
  if (missing.length === 0) return null;

  const begun = performance.now();
  let reportedAt = begun;
  let commands = 0;
  let records = 0;
  const wanted = missing.length * FILE_RECORDS;
  const say = (): void => {
    const seconds = (performance.now() - begun) / 1000;
    const minutesLeft = (((wanted - records) / records) * seconds) / 60;
    const brought = done.size * FILE_RECORDS + records;
    report(
      `c: ${String(brought)} of ${String(total)} records, ${(commands / seconds).toFixed(0)} commands a second, ` +
        `${minutesLeft.toFixed(1)} minutes left`,
    );
  };
  const importSome = async (): Promise<void> => {
    for (let file = missing.shift(); file !== undefined; file = missing.shift()) {
      const begin = await beginOf(progress, file);
      const first = file * FILE_RECORDS;
      const count = Math.min(FILE_RECORDS, total - first);
      await importFile(
        {
          store,
          client: null,
          processes,
          words,
          log: { error: (_fields, message) => report(message) },
          progress: () => {
            commands += 1;
          },
        },
        { file: `past ${String(file)}`, by: 'ana', entries: entriesOf(first, count, total, begin) },
      );
      await progress.updateOne({ _id: file }, { $set: { done: true } });
      records += count;
      if (performance.now() - reportedAt > REPORT_EVERY_MS) {
        reportedAt = performance.now();
        say();
      }
    }
  };
  await Promise.all(Array.from({ length: FILES_AT_A_TIME }, importSome));
  return commands / ((performance.now() - begun) / 1000);
}

async function beginOf(progress: Collection<FileProgress>, file: number): Promise<Date> {
  const fresh = new Date(Date.now() - BEGINS_BEFORE_MS);
  const row = await progress.findOneAndUpdate(
    { _id: file },
    { $setOnInsert: { begin: fresh, done: false } },
    { upsert: true, returnDocument: 'after' },
  );
  return row?.begin ?? fresh;
}
