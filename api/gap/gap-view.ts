import { contentHead } from '#activities/store/contents';
import type { ContentPartRow, ContentRow } from '#activities/store/rows';
import { gapProgress } from '#domain/certification/gap/gap';
import { ratingOf } from '#domain/certification/gap/rating';
import type { GapRow } from '#domain/certification/gap/scope';
import type { ApiDeps } from '../platform/deps.ts';
import { inTime } from '../processes/look-up.ts';
import type { GapOf } from './gap-of.ts';
import { partsOf } from './ratings.ts';
import type { GapAnalysis, GapRowView } from './shapes.ts';

/** Where a round stands, with all of its rows: those nobody has written to as well. */
export interface GapContent {
  readonly head: ContentRow;
  readonly rows: readonly GapRowView[];
}

/** Reads a round: its head, what is written in it, and the titles that the organization took from its own copy. */
export async function readGap(deps: ApiDeps, { of, id, gap, scope }: GapOf): Promise<GapContent> {
  const { store } = deps;
  const [head, parts, editions] = await inTime(
    Promise.all([
      contentHead(store, of),
      partsOf(deps, [id]),
      store.editions.find({ _id: { $in: [...gap.editions] } }, { projection: { titles: 1 } }).toArray(),
    ]),
  );
  const byRow = new Map(parts.map((part) => [part.part, part]));
  const titles = new Map(
    editions.flatMap(({ _id, titles: own = [] }) => own.map(({ number, title }) => [`${_id}/${number}`, title])),
  );
  return { head, rows: scope.map((row) => rowView(row, byRow.get(row.id), titles.get(row.id))) };
}

function rowView(row: GapRow, part: ContentPartRow | undefined, title = row.title): GapRowView {
  const { id, edition, clause, kind, section } = row;
  return {
    ...{ id, edition, clause, title, kind, section },
    version: part?.version ?? 0,
    rating: ratingOf(part?.value),
    by: part?.by ?? null,
    at: part?.at ?? null,
  };
}

export function headView({ _id, version, hash, frozen }: ContentRow): GapAnalysis['head'] {
  return { id: _id, version, hash, frozen };
}

/** How far a round is, as a whole and section by section. */
export function progressView(scope: readonly GapRow[], rows: readonly GapRowView[]): GapAnalysis['progress'] {
  const ratings = Object.fromEntries(rows.map((row) => [row.id, row.rating]));
  const sections = Map.groupBy(scope, ({ edition, section }) => `${edition}/${section}`);
  return {
    ...countsOf(scope, ratings),
    sections: [...sections.values()].flatMap((part) => {
      const [first] = part;
      return first ? [{ edition: first.edition, section: first.section, ...countsOf(part, ratings) }] : [];
    }),
  };
}

function countsOf(scope: readonly GapRow[], ratings: Readonly<Record<string, unknown>>) {
  const { total, rated, gaps, byRating } = gapProgress(scope, ratings);
  return { total, rated, gaps, byRating };
}
