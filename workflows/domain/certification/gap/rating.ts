import * as z from 'zod/mini';
import { dateField, filesField, idField, keptDate, keptLine, keptText, line, placeField, text } from '../../fields.ts';

/** How far what an organization does meets a clause. */
export const RATINGS = ['conforms', 'partly', 'gap', 'notApplicable'] as const;
export type Rating = (typeof RATINGS)[number];

export const PRIORITIES = ['high', 'medium', 'low'] as const;
export const IMPLEMENTATIONS = ['implemented', 'partly', 'planned', 'no'] as const;

const MOST_EVIDENCE = 20;
const LONGEST_JUSTIFICATION = 2000;

/** Something that shows it: a file, a link, or where to look, with its own date. */
export const gapEvidence = z.strictObject({
  title: line(200),
  date: dateField,
  link: z.optional(placeField),
  files: z._default(filesField, []),
});
const keptEvidence = z.extend(gapEvidence, {
  title: keptLine(200),
  date: keptDate,
  link: z.optional(keptLine(500)),
});

/**
 * What is known about one clause, as it is kept: what was written once stays readable. Every field is written by itself, so that two people on one clause do not lose each
 * other's work.
 */
export const ratingSchema = z.strictObject({
  rating: z.optional(z.enum(RATINGS)),
  notes: z.optional(keptText()),
  evidence: z.optional(z.array(keptEvidence).check(z.maxLength(MOST_EVIDENCE))),
  priority: z.optional(z.enum(PRIORITIES)),
  owner: z.optional(idField),
  /** Why a clause is not applicable, or a control is included or left out. */
  justification: z.optional(keptText(LONGEST_JUSTIFICATION)),
  /** A control of Annex A: part of the Statement of Applicability or not (ISO/IEC 27001 6.1.3 d). */
  included: z.optional(z.boolean()),
  implementation: z.optional(z.enum(IMPLEMENTATIONS)),
});
export type ClauseRating = Readonly<z.infer<typeof ratingSchema>>;

/** Fields of a rating to change; null takes one away. */
export const ratingChange = z.strictObject({
  rating: z.optional(z.nullable(ratingSchema.shape.rating)),
  notes: z.optional(z.nullable(text())),
  evidence: z.optional(z.nullable(z.array(gapEvidence).check(z.maxLength(MOST_EVIDENCE)))),
  priority: z.optional(z.nullable(ratingSchema.shape.priority)),
  owner: z.optional(z.nullable(ratingSchema.shape.owner)),
  justification: z.optional(z.nullable(text(LONGEST_JUSTIFICATION))),
  included: z.optional(z.nullable(ratingSchema.shape.included)),
  implementation: z.optional(z.nullable(ratingSchema.shape.implementation)),
});
export type RatingChange = Readonly<z.infer<typeof ratingChange>>;

/** The rating kept in a row of the content; what does not fit is as if it were not there. */
export function ratingOf(row: unknown): ClauseRating {
  const parsed = ratingSchema.safeParse(row ?? {});
  return parsed.success ? parsed.data : {};
}

/** A rating with some of its fields changed. */
export function withChange(before: unknown, change: RatingChange): ClauseRating {
  const next = { ...ratingOf(before), ...change };
  return ratingSchema.parse(
    Object.fromEntries(Object.entries(next).filter(([, value]) => value !== null && value !== undefined)),
  );
}
