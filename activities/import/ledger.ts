import { nextDue, type RecordedEvent } from '#domain/kernel/head';
import type { Outcome } from '#domain/kernel/input';
import type { Instant } from '#domain/kernel/instant';
import type { ContentRef } from '#domain/kernel/content';
import type { AnyProcess } from '#domain/kernel/process';
import { createRecord, type RecordDeps, type RecordProcess } from '#activities/record/record';
import { contentHead, contentId, editContent, type ContentOf } from '#activities/store/contents';
import { reserveKey, type KeyRequest } from '#activities/store/numbers';
import { inputsOf } from '#activities/store/recorded-inputs';
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
  /** A content as it stands. */
  content(of: ContentOf): Promise<ContentRef>;
  /** Writes parts of a content. */
  write(edit: PastEdit): Promise<Written>;
}

/** Parts of a content as somebody wrote them then. */
export interface PastEdit {
  readonly of: ContentOf;
  readonly parts: Readonly<Record<string, unknown>>;
  readonly by: string;
  readonly at: Instant;
  /** Its process runs in the engine already: what is not known is not written any more. */
  readonly runs: boolean;
}

/** `known`: an earlier run wrote it. The others say why it cannot be written. */
export type Written = 'done' | 'known' | 'runs' | 'frozen' | 'unchanged' | 'laterWritten';

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
  const record = createRecord({ ...deps, surroundings: createSurroundingsLoader(store) }, { file, by });
  const prefix = birthId(file, '');
  const begun = (await store.numbers.findOne({ _id: { $gte: prefix, $lt: `${prefix}\uffff` } })) !== null;
  return {
    record,
    reserve: (request) => reserveKey(store, request),
    known: (key) => (begun ? knownProcess(store, processes, key) : Promise.resolve(null)),
    async content(of) {
      const { _id: id, version, hash } = await contentHead(store, of);
      return { id, version, hash };
    },
    write: (edit) => writeContent(store, edit),
  };
}

/** One transaction an edit, so that finding one of its changes means that all of it was written. */
async function writeContent(store: Store, { of, parts, by, at, runs }: PastEdit): Promise<Written> {
  const content = contentId(of);
  const names = Object.keys(parts);
  const last = await store.contentChanges.findOne({ content }, { sort: { version: -1 } });
  if (last !== null && last.at >= at) {
    const own = await store.contentChanges.findOne({ content, by, at, part: { $in: names } });
    if (own) return 'known';
    if (last.at > at) return 'laterWritten';
  }
  if (runs) return 'runs';
  const shown = new Map(
    (await store.contentParts.find({ content }).toArray()).map(({ part, version }) => [part, version]),
  );
  const edits = names.map((part) => ({ part, shown: shown.get(part) ?? 0, change: () => parts[part] }));
  const edited = await editContent(store, of, edits, { by, at });
  if (edited.status !== 'done') return edited.status === 'frozen' ? 'frozen' : 'laterWritten';
  return edited.head.version === (last?.version ?? 0) ? 'unchanged' : 'done';
}

async function knownProcess(
  store: Store,
  processes: Readonly<Record<string, AnyProcess>>,
  key: string,
): Promise<KnownProcess | null> {
  const [row, events, inputs] = await Promise.all([
    store.processes.findOne({ _id: key }),
    store.events.find({ key }).sort({ seq: 1 }).toArray(),
    inputsOf(store, key),
  ]);
  if (!row && inputs.length === 0) return null;
  const outcomes = new Map(inputs.map(({ inputId, outcome }) => [inputId, outcome.status]));
  const process = row && processes[row.type];
  // Its birth was refused.
  if (!process) return { epoch: IMPORT_EPOCH, version: 0, events: [], nextDue: null, outcomes };
  const { site, version, state, lastAt, parked, epoch } = row;
  const due = nextDue(process, { key, site, version, state, lastAt, parked });
  return { epoch, version, events, nextDue: due, outcomes };
}
