import type { ProcessRow } from '#activities/store/rows';
import type { Waiting } from '#domain/kernel/waiting';
import { myWaiting, type Identity } from './identity.ts';

/** What lists read of a process: everything but its state and the words of the full-text search. */
export const LIST_PROJECTION = { state: 0, text: 0, parked: 0, chain: 0, recordedAt: 0, lastAt: 0 } as const;

/**
 * What the projection leaves of a row. What ended before rows said with what has no result until it is folded anew by
 * `npm run rebuild`.
 */
export type ListedRow = Omit<ProcessRow, keyof typeof LIST_PROJECTION | 'result'> & Partial<Pick<ProcessRow, 'result'>>;

/** A process in a list, as the caller sees it: with the one thing it waits for first, and the caller's own button. */
export interface ProcessListRow {
  readonly key: string;
  readonly type: string;
  readonly title: string;
  readonly stage: string;
  readonly site: string;
  readonly owner: string | null;
  readonly grade: string | null;
  readonly attempt: number;
  readonly source: string | null;
  readonly clauses: readonly string[];
  readonly standards: readonly string[];
  readonly raisedAt: string;
  readonly closedAt: string | null;
  readonly result: string | null;
  readonly open: boolean;
  readonly held: boolean;
  readonly waiting: Waiting | null;
  readonly waitingCount: number;
  readonly soonAt: string | null;
  readonly lateAt: string | null;
  readonly version: number;
  readonly clockAheadMs: number;
  readonly myCommand: MyCommand | null;
}

/** The command that ends a waiting line which waits for the caller. */
export interface MyCommand {
  readonly command: string;
  readonly subject: string;
}

/** A stored row as the caller sees it. */
export function listRow(row: ListedRow, me: Identity): ProcessListRow {
  const mine = myWaiting(row.waiting, me);
  return {
    key: row._id,
    type: row.type,
    title: row.title,
    stage: row.stage,
    site: row.site,
    owner: row.owner,
    grade: row.grade,
    attempt: row.attempt,
    source: row.source,
    clauses: row.clauses,
    standards: row.standards,
    raisedAt: row.raisedAt,
    closedAt: row.closedAt,
    result: row.result ?? null,
    open: row.open,
    held: row.held,
    waiting: mine ?? row.waiting[0] ?? null,
    waitingCount: row.waiting.length,
    soonAt: row.soonAt,
    lateAt: row.lateAt,
    version: row.version,
    clockAheadMs: row.clockAheadMs,
    myCommand: commandOf(mine),
  };
}

/** The button of a waiting line, when somebody can end it. */
export function commandOf(waiting: Waiting | null): MyCommand | null {
  return waiting?.command === undefined ? null : { command: waiting.command, subject: waiting.subject };
}
