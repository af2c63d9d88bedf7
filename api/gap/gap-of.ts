import { z } from 'zod';
import { contentId, type ContentOf } from '#activities/store/contents';
import type { ProcessRow } from '#activities/store/rows';
import { gapScope, type GapRow } from '#domain/certification/gap/scope';
import { catalogueOfGap } from '#domain/certification/own-catalogue';
import type { JourneyState } from '#domain/certification/state';
import { journeyAfter, readableJourney } from '../journeys/journey-row.ts';
import type { ApiDeps } from '../platform/deps.ts';
import { Problem } from '../platform/problem.ts';
import type { SignedIn } from '../platform/signed-in.ts';
import { inTime } from '../processes/look-up.ts';

/** The name of gap analyses among the contents of a journey. */
export const GAP = 'gap';

/** One round of a journey's gap analysis: what is rated in it, and where the ratings lie. */
export interface GapOf {
  readonly row: ProcessRow;
  readonly gap: JourneyState['gap'];
  /** The round in which people rate now; earlier ones can only be read. */
  readonly currentRound: number;
  readonly scope: readonly GapRow[];
  readonly of: ContentOf;
  /** Id of the content. */
  readonly id: string;
}

/** The round of a journey that the caller may read; everything else does not exist for them. */
export async function readableGap(deps: ApiDeps, person: SignedIn, key: string, round?: number): Promise<GapOf> {
  const { row, state } = await readableJourney(deps, person, key);
  const now = state.gap;
  if (round !== undefined && round > now.round) throw new Problem('notFound');
  const then = round === undefined || round === now.round ? state : await earlierRound(deps, key, round);
  const { gap } = then;
  const scope = gapScope(catalogueOfGap(then), gap.editions, gap.clauses);
  const of: ContentOf = { key, kind: GAP, round: gap.round };
  return { row, gap, currentRound: now.round, scope, of, id: contentId(of) };
}

/** Events that begin a round; both name it. */
const BEGINS_ROUND = new Set(['gapRoundBegun', 'transitionBegun']);
const roundBegun = z.looseObject({ type: z.string(), round: z.number() });

/** The journey with a round as it was when the next one began, from the record: the state knows only the newest. */
async function earlierRound({ store }: ApiDeps, key: string, round: number): Promise<JourneyState> {
  const events = await inTime(store.events.find({ key }).sort({ seq: 1 }).toArray());
  const next = events.findIndex(({ event }) => {
    const begun = roundBegun.safeParse(event);
    return begun.success && BEGINS_ROUND.has(begun.data.type) && begun.data.round === round + 1;
  });
  if (next <= 0) throw new Problem('notFound');
  return journeyAfter(key, events.slice(0, next));
}
