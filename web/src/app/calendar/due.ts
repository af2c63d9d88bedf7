import * as z from 'zod/mini';
import { paramsSchema } from '#domain/kernel/param';
import { waitingSchema } from '../processes/detail.ts';

const about = {
  id: z.string(),
  /** Local to the site of the process. */
  date: z.string(),
  key: z.string(),
  type: z.string(),
  title: z.string(),
  site: z.string(),
};

const itemSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('waiting'), ...about, waiting: waitingSchema, late: z.boolean(), mine: z.boolean() }),
  z.object({ kind: z.literal('date'), ...about, code: z.string(), params: paramsSchema }),
]);

/** Something that is due, booked or happens on a day. */
export type DueItem = Readonly<z.infer<typeof itemSchema>>;

/** The answer of `GET /api/due`. */
export const dueSchema = z.object({
  from: z.string(),
  to: z.string(),
  items: z.array(itemSchema),
  more: z.boolean(),
});
