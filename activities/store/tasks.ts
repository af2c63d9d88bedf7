import type { mongo } from 'mongoose';
import type { Instant } from '#domain/kernel/instant';
import type { Waiting } from '#domain/kernel/waiting';
import type { Who } from '#domain/kernel/who';
import type { ProcessRow } from './rows.ts';
import type { Store } from './store.ts';

/** A waiting line that somebody can end, as their inbox lists it. It is not stored: it follows from the head row. */
export interface Task {
  /** `<key>|<waiting id>` */
  readonly id: string;
  readonly key: string;
  readonly type: string;
  readonly site: string;
  readonly title: string;
  readonly stage: string;
  readonly grade: string | null;
  readonly waiting: Waiting;
  /** `p:<person>` or `r:<role>@<site>`, what an inbox is matched against. */
  readonly assignees: readonly string[];
  /** From when on it is soon or late, on the real clock. */
  readonly soonAt: Instant | null;
  readonly lateAt: Instant | null;
}

const OF_A_TASK = {
  type: 1,
  site: 1,
  title: 1,
  stage: 1,
  grade: 1,
  waiting: 1,
  clockAheadMs: 1,
} as const satisfies Partial<Record<keyof ProcessRow, 1>>;

/** What tasks are made of, out of a head row. */
export type TaskSource = Pick<ProcessRow, '_id' | keyof typeof OF_A_TASK>;

/** The tasks of a process: its waiting lines that somebody can end. */
export function tasksOf(row: TaskSource): Task[] {
  const { _id: key, type, site, title, stage, grade, clockAheadMs } = row;
  return row.waiting.filter(isTask).map((waiting) => ({
    id: `${key}|${waiting.id}`,
    key,
    type,
    site,
    title,
    stage,
    grade,
    waiting,
    assignees: assigneesOf(waiting.who, site),
    soonAt: onRealClock(waiting.soonAt, clockAheadMs),
    lateAt: onRealClock(waiting.until, clockAheadMs),
  }));
}

/** Everybody whom these waiting lines of a site wait for, named as in `Task`. */
export function allAssignees(waiting: readonly Waiting[], site: string): string[] {
  return [...new Set(waiting.filter(isTask).flatMap((line) => assigneesOf(line.who, site)))].sort();
}

/**
 * What waits for these people and roles, the most urgent first; what has no date comes last. Read from the heads in
 * their order of urgency, at most `limit` of them. `mine` are names as in `Task`, or expressions for several.
 */
export async function tasksFor(store: Store, mine: readonly (string | RegExp)[], limit: number): Promise<Task[]> {
  const heads = (dates: mongo.Filter<ProcessRow>, most: number): Promise<TaskSource[]> =>
    store.processes
      .find({ assignees: { $in: [...mine] }, open: true, ...dates })
      .project<TaskSource>(OF_A_TASK)
      .sort({ lateAt: 1, _id: 1 })
      .limit(most)
      .toArray();
  const dated = await heads({ lateAt: { $gt: '' } }, limit);
  const undated = dated.length < limit ? await heads({ lateAt: null }, limit - dated.length) : [];
  return [...dated, ...undated]
    .flatMap(tasksOf)
    .filter(({ assignees }) => mine.some((name) => assignees.some((one) => isNamed(one, name))))
    .sort(byDate)
    .slice(0, limit);
}

/** An instant of a process whose clock is ahead, on the real clock. */
export function onRealClock(instant: Instant | null | undefined, aheadMs: number): Instant | null {
  if (!instant) return null;
  return aheadMs === 0 ? instant : new Date(Date.parse(instant) - aheadMs).toISOString();
}

/** A waiting line that somebody can end. */
function isTask({ who, command }: Waiting): boolean {
  return who.kind !== 'nobody' && command !== undefined;
}

/** How an inbox finds what is assigned: `p:<person>`, or `r:<role>@<site>`. */
function assigneesOf(who: Who, site: string): string[] {
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

function isNamed(assignee: string, name: string | RegExp): boolean {
  return typeof name === 'string' ? name === assignee : name.test(assignee);
}

function byDate(a: Task, b: Task): number {
  if (a.lateAt !== b.lateAt) return a.lateAt !== null && (b.lateAt === null || a.lateAt < b.lateAt) ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}
