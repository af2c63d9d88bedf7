import * as z from 'zod/mini';
import { actorSchema } from '#domain/kernel/moment';
import { paramsSchema } from '#domain/kernel/param';
import { waitingSchema } from '../processes/detail.ts';

const taskSchema = z.object({
  id: z.string(),
  key: z.string(),
  type: z.string(),
  title: z.string(),
  stage: z.string(),
  grade: z.nullable(z.string()),
  site: z.string(),
  waiting: waitingSchema,
  soonAt: z.nullable(z.string()),
  lateAt: z.nullable(z.string()),
  myCommand: z.nullable(z.object({ command: z.string(), subject: z.string() })),
});

/** Something to do, or something others have to do. */
export type Task = Readonly<z.infer<typeof taskSchema>>;

const changeSchema = z.object({
  key: z.string(),
  type: z.string(),
  title: z.string(),
  eventType: z.string(),
  subject: z.string(),
  actor: actorSchema,
  at: z.string(),
  seq: z.number(),
});

/** Something that somebody else did where the reader takes part. */
export type Change = Readonly<z.infer<typeof changeSchema>>;

const noticeSchema = z.object({
  id: z.string(),
  key: z.string(),
  site: z.string(),
  title: z.string(),
  code: z.string(),
  params: paramsSchema,
  at: z.string(),
  urgency: z.enum(['digest', 'atOnce']),
});

/** Something the reader was told. */
export type ToldNotice = Readonly<z.infer<typeof noticeSchema>>;

/** The answer of `GET /api/today`. */
export const todaySchema = z.object({
  now: z.string(),
  tasks: z.array(taskSchema),
  waitingForOthers: z.array(taskSchema),
  counts: z.object({ open: z.number(), late: z.number(), soon: z.number() }),
  stranded: z.number(),
  since: z.string(),
  changes: z.array(changeSchema),
  notices: z.array(noticeSchema),
});
export type TodayView = Readonly<z.infer<typeof todaySchema>>;
