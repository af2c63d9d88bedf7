import * as z from 'zod/mini';
import { clockSchema } from '../../kernel/clock.ts';
import { paramsSchema } from '../../kernel/param.ts';
import { whoSchema } from '../../kernel/who.ts';

/**
 * A running clock of a journey. What it is for is its rule in the table; everything that shows or acts is stored with it,
 * so that what was recorded steers.
 */
export const armedSchema = z.object({
  rule: z.string(),
  /** `certificate:ISO 9001`, `audit:3`, `finding:2`, `action:14`, `stage:training`. */
  subject: z.string(),
  /** Number of the event that armed it. */
  round: z.number(),
  /** The last day, local to the site of the journey. */
  dueOn: z.string(),
  who: whoSchema,
  params: paramsSchema,
  /** The command that stops it; absent where only others or time can. */
  command: z.optional(z.string()),
  /** Nobody is asked before this date. */
  opensOn: z.optional(z.string()),
  /** The instant of `opensOn` while that lies ahead. */
  opensAt: z.nullable(z.string()),
  /** The first instant after the last day, where something happens by itself then. */
  passesAt: z.nullable(z.string()),
  /** `short` clocks keep the next reminders alone. */
  short: z.optional(z.literal(true)),
  clock: clockSchema,
  remindedOn: z.optional(z.string()),
});
export type Armed = Readonly<z.infer<typeof armedSchema>>;

/** A clock that the table has and that does not run, with the reason. */
export const idleSchema = z.object({ rule: z.string(), subject: z.string(), reason: z.string() });
export type Idle = Readonly<z.infer<typeof idleSchema>>;

/** Which clocks begin and end with what was just decided. */
export const clocksSetFields = {
  arm: z.array(z.omit(armedSchema, { round: true, remindedOn: true })),
  /** `rule|subject` of those that no longer apply: their reminders end with them. */
  drop: z.array(z.string()),
  /** Those that do not run for another reason than before, or begin not to run. */
  idle: z.array(idleSchema),
  /** Those of whose reason nothing is left to say: they run, or their subject is gone. */
  idleDrop: z.array(z.string()),
};

/** What the body is asked about: the clock that waits for it, or the one that says to ask. */
export const askedAbout = (one: { readonly rule: string; readonly subject: string }): string =>
  one.rule === 'askBody' ? one.subject : clockId(one);

export const clockId = (one: { readonly rule: string; readonly subject: string }): string =>
  `${one.rule}|${one.subject}`;
