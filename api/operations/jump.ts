import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { EventRow, ProcessRow } from '#activities/store/rows';
import type { Store } from '#activities/store/store';
import { pendingDeadlines } from '#domain/kernel/head';
import type { Instant } from '#domain/kernel/instant';
import type { AnyProcess } from '#domain/kernel/process';
import { fastForward, type EngineAccess } from './raw-service.ts';

/** Past the deadline, so that the alarm surely rings. */
const BEYOND_MS = 1_000;
/** The engine needs about a second per stop on the way. */
const ARRIVE_WITHIN_MS = 30_000;
/** The record follows the alarm at once. */
const RECORD_WITHIN_MS = 10_000;
const LOOK_AGAIN_MS = 50;

/** Where a jump led and what acted on arrival. Null when nothing lies ahead. */
export interface Jumped {
  readonly from: Instant;
  readonly to: Instant;
  readonly acted: readonly EventRow[];
}

/**
 * Moves the clock of one process to its next deadline, and waits until that has acted. For demonstrations and
 * rehearsals: the record keeps how far this process is ahead of the real time from then on.
 */
export async function jumpToNextDeadline(
  access: EngineAccess & { readonly store: Store },
  process: AnyProcess,
  row: ProcessRow,
): Promise<Jumped | null> {
  const { _id: key, site, version, state, lastAt, parked } = row;
  const next = pendingDeadlines(process, { key, site, version, state, lastAt, parked })[0];
  if (!next) return null;
  const now = Date.now() + row.clockAheadMs;
  const byMs = Math.max(0, Date.parse(next.at) - now) + BEYOND_MS;
  await fastForward(access, key, randomUUID(), byMs, ARRIVE_WITHIN_MS);
  const acted = await eventsAfter(access.store, key, version);
  return { from: new Date(now).toISOString(), to: new Date(now + byMs).toISOString(), acted };
}

/** The events that followed, as soon as there are any. A deadline that only falls silent writes none. */
async function eventsAfter(store: Store, key: string, version: number): Promise<EventRow[]> {
  const until = Date.now() + RECORD_WITHIN_MS;
  for (;;) {
    const events = await store.events
      .find({ key, seq: { $gt: version } })
      .sort({ seq: 1 })
      .toArray();
    if (events.length > 0 || Date.now() > until) return events;
    await pause(LOOK_AGAIN_MS);
  }
}
