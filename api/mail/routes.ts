import { z } from 'zod';
import type { mongo } from 'mongoose';
import type { MailRow } from '#activities/store/rows';
import { readCursor, writeCursor } from '../platform/cursor.ts';
import { named } from '../platform/named.ts';
import { route, type Route } from '../platform/route.ts';
import { instantSchema } from '../processes/shapes.ts';

const query = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(1000).optional(),
});

/** Where a page ended. */
const cursorSchema = z.strictObject({ at: z.string(), id: z.string() });

const mailSchema = named(
  'Mail',
  z.object({
    id: z.string(),
    person: z.string(),
    to: z.string(),
    subject: z.string(),
    text: z.string(),
    createdAt: instantSchema,
    status: z.enum(['pending', 'sent', 'kept']),
    sentAt: instantSchema.nullable(),
  }),
);

/** The outbox page: what was mailed, or would have been where no mail server is configured. */
export const mails: Route = route({
  method: 'get',
  path: '/api/mail',
  operationId: 'mails',
  summary: 'Mails that were written, the newest first',
  tag: 'mail',
  permission: 'mail.read',
  schemas: {
    query,
    responses: {
      200: z.object({
        rows: z.array(mailSchema),
        nextCursor: z.string().nullable(),
        transport: z.enum(['outbox', 'smtp']),
      }),
    },
  },
  async handler({ query: { limit, cursor }, deps }) {
    const rows = await deps.store.mails
      .find(cursor === undefined ? {} : olderThan(readCursor(cursor, cursorSchema)))
      .sort({ createdAt: -1, _id: -1 })
      .limit(limit + 1)
      .toArray();
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return {
      status: 200,
      body: {
        rows: page.map(({ _id, ...rest }) => ({ id: _id, ...rest })),
        nextCursor: rows.length > limit && last ? writeCursor({ at: last.createdAt, id: last._id }) : null,
        transport: deps.settings.SMTP_URL === null ? 'outbox' : 'smtp',
      },
    };
  },
});

export const mailRoutes: readonly Route[] = [mails];

function olderThan({ at, id }: z.output<typeof cursorSchema>): mongo.Filter<MailRow> {
  return { createdAt: { $lte: at }, $or: [{ createdAt: { $lt: at } }, { createdAt: at, _id: { $lt: id } }] };
}
