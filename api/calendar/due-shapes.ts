import { z } from 'zod';
import { paramsSchema } from '#domain/kernel/param';
import { processTypes } from '../processes/caller.ts';
import { waitingSchema } from '../processes/shapes.ts';
import { named } from '../platform/named.ts';
import { dayNumber } from '#domain/kernel/calendar';

/** The longest stretch one question may be about: a year with some weeks at both ends. */
export const LONGEST_DAYS = 400;

/** The most that one answer holds. */
export const MOST_DUE = 500;

const flag = z.enum(['true', 'false']).default('false');

/** From when to when, both days included, and what it is narrowed to. */
export const dueQuerySchema = z
  .strictObject({
    from: z.iso.date(),
    to: z.iso.date(),
    /** Only what waits for the caller, and the days of journeys they lead. */
    mine: flag,
    /** Also what is late already, however long ago it was due. */
    late: flag,
    site: z.string().min(1).max(80).optional(),
    type: z
      .string()
      .refine((type) => Object.hasOwn(processTypes, type), 'No such type of process')
      .optional(),
  })
  .refine(({ from, to }) => from <= to, { path: ['to'], error: 'Ends before it begins' })
  .refine(({ from, to }) => dayNumber(to) - dayNumber(from) < LONGEST_DAYS, {
    path: ['to'],
    error: `At most ${String(LONGEST_DAYS)} days`,
  });
export type DueQuery = z.output<typeof dueQuerySchema>;

const about = {
  /** The same for the same thing in every answer. */
  id: z.string(),
  /** Local to the site of the process. */
  date: z.string(),
  key: z.string(),
  type: z.string(),
  title: z.string(),
  site: z.string(),
};

/** One day on which something is due, booked, or happens. */
export const dueItemSchema = named(
  'DueItem',
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('waiting'), ...about, waiting: waitingSchema, late: z.boolean(), mine: z.boolean() }),
    /** A day that a journey itself knows; worded by `date.<code>`. */
    z.object({ kind: z.literal('date'), ...about, code: z.string(), params: paramsSchema }),
  ]),
);
export type DueItem = z.output<typeof dueItemSchema>;

export const dueSchema = z.object({
  /** The days asked for. */
  from: z.string(),
  to: z.string(),
  items: z.array(dueItemSchema),
  /** There is more than one answer holds; the days after the last item are not complete. */
  more: z.boolean(),
});
