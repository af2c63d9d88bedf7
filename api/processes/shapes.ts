import { z } from 'zod';
import { differenceSchema } from '#domain/kernel/difference';
import { outcomeSchema } from '#domain/kernel/input';
import { actorSchema } from '#domain/kernel/moment';
import { paramSchema, paramsSchema, sentenceSchema } from '#domain/kernel/param';
import { roleHeldSchema } from '#domain/kernel/roles';
import { whoSchema } from '#domain/kernel/who';
import { named } from '../platform/named.ts';

/** Shapes of answers about processes, as the API description and the typed client have them. */

export const instantSchema = z.string();

// Shapes of the kernel that most answers are made of: each has its name here, so that the client has it once.
named('Param', paramSchema);
named('Sentence', sentenceSchema);
named('Who', whoSchema);
named('Actor', actorSchema);
named('RoleHeld', roleHeldSchema);

export const waitingSchema = named(
  'Waiting',
  z.object({
    id: z.string(),
    code: z.string(),
    params: paramsSchema,
    subject: z.string(),
    who: whoSchema,
    since: instantSchema,
    until: instantSchema.optional(),
    soonAt: instantSchema.optional(),
    then: z.object({ code: z.string(), who: z.optional(whoSchema), at: instantSchema }).optional(),
    rule: z.optional(sentenceSchema),
    command: z.string().optional(),
    pause: z.enum(['proof', 'hold']).optional(),
  }),
);

export const deadlineSchema = named(
  'Deadline',
  z.object({
    kind: z.string(),
    subject: z.string(),
    round: z.number(),
    at: instantSchema,
    rule: sentenceSchema,
    series: z.string().optional(),
  }),
);

export const myCommandSchema = named('MyCommand', z.object({ command: z.string(), subject: z.string() }));

export const processListRowSchema = named(
  'ProcessListRow',
  z.object({
    key: z.string(),
    type: z.string(),
    title: z.string(),
    stage: z.string(),
    site: z.string(),
    owner: z.string().nullable(),
    grade: z.string().nullable(),
    attempt: z.number(),
    source: z.string().nullable(),
    clauses: z.array(z.string()),
    standards: z.array(z.string()),
    raisedAt: instantSchema,
    closedAt: instantSchema.nullable(),
    /** With what it ended; null while it is open. */
    result: z.string().nullable(),
    open: z.boolean(),
    held: z.boolean(),
    waiting: waitingSchema.nullable(),
    waitingCount: z.number(),
    soonAt: instantSchema.nullable(),
    lateAt: instantSchema.nullable(),
    version: z.number(),
    clockAheadMs: z.number(),
    myCommand: myCommandSchema.nullable(),
  }),
);

export const processPageSchema = named(
  'ProcessPage',
  z.object({
    rows: z.array(processListRowSchema),
    nextCursor: z.string().nullable(),
  }),
);

export const processCountsSchema = named(
  'ProcessCounts',
  z.object({
    total: z.number(),
    late: z.number(),
    soon: z.number(),
    onTime: z.number(),
    mine: z.number(),
    again: z.number(),
    proof: z.number(),
    left: z.number(),
  }),
);

export const saidRefusalSchema = named(
  'SaidRefusal',
  z.object({
    code: z.string(),
    params: paramsSchema,
    sentence: z.string(),
    field: z.string().optional(),
    rules: z.array(z.object({ code: z.string(), params: paramsSchema, sentence: z.string() })).optional(),
  }),
);

const jsonObject = z.record(z.string(), z.unknown());

export const reactionSchema = named(
  'Reaction',
  z.looseObject({ do: z.enum(['start', 'tell', 'notify']), id: z.string() }),
);

/** How the forecast of a journey moves: the decision, and the last days of the steps before it. */
const forecastChangeSchema = named(
  'ForecastChange',
  z.object({
    goal: z.string(),
    before: z.object({ likely: z.string(), at80: z.string() }),
    after: z.object({ likely: z.string(), at80: z.string() }),
    moved: z.array(z.object({ step: z.string(), before: z.string(), after: z.string() })),
  }),
);

export const previewSchema = named(
  'Preview',
  z.object({
    refusal: saidRefusalSchema.nullable(),
    version: z.number(),
    at: instantSchema,
    stage: z.object({ from: z.string(), to: z.string() }),
    attempt: z.number(),
    waitingEnds: z.array(waitingSchema),
    waitingBegins: z.array(waitingSchema),
    deadlinesEnd: z.array(deadlineSchema),
    deadlinesBegin: z.array(deadlineSchema),
    /** What changes about certificates and the like, before and after. */
    differences: z.array(differenceSchema),
    reactions: z.array(reactionSchema),
    events: z.array(z.object({ type: z.string() })),
    forecast: forecastChangeSchema.nullable(),
  }),
);

export const eventSchema = named(
  'EventView',
  z.object({
    seq: z.number(),
    type: z.string(),
    subject: z.string(),
    stage: z.string(),
    actor: actorSchema,
    at: instantSchema,
    recordedAt: instantSchema,
    requestId: z.string().nullable(),
    imported: z.boolean(),
    importedFrom: z.object({ file: z.string(), by: z.string() }).nullable(),
    event: z.looseObject({ type: z.string() }),
    hash: z.string(),
  }),
);

export const historySchema = named(
  'History',
  z.object({
    events: z.array(eventSchema),
    verified: z.object({ ok: z.boolean(), firstBad: z.number().nullable(), at: instantSchema }),
  }),
);

export const timeMachineSchema = named(
  'TimeMachine',
  z.object({
    state: jsonObject,
    waiting: z.array(waitingSchema),
    stage: z.string(),
    at: instantSchema,
    event: eventSchema,
  }),
);

export const fileViewSchema = named(
  'FileView',
  z.object({
    id: z.string(),
    name: z.string(),
    type: z.string(),
    size: z.number(),
    sha256: z.string(),
    uploadedAt: instantSchema,
    uploadedBy: z.string(),
    evidenceDate: z.string().nullable(),
  }),
);

export const processDetailSchema = named(
  'ProcessDetail',
  z.object({
    row: processListRowSchema,
    state: jsonObject,
    waiting: z.array(waitingSchema),
    availability: z.array(
      z.object({
        command: z.string(),
        subject: z.string(),
        refusal: saidRefusalSchema.nullable(),
        signature: z.string().nullable(),
      }),
    ),
    version: z.number(),
    clockAheadMs: z.number(),
    chainHead: z.string(),
    calendar: z.object({
      id: z.string(),
      version: z.number(),
      zone: z.string(),
      workdays: z.array(z.number()),
      holidays: z.array(z.string()),
    }),
    policy: z.object({
      id: z.string(),
      version: z.number(),
      soonWorkingDays: z.number(),
      limits: z.record(z.string(), z.number()),
    }),
    linked: z.array(processListRowSchema),
    files: z.array(fileViewSchema),
    incident: z.object({ errorId: z.string(), message: z.string() }).nullable(),
  }),
);

export const commandReplySchema = named('CommandReply', z.object({ outcome: outcomeSchema }));
export const birthReplySchema = named('BirthReply', z.object({ key: z.string(), outcome: outcomeSchema }));
export const acceptedSchema = named(
  'Accepted',
  z.object({
    status: z.literal('accepted'),
    commandId: z.string(),
    /** Of a birth: the key the process has once it is born. */
    key: z.string().optional(),
  }),
);
export const commandStateSchema = named(
  'CommandState',
  z.discriminatedUnion('state', [
    z.object({ state: z.literal('recorded'), outcome: outcomeSchema }),
    z.object({ state: z.literal('pending') }),
  ]),
);
