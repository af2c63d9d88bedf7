import * as z from 'zod/mini';
import { line, text } from './fields.ts';

/**
 * What was done at once, for a report (correction) and for a CAPA (containment) alike. Either `done` says what,
 * or `noneNeededBecause` says why nothing had to be done (ISO 9001 10.2.1 a).
 */
export const containmentBody = z.strictObject({
  done: z.optional(text(2000)),
  noneNeededBecause: z.optional(text(1000)),
  /** How far the effect reaches: what was looked at, what was found. */
  scope: text(1000),
  /** Affected product, records or people. */
  affected: z.optional(line(500)),
  customerTold: z.optional(z.boolean()),
});
export type ContainmentBody = Readonly<z.infer<typeof containmentBody>>;
