import { IMPLEMENTATIONS, type RatingChange } from '#domain/certification/gap/rating';
import { ratingsFor } from '#domain/certification/gap/scope';
import type { GapLine } from './gap-answer.ts';

/** What a key does to a row: rates it, or for a control says how far it is in place. */
export type KeyedChange = Pick<RatingChange, 'rating' | 'included' | 'implementation'>;

/**
 * What a key means for a row; null when nothing. Digits follow the order on the screen. Letters rate nothing: `g` begins
 * the way to another page, and whoever presses `g c` must find every rating as it was. A control is included by saying
 * how far it is in place, and left out by `5`.
 */
export function changeOfKey(key: string, line: Pick<GapLine, 'kind' | 'edition'>): KeyedChange | null {
  if (line.kind === 'clause') {
    const rating = ratingsFor(line)[Number(key) - 1];
    return rating === undefined ? null : { rating };
  }
  if (key === '5') return { included: false, implementation: null };
  const implementation = IMPLEMENTATIONS[Number(key) - 1];
  return implementation === undefined ? null : { included: true, implementation };
}
