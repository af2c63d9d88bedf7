import { z } from 'zod';
import { paramsSchema } from '#domain/kernel/param';
import { named } from '../platform/named.ts';
import { instantSchema } from '../processes/shapes.ts';

export const incidentSchema = named(
  'Incident',
  z.object({
    errorId: z.string(),
    key: z.string(),
    type: z.string(),
    kind: z.enum(['fault', 'behind', 'undeliverable', 'missingRun']),
    message: z.string(),
    openedAt: instantSchema,
    lastAt: instantSchema,
    count: z.number(),
    resolvedAt: instantSchema.nullable(),
  }),
);

export const engineViewSchema = named(
  'EngineView',
  z.object({
    run: z
      .object({
        workflowId: z.string(),
        runId: z.string(),
        status: z.string(),
        startedAt: instantSchema,
        historyLength: z.number(),
        historySize: z.number(),
        taskQueue: z.string(),
        type: z.string(),
      })
      .nullable(),
    pollers: z.object({ workflow: z.number(), activity: z.number() }).nullable(),
    pending: z.array(
      z.object({
        id: z.string(),
        kind: z.enum(['activity', 'timer', 'standalone']),
        name: z.string(),
        attempt: z.number(),
        lastFailure: z.string().nullable(),
        nextAttemptAt: instantSchema.nullable(),
        since: instantSchema.nullable(),
      }),
    ),
    record: z.object({ version: z.number(), epoch: z.number() }),
    engineVersion: z.number().nullable(),
    nextDue: instantSchema.nullable(),
    outbox: z.array(
      z.object({
        id: z.string(),
        effect: z.enum(['start', 'tell', 'mail']),
        target: z.string(),
        status: z.enum(['pending', 'done']),
        attempt: z.number(),
        lastFailure: z.string().nullable(),
      }),
    ),
    incidents: z.array(incidentSchema),
    timeline: z.array(z.object({ id: z.number(), at: instantSchema, kind: z.string(), params: paramsSchema })),
    temporalUrl: z.string().nullable(),
  }),
);
