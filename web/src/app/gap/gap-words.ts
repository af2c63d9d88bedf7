import type { Rating } from '#domain/certification/gap/rating';
import { isLineRated } from './sections.ts';
import type { GapLine } from './gap-answer.ts';
import { standingOf } from './standing.ts';

/** “gap, high”, “left out, the reason is missing”, “not rated”: what a row says beside its title. */
export function standingWords(line: GapLine, say: (code: string) => string): string {
  const standing = standingOf(line);
  if (standing === null) return 'not rated';
  const word = line.kind === 'control' ? controlWord(line, say) : say(`rating.${standing}`).toLowerCase();
  if (!isLineRated(line)) {
    return line.rating.justification === undefined
      ? `${word}, the reason is missing`
      : 'how far it is in place is missing';
  }
  const { priority } = line.rating;
  return priority === undefined ? word : `${word}, priority ${say(`priority.${priority}`).toLowerCase()}`;
}

function controlWord({ rating }: GapLine, say: (code: string) => string): string {
  if (rating.included === false) return 'left out';
  return `included, ${say(`implementation.${rating.implementation ?? 'no'}`).toLowerCase()}`;
}

/** “52 conform”: counts as the legend says them. */
export const STANDING_COUNTS: readonly {
  readonly standing: Rating;
  readonly one: string;
  readonly many: string;
}[] = [
  { standing: 'conforms', one: 'conforms', many: 'conform' },
  { standing: 'partly', one: 'partly', many: 'partly' },
  { standing: 'gap', one: 'gap', many: 'gaps' },
  { standing: 'notApplicable', one: 'not applicable', many: 'not applicable' },
];

/** What to do first where nothing is rated at all; null once somebody has begun. */
export function nothingRatedWords(lines: readonly Pick<GapLine, 'kind' | 'rating'>[]): string | null {
  const isUntouched = lines.length > 0 && lines.every((line) => standingOf(line) === null);
  return isUntouched ? 'Nothing is rated yet: rate the clauses, then accept the list.' : null;
}

/** How old evidence is: “9 months”, “2 years”. Months are what a reader of evidence asks for. */
export function ageWords(date: string, today: string): string {
  const [years = 0, months = 0, days = 0] = date.split('-').map(Number);
  const [yearNow = 0, monthNow = 0, dayNow = 0] = today.split('-').map(Number);
  const age = (yearNow - years) * 12 + monthNow - months - (dayNow < days ? 1 : 0);
  if (age < 1) return date > today ? 'dated ahead' : 'under a month';
  if (age < 24) return age === 1 ? '1 month' : `${String(age)} months`;
  return `${String(Math.floor(age / 12))} years`;
}
