import * as z from 'zod/mini';
import { dutySchema } from '../duty.ts';
import { DANGERS, GRADES } from '../fields.ts';
import { whoSchema } from '../kernel/who.ts';
import { DECISIONS, recordCorrectionBody, reportBody, triageBody } from './bodies.ts';

/** In the order of the stepper. */
export const STAGES = ['triage', 'correction', 'verification', 'closure', 'inCapa', 'closed'] as const;
export type Stage = (typeof STAGES)[number];

const act = { by: z.string(), at: z.string() };

/**
 * The correction, which runs beside triage from the start. `owner` is null where nobody in particular could be
 * found: then it waits for whoever is quality manager of the site.
 */
const correctionSchema = z.discriminatedUnion('status', [
  z.object({ status: z.literal('open'), owner: z.nullable(z.string()), duty: dutySchema }),
  z.object({ status: z.literal('recorded'), record: recordCorrectionBody, ...act }),
  z.object({ status: z.literal('verified'), record: recordCorrectionBody, doneBy: z.string(), ...act }),
  /** Nothing to correct: an observation or an opportunity. */
  z.object({ status: z.literal('notNeeded') }),
  /** The CAPA carries it on. */
  z.object({ status: z.literal('handedOver') }),
  /** Triage ended the report, and the duty with it. */
  z.object({ status: z.literal('dropped') }),
]);
export type Correction = Readonly<z.infer<typeof correctionSchema>>;

const triagedSchema = z.extend(z.omit(triageBody, { decision: true }), { decision: z.enum(DECISIONS), ...act });

const triaged = { triage: triagedSchema };

/** How a report ended. */
export const OUTCOMES = [
  'corrected',
  'improvement',
  'duplicate',
  'rejected',
  'effective',
  'riskAccepted',
  'capaCancelled',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

export const workSchema = z.discriminatedUnion('stage', [
  z.object({ stage: z.literal('triage'), duty: dutySchema }),
  z.object({ stage: z.literal('correction'), ...triaged }),
  z.object({ stage: z.literal('verification'), ...triaged, duty: dutySchema, verifier: whoSchema }),
  z.object({ stage: z.literal('closure'), ...triaged, duty: dutySchema }),
  z.object({
    stage: z.literal('inCapa'),
    ...triaged,
    since: z.string(),
    round: z.number(),
    capa: z.nullable(z.string()),
  }),
  z.object({
    stage: z.literal('closed'),
    ...triaged,
    outcome: z.enum(OUTCOMES),
    capa: z.nullable(z.string()),
    ...act,
  }),
]);
export type Work = Readonly<z.infer<typeof workSchema>>;
export type WorkIn<S extends Stage> = Extract<Work, { stage: S }>;

/** The whole state of a report. */
export const reportState = z.object({
  about: z.extend(z.omit(reportBody, { danger: true, evidence: true }), { title: z.string(), danger: z.enum(DANGERS) }),
  reporter: z.string(),
  raisedAt: z.string(),
  /** As suggested, then as triage set it. */
  grade: z.nullable(z.enum(GRADES)),
  correction: correctionSchema,
  work: workSchema,
  extension: z.nullable(
    z.object({ duty: dutySchema, by: z.string(), reason: z.string(), newDate: z.string(), approver: whoSchema }),
  ),
  stageDates: z.array(z.object({ stage: z.enum(STAGES), from: z.string(), until: z.nullable(z.string()) })),
  evidence: z.array(z.object({ file: z.string(), subject: z.string(), date: z.string(), ...act })),
  /** Number of the event by which a major was first reminded of after its date. */
  breach: z.nullable(z.number()),
});
export type ReportState = Readonly<z.infer<typeof reportState>>;

/** The work when it is in this stage, else null. */
export function workIn<S extends Stage>(state: ReportState, stage: S): WorkIn<S> | null {
  const { work } = state;
  return isIn(work, stage) ? work : null;
}

/** The work in the stage that a rule has already made sure of. */
export function expectStage<S extends Stage>(state: ReportState, stage: S): WorkIn<S> {
  const work = workIn(state, stage);
  if (!work) throw new Error(`Expected stage ${stage}, found ${state.work.stage}`);
  return work;
}

function isIn<S extends Stage>(work: Work, stage: S): work is WorkIn<S> {
  return work.stage === stage;
}
