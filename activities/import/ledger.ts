import { nextDue, type RecordedEvent } from '#domain/kernel/head';
import type { Outcome } from '#domain/kernel/input';
import type { Instant } from '#domain/kernel/instant';
import type { AnyProcess } from '#domain/kernel/process';
import { createRecord, type RecordDeps, type RecordProcess } from '#activities/record/record';
import { reserveKey, type KeyRequest } from '#activities/store/numbers';
import type { Store } from '#activities/store/store';
import { createSurroundingsLoader } from '#activities/store/surroundings';

/** Every imported process is recorded under this epoch; starting it in the engine raises it. */
export const IMPORT_EPOCH = 1;

/** What an import writes into. */
export interface Ledger {
  readonly record: RecordProcess;
  reserve(request: KeyRequest): Promise<string>;
  /** What an earlier run of the same file has left of a process, or null. */
  known(key: string): Promise<KnownProcess | null>;
}

/** A process that an earlier run of the same file has brought some way. */
export interface KnownProcess {
  readonly epoch: number;
  readonly version: number;
  readonly events: readonly RecordedEvent[];
  readonly nextDue: Instant | null;
  readonly outcomes: ReadonlyMap<string, Outcome['status']>;
}

/** For whom the key of a process born in a file is reserved. */
export const birthId = (file: string, ref: string): string => `import:${file}:birth:${ref}`;

/** The record as the ledger of an import. Asks for what is known only when the file was begun before. */
export async function openLedger(
  deps: Pick<RecordDeps, 'store' | 'processes' | 'log'>,
  { file, by }: { readonly file: string; readonly by: string },
): Promise<Ledger> {
  const { store, processes } = deps;
  const importing = { file, by, caused: () => undefined };
  const record = createRecord({ ...deps, surroundings: createSurroundingsLoader(store) }, importing);
  const prefix = birthId(file, '');
  const begun = (await store.numbers.findOne({ _id: { $gte: prefix, $lt: `${prefix}\uffff` } })) !== null;
  return {
    record,
    reserve: (request) => reserveKey(store, request),
    known: (key) => (begun ? knownProcess(store, processes, key) : Promise.resolve(null)),
  };
}

async function knownProcess(
  store: Store,
  processes: Readonly<Record<string, AnyProcess>>,
  key: string,
): Promise<KnownProcess | null> {
  const [row, events, commands] = await Promise.all([
    store.processes.findOne({ _id: key }),
    store.events.find({ key }).sort({ seq: 1 }).toArray(),
    store.commands.find({ _id: { $gte: `${key}:`, $lt: `${key};` } }).toArray(),
  ]);
  if (!row && commands.length === 0) return null;
  const outcomes = new Map(commands.map(({ inputId, outcome }) => [inputId, outcome.status]));
  const process = row && processes[row.type];
  // Its birth was refused.
  if (!process) return { epoch: IMPORT_EPOCH, version: 0, events: [], nextDue: null, outcomes };
  const { site, version, state, lastAt, parked, epoch } = row;
  const due = nextDue(process, { key, site, version, state, lastAt, parked });
  return { epoch, version, events, nextDue: due, outcomes };
}
