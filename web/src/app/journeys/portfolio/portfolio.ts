import * as z from 'zod/mini';
import { auditSchema } from '#domain/certification/audits/audit-state';
import { certificateSchema } from '#domain/certification/certificates/certificate-state';
import { stageSchema } from '#domain/certification/preparation/plan-state';
import { PREPARATION, STAGES } from '#domain/certification/stages';
import { calendarSchema } from '#domain/kernel/calendar';
import { processRowSchema, waitingSchema } from '../../processes/detail.ts';

const slackSchema = z.object({ on: z.string(), likely: z.number(), at80: z.number() });

const forecastDatesSchema = z.object({
  goal: z.string(),
  finished: z.boolean(),
  early: z.string(),
  likely: z.string(),
  at80: z.string(),
  target: z.nullable(slackSchema),
  limit: z.nullable(z.extend(slackSchema, { code: z.string() })),
  bookings: z.array(z.extend(slackSchema, { id: z.string(), heldOn: z.string() })),
});

const portfolioJourneySchema = z.object({
  row: processRowSchema,
  today: z.string(),
  lead: z.string(),
  body: z.nullable(z.string()),
  sites: z.array(z.string()),
  target: z.nullable(z.string()),
  cycle: z.number(),
  phase: z.enum(STAGES),
  recertifying: z.nullable(z.string()),
  startedOn: z.string(),
  stages: z.record(z.enum(PREPARATION), stageSchema),
  audits: z.array(auditSchema),
  certificates: z.array(certificateSchema),
  /** The edition that the next cycle of each certificate will be of, by its standard. */
  nextEditions: z.record(z.string(), z.string()),
  windows: z.array(
    z.object({
      standard: z.string(),
      from: z.string(),
      until: z.string(),
      heldOn: z.nullable(z.string()),
      servedOn: z.nullable(z.string()),
      recertifies: z.boolean(),
    }),
  ),
  forecast: z.nullable(forecastDatesSchema),
  /** The line that is due first, whoever it waits for, and how many are late. */
  urgent: z.nullable(waitingSchema),
  lateCount: z.number(),
  /** Limits that are not kept as things are booked now. */
  pastLimits: z.array(
    z.object({
      rule: z.enum(['surveillance', 'expiry']),
      standard: z.string(),
      edition: z.string(),
      limit: z.string(),
      on: z.nullable(z.string()),
      audit: z.nullable(z.number()),
      days: z.number(),
    }),
  ),
  /** The surveillance that the journey is measured by between two cycles of preparation. */
  surveillance: z.nullable(
    z.object({
      standard: z.string(),
      limit: z.string(),
      from: z.nullable(z.string()),
      on: z.nullable(z.string()),
      room: z.number(),
    }),
  ),
});
/** One open journey, as the timeline of all is drawn from it. */
export type PortfolioJourney = Readonly<z.infer<typeof portfolioJourneySchema>>;

export const portfolioSchema = z.object({
  journeys: z.array(portfolioJourneySchema),
  /** By site. */
  calendars: z.record(z.string(), calendarSchema),
});
export type Portfolio = Readonly<z.infer<typeof portfolioSchema>>;

/** The audit of a journey that comes next; null when none is planned. */
export function nextAudit({ audits }: PortfolioJourney): PortfolioJourney['audits'][number] | null {
  const ahead = audits.filter(({ status }) => status === 'booked' || status === 'planned');
  return ahead.sort((a, b) => ((a.from ?? '9') < (b.from ?? '9') ? -1 : 1))[0] ?? null;
}
