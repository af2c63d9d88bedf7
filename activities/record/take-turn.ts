import { randomUUID } from 'node:crypto';
import { applyTurn, claimsMade, contentsJudged, type Surroundings, type Turn } from '#domain/kernel/apply';
import type { Head, RecordedEvent } from '#domain/kernel/head';
import { nextDue } from '#domain/kernel/head';
import type { Input, Outcome } from '#domain/kernel/input';
import type { Content } from '#domain/kernel/content';
import { laterOf, type Instant } from '#domain/kernel/instant';
import type { AnyProcess } from '#domain/kernel/process';
import { heldElsewhere, withOwnClaims } from '#activities/store/claims';
import { freezeContents, lockContents } from '#activities/store/contents';
import { attachFiles } from '#activities/store/files';
import { CHAIN_START } from '#activities/store/chain';
import { birthAsked } from '#activities/engine/birth-asked';
import type { IncidentRow, OutboxRow, ProcessRow } from '#activities/store/rows';
import type { Session } from '#activities/store/store';
import type { SiteSurroundings } from '#activities/store/surroundings';
import type { RecordRequest, RecordResult } from '#host/contract';
import { detailsOf } from '#activities/engine/describe';
import { RecordedPast } from './recorded-past.ts';
import { keysReserved } from './reserve-keys.ts';
import { eventRows, outcomeRows } from './rows-of-turn.ts';
import { RecordBehind } from './record-behind.ts';
import { rowOf } from './project.ts';
import { effectsOf, NO_EFFECTS, type Trust } from './effects.ts';
import type { Importing, RecordDeps } from './record.ts';
import type { TurnRows } from './write-turns.ts';

/** Below this the workflow's clock counts as the real one. */
const CLOCK_TOLERANCE_MS = 60_000;

/** Events one run may add before it is told to roll over. */
const EVENTS_PER_RUN = 2_000;

/** What a turn comes to: what the workflow hears, and what is to be written. */
export interface TakenTurn {
  readonly result: RecordResult;
  /** Its own, and those of what begins with it; none when it is superseded. */
  readonly rows: readonly TurnRows[];
}

/** A turn that was to touch its own rows alone needs contents or files, and so a transaction of its own. */
export class ReachesFurther extends Error {}

/**
 * What was taken for new is recorded already: the engine lost what it had brought before, and brings it again. Decided
 * anew it was refused, by what it has changed itself.
 */
export class DecidedBefore extends Error {}

/** Something was refused by what had changed a moment ago: people, policies, editions are trusted for that long. */
export class Outdated extends Error {}

/** What a turn rests on. Without a session it may touch its own rows alone. */
export interface TurnContext {
  readonly deps: RecordDeps;
  readonly importing: Importing | null;
  readonly request: RecordRequest;
  readonly trust: Trust;
  readonly session: Session | null;
}

/** Decides one turn over the head in the store: lets passed deadlines act, decides the inputs, and makes the rows. */
export class RecordTurn {
  private readonly context: TurnContext;
  private readonly process: AnyProcess;
  private readonly recordedAt: Instant = new Date().toISOString();
  private incidents: IncidentRow[] = [];

  constructor(context: TurnContext) {
    const process = context.deps.processes[context.request.type];
    if (!process) throw new Error(`No process of type ${context.request.type}`);
    this.context = context;
    this.process = process;
  }

  /**
   * Throws `ReachesFurther` where there is no session and it needs one, `DecidedBefore`, `Outdated`, and when the record is
   * behind the run.
   */
  async take(before: ProcessRow | null): Promise<TakenTurn> {
    const { deps, request, trust, importing, session } = this.context;
    if (before && before.epoch > request.epoch) return { result: { status: 'superseded' }, rows: [] };
    if ((before?.version ?? 0) < request.version) throw new RecordBehind(request, before?.version ?? 0);

    const around = await deps.surroundings.forSite(request.site);
    const past = new RecordedPast(deps.store, request, this.reading);
    const missed = before && before.version > request.version ? await past.eventsAfter(request.version) : [];
    // Within one run the engine answers repeats; a later run may be brought what one before it has decided.
    const someKnown = trust === 'lookUpFirst' || missed.length > 0 || request.runVersion > 0;
    const known = someKnown ? await past.knownOutcomes() : new Map<string, Outcome>();
    const fresh = request.inputs.filter((input) => !known.has(input.id));
    const head = this.headOf(before);
    const held = await heldElsewhere(deps.store, request.key, claimsMade(this.process, fresh), this.reading);
    const turn = await this.turn(head, fresh, momentOf(request, head), {
      ...around,
      since: await past.eventsShown(fresh, head.version),
      contents: await this.contentsFor(fresh),
      held,
      importing: importing !== null,
      fault: (what) => this.fault(what),
    });
    await this.refuseByNothingOld(turn, around);
    if (!someKnown && (await past.knowsAnyOf(fresh, turn))) throw new DecidedBefore();
    const decided = this.rowsOf(before, turn, fresh, around);
    const after =
      decided.after && (await withOwnClaims(deps.store, before, decided.after, session ? { session } : { held }));
    const begun = await this.begun(decided.effects.outbox);
    return { result: this.result(before, after, missed, known, turn), rows: [{ ...decided, after }, ...begun] };
  }

  /**
   * What is started under a reserved key begins in the same transaction: no key is shown that leads nowhere. Its run follows
   * by the outbox. A birth that is refused is left to that run, which says so.
   */
  private async begun(outbox: readonly OutboxRow[]): Promise<readonly TurnRows[]> {
    const begun: TurnRows[] = [];
    for (const row of outbox) {
      const { effect } = row;
      if (effect.do !== 'start' || effect.key === undefined) continue;
      const { key, process: type, site } = effect;
      const inputs = [birthAsked(row, effect)];
      // On a clock of its own: a jump of the one that asked for it is not its own.
      const request = { key, type, site, epoch: 1, version: 0, runVersion: 0, inputs, at: this.recordedAt };
      const { rows } = await new RecordTurn({ ...this.context, request }).take(null);
      if (rows[0]?.after) begun.push(...rows);
    }
    return begun;
  }

  /**
   * Which files are cited and what is started is known only once the rules said what happens; where a file may not be used,
   * or a key was reserved for what is started, the rules are asked again.
   */
  private async turn(head: Head, inputs: readonly Input[], at: Instant, around: Surroundings): Promise<Turn> {
    const ask = (more: Partial<Surroundings>): Turn => {
      this.incidents = [];
      return applyTurn(this.process, head, inputs, at, { ...around, ...more });
    };
    const asked = ask({});
    const unusableFiles = await this.filesUnusable(head.key, asked);
    const turn = unusableFiles.size > 0 ? ask({ unusableFiles }) : asked;
    const newKeys = this.context.importing ? null : await keysReserved(this.context.deps, turn, this.recordedAt);
    return this.freeze(newKeys ? ask({ unusableFiles, newKeys }) : turn);
  }

  /** Attaches the files that events name; returns those that may not be used. */
  private async filesUnusable(key: string, turn: Turn): Promise<ReadonlySet<string>> {
    const { deps, importing } = this.context;
    const unusable = new Set<string>();
    for (const { event, actor } of turn.events) {
      const files = this.process.files(event);
      if (files.length === 0) continue;
      const uploadedBy = actor.kind === 'person' && !importing ? actor.id : undefined;
      for (const id of await attachFiles(deps.store, this.session(), key, files, uploadedBy)) unusable.add(id);
    }
    return unusable;
  }

  private async contentsFor(inputs: readonly Input[]): Promise<ReadonlyMap<string, Content>> {
    const judged = contentsJudged(this.process, inputs);
    if (judged.length === 0) return new Map();
    return lockContents(this.context.deps.store, this.session(), judged, this.recordedAt);
  }

  /** Freezes what the turn has signed, in the transaction that records it. */
  private async freeze(turn: Turn): Promise<Turn> {
    if (turn.frozen.length === 0) return turn;
    const { key, version, lastAt } = turn.head;
    const at = lastAt ?? this.recordedAt;
    await freezeContents(this.context.deps.store, this.session(), turn.frozen, { key, version, at });
    return turn;
  }

  private session(): Session {
    if (!this.context.session) throw new ReachesFurther();
    return this.context.session;
  }

  /**
   * For reading: in the transaction when there is one. What is read without one are events, which never change, and what
   * others claim, where two of the same instant are kept apart as they are written.
   */
  private get reading(): { session?: Session } {
    return this.context.session ? { session: this.context.session } : {};
  }

  private headOf(row: ProcessRow | null): Head {
    const { key, site } = this.context.request;
    if (!row) return { key, site, version: 0, state: null, lastAt: null, parked: [] };
    return { key, site, version: row.version, state: row.state, lastAt: row.lastAt, parked: row.parked };
  }

  /** Nobody is refused by what was true until a moment ago; refusals are rare enough to look again before each. */
  private async refuseByNothingOld(turn: Turn, around: SiteSurroundings): Promise<void> {
    if (![...turn.outcomes.values()].some(({ status }) => status === 'refused')) return;
    const { surroundings } = this.context.deps;
    surroundings.forget();
    const now = await surroundings.forSite(this.context.request.site);
    const isSame =
      now.directory === around.directory &&
      now.reference === around.reference &&
      now.policy === around.policy &&
      now.calendar === around.calendar;
    if (!isSame) throw new Outdated();
  }

  private rowsOf(before: ProcessRow | null, turn: Turn, inputs: readonly Input[], around: SiteSurroundings): TurnRows {
    const { request, importing } = this.context;
    const { key, type, site, epoch } = request;
    const outcomes = outcomeRows(key, inputs, turn.outcomes, this.recordedAt);
    const nothing = { before, after: null, events: [], outcomes, effects: NO_EFFECTS, incidents: [] };
    if (turn.head.state === null) return nothing;
    const events = eventRows({ key, type, site }, turn.events, inputs, turn.outcomes, {
      chain: before?.chain ?? CHAIN_START,
      recordedAt: this.recordedAt,
      imported: importing && { file: importing.file, by: importing.by },
      around,
    });
    const after = rowOf(this.process, turn.head, {
      epoch,
      chain: events.at(-1)?.hash ?? before?.chain ?? CHAIN_START,
      clockAheadMs: importing ? 0 : this.clockAhead(before),
      recordedAt: this.recordedAt,
    });
    const effects = importing ? NO_EFFECTS : effectsOf(after, turn, around);
    return { ...nothing, after, events, effects, incidents: this.incidents };
  }

  /** How far the workflow's clock is ahead of ours; small differences between machines do not count. */
  private clockAhead(before: ProcessRow | null): number {
    const ahead = Date.parse(this.context.request.at) - Date.parse(this.recordedAt);
    if (ahead < CLOCK_TOLERANCE_MS) return 0;
    const known = before?.clockAheadMs ?? 0;
    return Math.abs(ahead - known) < CLOCK_TOLERANCE_MS ? known : ahead;
  }

  private fault(what: { inputId: string; error: unknown }): string {
    const errorId = `e-${randomUUID().slice(0, 8)}`;
    const { key, type } = this.context.request;
    const message = what.error instanceof Error ? what.error.message : String(what.error);
    this.context.deps.log.error({ errorId, key, inputId: what.inputId, err: what.error }, 'A rule failed');
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

  private detailsAnew(before: ProcessRow | null, after: ProcessRow): string | null {
    const details = detailsOf(this.process, after);
    return before && detailsOf(this.process, before) === details ? null : details;
  }

  private result(
    before: ProcessRow | null,
    after: ProcessRow | null,
    missed: readonly RecordedEvent[],
    known: ReadonlyMap<string, Outcome>,
    turn: Turn,
  ): RecordResult {
    const limit = this.context.deps.eventsPerRun ?? EVENTS_PER_RUN;
    return {
      status: 'recorded',
      outcomes: Object.fromEntries([...known, ...turn.outcomes]),
      events: [...missed, ...turn.events].map(bareEvent),
      version: turn.head.version,
      nextDue: after ? nextDue(this.process, turn.head) : null,
      details: after && this.detailsAnew(missed.length > 0 ? null : before, after),
      rollOver: turn.head.version - this.context.request.runVersion >= limit,
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
