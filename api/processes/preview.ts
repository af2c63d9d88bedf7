import type { ProcessRow } from '#activities/store/rows';
import type { Content } from '#domain/kernel/content';
import { applyTurn } from '#domain/kernel/apply';
import { deadlineId, type Deadline } from '#domain/kernel/deadline';
import { pendingDeadlines, type Head } from '#domain/kernel/head';
import type { CommandInput } from '#domain/kernel/input';
import type { AnyProcess } from '#domain/kernel/process';
import type { Reaction } from '#domain/kernel/reaction';
import type { Refusal } from '#domain/kernel/refusal';
import type { Waiting } from '#domain/kernel/waiting';
import type { Caller } from './caller.ts';

/** What a command would bring about, worked out on a copy: nothing is written and the engine is not asked. */
export interface Preview {
  readonly refusal: Refusal | null;
  readonly version: number;
  readonly at: string;
  readonly stage: { readonly from: string; readonly to: string };
  readonly attempt: number;
  readonly waitingEnds: readonly Waiting[];
  readonly waitingBegins: readonly Waiting[];
  readonly deadlinesEnd: readonly Deadline[];
  readonly deadlinesBegin: readonly Deadline[];
  readonly reactions: readonly Reaction[];
  readonly events: readonly { readonly type: string }[];
}

/** The head of the record, as the rules take it. */
export function headOf(row: ProcessRow): Head {
  const { _id: key, site, version, state, lastAt, parked } = row;
  return { key, site, version, state, lastAt, parked };
}

/** Decides the command as the record would now, and tells the difference. A rule that throws throws here as well. */
export function preview(
  process: AnyProcess,
  row: ProcessRow,
  input: CommandInput,
  caller: Caller,
  contents: ReadonlyMap<string, Content>,
): Preview {
  const { now } = caller.moment;
  const surroundings = {
    ...caller.around,
    contents,
    since: [],
    fault: ({ error }: { error: unknown }): never => {
      throw error instanceof Error ? error : new Error('A rule failed', { cause: error });
    },
  };
  // What the clock has still to do is not a consequence of the command.
  const before = applyTurn(process, headOf(row), [], now, surroundings).head;
  const turn = applyTurn(process, before, [input], now, surroundings);
  const outcome = turn.outcomes.get(input.id);
  const from = process.summary(before.state);
  const to = process.summary(turn.head.state);
  const waiting = differenceBy(waitingOf(process, before), waitingOf(process, turn.head), (line) => line.id);
  const deadlines = differenceBy(pendingDeadlines(process, before), pendingDeadlines(process, turn.head), deadlineId);
  return {
    refusal: outcome?.status === 'refused' ? outcome.refusal : null,
    version: row.version,
    at: now,
    stage: { from: from.stage, to: to.stage },
    attempt: to.attempt,
    waitingEnds: waiting.ended,
    waitingBegins: waiting.begun,
    deadlinesEnd: deadlines.ended,
    deadlinesBegin: deadlines.begun,
    reactions: turn.reactions.map(({ reaction }) => reaction),
    events: turn.events.map(({ event }) => ({ type: event.type })),
  };
}

function waitingOf(process: AnyProcess, head: Head): readonly Waiting[] {
  return process.summary(head.state).open ? process.waiting(head.state) : [];
}

function differenceBy<T>(
  before: readonly T[],
  after: readonly T[],
  id: (one: T) => string,
): { ended: T[]; begun: T[] } {
  const was = new Set(before.map(id));
  const is = new Set(after.map(id));
  return { ended: before.filter((one) => !is.has(id(one))), begun: after.filter((one) => !was.has(id(one))) };
}
