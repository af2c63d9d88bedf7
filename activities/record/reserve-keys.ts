import type { Turn } from '#domain/kernel/apply';
import type { Instant } from '#domain/kernel/instant';
import { nextKey } from '#activities/store/numbers';
import type { RecordDeps } from './record.ts';

/**
 * A key for what each input of the turn starts, by the id of the input; null when it starts nothing. It is of the year in
 * which that begins: `now`, also where time was let pass at the process that starts it.
 */
export async function keysReserved(
  { store, processes, surroundings }: Pick<RecordDeps, 'store' | 'processes' | 'surroundings'>,
  { events, reactions }: Turn,
  now: Instant,
): Promise<ReadonlyMap<string, string> | null> {
  const keys = new Map<string, string>();
  for (const { reaction, seq } of reactions) {
    if (reaction.do !== 'start') continue;
    const process = processes[reaction.process];
    const cause = events.find((event) => event.seq === seq);
    if (!process || !cause) continue;
    const { calendar } = await surroundings.forSite(reaction.site);
    keys.set(cause.inputId, await nextKey(store, { prefix: process.keyPrefix, at: now }, calendar.zone));
  }
  return keys.size > 0 ? keys : null;
}
