import * as z from 'zod/mini';
import { eventViewSchema } from '../words/event-view.ts';
import { waitingSchema } from '../processes/detail.ts';

/** Every event of a process, and whether its chain holds: the answer of `GET /api/processes/:key/history`. */
export const historySchema = z.object({
  events: z.array(eventViewSchema),
  verified: z.object({ ok: z.boolean(), firstBad: z.nullable(z.number()), at: z.string() }),
});
export type History = Readonly<z.infer<typeof historySchema>>;

/** A process as it was after one of its events: the answer of `GET /api/processes/:key/at/:seq`. */
export const momentSchema = z.object({
  state: z.record(z.string(), z.unknown()),
  waiting: z.array(waitingSchema),
  stage: z.string(),
  at: z.string(),
  event: eventViewSchema,
});
export type ShownMoment = Readonly<z.infer<typeof momentSchema>>;
