import { z } from 'zod';
import { RATINGS, ratingChange, ratingSchema } from '#domain/certification/gap/rating';
import { named } from '../platform/named.ts';
import { instantSchema } from '../processes/shapes.ts';

/** Shapes of gap analyses. Rows are named by edition and clause: `ISO 9001:2026/8.5.3`. */

/** The most rows that one request changes. */
export const MOST_EDITS = 100;

/** Where the ratings stand. The acceptance of the gap list names what it was shown by these three. */
export const gapHeadSchema = named(
  'GapHead',
  z.object({
    id: z.string(),
    version: z.number(),
    hash: z.string(),
    /** The event that signed it; from then on it does not change. */
    frozen: z.object({ key: z.string(), version: z.number(), at: instantSchema }).nullable(),
  }),
);

/** Which clause or control a row is about. */
export const gapClauseFields = {
  id: z.string(),
  edition: z.string(),
  clause: z.string(),
  title: z.string(),
  kind: z.enum(['clause', 'control']),
  section: z.string(),
};

export const gapRowSchema = named(
  'GapRow',
  z.object({
    ...gapClauseFields,
    /** 0 for what nobody has written to yet. */
    version: z.number(),
    rating: ratingSchema,
    by: z.string().nullable(),
    at: instantSchema.nullable(),
  }),
);
export type GapRowView = z.infer<typeof gapRowSchema>;

const progressShape = {
  total: z.number(),
  rated: z.number(),
  gaps: z.number(),
  byRating: z.record(z.enum(RATINGS), z.number()),
};

export const gapProgressSchema = named(
  'GapProgress',
  z.object({
    ...progressShape,
    sections: z.array(z.object({ edition: z.string(), section: z.string(), ...progressShape })),
  }),
);

export const presenceSchema = named(
  'GapPresence',
  z.array(
    z.object({
      person: z.string(),
      name: z.string(),
      /** The row the person is on; null when on none. */
      row: z.string().nullable(),
      at: instantSchema,
    }),
  ),
);

export const gapAnalysisSchema = named(
  'GapAnalysis',
  z.object({
    key: z.string(),
    title: z.string(),
    round: z.number(),
    /** The round in which people rate now; an earlier one can only be read. */
    currentRound: z.number(),
    editions: z.array(z.string()),
    /** Rows that the round is limited to; null for all of its editions. */
    clauses: z.array(z.string()).nullable(),
    /** Why another round was begun. */
    reason: z.string().nullable(),
    head: gapHeadSchema,
    rows: z.array(gapRowSchema),
    progress: gapProgressSchema,
    /** Whether the caller may rate here. */
    mayEdit: z.boolean(),
    presence: presenceSchema,
    accepted: z
      .object({
        id: z.string(),
        version: z.number(),
        hash: z.string(),
        gaps: z.number(),
        rated: z.number(),
        by: z.string(),
        at: instantSchema,
      })
      .nullable(),
  }),
);
export type GapAnalysis = z.infer<typeof gapAnalysisSchema>;

export const gapEditSchema = z.strictObject({
  row: z.string().max(80),
  /** The row's version that the page showed; 0 for a row that nobody had written to. */
  shownVersion: z.int().min(0),
  change: ratingChange,
});
export type GapEdit = z.infer<typeof gapEditSchema>;

export const gapEditsSchema = z.strictObject({
  /** The round that the page showed; a page of an earlier round is refused. */
  round: z.int().min(1).optional(),
  edits: z.array(gapEditSchema).min(1).max(MOST_EDITS),
});

export const gapEditedSchema = named(
  'GapEdited',
  z.object({
    head: gapHeadSchema,
    /** The rows as they are now, what others wrote meanwhile included. */
    rows: z.array(gapRowSchema),
    /** Versions by row. */
    versions: z.record(z.string(), z.number()),
    progress: gapProgressSchema,
  }),
);
