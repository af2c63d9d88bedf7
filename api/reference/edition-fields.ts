import { z } from 'zod';
import { MARKS } from '#domain/kernel/catalogue';
import { dateSchema, shortTextSchema } from '../platform/texts.ts';

/** `ISO 45001:2027`, `ISO/IEC 27001:2022`: the year is part of the name. */
export const editionNameSchema = z
  .string()
  .max(40)
  .regex(/^[A-Z]{2,10}(\/[A-Z]{2,10})* \d{3,6}(-\d{1,3})?:\d{4}$/, {
    error: 'Name it with its edition, for example ISO 45001:2027',
  });

/** Where what is said comes from: a publication, a letter of the certification body, one's own copy. */
export const sourceSchema = z.string().trim().min(1).max(500);

const numberSchema = z.string().trim().max(20);
const clauseFieldSchema = z.strictObject({ number: numberSchema, title: z.string().trim().max(200) });
const dateOrNone = dateSchema.nullable().optional();

/** Dates that certificates depend on, and amendments; what is left out stays. */
export const dateFields = {
  publishedOn: dateOrNone,
  successor: editionNameSchema.nullable().optional(),
  newCertificatesUntil: dateOrNone,
  transitionEndsOn: dateOrNone,
  amendments: z
    .array(
      z.strictObject({
        name: shortTextSchema,
        publishedOn: dateSchema.nullable().default(null),
        clauses: z.array(numberSchema).max(100).default([]),
      }),
    )
    .max(20)
    .optional(),
  /** False: “verify against your own copy”. */
  confirmed: z.boolean().optional(),
};

/** What an edition says, each list whole; what is left out stays. */
export const contentFields = {
  subject: z.string().trim().min(1).max(60).optional(),
  /** The edition it replaces. */
  predecessor: editionNameSchema.optional(),
  /** Parents before their children; an empty title for clauses that are cited by their number. */
  clauses: z.array(clauseFieldSchema).min(1).max(300).optional(),
  documentedInformation: z
    .array(
      z.strictObject({
        clause: numberSchema,
        marks: z.array(z.enum(MARKS)).min(1).max(MARKS.length),
        what: z.string().trim().min(1).max(200).optional(),
      }),
    )
    .max(300)
    .optional(),
  /** What changed against the predecessor: a clause, or all clauses below one. */
  changes: z
    .array(z.strictObject({ number: numberSchema, confirmed: z.boolean() }))
    .max(300)
    .optional(),
  /** Controls of Annex A. */
  controls: z.array(clauseFieldSchema).max(300).optional(),
};
