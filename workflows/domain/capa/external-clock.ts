import * as z from 'zod/mini';
import { dutySchema } from '../duty.ts';

/** Whose clock it is. It stands beside the internal one, the nearest counts, and a hold stops none of them. */
export const PARTIES = ['body', 'customer', 'authority'] as const;

export const externalClockSchema = z.object({
  /** `body:finding 3`, `customer:8D 4711`. */
  id: z.string(),
  party: z.enum(PARTIES),
  reference: z.string(),
  /** What they wait for. */
  what: z.string(),
  /** The process that set it, and learns how the loop goes on; null when a person did. */
  from: z.nullable(z.string()),
  /** A date that nobody can extend. */
  hardStop: z.nullable(z.string()),
  /** Null while they wait for nothing: what was sent is with them. */
  duty: z.nullable(dutySchema),
});
export type ExternalClock = Readonly<z.infer<typeof externalClockSchema>>;
