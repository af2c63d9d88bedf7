import { aJourney } from '../../builders/a-journey.ts';
import type { ApiWorld } from './api-world.ts';
import { aProcess } from './organization.ts';

let count = 0;

/** A journey in Halden with the state that the rules give it, and no workflow behind it. Returns its key. */
export async function aJourneyInRecord(
  { store }: ApiWorld,
  editions: readonly string[],
  people: string[] = [],
): Promise<string> {
  count += 1;
  const key = `JRN-2026-${String(count).padStart(4, '0')}`;
  const { state } = aJourney({ editions: [...editions] });
  await store.processes.insertOne(
    aProcess({ _id: key, site: 'halden', type: 'journey', title: 'Halden', state, people }),
  );
  return key;
}
