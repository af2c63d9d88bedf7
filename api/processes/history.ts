import type { EventRow } from '#activities/store/rows';
import { CHAIN_START, flawOf } from '#activities/store/chain';
import type { Store } from '#activities/store/store';
import type { Actor } from '#domain/kernel/moment';
import type { DomainEvent } from '#domain/kernel/process';

/** An event as histories and the audit trail show it. */
export interface EventView {
  readonly seq: number;
  readonly type: string;
  readonly subject: string;
  readonly stage: string;
  readonly actor: Actor;
  readonly at: string;
  readonly recordedAt: string;
  readonly requestId: string | null;
  /** Taken over from a file with its date, not recorded when it happened. */
  readonly imported: boolean;
  /** The file it was taken from, and who imported it. */
  readonly importedFrom: { readonly file: string; readonly by: string } | null;
  readonly event: DomainEvent;
  readonly hash: string;
}

export function eventView(row: EventRow): EventView {
  const { seq, subject, stage, actor, at, recordedAt, requestId, event, hash } = row;
  const { imported: importedFrom } = row;
  const imported = importedFrom !== null;
  return {
    seq,
    type: event.type,
    subject,
    stage,
    actor,
    at,
    recordedAt,
    requestId,
    imported,
    importedFrom,
    event,
    hash,
  };
}

/** All events of a process, or its first ones, in order. */
export function eventsOf(store: Store, key: string, upTo?: number): Promise<EventRow[]> {
  return store.events
    .find(upTo === undefined ? { key } : { key, seq: { $lte: upTo } })
    .sort({ seq: 1 })
    .toArray();
}

/** The first event that breaks the chain; also one that is missing at the end, which only the head can tell. */
export function firstBadOf(rows: readonly EventRow[], head: { chain: string; version: number }): number | null {
  let previous = CHAIN_START;
  for (const [index, row] of rows.entries()) {
    if (flawOf(row, index + 1, previous) !== null) return index + 1;
    previous = row.hash;
  }
  if (rows.length !== head.version) return Math.min(rows.length, head.version) + 1;
  return previous === head.chain ? null : rows.length;
}
