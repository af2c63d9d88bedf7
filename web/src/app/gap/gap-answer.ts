import * as z from 'zod/mini';
import { ratingSchema, type ClauseRating } from '#domain/certification/gap/rating';

const rowSchema = z.object({
  id: z.string(),
  edition: z.string(),
  clause: z.string(),
  title: z.string(),
  kind: z.enum(['clause', 'control']),
  section: z.string(),
  version: z.number(),
  rating: ratingSchema,
  by: z.nullable(z.string()),
  at: z.nullable(z.string()),
});
/** One clause or control with its rating, as the record has it. Named by edition and clause: `ISO 9001:2026/8.5.3`. */
export type GapLine = Readonly<z.infer<typeof rowSchema>>;

export type Evidence = NonNullable<ClauseRating['evidence']>[number];

const headSchema = z.object({
  id: z.string(),
  version: z.number(),
  hash: z.string(),
  frozen: z.nullable(z.object({ key: z.string(), version: z.number(), at: z.string() })),
});
/** Where the ratings stand: what an acceptance names. */
export type GapHead = Readonly<z.infer<typeof headSchema>>;

export const presenceSchema = z.array(
  z.object({ person: z.string(), name: z.string(), row: z.nullable(z.string()), at: z.string() }),
);
/** Who is on which row. */
export type Presence = Readonly<z.infer<typeof presenceSchema>>;

const acceptedSchema = z.object({
  id: z.string(),
  version: z.number(),
  hash: z.string(),
  gaps: z.number(),
  rated: z.number(),
  by: z.string(),
  at: z.string(),
});

/** The answer of `GET /api/journeys/:key/gap`. Counts are worked out here, from the rows with what is not saved yet. */
export const gapAnswerSchema = z.object({
  key: z.string(),
  title: z.string(),
  round: z.number(),
  currentRound: z.number(),
  editions: z.array(z.string()),
  clauses: z.nullable(z.array(z.string())),
  reason: z.nullable(z.string()),
  head: headSchema,
  rows: z.array(rowSchema),
  mayEdit: z.boolean(),
  presence: presenceSchema,
  accepted: z.nullable(acceptedSchema),
});
export type GapAnswer = Readonly<z.infer<typeof gapAnswerSchema>>;

/** The answer to an edit: the changed rows as they are now. */
export const editedSchema = z.object({ head: headSchema, rows: z.array(rowSchema) });

/** Of a 409: somebody wrote the same field since the page was drawn. */
export const staleSchema = z.object({
  row: z.string(),
  by: z.string(),
  at: z.string(),
  theirs: z._default(z.nullable(ratingSchema), null),
  changed: z.array(z.keyof(ratingSchema)),
});

const placeShape = { sheet: z.string(), line: z.number(), row: z.string() };
/** What a workbook would change, or has changed. */
export const importSchema = z.object({
  applied: z.boolean(),
  head: headSchema,
  changes: z.array(z.object({ ...placeShape, before: ratingSchema, after: ratingSchema })),
  refused: z.array(z.object({ ...placeShape, code: z.string(), reason: z.string() })),
  unchanged: z.number(),
});
export type GapImport = Readonly<z.infer<typeof importSchema>>;
