import * as z from 'zod/mini';
import { actorSchema } from '#domain/kernel/moment';

/** An event as the API shows it. Its fields depend on its type, and a type may be newer than this console. */
export const eventViewSchema = z.object({
  seq: z.number(),
  type: z.string(),
  subject: z.string(),
  stage: z.string(),
  actor: actorSchema,
  at: z.string(),
  recordedAt: z.string(),
  requestId: z.nullable(z.string()),
  /** Taken over from a file with its date, not recorded when it happened. */
  imported: z.boolean(),
  /** The file it was taken from, and who imported it. */
  importedFrom: z.nullable(z.object({ file: z.string(), by: z.string() })),
  event: z.looseObject({ type: z.string() }),
  hash: z.string(),
});
export type EventView = Readonly<z.infer<typeof eventViewSchema>>;
