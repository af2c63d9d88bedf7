import { randomUUID } from 'node:crypto';
import { applyTurn, contentsJudged, type Surroundings, type Turn } from '#domain/kernel/apply';
import type { Head, RecordedEvent } from '#domain/kernel/head';
import { nextDue } from '#domain/kernel/head';
import type { Input, Outcome } from '#domain/kernel/input';
import { laterOf, type Instant } from '#domain/kernel/instant';
import type { AnyProcess } from '#domain/kernel/process';
import { freezeContents, lockContents } from '#activities/store/contents';
import { attachFiles } from '#activities/store/files';
import { CHAIN_START } from '#activities/store/chain';
import { createIncidents } from '#activities/store/incidents';
import type { IncidentRow, ProcessRow } from '#activities/store/rows';
import { insertAll, type Session, type Store } from '#activities/store/store';
import type { SiteSurroundings, SurroundingsLoader } from '#activities/store/surroundings';
import type { RecordRequest, RecordResult } from '#host/contract';
import { attributesOf, detailsOf, sameAttributes } from './describe.ts';
import { commandId, eventRows, outcomeRows } from './rows-of-turn.ts';
import { RecordBehind } from './record-behind.ts';
import { rowOf } from './project.ts';
import { effectsOf, writeEffects, type Effects, type Trust } from './effects.ts';
import { RememberedHeads } from './remembered-heads.ts';
import { transact } from './transact.ts';
import { HeadMoved, writeHead } from './write-head.ts';

/** Below this the workflow's clock counts as the real one. */
const CLOCK_TOLERANCE_MS = 60_000;

/** Events one run may add before it is told to roll over. */
const EVENTS_PER_RUN = 2_000;

export interface RecordDeps {
  readonly store: Store;
  readonly processes: Readonly<Record<string, AnyProcess>>;
  readonly surroundings: SurroundingsLoader;
  readonly log: { error(fields: object, message: string): void };
  /** Told after a commit that left something to deliver. */
  readonly outboxWritten?: () => void;
  /** Events one run may add before it continues as new; tests set it low. */
  readonly eventsPerRun?: number;
}

export type RecordProcess = (request: RecordRequest) => Promise<RecordResult>;

/** How a past is recorded: marked with its file, nobody told, and what it caused handed back to the importer. */
export interface Importing {
  readonly file: string;
  readonly by: string;
  caused(effects: Effects): void;
}

/**
 * The transaction behind every step of every process: lets passed deadlines act, decides the inputs, and writes
 * outcomes, events, head and outbox, all or nothing, over the very head it began with. Repeating it is safe: a known
 * input returns its outcome, and what an attempt that died has written comes back first. Throws only when the database
 * does.
 */
export function createRecord(deps: RecordDeps, importing: Importing | null = null): RecordProcess {
  const heads = new RememberedHeads();
  return async function record(request) {
    const attempt = { deps, importing, heads, request };
    try {
      return await attemptTurn({ ...attempt, trust: 'assumeNew' });
    } catch (error) {
      heads.forget(request.key);
      if (isDuplicateKey(error) || error instanceof HeadMoved) return attemptTurn({ ...attempt, trust: 'lookUpFirst' });
      if (error instanceof RecordBehind) await openIncident(deps, request, error);
      throw error;
    }
  };
}

/** The run waits for an administrator: that is work, not only a log line. */
async function openIncident({ store }: RecordDeps, { key, type }: RecordRequest, error: RecordBehind): Promise<void> {
  await createIncidents(store).open({ kind: 'behind', key, type, inputId: 'record', message: error.message });
}

/** One attempt of a turn. */
interface Attempt {
  readonly deps: RecordDeps;
  readonly importing: Importing | null;
  readonly heads: RememberedHeads;
  readonly request: RecordRequest;
  readonly trust: Trust;
}

async function attemptTurn(attempt: Attempt): Promise<RecordResult> {
  const { deps, heads } = attempt;
  const { result } = await transact(
    deps.store,
    async (session) => {
      const turn = new RecordTransaction(attempt, session);
      return { turn, result: await turn.run() };
    },
    // Also of one that was given up and commits after all: its inputs are found by the next attempt.
    ({ turn: { written, leftToDeliver } }) => {
      if (written) heads.keep(written);
      if (leftToDeliver) deps.outboxWritten?.();
    },
  );
  return result;
}

class RecordTransaction {
  /** Whether rows of the outbox were written. */
  leftToDeliver = false;
  /** The head as it stands after the commit; null when there is none. */
  written: ProcessRow | null = null;
  private readonly incidents: IncidentRow[] = [];
  private readonly deps: RecordDeps;
  private readonly request: RecordRequest;
  private readonly session: Session;
  private readonly importing: Importing | null;
  private readonly trust: Trust;
  private readonly remembered: ProcessRow | null;
  private readonly process: AnyProcess;
  private readonly recordedAt: Instant = new Date().toISOString();

  constructor({ deps, importing, heads, request, trust }: Attempt, session: Session) {
    const process = deps.processes[request.type];
    if (!process) throw new Error(`No process of type ${request.type}`);
    this.deps = deps;
    this.request = request;
    this.session = session;
    this.importing = importing;
    this.trust = trust;
    this.remembered = trust === 'assumeNew' ? heads.of(request) : null;
    this.process = process;
  }

  async run(): Promise<RecordResult> {
    const { store, surroundings } = this.deps;
    const { request, session } = this;
    const [before, around] = await Promise.all([
      this.remembered ?? store.processes.findOne({ _id: request.key }, { session }),
      surroundings.forSite(request.site),
    ]);
    if (before && before.epoch > request.epoch) return { status: 'superseded' };
    if ((before?.version ?? 0) < request.version) throw new RecordBehind(request, before?.version ?? 0);

    const missed = before && before.version > request.version ? await this.eventsAfter(request.version) : [];
    const someKnown = this.trust === 'lookUpFirst' || missed.length > 0;
    const known = someKnown ? await this.knownOutcomes() : new Map<string, Outcome>();
    const fresh = request.inputs.filter((input) => !known.has(input.id));
    const head = this.headOf(before);
    const at = momentOf(request, head);
    const turn = await this.turn(head, fresh, at, {
      ...around,
      since: await this.eventsShown(fresh, head.version),
      contents: await lockContents(store, session, contentsJudged(this.process, fresh), this.recordedAt),
      importing: this.importing !== null,
      fault: (what) => this.fault(what),
    });
    const after = turn.head.state === null ? null : await this.write(before, turn, fresh, around);
    if (after === null) await this.writeOutcomes(fresh, turn.outcomes);
    return this.result(before, after, missed, known, turn);
  }

  /** Files are known only once the rules said what happens; where one may not be used, the rules are asked again. */
  private async turn(head: Head, inputs: readonly Input[], at: Instant, around: Surroundings): Promise<Turn> {
    const turn = applyTurn(this.process, head, inputs, at, around);
    const unusable = new Set<string>();
    for (const { event, actor } of turn.events) {
      const uploadedBy = actor.kind === 'person' && !this.importing ? actor.id : undefined;
      const files = this.process.files(event);
      for (const id of await attachFiles(this.deps.store, this.session, head.key, files, uploadedBy)) unusable.add(id);
    }
    if (unusable.size === 0) return turn;
    this.incidents.length = 0;
    return applyTurn(this.process, head, inputs, at, { ...around, unusableFiles: unusable });
  }

  private headOf(row: ProcessRow | null): Head {
    const { key, site } = this.request;
    if (!row) return { key, site, version: 0, state: null, lastAt: null, parked: [] };
    return { key, site, version: row.version, state: row.state, lastAt: row.lastAt, parked: row.parked };
  }

  private async eventsAfter(version: number): Promise<RecordedEvent[]> {
    return this.deps.store.events
      .find({ key: this.request.key, seq: { $gt: version } }, { session: this.session })
      .sort({ seq: 1 })
      .toArray();
  }

  /** Events since the oldest page in this batch, only when one is older than the record; with the event shown itself. */
  private async eventsShown(inputs: readonly Input[], version: number): Promise<RecordedEvent[]> {
    let oldest = version;
    for (const input of inputs) {
      if (input.kind === 'command' && input.shownVersion !== undefined) oldest = Math.min(oldest, input.shownVersion);
    }
    return oldest < version ? this.eventsAfter(oldest - 1) : [];
  }

  private async knownOutcomes(): Promise<Map<string, Outcome>> {
    const ids = this.request.inputs.map((input) => commandId(this.request.key, input.id));
    const rows = await this.deps.store.commands.find({ _id: { $in: ids } }, { session: this.session }).toArray();
    return new Map(rows.map((row) => [row.inputId, row.outcome]));
  }

  private async write(
    before: ProcessRow | null,
    turn: Turn,
    inputs: readonly Input[],
    around: SiteSurroundings,
  ): Promise<ProcessRow> {
    const { store } = this.deps;
    const { session } = this;
    const { key, type, site } = this.request;
    const rows = eventRows({ key, type, site }, turn.events, inputs, {
      chain: before?.chain ?? CHAIN_START,
      recordedAt: this.recordedAt,
      imported: this.importing && { file: this.importing.file, by: this.importing.by },
      around,
    });
    const after = rowOf(this.process, turn.head, {
      epoch: this.request.epoch,
      chain: rows.at(-1)?.hash ?? before?.chain ?? CHAIN_START,
      clockAheadMs: this.importing ? 0 : this.clockAhead(before),
      recordedAt: this.recordedAt,
    });
    await writeHead(store, session, before, after);
    await insertAll(store.events, rows, session);
    await this.writeOutcomes(inputs, turn.outcomes);
    const effects = effectsOf(after, turn, around);
    if (this.importing) this.importing.caused(effects);
    else {
      await writeEffects(store, session, effects, this.trust);
      this.leftToDeliver = effects.outbox.length > 0;
    }
    const { version } = turn.head;
    await freezeContents(store, session, turn.frozen, { key, version, at: turn.head.lastAt ?? this.recordedAt });
    await insertAll(store.incidents, this.incidents, session);
    this.written = after;
    return after;
  }

  private async writeOutcomes(inputs: readonly Input[], outcomes: ReadonlyMap<string, Outcome>): Promise<void> {
    const rows = outcomeRows(this.request.key, inputs, outcomes, this.recordedAt);
    await insertAll(this.deps.store.commands, rows, this.session);
  }

  /** How far the workflow's clock is ahead of ours; small differences between machines do not count. */
  private clockAhead(before: ProcessRow | null): number {
    const ahead = Date.parse(this.request.at) - Date.parse(this.recordedAt);
    if (ahead < CLOCK_TOLERANCE_MS) return 0;
    const known = before?.clockAheadMs ?? 0;
    return Math.abs(ahead - known) < CLOCK_TOLERANCE_MS ? known : ahead;
  }

  private fault(what: { inputId: string; error: unknown }): string {
    const errorId = `e-${randomUUID().slice(0, 8)}`;
    const { key, type } = this.request;
    const message = what.error instanceof Error ? what.error.message : String(what.error);
    this.deps.log.error({ errorId, key, inputId: what.inputId, err: what.error }, 'A rule failed');
    this.incidents.push({
      _id: errorId,
      key,
      type,
      kind: 'fault',
      inputId: what.inputId,
      message,
      stack: what.error instanceof Error ? (what.error.stack ?? null) : null,
      openedAt: this.recordedAt,
      lastAt: this.recordedAt,
      count: 1,
      resolvedAt: null,
    });
    return errorId;
  }

  private result(
    before: ProcessRow | null,
    after: ProcessRow | null,
    missed: readonly RecordedEvent[],
    known: ReadonlyMap<string, Outcome>,
    turn: Turn,
  ): RecordResult {
    const attributes = after && attributesOf(after);
    const changed =
      attributes && !(before && this.request.version > 0 && sameAttributes(attributes, attributesOf(before)));
    const limit = this.deps.eventsPerRun ?? EVENTS_PER_RUN;
    return {
      status: 'recorded',
      outcomes: Object.fromEntries([...known, ...turn.outcomes]),
      events: [...missed, ...turn.events].map(bareEvent),
      version: turn.head.version,
      nextDue: after ? nextDue(this.process, turn.head) : null,
      attributes: changed ? attributes : null,
      details: after ? detailsOf(this.process, after) : null,
      rollOver: turn.head.version - this.request.runVersion >= limit,
      closed: !after?.open,
    };
  }
}

/** The workflow's clock, never before what is recorded already, nor before what a sender with a later clock says. */
function momentOf({ at, inputs }: RecordRequest, head: Head): Instant {
  const said = inputs.map((input) => (input.kind === 'fact' ? input.at : undefined));
  return [head.lastAt, ...said].reduce<Instant>((latest, one) => laterOf(latest, one ?? latest), at);
}

/** Only what the host folds: it keeps Temporal's history small. */
function bareEvent({ seq, subject, stage, actor, at, inputId, event }: RecordedEvent): RecordedEvent {
  return { seq, subject, stage, actor, at, inputId, event };
}

function isDuplicateKey(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 11000;
}
