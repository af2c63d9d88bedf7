import * as z from 'zod/mini';
import { clockDeadlines, clockSchema, clockWaiting } from './kernel/clock.ts';
import type { Deadline } from './kernel/deadline.ts';
import type { Params } from './kernel/param.ts';
import type { Waiting } from './kernel/waiting.ts';
import type { Who } from './kernel/who.ts';

/**
 * Something that has to be done by a date. `round` is the number of the event that opened it, so that a duty that
 * comes back (a plan returned and sent again) is another one.
 */
export const dutySchema = z.object({
  round: z.number(),
  clock: clockSchema,
  /** The date on which somebody was last reminded by hand. */
  remindedOn: z.optional(z.string()),
});
export type Duty = Readonly<z.infer<typeof dutySchema>>;

/** A duty with all that its waiting line says. */
export interface OpenDuty {
  readonly code: string;
  readonly subject: string;
  readonly duty: Duty;
  readonly who: Who;
  /** The command that ends it; null where only others or time can. */
  readonly command: string | null;
  readonly params: Params;
  readonly pause?: 'hold';
}

/** The waiting line of a duty. */
export function dutyWaiting(open: OpenDuty, site: string): Waiting {
  return {
    id: `${open.code}:${open.subject}:${String(open.duty.round)}`,
    code: open.code,
    params: open.params,
    subject: open.subject,
    who: open.who,
    ...clockWaiting(open.duty.clock, open.who, site),
    ...(open.command === null ? {} : { command: open.command }),
    ...(open.pause ? { pause: open.pause } : {}),
  };
}

/** The reminders that a duty still has to come. */
export function dutyDeadlines(open: OpenDuty): Deadline[] {
  return clockDeadlines(open.duty.clock, open.subject, open.duty.round);
}
