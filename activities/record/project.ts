import { nextDue, type Head } from '#domain/kernel/head';
import type { Instant } from '#domain/kernel/instant';
import type { AnyProcess } from '#domain/kernel/process';
import { byUrgency, type Waiting } from '#domain/kernel/waiting';
import type { ProcessRow } from '#activities/store/rows';
import { allAssignees, onRealClock } from '#activities/store/tasks';

/** Where a record stands beside its state: what a turn carries along. */
export interface Standing {
  readonly epoch: number;
  readonly chain: string;
  readonly clockAheadMs: number;
  readonly recordedAt: Instant;
}

/** The head row of a process: everything in it follows from the state and the standing. */
export function rowOf(process: AnyProcess, head: Head, standing: Standing): ProcessRow {
  const summary = process.summary(head.state);
  const waiting = summary.open ? [...process.waiting(head.state)].sort(byUrgency) : [];
  const claims = process.claims?.(head.state) ?? [];
  const real = (instant: Instant | null | undefined): Instant | null => onRealClock(instant, standing.clockAheadMs);
  return {
    _id: head.key,
    type: process.type,
    ...summary,
    waiting,
    assignees: allAssignees(waiting, summary.site),
    soonAt: real(earliest(waiting.map((line) => line.soonAt))),
    lateAt: real(earliest(waiting.map((line) => line.until))),
    wakeAt: real(nextDue(process, head)),
    version: head.version,
    epoch: standing.epoch,
    ...(claims.length > 0 ? { claims: [...claims] } : {}),
    stateSchema: process.stateSchema,
    state: head.state,
    lastAt: head.lastAt ?? standing.recordedAt,
    chain: standing.chain,
    parked: [...head.parked],
    clockAheadMs: standing.clockAheadMs,
    recordedAt: standing.recordedAt,
  };
}

function earliest(instants: readonly (Waiting['until'] | null)[]): Instant | null {
  return instants.reduce<Instant | null>((first, one) => (one && (first === null || one < first) ? one : first), null);
}
