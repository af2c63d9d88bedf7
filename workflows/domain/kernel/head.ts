import { deadlineId, type Deadline } from './deadline.ts';
import type { FactInput } from './input.ts';
import { earliestOf, type Instant } from './instant.ts';
import type { Actor } from './moment.ts';
import type { AnyProcess, DomainEvent } from './process.ts';

/** What the rules are applied to: the state of one process and where its record stands. */
export interface Head {
  readonly key: string;
  readonly site: string;
  /** Number of the last event; 0 before birth. */
  readonly version: number;
  readonly state: unknown;
  /** Instant of the last event. */
  readonly lastAt: Instant | null;
  /** Deadlines and facts whose rule failed; they wait for the repair and are tried again when asked. */
  readonly parked: readonly Parked[];
}

/** Something that could not be applied, kept until the rule is repaired. */
export interface Parked {
  readonly id: string;
  readonly errorId: string;
  readonly fact: FactInput | null;
}

/** An event with everything the record says about it, apart from the hash chain. */
export interface RecordedEvent {
  readonly seq: number;
  readonly subject: string;
  readonly stage: string;
  readonly actor: Actor;
  readonly at: Instant;
  readonly inputId: string;
  readonly event: DomainEvent;
}

export function isOpen(process: AnyProcess, head: Head): boolean {
  return head.state !== null && process.summary(head.state).open;
}

/** The deadlines that still act, in the order in which they act. */
export function pendingDeadlines(process: AnyProcess, head: Head): Deadline[] {
  if (!isOpen(process, head)) return [];
  const parked = new Set(head.parked.map((one) => one.id));
  return process
    .deadlines(head.state)
    .filter((deadline) => !parked.has(deadlineId(deadline)))
    .sort((a, b) => (a.at === b.at ? (deadlineId(a) < deadlineId(b) ? -1 : 1) : a.at < b.at ? -1 : 1));
}

/** When the process has to act by itself next, or null. */
export function nextDue(process: AnyProcess, head: Head): Instant | null {
  return earliestOf(pendingDeadlines(process, head).map((deadline) => deadline.at));
}

/** Folds the events of a record, from the first or from a known state. */
export function fold(
  process: AnyProcess,
  key: string,
  events: readonly RecordedEvent[],
  from: { state: unknown } = { state: null },
): unknown {
  let state = from.state;
  for (const row of events) {
    state = process.evolve(state, row.event, { key, seq: row.seq, at: row.at, actor: row.actor });
  }
  return state;
}
