import type { EventRow, ProcessRow } from '#activities/store/rows';
import { journeyState, type JourneyState } from '#domain/certification/state';
import { fold } from '#domain/kernel/head';
import type { Moment } from '#domain/kernel/moment';
import type { ApiDeps } from '../platform/deps.ts';
import { Problem } from '../platform/problem.ts';
import type { SignedIn } from '../platform/signed-in.ts';
import { clockOf, processOf, readableRow } from '../processes/caller.ts';

/** A journey that the caller may read, with its state; every other key is not there for them. */
export async function readableJourney(
  deps: ApiDeps,
  person: SignedIn,
  key: string,
): Promise<{ row: ProcessRow; state: JourneyState }> {
  const row = await readableRow(deps, person, key);
  if (row.type !== 'journey') throw new Problem('notFound');
  return { row, state: journeyState.parse(row.state) };
}

/**
 * The state of a journey among others; null for one of another version, which must not blank all that stands beside it.
 * `npm run rebuild` folds it anew.
 */
export function journeyIn({ state }: { readonly state?: unknown }): JourneyState | null {
  const parsed = journeyState.safeParse(state);
  return parsed.success ? parsed.data : null;
}

/** The state that these first events of a journey made. */
export const journeyAfter = (key: string, events: readonly EventRow[]): JourneyState =>
  journeyState.parse(fold(processOf('journey'), key, events));

/** The moment in which the rules look at a journey, by its own clock where no other is named; nobody acts. */
export async function momentOf(
  deps: ApiDeps,
  row: Pick<ProcessRow, 'site' | 'clockAheadMs' | 'lastAt'>,
): Promise<Moment> {
  const around = await deps.surroundings.forSite(row.site);
  return { now: clockOf(row), actor: { kind: 'clock' }, roles: [], site: row.site, ...around, superseded: false };
}
