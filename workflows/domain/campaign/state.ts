import * as z from 'zod/mini';
import { dutySchema } from '../duty.ts';
import { addMonths } from '../kernel/calendar.ts';
import type { LocalDate } from '../kernel/instant.ts';

export const STAGES = ['moving', 'finalCall', 'moved', 'cancelled'] as const;
export type Stage = (typeof STAGES)[number];

/** How far the certificate of one journey is. */
export const STEPS = ['asked', 'begun', 'gapsAccepted', 'decided', 'dropped'] as const;

export const projectSchema = z.object({
  key: z.string(),
  step: z.enum(STEPS),
  since: z.string(),
  /** The event that asked for it. */
  round: z.number(),
  reason: z.nullable(z.string()),
});
export type Project = Readonly<z.infer<typeof projectSchema>>;

/** The whole state of a transition campaign. */
export const campaignState = z.object({
  site: z.string(),
  /** Without edition: `ISO 9001`. */
  standard: z.string(),
  from: z.string(),
  edition: z.string(),
  /** Certificates to the old edition are valid until this day at the latest; null once that has no end on record. */
  endsOn: z.nullable(z.string()),
  lead: z.string(),
  startedAt: z.string(),
  stage: z.enum(STAGES),
  duty: z.nullable(dutySchema),
  projects: z.array(projectSchema),
  closed: z.nullable(z.object({ by: z.string(), at: z.string(), reason: z.nullable(z.string()) })),
});
export type CampaignState = Readonly<z.infer<typeof campaignState>>;

/** Practice: all certificates have moved half a year before the old edition ends. */
const AHEAD_MONTHS = 6;

/** The day by which all should have moved; from then on it is the final call. */
export const aheadOf = (endsOn: LocalDate): LocalDate => addMonths(endsOn, -AHEAD_MONTHS);

export const isOpenState = ({ closed }: CampaignState): boolean => closed === null;

/** Projects that have not moved yet. */
export const openProjects = ({ projects }: CampaignState): Project[] =>
  projects.filter((one) => one.step !== 'decided' && one.step !== 'dropped');

/** What an open campaign holds alone: its edition. */
export const campaignClaim = (edition: string): string => `campaign:${edition}`;
