import * as z from 'zod/mini';
import { actorSchema } from './moment.ts';
import { refusalSchema } from './refusal.ts';

/** What lines up before a process: a person's command, or what another process says. */
export const inputSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.enum(['birth', 'command']),
    /** The caller's idempotency key: the same input is decided once. */
    id: z.string(),
    name: z.string(),
    body: z.unknown(),
    actor: actorSchema,
    /** Of sender, name and body: tells a repeat from something else under the same id. */
    fingerprint: z.optional(z.string()),
    /** The version the caller's page showed. */
    shownVersion: z.optional(z.number()),
    /** Follows the request through the logs of api, worker and record. */
    requestId: z.optional(z.string()),
  }),
  z.object({
    kind: z.literal('fact'),
    /** The outbox row it came from. */
    id: z.string(),
    name: z.string(),
    body: z.unknown(),
    from: z.string(),
    /** When it became true for the sender, whose clock a jump may have put ahead; it lifts the receiver's moment. */
    at: z.optional(z.string()),
  }),
]);
export type Input = Readonly<z.infer<typeof inputSchema>>;
export type CommandInput = Extract<Input, { kind: 'birth' | 'command' }>;
export type FactInput = Extract<Input, { kind: 'fact' }>;

/** What somebody else did since the page was drawn. */
const changeSchema = z.object({
  seq: z.number(),
  type: z.string(),
  subject: z.string(),
  actor: actorSchema,
  at: z.string(),
});

/**
 * What became of an input. A refusal is an outcome like any other; only a fault is a mistake of ours.
 * `version` is the process's version after it.
 */
export const outcomeSchema = z.discriminatedUnion('status', [
  z.object({ status: z.literal('done'), version: z.number(), events: z.number() }),
  z.object({ status: z.literal('refused'), version: z.number(), refusal: refusalSchema }),
  z.object({ status: z.literal('stale'), version: z.number(), changes: z.array(changeSchema) }),
  z.object({ status: z.literal('ignored'), version: z.number() }),
  z.object({ status: z.literal('fault'), version: z.number(), errorId: z.string() }),
]);
export type Outcome = Readonly<z.infer<typeof outcomeSchema>>;
