import type { mongo } from 'mongoose';
import { CHAIN_START, flawOf } from './chain.ts';
import type { EventRow, ProcessRow } from './rows.ts';
import type { Store } from './store.ts';
import { verifyContents } from './verify-contents.ts';

/** The first thing wrong with the record. */
export interface BadRow {
  readonly key: string;
  readonly seq: number;
  readonly flaw: string;
}

/** What a look at every event of every process found. */
export interface Verification {
  /** Events that were checked. */
  readonly checked: number;
  readonly processes: number;
  /** Changes of contents beside the processes that were checked. */
  readonly changes: number;
  readonly ok: boolean;
  /** In the order of keys, the first bad row of each chain that is not whole: one that is broken hides none of the others. */
  readonly bad: readonly BadRow[];
}

/** More are not told: whoever finds so many restores a backup. */
const MOST_BAD = 100;

type Head = Pick<ProcessRow, '_id' | 'version' | 'chain'>;

const HEAD_PROJECTION = { version: 1, chain: 1 } as const;

/** Events read at a time: enough to be quick, few enough that other work goes on between. */
const BATCH = 500;
const REPORT_EVERY = 10_000;

/**
 * Recomputes every hash of the record, process by process, against the heads: an event that was altered, moved, removed
 * or added is found. Reads as a stream, so its memory does not grow with the record. People may go on working.
 */
export async function verifyChains(store: Store, report?: (checked: number) => void): Promise<Verification> {
  const verification = { checked: 0, processes: 0, changes: 0 };
  const heads: mongo.FindCursor<Head> = store.processes
    .find()
    .project<Head>(HEAD_PROJECTION)
    .sort({ _id: 1 })
    .batchSize(BATCH);
  const events = new EventReader(store);
  const bad: BadRow[] = [];
  try {
    await events.advance();
    for (let head: Head | null = await heads.next(); head; head = await heads.next()) {
      bad.push(...(await events.skipTo(head._id)));
      const chain = new ChainCheck(head);
      let flawed: BadRow | null = null;
      while (events.current?.key === head._id) {
        flawed ??= chain.take(events.current);
        verification.checked += 1;
        if (verification.checked % REPORT_EVERY === 0) report?.(verification.checked);
        await events.advance();
      }
      // The head may be younger than the events read with it: such a process is looked at once more by itself.
      flawed ??= chain.end() && (await verifyChain(store, head._id));
      if (flawed) bad.push(flawed);
      verification.processes += 1;
    }
    bad.push(...(await events.skipTo(null)));
    const contents = await verifyContents(store);
    bad.push(...contents.bad);
    verification.changes = contents.changes;
    return { ...verification, ok: bad.length === 0, bad: bad.slice(0, MOST_BAD) };
  } finally {
    await Promise.all([heads.close(), events.close()]);
  }
}

/** All events in the order of keys, one at a time. */
class EventReader {
  current: EventRow | null = null;
  private readonly store: Store;
  private readonly cursor: mongo.FindCursor<EventRow>;

  constructor(store: Store) {
    this.store = store;
    this.cursor = store.events.find<EventRow>({}).sort({ key: 1, seq: 1 }).batchSize(BATCH);
  }

  async advance(): Promise<void> {
    this.current = await this.cursor.next();
  }

  /** Passes events of processes before this key (or all); the first of each that belongs to no process is bad. */
  async skipTo(key: string | null): Promise<BadRow[]> {
    const bad: BadRow[] = [];
    let known: string | null = null;
    while (this.current && (key === null || this.current.key < key)) {
      const { key: at, seq } = this.current;
      // A process that was born meanwhile has a head by now.
      if (at !== known && !(await this.store.processes.findOne({ _id: at }, { projection: { _id: 1 } }))) {
        bad.push({ key: at, seq, flaw: 'belongs to no process' });
      }
      known = at;
      await this.advance();
    }
    return bad;
  }

  close(): Promise<void> {
    return this.cursor.close();
  }
}

/** The first bad row of one process, or null. */
export async function verifyChain(store: Store, key: string): Promise<BadRow | null> {
  const head = await store.processes.findOne<Head>({ _id: key }, { projection: HEAD_PROJECTION });
  if (!head) return null;
  const chain = new ChainCheck(head);
  for await (const event of store.events.find({ key }).sort({ seq: 1 })) {
    const current = chain.take(event);
    if (current) return current;
  }
  return chain.end();
}

/** Follows one chain from its start to its head. */
class ChainCheck {
  private readonly head: Head;
  private previous = CHAIN_START;
  private seq = 0;
  private atHead = CHAIN_START;

  constructor(head: Head) {
    this.head = head;
  }

  take(event: EventRow): BadRow | null {
    this.seq += 1;
    const flaw = flawOf(event, this.seq, this.previous);
    if (flaw !== null) return { key: event.key, seq: this.seq, flaw };
    this.previous = event.hash;
    // Events that were written after the head was read follow the chain all the same.
    if (this.seq === this.head.version) this.atHead = event.hash;
    return null;
  }

  end(): BadRow | null {
    const { _id: key, version, chain } = this.head;
    if (this.seq < version) return { key, seq: this.seq + 1, flaw: 'is missing' };
    return this.atHead === chain ? null : { key, seq: version, flaw: 'is not what the head of the process seals' };
  }
}
