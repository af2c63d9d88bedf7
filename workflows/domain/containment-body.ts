import * as z from 'zod/mini';
import { keptLine, keptText, line, text } from './fields.ts';

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

/** As a report hands it over to its CAPA: what was recorded once is not judged again. */
export const keptContainment = z.extend(containmentBody, {
  done: z.optional(keptText(2000)),
  noneNeededBecause: z.optional(keptText(1000)),
  scope: keptText(1000),
  affected: z.optional(keptLine(500)),
});
export type ContainmentBody = Readonly<z.infer<typeof containmentBody>>;
