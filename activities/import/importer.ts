import type { Client } from '@temporalio/client';
import { mongo } from 'mongoose';
import type { Instant } from '#domain/kernel/instant';
import type { Words } from '#domain/kernel/param';
import type { AnyProcess } from '#domain/kernel/process';
import type { Refusal } from '#domain/kernel/refusal';
import { say } from '#domain/kernel/sentence';
import type { Store } from '#activities/store/store';
import { ImportRun } from './import-run.ts';
import { ImportStopped } from './import-stopped.ts';
import { readImportFile, type ImportFile } from './import-file.ts';
import { openLedger } from './ledger.ts';
import { startImported } from './start-imported.ts';

/** How often a pass that the database broke off is taken up again. */
const PASSES = 4;

export interface ImportDeps {
  readonly store: Store;
  /** Null for the record alone: nothing is started, for example when a bench is seeded. */
  readonly client: Client | null;
  readonly processes: Readonly<Record<string, AnyProcess>>;
  /** The catalogue in which refusals are worded. */
  readonly words: Words;
  readonly log: { error(fields: object, message: string): void };
  /** Called after every entry with how many of them are done. */
  readonly progress?: (done: number, of: number) => void;
}

export interface Imported {
  /** The key of every process, by the name the file has for it (`capaOf:<ref>` for one that `ref` started). */
  readonly keys: ReadonlyMap<string, string>;
  /** Keys of the processes that are open. */
  readonly open: readonly string[];
  /** How many of them were started in the engine now. */
  readonly started: number;
}

/**
 * Imports a past: runs every entry of a file, in order of time, through the same rules as live commands under a virtual
 * clock, one commit a command, and then starts what is open from the record. Deadlines of the past act at their own
 * instants and remind nobody; no outbox row is written. Throws `BadImportFile` before anything is recorded, or
 * `ImportStopped` at the first refused entry; importing the same file again goes on where it stopped.
 */
export async function importFile(deps: ImportDeps, data: unknown): Promise<Imported> {
  const { client, store, processes } = deps;
  const file = readImportFile(data, processes, now());
  const run = await recordPast(deps, file);
  const open = run.open();
  const started = client === null ? 0 : await startImported({ store, client, processes }, open);
  return { keys: run.keys(), open, started };
}

async function recordPast(deps: ImportDeps, file: ImportFile): Promise<ImportRun> {
  for (let pass = 1; ; pass += 1) {
    const ledger = await openLedger(deps, file);
    const { progress } = deps;
    const run = new ImportRun(
      {
        ledger,
        processes: deps.processes,
        ...(progress ? { progress: (done: number) => progress(done, file.entries.length) } : {}),
      },
      file,
    );
    try {
      await run.run(now());
      return run;
    } catch (error) {
      if (error instanceof ImportStopped && error.refusal) {
        throw new ImportStopped(error.entry, error.refusal, await sayRefusal(deps, error.refusal));
      }
      // A pass is safe to repeat: what was recorded is followed, not recorded again.
      if (!(error instanceof mongo.MongoError) || pass === PASSES) throw error;
      deps.log.error({ err: error, file: file.file, pass }, 'The database broke an import off; taking it up again');
    }
  }
}

async function sayRefusal({ store, words }: ImportDeps, refusal: Refusal): Promise<string> {
  const people = await store.people.find().project<{ _id: string; name: string }>({ name: 1 }).toArray();
  const names = new Map(people.map((person) => [person._id, person.name]));
  return say(`refusal.${refusal.code}`, refusal.params, words, {
    person: (id) => names.get(id) ?? id,
    date: (date) => date,
    at: (instant) => instant,
    role: (role, site) => {
      const name = words[`role.${role}`] ?? role;
      return site === undefined ? name : `${name} (${site})`;
    },
    site: (id) => id,
  });
}

const now = (): Instant => new Date().toISOString();
