import { applyTurn, type Surroundings } from './apply.ts';
import { pendingDeadlines, type Head, type RecordedEvent } from './head.ts';
import type { Input, Outcome } from './input.ts';
import type { Instant } from './instant.ts';
import type { AnyProcess } from './process.ts';
import type { Reaction } from './reaction.ts';

/** One step of a script: something arrives, or time passes until an instant. */
export type ScriptStep = { readonly at: Instant; readonly inputs: readonly Input[] } | { readonly until: Instant };

export interface PureRun {
  readonly head: Head;
  readonly events: readonly RecordedEvent[];
  readonly reactions: readonly Reaction[];
  readonly outcomes: ReadonlyMap<string, Outcome>;
}

/**
 * Runs a process without an engine: the same rules, the same deadlines, a virtual clock. What it records equals
 * what the engine records for the same script.
 */
export function runPure(
  process: AnyProcess,
  birth: { key: string; site: string },
  script: readonly ScriptStep[],
  around: Omit<Surroundings, 'since'>,
): PureRun {
  let head: Head = { ...birth, version: 0, state: null, lastAt: null, parked: [] };
  const events: RecordedEvent[] = [];
  const reactions: Reaction[] = [];
  const outcomes = new Map<string, Outcome>();

  const turn = (inputs: readonly Input[], at: Instant): void => {
    const result = applyTurn(process, head, inputs, at, { ...around, since: events });
    head = result.head;
    events.push(...result.events);
    reactions.push(...result.reactions.map((one) => one.reaction));
    for (const [id, outcome] of result.outcomes) outcomes.set(id, outcome);
  };

  for (const step of script) {
    const end = 'until' in step ? step.until : step.at;
    for (;;) {
      const due = pendingDeadlines(process, head)[0];
      if (!due || due.at > end) break;
      turn([], due.at);
    }
    if (!('until' in step)) turn(step.inputs, step.at);
  }
  return { head, events, reactions, outcomes };
}
