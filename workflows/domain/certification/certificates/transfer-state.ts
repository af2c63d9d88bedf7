import * as z from 'zod/mini';

/** The move of the certificates to another certification body (IAF MD 2). */
export const transferSchema = z.object({
  from: z.string(),
  to: z.string(),
  on: z.string(),
  because: z.enum(['chosen', 'ceased']),
  /** When the old body ceased. */
  ceasedOn: z.optional(z.string()),
  /** What the new body decided about each certificate. */
  decided: z.optional(z.array(z.object({ standard: z.string(), on: z.string(), granted: z.boolean() }))),
  reviewedOn: z.optional(z.string()),
  doneOn: z.nullable(z.string()),
});
export type Transfer = Readonly<z.infer<typeof transferSchema>>;
