import * as z from 'zod/mini';
import { paramSchema, paramsSchema, sentenceSchema } from './param.ts';

/**
 * What a command would change about one thing of a process, before and after: facts about it, and the dates that begin,
 * move and end. Worked out by the type of the process from two of its states.
 */
export const differenceSchema = z.object({
  /** `certificate:ISO 9001`, `process`. */
  subject: z.string(),
  /** How it is called. */
  name: sentenceSchema,
  facts: z.array(
    z.object({
      /** Word of what it is about. */
      code: z.string(),
      /** Null where there is none; equal to `after` where it stays, which is worth knowing of some facts. */
      before: z.nullable(paramSchema),
      after: z.nullable(paramSchema),
    }),
  ),
  dates: z.array(
    z.object({
      /** As of a waiting line: word `waiting.<code>`. */
      code: z.string(),
      params: paramsSchema,
      subject: z.string(),
      /** Local dates; null before where it begins, null after where it ends. */
      before: z.nullable(z.string()),
      after: z.nullable(z.string()),
    }),
  ),
});
export type Difference = Readonly<z.infer<typeof differenceSchema>>;
