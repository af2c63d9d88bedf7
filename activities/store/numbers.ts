import type { Instant } from '#domain/kernel/instant';
import type { Store } from './store.ts';

/** Digits of the number in a key; larger numbers grow longer. */
const DIGITS = 4;

/** For whom a key is reserved: the same `id` always gets the same key. */
export interface KeyRequest {
  /** Idempotency id of the birth, or the outbox row that causes it. */
  readonly id: string;
  /** Of the process type, for example `CAPA`. */
  readonly prefix: string;
  readonly site: string;
  /** Decides the year, in the zone of the site. */
  readonly at: Instant;
}

/**
 * Reserves the key of a process that will be born, for example `CAPA-2026-0042`. Asking again with the same id gives
 * the same key. A key that is reserved and never used stays a gap; none is given out twice.
 */
export async function reserveKey(store: Store, request: KeyRequest): Promise<string> {
  const [known, site] = await Promise.all([
    store.numbers.findOne({ _id: request.id }),
    store.sites.findOne({ _id: request.site }, { projection: { zone: 1 } }),
  ]);
  return known?.key ?? reserveNewKey(store, request, site?.zone ?? 'UTC');
}

/** The same where none was reserved for this id a moment ago, in the zone of its site. */
export async function reserveNewKey(store: Store, request: KeyRequest, zone: string): Promise<string> {
  const { id } = request;
  const key = await nextKey(store, request, zone);
  // Two at once with the same id: the first to write decides, the other's number stays a gap.
  const reserved = await store.numbers.findOneAndUpdate(
    { _id: id },
    { $setOnInsert: { key, reservedAt: new Date().toISOString() } },
    { upsert: true, returnDocument: 'after' },
  );
  return reserved?.key ?? key;
}

/**
 * The next key of a series, for whoever keeps it in what is written next: the journal has both or, after a crash, neither,
 * so the counting itself waits for nothing.
 */
export async function nextKey(
  store: Store,
  { prefix, at }: Pick<KeyRequest, 'prefix' | 'at'>,
  zone: string,
): Promise<string> {
  const series = `${prefix}-${yearAt(at, zone)}`;
  const counter = await store.counters.findOneAndUpdate(
    { _id: series },
    { $inc: { last: 1 } },
    { upsert: true, returnDocument: 'after', writeConcern: { w: 1 } },
  );
  return `${series}-${String(counter?.last ?? 1).padStart(DIGITS, '0')}`;
}

function yearAt(at: Instant, zone: string): string {
  return new Intl.DateTimeFormat('en', { timeZone: zone, year: 'numeric' }).format(new Date(at));
}
