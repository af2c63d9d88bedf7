import * as z from 'zod/mini';
import { editionSchema } from '#domain/kernel/reference';

const correctionSchema = z.object({
  at: z.string(),
  by: z.string(),
  source: z.string(),
  /** It was added, and is not as it came with the product. */
  added: z._default(z.boolean(), false),
  changes: z.array(
    z.object({
      field: z.string(),
      clause: z.nullable(z.string()),
      before: z.nullable(z.string()),
      after: z.nullable(z.string()),
    }),
  ),
});

/** An edition of a standard as it holds now, with who corrected it and where from. */
const heldEditionSchema = z.extend(editionSchema, {
  subject: z.string(),
  counts: z.object({
    clauses: z.number(),
    documentedInformation: z.number(),
    changedClauses: z.number(),
    controls: z.number(),
  }),
  /** Titles from the organization's own copy; they replace those of the catalogue. */
  titles: z.array(z.object({ number: z.string(), title: z.string() })),
  corrections: z.array(correctionSchema),
});
export type HeldEdition = Readonly<z.infer<typeof heldEditionSchema>>;
export type Correction = HeldEdition['corrections'][number];

/** The answer of `GET /api/editions`. */
export const editionsSchema = z.object({ editions: z.array(heldEditionSchema) });

/** The address of an edition's page; its name has characters that an address has not. */
export function slugOf(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
}
