import * as z from 'zod/mini';
import { calendarSchema } from '#domain/kernel/calendar';
import { paramsSchema, sentenceSchema } from '#domain/kernel/param';
import { whoSchema } from '#domain/kernel/who';
import type { Waiting } from '#domain/kernel/waiting';

/** One waiting line, as the API tells it. */
export const waitingSchema: z.ZodMiniType<Waiting> = z.object({
  id: z.string(),
  code: z.string(),
  params: paramsSchema,
  subject: z.string(),
  who: whoSchema,
  since: z.string(),
  until: z.exactOptional(z.string()),
  soonAt: z.exactOptional(z.string()),
  then: z.exactOptional(z.object({ code: z.string(), who: z.exactOptional(whoSchema), at: z.string() })),
  rule: z.exactOptional(sentenceSchema),
  command: z.exactOptional(z.string()),
  pause: z.exactOptional(z.enum(['proof', 'hold'])),
});

/** The row of a process, as lists and pages show it. */
export const processRowSchema = z.object({
  key: z.string(),
  type: z.string(),
  title: z.string(),
  stage: z.string(),
  site: z.string(),
  owner: z.nullable(z.string()),
  grade: z.nullable(z.string()),
  attempt: z.number(),
  source: z.nullable(z.string()),
  clauses: z.array(z.string()),
  standards: z.array(z.string()),
  raisedAt: z.string(),
  closedAt: z.nullable(z.string()),
  result: z.nullable(z.string()),
  open: z.boolean(),
  held: z.boolean(),
  waiting: z.nullable(waitingSchema),
  waitingCount: z.number(),
  soonAt: z.nullable(z.string()),
  lateAt: z.nullable(z.string()),
  version: z.number(),
  clockAheadMs: z.number(),
  myCommand: z.nullable(z.object({ command: z.string(), subject: z.string() })),
});
export type ProcessRow = Readonly<z.infer<typeof processRowSchema>>;

/** Why something cannot be done now, already in words. */
const saidRefusalSchema = z.object({
  code: z.string(),
  params: paramsSchema,
  sentence: z.string(),
  field: z.optional(z.string()),
});

const availabilitySchema = z.object({
  command: z.string(),
  subject: z.string(),
  refusal: z.nullable(saidRefusalSchema),
  signature: z.nullable(z.string()),
});
/** One thing that could be done to a process now, or why not. */
export type Availability = Readonly<z.infer<typeof availabilitySchema>>;

const fileSchema = z.object({
  id: z.string(),
  name: z.string(),
  type: z.string(),
  size: z.number(),
  sha256: z.string(),
  uploadedAt: z.string(),
  uploadedBy: z.string(),
  evidenceDate: z.nullable(z.string()),
});
/** A file that belongs to a process. */
export type ProcessFile = Readonly<z.infer<typeof fileSchema>>;

/** Everything the page of one process is drawn from: the answer of `GET /api/processes/:key`. */
export const processDetailSchema = z.object({
  row: processRowSchema,
  /** The state of the process as its type has it; read it through the domain's schema of that type. */
  state: z.record(z.string(), z.unknown()),
  waiting: z.array(waitingSchema),
  availability: z.array(availabilitySchema),
  version: z.number(),
  clockAheadMs: z.number(),
  chainHead: z.string(),
  calendar: calendarSchema,
  policy: z.object({
    id: z.string(),
    version: z.number(),
    soonWorkingDays: z.number(),
    /** What rules that are also worked out on the page ask of it. */
    limits: z.record(z.string(), z.number()),
  }),
  linked: z.array(processRowSchema),
  files: z.array(fileSchema),
  incident: z.nullable(z.object({ errorId: z.string(), message: z.string() })),
});
export type ProcessDetail = Readonly<z.infer<typeof processDetailSchema>>;
