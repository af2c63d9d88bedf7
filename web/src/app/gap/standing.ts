import { gapProgress } from '#domain/certification/gap/gap';
import type { Rating } from '#domain/certification/gap/rating';
import { isRated } from '#domain/certification/gap/scope';
import type { GapLine } from './gap-answer.ts';

/** How far these rows are. Controls count where a clause of the same standing would. */
export function progressOf(lines: readonly GapLine[]) {
  const ratings = Object.fromEntries(lines.map(({ id, rating }) => [id, rating]));
  const progress = gapProgress(lines, ratings);
  const byStanding = { conforms: 0, partly: 0, gap: 0, notApplicable: 0 };
  for (const line of lines) {
    const standing = isRated(line, line.rating) ? standingOf(line) : null;
    if (standing !== null) byStanding[standing] += 1;
  }
  return { ...progress, byStanding };
}

/** A rating, or what a control amounts to: in place, partly, not yet, left out. */
export function standingOf({ kind, rating }: Pick<GapLine, 'kind' | 'rating'>): Rating | null {
  if (kind === 'clause') return rating.rating ?? null;
  if (rating.included === undefined) return null;
  if (!rating.included) return 'notApplicable';
  switch (rating.implementation) {
    case 'implemented':
      return 'conforms';
    case 'partly':
      return 'partly';
    case 'planned':
    case 'no':
    case undefined:
      return 'gap';
  }
}
