import { fold, type RecordedEvent } from '#domain/kernel/head';
import type { CommandInput, FactInput, Input, Outcome } from '#domain/kernel/input';
import type { Instant } from '#domain/kernel/instant';
import type { AnyProcess } from '#domain/kernel/process';
import {
  allHandlersFinished,
  ApplicationFailure,
  condition,
  continueAsNew,
  defineQuery,
  defineSignal,
  defineUpdate,
  isCancellation,
  log,
  proxyActivities,
  proxyLocalActivities,
  setCurrentDetails,
  setHandler,
  upsertSearchAttributes,
  workflowInfo,
} from '@temporalio/workflow';
import { Alarm } from './alarm.ts';
import {
  BORN_UPDATE,
  FACT_SIGNAL,
  QUEUE_LIMIT,
  STATE_QUERY,
  WAKE_SIGNAL,
  type RecordActivities,
  type RecordResult,
  type RunStart,
  type UpdateAnswer,
} from './contract.ts';

/** How many inputs one transaction takes. */
const BATCH = 20;

/** One quick attempt inside the workflow task: the usual case costs no further round trip. */
const quick = proxyLocalActivities<RecordActivities>({
  startToCloseTimeout: '2500ms',
  retry: { maximumAttempts: 1 },
});

/** The same as a normal activity that is tried for ever, so that a record that is away can be seen and waited for. */
const patient = proxyActivities<RecordActivities>({
  startToCloseTimeout: '10s',
  retry: { initialInterval: '500ms', backoffCoefficient: 2, maximumInterval: '5s' },
});

const factSignal = defineSignal<[FactInput]>(FACT_SIGNAL);
const wakeSignal = defineSignal(WAKE_SIGNAL);
const stateQuery = defineQuery<{ version: number; state: unknown; waitingInputs: number }>(STATE_QUERY);
const bornUpdate = defineUpdate<UpdateAnswer>(BORN_UPDATE);

type ProcessWorkflow = (start: RunStart) => Promise<void>;

/**
 * The durable host: turns a process value into a workflow. It takes commands one after another, waits for people and
 * for time, and lets the record decide. Nothing it commands depends on rules: timers, attributes, continue-as-new and
 * completion follow what `record` returned, so rules may change under a process that lives for years.
 */
export function runProcess(process: AnyProcess): ProcessWorkflow {
  return async function run(start: RunStart): Promise<void> {
    await new ProcessRun(process, start).live();
  };
}

class ProcessRun {
  private readonly queue: Input[] = [];
  private readonly outcomes = new Map<string, Outcome>();
  /** What handlers wait for: promises of their own, because conditions are all asked again after every step. */
  private readonly awaited = new Map<string, PromiseWithResolvers<void>>();
  private readonly process: AnyProcess;
  private readonly start: RunStart;
  private version: number;
  private state: unknown;
  private closed = false;
  private superseded = false;
  private details: string | undefined;
  private rollOver = false;
  private woken = false;
  /** What the loop waits for while nothing is to be done. */
  private idle: PromiseWithResolvers<void> | null = null;
  private readonly alarm = new Alarm(() => {
    this.wakeUp();
  });

  constructor(process: AnyProcess, start: RunStart) {
    this.process = process;
    this.start = start;
    this.version = start.version;
    this.state = start.state;
    if (start.first) this.queue.push(start.first);
    if (start.details !== undefined) this.describe(start.details);
    this.listen();
  }

  async live(): Promise<void> {
    this.alarm.setFor(this.start.nextDue);
    for (;;) {
      await this.somethingToDo();
      if (this.hasWork()) await this.turn();
      else if (this.mayEnd()) return;
      else if (this.mayRollOver()) await this.continueFromHere();
    }
  }

  /**
   * Until there is work, or the run may end or hand over. A promise of its own: conditions cost further steps into the
   * sandbox with every task. Only that the last handler has answered is noticed by nothing but a condition.
   */
  private async somethingToDo(): Promise<void> {
    if (this.hasWork()) return;
    if (this.superseded || this.closed || this.wantsRollOver()) {
      await condition(() => this.hasWork() || this.mayEnd() || this.mayRollOver());
      return;
    }
    this.idle = Promise.withResolvers<void>();
    await this.idle.promise;
  }

  /** One transaction: everything waiting, up to the batch size. */
  private async turn(): Promise<void> {
    const inputs = this.queue.slice(0, BATCH);
    this.woken = false;
    const result = await this.record(inputs);
    this.queue.splice(0, inputs.length);
    if (result.status === 'superseded') {
      this.superseded = true;
      for (const { resolve } of this.awaited.values()) resolve();
      return;
    }
    this.state = this.folded(result.events);
    this.version = result.version;
    this.closed = result.closed;
    this.rollOver = result.rollOver;
    for (const input of inputs) {
      const outcome = result.outcomes[input.id];
      if (!outcome || input.kind === 'fact') continue;
      this.outcomes.set(input.id, outcome);
      this.awaited.get(input.id)?.resolve();
    }
    this.alarm.setFor(result.closed ? null : result.nextDue);
    if (result.details !== null) this.describe(result.details);
    if (result.attributes) {
      upsertSearchAttributes(
        Object.fromEntries(
          Object.entries(result.attributes).map(([name, value]) => [name, value === '' ? [] : [value]]),
        ),
      );
    }
  }

  private describe(details: string): void {
    this.details = details;
    setCurrentDetails(details);
  }

  private async record(inputs: readonly Input[]): Promise<RecordResult> {
    const { key, type, site, epoch, fresh } = this.start;
    const runVersion = fresh ? 0 : this.start.version;
    const request = { key, type, site, epoch, version: this.version, runVersion, inputs, at: now() };
    try {
      return await quick.record(request);
    } catch (error) {
      if (isCancellation(error)) throw error;
      return await patient.record(request);
    }
  }

  private listen(): void {
    for (const name of Object.keys(this.process.commands)) {
      setHandler(defineUpdate<UpdateAnswer, [CommandInput]>(name), (input) => this.take(input), {
        validator: (_input: CommandInput) => {
          this.refuseWhenFull();
        },
      });
    }
    setHandler(bornUpdate, async () => {
      const { first } = this.start;
      if (!first) throw ApplicationFailure.nonRetryable('This run did not begin with a birth', 'notBorn');
      return this.answerTo(first);
    });
    setHandler(factSignal, (input) => {
      this.enqueue(input);
    });
    setHandler(wakeSignal, () => {
      this.wakeUp();
    });
    setHandler(stateQuery, () => ({ version: this.version, state: this.state, waitingInputs: this.queue.length }));
  }

  private take(input: CommandInput): Promise<UpdateAnswer> {
    this.enqueue(input);
    return this.answerTo(input);
  }

  private enqueue(input: Input): void {
    if (!this.queue.some((queued) => queued.id === input.id)) this.queue.push(input);
    this.idle?.resolve();
  }

  private wakeUp(): void {
    this.woken = true;
    this.idle?.resolve();
  }

  /** The engine gives it to whoever repeats the update: they compare the fingerprint. */
  private async answerTo({ id, fingerprint }: CommandInput): Promise<UpdateAnswer> {
    if (!this.outcomes.has(id) && !this.superseded) {
      const outcome = this.awaited.get(id) ?? Promise.withResolvers<void>();
      this.awaited.set(id, outcome);
      await outcome.promise;
      this.awaited.delete(id);
    }
    const outcome = this.outcomes.get(id);
    if (id !== this.start.first?.id) this.outcomes.delete(id);
    if (!outcome) throw ApplicationFailure.nonRetryable('Another run took over; send the command again', 'superseded');
    return fingerprint === undefined ? outcome : { ...outcome, of: fingerprint };
  }

  /** Only what needs no rule; validators are not run on replay. */
  private refuseWhenFull(): void {
    if (this.queue.length >= QUEUE_LIMIT) throw ApplicationFailure.nonRetryable('Too many inputs wait', 'busy');
    if (this.superseded || this.closed) throw ApplicationFailure.nonRetryable('This run is ending', 'ending');
  }

  private hasWork(): boolean {
    return !this.superseded && (this.queue.length > 0 || (this.woken && !this.closed));
  }

  private mayEnd(): boolean {
    return (this.superseded || this.closed) && allHandlersFinished();
  }

  private mayRollOver(): boolean {
    return this.wantsRollOver() && allHandlersFinished();
  }

  private wantsRollOver(): boolean {
    return this.rollOver || workflowInfo().continueAsNewSuggested;
  }

  /** For the query only: a fold that fails must not stop the process. */
  private folded(events: readonly RecordedEvent[]): unknown {
    try {
      return fold(this.process, this.start.key, events, { state: this.state });
    } catch (error) {
      log.warn('The state shown by the query could not be folded', { error });
      return this.state;
    }
  }

  private async continueFromHere(): Promise<void> {
    const { key, type, site, epoch } = this.start;
    const next: RunStart = {
      ...{ key, type, site, epoch },
      version: this.version,
      state: this.state,
      nextDue: this.alarm.dueAt,
      first: null,
      ...(this.details !== undefined && { details: this.details }),
    };
    await continueAsNew<ProcessWorkflow>(next);
  }
}

/** The workflow's clock. */
function now(): Instant {
  return new Date(Date.now()).toISOString();
}
