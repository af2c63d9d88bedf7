import type { ContentPartRow } from '#activities/store/rows';
import type { ApiDeps } from '../platform/deps.ts';
import { inTime } from '../processes/look-up.ts';
import { GAP } from './gap-of.ts';

/** What is written in these rounds of gap analyses, by the ids of their contents. */
export const partsOf = ({ store }: ApiDeps, contents: readonly string[]): Promise<ContentPartRow[]> =>
  inTime(store.contentParts.find({ content: { $in: [...contents] } }).toArray());

/** Ratings of all rounds of a journey by row; a later round counts before an earlier one. */
export async function ratingsOfAllRounds(deps: ApiDeps, key: string): Promise<Record<string, unknown>> {
  const contents = await inTime(deps.store.contents.find({ key, kind: GAP }).toArray());
  const rounds = new Map(contents.map((one) => [one._id, one.round]));
  const parts = await partsOf(deps, [...rounds.keys()]);
  parts.sort((a, b) => (rounds.get(a.content) ?? 0) - (rounds.get(b.content) ?? 0));
  return Object.fromEntries(parts.map((part) => [part.part, part.value]));
}
