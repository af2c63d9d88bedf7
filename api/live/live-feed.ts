import { setTimeout as pause } from 'node:timers/promises';
import mongoose, { type mongo } from 'mongoose';
import type { Logger } from 'pino';
import type { ContentRow, ProcessRow } from '#activities/store/rows';
import type { Store } from '#activities/store/store';
import type { Closing } from '../platform/closing.ts';

/** How long a browser may have been away and still be told all that it missed. */
const REMEMBERED_MS = 10 * 60_000;
/**
 * Between two looks at what changed: what changes together is fetched together, and nobody sees the difference. Under load
 * each turn of a process would be a round trip of its own.
 */
const BREATH_MS = 100;
/** Between two tries to reach the database again. */
const RETRY_MS = 1_000;
/** The database has forgotten where the stream stood: what happened meanwhile cannot be told one by one. */
const HISTORY_LOST = 286;

/** A process changed, or a content of it. `people` decides who may hear of it and is never sent. */
export interface Change {
  /** Place in the database's own order of changes, the same in every API process. */
  readonly id: bigint;
  readonly type: string;
  readonly key: string;
  /** Of the process, or of the content that changed. */
  readonly version: number;
  readonly site: string;
  readonly people: readonly string[];
  /** What was written to beside the state, for example `gap`, and in which round; absent when the process changed. */
  readonly content?: { readonly kind: string; readonly round: number };
}

/** Hears what changed from now on; `reset` when something was missed and everything has to be read again. */
export interface Listener {
  changed(change: Change): void;
  reset(): void;
}

/** What a listener that comes back has to be told first. */
export type Missed =
  { readonly kind: 'changes'; readonly changes: readonly Change[] } | { readonly kind: 'tooLongAgo' };

/** A listener that is heard, and what it has to be told first. */
export interface Listening {
  readonly position: bigint;
  readonly missed: Missed;
  readonly end: () => void;
}

/** What changes in the record, told to every open browser: one change stream for all of them. */
export interface LiveFeed {
  /** Starts listening. `position` is where the feed stands, for listeners that come back later. */
  listen(listener: Listener, lastSeen: bigint | null): Promise<Listening>;
}

/** A head row of a process or of a content, as far as it is told. */
type Told = Pick<ProcessRow, '_id' | 'type' | 'version' | 'site' | 'people'> | Pick<ContentRow, '_id' | ContentPart>;
type ContentPart = 'key' | 'kind' | 'round' | 'version';
type Changed = mongo.ChangeStreamInsertDocument<Told> | mongo.ChangeStreamReplaceDocument<Told>;

/**
 * Transactions of the record insert or replace the head rows of processes and contents; their locks, a new epoch and a
 * content that is only begun are no news.
 */
function pipelineFor({ processes, contents }: Store): object[] {
  const told = [...['type', 'version', 'site', 'people'], ...['key', 'kind', 'round']];
  return [
    {
      $match: {
        operationType: { $in: ['insert', 'replace'] },
        $or: [
          { 'ns.coll': processes.collectionName },
          { 'ns.coll': contents.collectionName, 'fullDocument.version': { $gt: 0 } },
        ],
      },
    },
    {
      $project: {
        ...{ operationType: 1, clusterTime: 1, documentKey: 1 },
        ...Object.fromEntries(told.map((field) => [`fullDocument.${field}`, 1])),
      },
    },
  ];
}

export function createLiveFeed(deps: { store: Store; logger: Logger; closing: Closing }): LiveFeed {
  return new ChangeStreamFeed(deps);
}

class ChangeStreamFeed implements LiveFeed {
  private readonly deps: { store: Store; logger: Logger; closing: Closing };
  private readonly listeners = new Set<Listener>();
  private recent: { change: Change; at: number }[] = [];
  /** Everything after this place is in `recent`, or was older than what is remembered. */
  private coveredFrom = 0n;
  private position = 0n;
  private opening: Promise<void> | null = null;
  private stream: mongo.ChangeStream<Told, Changed> | null = null;
  private readonly ended = new AbortController();

  constructor(deps: { store: Store; logger: Logger; closing: Closing }) {
    this.deps = deps;
  }

  async listen(listener: Listener, lastSeen: bigint | null): Promise<Listening> {
    this.opening ??= this.open().catch((error: unknown) => {
      this.opening = null;
      throw error;
    });
    await this.opening;
    this.forgetOld();
    this.listeners.add(listener);
    return { position: this.position, missed: this.missedSince(lastSeen), end: () => this.listeners.delete(listener) };
  }

  private missedSince(lastSeen: bigint | null): Missed {
    if (lastSeen === null) return { kind: 'changes', changes: [] };
    if (lastSeen < this.coveredFrom) return { kind: 'tooLongAgo' };
    // One transaction may change several processes at one place: those are told again rather than lost.
    const changes = this.recent.map((one) => one.change).filter((change) => change.id >= lastSeen);
    return { kind: 'changes', changes };
  }

  private async open(): Promise<void> {
    const start = await this.now();
    this.coveredFrom = this.position = start.toBigInt();
    this.deps.closing.onClose(async () => {
      this.ended.abort();
      await this.stream?.close();
    });
    void this.follow(start);
  }

  /** Where the database stands. */
  private async now(): Promise<mongo.Timestamp> {
    const reply = await this.deps.store.connection.getClient().db().command({ ping: 1 });
    const time: unknown = reply['operationTime'];
    if (!(time instanceof mongoose.mongo.Timestamp)) throw new Error('The database is no replica set');
    return time;
  }

  private async follow(start: mongo.Timestamp): Promise<void> {
    let from: { startAtOperationTime: mongo.Timestamp } | { resumeAfter: unknown } = { startAtOperationTime: start };
    while (!this.hasEnded()) {
      const { store } = this.deps;
      const stream: mongo.ChangeStream<Told, Changed> = databaseOf(store).watch<Told, Changed>(
        pipelineFor(store),
        from,
      );
      this.stream = stream;
      try {
        for await (const change of stream) {
          await this.take(change);
          // Not before it was told: what could not be told is read again.
          from = { resumeAfter: change._id };
          // The stream stands behind its last change, not at one of them: all that was fetched is told.
          if (stream.resumeToken !== change._id) await this.pause(BREATH_MS);
        }
      } catch (error) {
        if (this.hasEnded()) return;
        this.deps.logger.warn({ err: error }, 'the stream of changes broke off; resuming');
        await stream.close().catch(() => undefined);
        await this.pause(RETRY_MS);
        const lost = error instanceof mongoose.mongo.MongoServerError && error.code === HISTORY_LOST;
        if (lost) from = { startAtOperationTime: await this.startOver(start) };
      }
    }
  }

  private async pause(ms: number): Promise<void> {
    await pause(ms, undefined, { signal: this.ended.signal }).catch(() => undefined);
  }

  private hasEnded(): boolean {
    return this.ended.signal.aborted;
  }

  /** Begins again at the database's present place, and lets every page read anew. */
  private async startOver(known: mongo.Timestamp): Promise<mongo.Timestamp> {
    const start = await this.now().catch(() => known);
    this.recent = [];
    this.coveredFrom = this.position = start.toBigInt();
    for (const listener of this.listeners) listener.reset();
    return start;
  }

  private async take({ clusterTime, documentKey, fullDocument }: Changed): Promise<void> {
    const id = clusterTime?.toBigInt() ?? this.position;
    const change = await this.changeOf(id, documentKey._id, fullDocument);
    this.position = id;
    if (!change) return;
    this.recent.push({ change, at: Date.now() });
    this.forgetOld();
    for (const listener of this.listeners) listener.changed(change);
  }

  /** Who may hear of a content are those who may hear of its process, which is asked for since the content does not know. */
  private async changeOf(id: bigint, key: string, told: Told): Promise<Change | null> {
    if (!('kind' in told)) {
      const { type, version, site, people } = told;
      return { id, key, type, version, site, people };
    }
    const { kind, round, version } = told;
    const projection = { type: 1, site: 1, people: 1 };
    const process = await this.deps.store.processes.findOne({ _id: told.key }, { projection });
    if (!process) return null;
    const { type, site, people } = process;
    return { id, key: told.key, type, version, site, people, content: { kind, round } };
  }

  private forgetOld(): void {
    const oldest = Date.now() - REMEMBERED_MS;
    let count = 0;
    for (const { change, at } of this.recent) {
      if (at >= oldest) break;
      // What came before the first one remembered can no longer be told.
      this.coveredFrom = change.id + 1n;
      count += 1;
    }
    if (count > 0) this.recent = this.recent.slice(count);
  }
}

function databaseOf({ connection }: Store): mongo.Db {
  if (!connection.db) throw new Error('The MongoDB connection has no database');
  return connection.db;
}
