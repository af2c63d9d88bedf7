import {
  ServiceError,
  WithStartWorkflowOperation,
  WorkflowExecutionAlreadyStartedError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
  type Client,
} from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { setTimeout as pause } from 'node:timers/promises';
import { firstRun, startOptions } from '#activities/engine/start-process';
import { startFromRecord } from '#activities/engine/start-from-record';
import { createIncidents } from '#activities/store/incidents';
import { fingerprintOf } from '#activities/store/recorded-inputs';
import type { Store } from '#activities/store/store';
import { outcomeSchema, type CommandInput, type Outcome } from '#domain/kernel/input';
import type { AnyProcess } from '#domain/kernel/process';
import { refuse } from '#domain/kernel/refusal';
import { BORN_UPDATE, QUEUE_LIMIT, type UpdateAnswer } from '#host/contract';
import { Problem } from '../platform/problem.ts';
import { handsOver, tooMany } from './engine-errors.ts';
import { headGlance, isBeingStarted, recordedOutcome } from './record-lookup.ts';

/** Until then the engine may bring the outcome. */
const ANSWER_WITHIN_MS = 2_300;
/** Until then it may at least say that it took the command. Every caller has an answer within three seconds. */
const ACCEPT_WITHIN_MS = 2_850;
/** Between two tries while a run hands over to the next. */
const HANDOVER_PAUSE_MS = 40;

/** What became of a command as far as is known in time. `notFound` is a key that no process has. */
export type Answer =
  | { readonly kind: 'outcome'; readonly outcome: Outcome }
  | { readonly kind: 'accepted' | 'unknown' | 'busy' | 'engineAway' | 'notFound' };

export interface CommandClientDeps {
  readonly store: Store;
  readonly temporal: Client;
  readonly processes: Readonly<Record<string, AnyProcess>>;
}

/** Brings commands and births to their process and answers within three seconds, whatever is away. */
export interface CommandClient {
  /** `receivedAt` is when the request came in (`Date.now()`): the three seconds count from there. */
  send(key: string, input: CommandInput, receivedAt: number): Promise<Answer>;
  bear(process: { key: string; type: string; site: string }, birth: CommandInput, receivedAt: number): Promise<Answer>;
}

/** One way of asking the engine: for the outcome, or only whether it took the command. */
interface Asking {
  outcome(): Promise<UpdateAnswer>;
  accepted(): Promise<unknown>;
}

export function createCommandClient(deps: CommandClientDeps): CommandClient {
  const { temporal } = deps;
  const inFlight = new InFlight();
  return {
    send(key, command, receivedAt) {
      const input = marked(command);
      return inFlight.one(key, input, () => {
        const handle = temporal.workflow.getHandle(key);
        const options = { args: [input] as [CommandInput], updateId: input.id };
        return ask(deps, key, input, receivedAt, {
          outcome: () => handle.executeUpdate<UpdateAnswer, [CommandInput]>(input.name, options),
          accepted: () =>
            handle.startUpdate<unknown, [CommandInput]>(input.name, { ...options, waitForStage: 'ACCEPTED' }),
        });
      });
    },
    bear(process, first, receivedAt) {
      const birth = marked(first);
      return inFlight.one(process.key, birth, () => {
        const options = () => ({
          updateId: birth.id,
          startWorkflowOperation: new WithStartWorkflowOperation(process.type, {
            ...startOptions(firstRun(process, birth)),
            workflowIdConflictPolicy: 'USE_EXISTING',
            workflowIdReusePolicy: 'REJECT_DUPLICATE',
          }),
        });
        return ask(deps, process.key, birth, receivedAt, {
          outcome: () => temporal.workflow.executeUpdateWithStart(BORN_UPDATE, options()),
          accepted: () =>
            temporal.workflow.startUpdateWithStart(BORN_UPDATE, { ...options(), waitForStage: 'ACCEPTED' }),
        });
      });
    },
  };
}

/** A command that a repeat can be told from. */
type Marked = CommandInput & { readonly fingerprint: string };

function marked(input: CommandInput): Marked {
  return { ...input, fingerprint: fingerprintOf(input) };
}

async function ask(
  deps: CommandClientDeps,
  key: string,
  input: CommandInput,
  receivedAt: number,
  asking: Asking,
): Promise<Answer> {
  const answerBy = receivedAt + ANSWER_WITHIN_MS;
  for (;;) {
    try {
      const outcome = await deps.temporal.withDeadline(answerBy, () => asking.outcome());
      return { kind: 'outcome', outcome: ownOutcome(outcome, input) };
    } catch (error) {
      if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError) return whetherAccepted(deps, receivedAt, asking);
      if (error instanceof WorkflowNotFoundError || error instanceof WorkflowExecutionAlreadyStartedError) {
        if (!(await isBeingStarted(deps.store, key))) return withoutRun(deps, key, input, receivedAt);
        if (Date.now() + HANDOVER_PAUSE_MS >= answerBy) return { kind: 'busy' };
        await pause(HANDOVER_PAUSE_MS);
        continue;
      }
      if (error instanceof WorkflowUpdateFailedError || handsOver(error)) {
        const failure = error instanceof Error ? error.cause : undefined;
        if (failure instanceof ApplicationFailure && failure.type === 'busy') return { kind: 'busy' };
        // The run ended or handed over; its outcome may be in the record already, and the next run takes the same key.
        const outcome = await recordedOutcome(deps.store, key, input);
        if (outcome) return { kind: 'outcome', outcome };
        if (Date.now() + HANDOVER_PAUSE_MS >= answerBy) return { kind: 'busy' };
        await pause(HANDOVER_PAUSE_MS);
        continue;
      }
      if (error instanceof ServiceError) return { kind: tooMany(error) ? 'busy' : 'engineAway' };
      throw error;
    }
  }
}

/** The answer to this very command. The engine answers a known id with what it answered first, whatever is sent now. */
function ownOutcome(answer: UpdateAnswer, input: CommandInput): Outcome {
  const outcome = outcomeSchema.parse(answer);
  const anothers = answer.of !== undefined && answer.of !== input.fingerprint;
  if (anothers || (outcome.status === 'refused' && outcome.refusal.code === 'keyReused'))
    throw new Problem('keyReused');
  return outcome;
}

/** The outcome did not come in time. Whether the engine took the command decides between 202 and “not known”. */
async function whetherAccepted(deps: CommandClientDeps, receivedAt: number, asking: Asking): Promise<Answer> {
  try {
    await deps.temporal.withDeadline(receivedAt + ACCEPT_WITHIN_MS, () => asking.accepted());
    return { kind: 'accepted' };
  } catch (error) {
    // No run could have taken it. Every other failure means the same: it may still happen, and the same key is safe.
    return { kind: error instanceof WorkflowNotFoundError ? 'busy' : 'unknown' };
  }
}

/** The engine has no running run. Only the record knows whether the process is closed, missing or lost. */
async function withoutRun(
  deps: CommandClientDeps,
  key: string,
  input: CommandInput,
  receivedAt: number,
): Promise<Answer> {
  const [known, head] = await Promise.all([recordedOutcome(deps.store, key, input), headGlance(deps.store, key)]);
  if (known) return { kind: 'outcome', outcome: known };
  if (!head) return { kind: 'notFound' };
  if (head.open) {
    await createIncidents(deps.store).open({
      kind: 'missingRun',
      key,
      type: head.type,
      inputId: 'wake',
      message: 'Open in the record, but the engine has no run of it: npm run reconcile starts it from the record.',
    });
    return { kind: 'engineAway' };
  }
  if (deps.processes[head.type]?.commands[input.name]?.whenClosed !== true) {
    const refusal = refuse('closed', { process: { process: key } });
    return { kind: 'outcome', outcome: { status: 'refused', version: head.version, refusal } };
  }
  const { store, temporal: client, processes } = deps;
  const handle = await startFromRecord({ store, client, processes }, key, input.name, input);
  const options = { updateId: input.id };
  return ask(deps, key, input, receivedAt, {
    outcome: () => handle.executeUpdate(BORN_UPDATE, options),
    accepted: () => handle.startUpdate(BORN_UPDATE, { ...options, waitForStage: 'ACCEPTED' }),
  });
}

interface Sent {
  readonly fingerprint: string;
  readonly answer: Promise<Answer>;
}

/** What this API process is waiting for, so that a repeat joins its first and a crowd is told to come back. */
class InFlight {
  private readonly byKey = new Map<string, Map<string, Sent>>();

  async one(key: string, input: Marked, send: () => Promise<Answer>): Promise<Answer> {
    const waiting = this.byKey.get(key) ?? new Map<string, Sent>();
    const { fingerprint } = input;
    const same = waiting.get(input.id);
    if (same) {
      if (same.fingerprint !== fingerprint) throw new Problem('keyReused');
      return same.answer;
    }
    if (waiting.size >= QUEUE_LIMIT) return { kind: 'busy' };
    const answer = send();
    waiting.set(input.id, { fingerprint, answer });
    this.byKey.set(key, waiting);
    try {
      return await answer;
    } finally {
      waiting.delete(input.id);
      if (waiting.size === 0) this.byKey.delete(key);
    }
  }
}
