import * as z from 'zod/mini';

const daysSchema = z.object({ days: z.number(), unit: z.enum(['working', 'calendar']) });

/** Whom a step of the reminder ladder speaks to. */
export const LADDER_AUDIENCES = ['assignee', 'manager', 'qualityManager', 'topManagement'] as const;
export type LadderAudience = (typeof LADDER_AUDIENCES)[number];

/**
 * One step of the ladder: `days` before (negative) or after (positive) the due date, or on the day (0).
 * Days before are calendar days, days after are working days.
 */
export const ladderStepSchema = z.object({
  code: z.string(),
  days: z.number(),
  to: z.enum(LADDER_AUDIENCES),
});
export type LadderStep = Readonly<z.infer<typeof ladderStepSchema>>;

/** Whether a separation of duties is enforced, or may be set aside with a reason on record. */
export const separationSchema = z.enum(['enforce', 'allowWithReason']);
export type Separation = z.infer<typeof separationSchema>;

/**
 * What an organization (or one of its sites) decided within the room the standards leave: default times,
 * the reminder ladder, when “soon” begins, and which duties are kept apart. Versioned: events name the version.
 */
export const policySchema = z.object({
  id: z.string(),
  version: z.number(),
  soonWorkingDays: z.number(),
  /** Default times by rule code, for example `triage` → 2 working days. */
  times: z.record(z.string(), daysSchema),
  ladder: z.array(ladderStepSchema),
  /** Separation of duties by rule code, for example `doerVerifier`. */
  separation: z.record(z.string(), separationSchema),
  /** Whole numbers by code, for example `failedAttemptsBeforeTopManagement` → 2. */
  limits: z.record(z.string(), z.number()),
});
export type Policy = Readonly<z.infer<typeof policySchema>>;
