import { applyTurn, type Surroundings } from './apply.ts';
import { deadlineId, type Deadline } from './deadline.ts';
import type { Difference } from './difference.ts';
import { pendingDeadlines, type Head } from './head.ts';
import type { CommandInput } from './input.ts';
import type { Instant } from './instant.ts';
import type { AnyProcess } from './process.ts';
import type { Reaction } from './reaction.ts';
import type { Refusal } from './refusal.ts';
import type { Waiting } from './waiting.ts';

/** What a command would bring about, worked out on a copy: nothing is written and the engine is not asked. */
export interface Preview {
  readonly refusal: Refusal | null;
  readonly version: number;
  readonly at: Instant;
  readonly stage: { readonly from: string; readonly to: string };
  readonly attempt: number;
  readonly waitingEnds: readonly Waiting[];
  readonly waitingBegins: readonly Waiting[];
  readonly deadlinesEnd: readonly Deadline[];
  readonly deadlinesBegin: readonly Deadline[];
  /** What changes about the things of the process; empty for a type that says nothing of it. */
  readonly differences: readonly Difference[];
  readonly reactions: readonly Reaction[];
  readonly events: readonly { readonly type: string }[];
  /** Before and after, for what a kind of process works out from them. */
  readonly states: { readonly before: unknown; readonly after: unknown };
}

/** Decides the command as the record would now, and tells the difference. A rule that throws throws here as well. */
export function preview(
  process: AnyProcess,
  head: Head,
  input: CommandInput,
  now: Instant,
  around: Omit<Surroundings, 'since' | 'fault'>,
): Preview {
  const surroundings: Surroundings = {
    ...around,
    since: [],
    fault: ({ error }): never => {
      throw error instanceof Error ? error : new Error('A rule failed', { cause: error });
    },
  };
  // What the clock has still to do is not a consequence of the command.
  const before = applyTurn(process, head, [], now, surroundings).head;
  const turn = applyTurn(process, before, [input], now, surroundings);
  const outcome = turn.outcomes.get(input.id);
  const from = process.summary(before.state);
  const to = process.summary(turn.head.state);
  const waiting = differenceBy(waitingOf(process, before), waitingOf(process, turn.head), (line) => line.id);
  const deadlines = differenceBy(pendingDeadlines(process, before), pendingDeadlines(process, turn.head), deadlineId);
  return {
    refusal: outcome?.status === 'refused' ? outcome.refusal : null,
    version: head.version,
    at: now,
    stage: { from: from.stage, to: to.stage },
    attempt: to.attempt,
    waitingEnds: waiting.ended,
    waitingBegins: waiting.begun,
    deadlinesEnd: deadlines.ended,
    deadlinesBegin: deadlines.begun,
    differences:
      turn.events.length === 0 ? [] : (process.differences?.(before.state, turn.head.state, around.reference) ?? []),
    reactions: turn.reactions.map(({ reaction }) => reaction),
    events: turn.events.map(({ event }) => ({ type: event.type })),
    states: { before: before.state, after: turn.head.state },
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
