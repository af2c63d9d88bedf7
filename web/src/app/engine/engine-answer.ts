import * as z from 'zod/mini';
import { paramsSchema } from '#domain/kernel/param';
import { eventViewSchema } from '../words/event-view.ts';

const runSchema = z.object({
  workflowId: z.string(),
  runId: z.string(),
  status: z.string(),
  startedAt: z.string(),
  historyLength: z.number(),
  historySize: z.number(),
  taskQueue: z.string(),
  type: z.string(),
});

const pendingSchema = z.object({
  id: z.string(),
  kind: z.enum(['activity', 'timer', 'standalone']),
  name: z.string(),
  attempt: z.number(),
  lastFailure: z.nullable(z.string()),
  nextAttemptAt: z.nullable(z.string()),
  since: z.nullable(z.string()),
});
/** Something the engine has still to do for a process. */
export type PendingWork = Readonly<z.infer<typeof pendingSchema>>;

const deliverySchema = z.object({
  id: z.string(),
  effect: z.enum(['start', 'tell', 'mail']),
  target: z.string(),
  status: z.enum(['pending', 'done']),
  attempt: z.number(),
  lastFailure: z.nullable(z.string()),
});
/** A message to another process, or a mail, on its way or delivered. */
export type Delivery = Readonly<z.infer<typeof deliverySchema>>;

const incidentSchema = z.object({
  errorId: z.string(),
  key: z.string(),
  type: z.string(),
  kind: z.string(),
  message: z.string(),
  openedAt: z.string(),
  lastAt: z.string(),
  count: z.number(),
  resolvedAt: z.nullable(z.string()),
});
export type Incident = Readonly<z.infer<typeof incidentSchema>>;

const stepSchema = z.object({ id: z.number(), at: z.string(), kind: z.string(), params: paramsSchema });
/** One step of a run, as the engine tells it. */
export type EngineStep = Readonly<z.infer<typeof stepSchema>>;

/** The engine's side of one process: the answer of `GET /api/processes/:key/engine`. */
export const engineSchema = z.object({
  /** Null when the engine does not know it any more, or could not be asked in time. */
  run: z.nullable(runSchema),
  pollers: z.nullable(z.object({ workflow: z.number(), activity: z.number() })),
  pending: z.array(pendingSchema),
  record: z.object({ version: z.number(), epoch: z.number() }),
  engineVersion: z.nullable(z.number()),
  /** On the real clock. */
  nextDue: z.nullable(z.string()),
  outbox: z.array(deliverySchema),
  incidents: z.array(incidentSchema),
  timeline: z.array(stepSchema),
  temporalUrl: z.nullable(z.string()),
});
export type Engine = Readonly<z.infer<typeof engineSchema>>;

/** Where a jump led: the answer of `POST /api/processes/:key/jump`. */
export const jumpSchema = z.object({ from: z.string(), to: z.string(), acted: z.array(eventViewSchema) });
export type Jump = Readonly<z.infer<typeof jumpSchema>>;
