import type { ClauseRating } from '#domain/certification/gap/rating';
import type { RatingField } from './save-queue.ts';

/** What names people and words codes: the page's own view, or a stand-in of a spec. */
export interface FieldWords {
  say(code: string): string;
  person(id: string): string;
}

/** One field of a rating as a reader sees it: “Gap”, “Marta Kos”, the note itself; “nothing” where it is empty. */
export function fieldText(rating: ClauseRating, field: RatingField, words: FieldWords): string {
  const value = valueText(rating, field, words);
  return value ?? 'Nothing';
}

function valueText(rating: ClauseRating, field: RatingField, words: FieldWords): string | null {
  switch (field) {
    case 'rating':
      return rating.rating === undefined ? null : words.say(`rating.${rating.rating}`);
    case 'priority':
      return rating.priority === undefined ? null : words.say(`priority.${rating.priority}`);
    case 'implementation':
      return rating.implementation === undefined ? null : words.say(`implementation.${rating.implementation}`);
    case 'included':
      return rating.included === undefined ? null : rating.included ? 'Included' : 'Left out';
    case 'owner':
      return rating.owner === undefined ? null : words.person(rating.owner);
    case 'evidence': {
      const titles = (rating.evidence ?? []).map(({ title, date }) => `${title} (${date})`);
      return titles.length === 0 ? null : titles.join(', ');
    }
    case 'notes':
    case 'justification':
      return rating[field] ?? null;
  }
}

/** The fields of a rating in the order in which a reader is told of them. */
export const FIELD_NAMES: Readonly<Record<RatingField, string>> = {
  rating: 'Rating',
  included: 'Included',
  implementation: 'Implementation',
  justification: 'Justification',
  notes: 'Notes',
  evidence: 'Evidence',
  priority: 'Priority',
  owner: 'Owner',
};
