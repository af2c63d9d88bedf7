import { nextDue, type Head } from '#domain/kernel/head';
import type { Instant } from '#domain/kernel/instant';
import type { AnyProcess } from '#domain/kernel/process';
import { byUrgency, type Waiting } from '#domain/kernel/waiting';
import type { Who } from '#domain/kernel/who';
import type { ProcessRow, TaskRow } from '#activities/store/rows';

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
    stateSchema: process.stateSchema,
    state: head.state,
    lastAt: head.lastAt ?? standing.recordedAt,
    chain: standing.chain,
    parked: [...head.parked],
    clockAheadMs: standing.clockAheadMs,
    recordedAt: standing.recordedAt,
  };
}

/** Everybody whom these waiting lines of a site wait for, named as in `TaskRow`. */
export function allAssignees(waiting: readonly Waiting[], site: string): string[] {
  return [...new Set(waiting.filter(isTask).flatMap((line) => assigneesOf(line.who, site)))].sort();
}

/** A waiting line that somebody can end. */
function isTask({ who, command }: Waiting): boolean {
  return who.kind !== 'nobody' && command !== undefined;
}

/** The tasks of a process: its waiting lines that somebody can end. */
export function tasksOf(row: ProcessRow): TaskRow[] {
  return row.waiting.filter(isTask).map((line) => ({
    _id: `${row._id}|${line.id}`,
    key: row._id,
    type: row.type,
    site: row.site,
    title: row.title,
    stage: row.stage,
    grade: row.grade,
    waiting: line,
    assignees: assigneesOf(line.who, row.site),
    since: line.since,
    soonAt: onRealClock(line.soonAt, row.clockAheadMs),
    lateAt: onRealClock(line.until, row.clockAheadMs),
  }));
}

/** How an inbox finds what is assigned: `p:<person>`, or `r:<role>@<site>` (`@*` for all sites). */
export function assigneesOf(who: Who, site: string): string[] {
  switch (who.kind) {
    case 'person':
      return [`p:${who.id}`];
    case 'people':
      return who.ids.map((id) => `p:${id}`);
    case 'role':
      return [`r:${who.role}@${who.site ?? site}`];
    case 'nobody':
      return [];
  }
}

function onRealClock(instant: Instant | null | undefined, aheadMs: number): Instant | null {
  if (!instant) return null;
  return aheadMs === 0 ? instant : new Date(Date.parse(instant) - aheadMs).toISOString();
}

function earliest(instants: readonly (Waiting['until'] | null)[]): Instant | null {
  return instants.reduce<Instant | null>((first, one) => (one && (first === null || one < first) ? one : first), null);
}
