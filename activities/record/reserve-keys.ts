import type { Turn } from '#domain/kernel/apply';
import { nextKey } from '#activities/store/numbers';
import type { RecordDeps } from './record.ts';

/** A key for what each input of the turn starts, by the id of the input; null when it starts nothing. */
export async function keysReserved(
  { store, processes, surroundings }: Pick<RecordDeps, 'store' | 'processes' | 'surroundings'>,
  { events, reactions }: Turn,
): Promise<ReadonlyMap<string, string> | null> {
  const keys = new Map<string, string>();
  for (const { reaction, seq, at } of reactions) {
    if (reaction.do !== 'start') continue;
    const process = processes[reaction.process];
    const cause = events.find((event) => event.seq === seq);
    if (!process || !cause) continue;
    const { calendar } = await surroundings.forSite(reaction.site);
    keys.set(cause.inputId, await nextKey(store, { prefix: process.keyPrefix, at }, calendar.zone));
  }
  return keys.size > 0 ? keys : null;
}
