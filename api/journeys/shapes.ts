import { z } from 'zod';
import { auditSchema } from '#domain/certification/audits/audit-state';
import { certificateSchema } from '#domain/certification/certificates/certificate-state';
import { stageSchema } from '#domain/certification/preparation/plan-state';
import { PREPARATION, STAGES } from '#domain/certification/stages';
import { calendarSchema } from '#domain/kernel/calendar';
import { sentenceSchema } from '#domain/kernel/param';
import { instantSchema, processListRowSchema, waitingSchema } from '../processes/shapes.ts';
import { named } from '../platform/named.ts';

/** Shapes of the answers about journeys. Dates are local calendar dates of the journey's site. */

const slackSchema = z.object({ on: z.string(), likely: z.number(), at80: z.number() });

/** The dates of a forecast, without the steps behind them: those come with the journey itself. */
export const forecastDatesSchema = named(
  'ForecastDates',
  z.object({
    goal: z.string(),
    finished: z.boolean(),
    early: z.string(),
    likely: z.string(),
    at80: z.string(),
    target: slackSchema.nullable(),
    limit: slackSchema.extend({ code: z.string() }).nullable(),
    bookings: z.array(slackSchema.extend({ id: z.string(), heldOn: z.string() })),
  }),
);

export const portfolioJourneySchema = named(
  'PortfolioJourney',
  z.object({
    row: processListRowSchema,
    today: z.string(),
    lead: z.string(),
    body: z.string().nullable(),
    sites: z.array(z.string()),
    target: z.string().nullable(),
    cycle: z.number(),
    phase: z.enum(STAGES),
    recertifying: z.string().nullable(),
    startedOn: z.string(),
    stages: z.record(z.enum(PREPARATION), stageSchema),
    audits: z.array(auditSchema),
    certificates: z.array(certificateSchema),
    /** The edition that the next cycle of each certificate will be of, by its standard. */
    nextEditions: z.record(z.string(), z.string()),
    /** When a surveillance is to be held, for every certificate that needs one. */
    windows: z.array(
      z.object({
        standard: z.string(),
        from: z.string(),
        until: z.string(),
        heldOn: z.string().nullable(),
        /** The last day of the audit that is booked and will have done it in time. */
        servedOn: z.string().nullable(),
        /** The recertification audit will be held by then, and counts. */
        recertifies: z.boolean(),
      }),
    ),
    forecast: forecastDatesSchema.nullable(),
    /** The line that is due first, whoever it waits for. */
    urgent: waitingSchema.nullable(),
    /** How many lines are late. */
    lateCount: z.number(),
    /** Limits that are not kept as things are booked now (9.1.3.3, 9.6.3.2). */
    pastLimits: z.array(
      z.object({
        rule: z.enum(['surveillance', 'expiry']),
        standard: z.string(),
        edition: z.string(),
        limit: z.string(),
        /** The last day of the audit that is booked; null where none is. */
        on: z.string().nullable(),
        audit: z.number().nullable(),
        days: z.number(),
      }),
    ),
    /** The surveillance that the journey is measured by where no decision is prepared, with its room in working days. */
    surveillance: z
      .object({
        standard: z.string(),
        limit: z.string(),
        from: z.string().nullable(),
        on: z.string().nullable(),
        room: z.number(),
      })
      .nullable(),
  }),
);

export const portfolioSchema = named(
  'Portfolio',
  z.object({
    journeys: z.array(portfolioJourneySchema),
    /** The calendars in which the days of these journeys are counted, by site. */
    calendars: z.record(z.string(), calendarSchema),
  }),
);

const forecastStepSchema = z.object({
  id: z.string(),
  status: z.enum(['ahead', 'running', 'done', 'skipped']),
  startedOn: z.string().nullable(),
  doneOn: z.string().nullable(),
  plannedWorkingDays: z.number(),
  /** Where nobody has planned that length: the sentence that says where it comes from. */
  assumed: z.optional(sentenceSchema),
  progress: z.number().nullable(),
  dependsOn: z.array(z.string()),
  notBefore: z.array(
    z.object({
      on: z.string(),
      code: z.string(),
      of: z.enum(['start', 'end']).optional(),
      /** Where nobody has agreed it: the sentence that says what it was reckoned from. */
      assumed: z.optional(sentenceSchema),
    }),
  ),
  bookedOn: z.string().nullable(),
  rebookWorkingDays: z.number().optional(),
  addedWorkingDays: z.number().optional(),
});

export const forecastInputSchema = named(
  'ForecastInput',
  z.object({
    today: z.string(),
    calendar: calendarSchema,
    steps: z.array(forecastStepSchema),
    goal: z.string().optional(),
    samples: z.record(z.string(), z.array(z.number())),
    target: z.string().nullable(),
    limit: z.object({ on: z.string(), code: z.string() }).nullable(),
  }),
);

export const journeyForecastSchema = named(
  'JourneyForecast',
  z.object({
    /** Null where nothing has to be reached now. */
    input: forecastInputSchema.nullable(),
    /** The same a week ago, from the record as it was then; null when the journey is younger. */
    weekAgo: z.object({ at: instantSchema, input: forecastInputSchema }).nullable(),
    /** How many other journeys of the organization stand behind its own durations. */
    ownJourneys: z.number(),
  }),
);
