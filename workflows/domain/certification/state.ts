import * as z from 'zod/mini';
import { auditSchema } from './audits/audit-state.ts';
import { certificateSchema } from './certificates/certificate-state.ts';
import { lastWordSchema } from './certificates/last-word.ts';
import { transferSchema } from './certificates/transfer-state.ts';
import { armedSchema, idleSchema } from './clocks/armed.ts';
import { findingSchema } from './findings/finding-state.ts';
import { gapSchema, planSchema, proofSchema, stageSchema } from './preparation/plan-state.ts';
import { PREPARATION, STAGES, familyOf, type Preparation, type Stage } from './stages.ts';
import { takenEditionSchema } from './taken-edition.ts';
import { trackSchema } from './track.ts';

const act = { by: z.string(), at: z.string() };

/** Something of which the certification body must be told without delay (8.5.3). */
export const CHANGE_KINDS = [
  'legalStatus',
  'ownership',
  'management',
  'sites',
  'scope',
  'majorChange',
  'seriousAccident',
  'breach',
] as const;

export const changeSchema = z.object({
  number: z.number(),
  kind: z.enum(CHANGE_KINDS),
  text: z.string(),
  on: z.string(),
  toldOn: z.nullable(z.string()),
  how: z.nullable(z.string()),
  files: z.array(z.string()),
  answer: z.nullable(z.object({ text: z.string(), on: z.string() })),
});
export type Change = Readonly<z.infer<typeof changeSchema>>;

/** The whole state of a certification journey. */
export const journeyState = z.object({
  about: z.object({
    title: z.string(),
    /** The site whose calendar counts. */
    site: z.string(),
    sites: z.array(z.string()),
    scope: z.string(),
    headcount: z.nullable(z.number()),
    target: z.nullable(z.string()),
  }),
  lead: z.string(),
  /** Id of the certification body; null until one is chosen. */
  body: z.nullable(z.string()),
  startedAt: z.string(),
  startedOn: z.string(),
  /** Which cycle runs: 0 before the first certificate. */
  cycle: z.number(),
  phase: z.enum(STAGES),
  stages: z.record(z.enum(PREPARATION), stageSchema),
  /** Since when the system runs and leaves records, once somebody has said so. */
  recordsSince: z.optional(z.string()),
  /** Editions that it took over from the catalogue, where they are not as they come with the product. */
  catalogue: z.optional(z.array(takenEditionSchema)),
  gap: gapSchema,
  plan: planSchema,
  proofs: z.array(proofSchema),
  track: z.array(trackSchema),
  audits: z.array(auditSchema),
  findings: z.array(findingSchema),
  certificates: z.array(certificateSchema),
  changes: z.array(changeSchema),
  /** Since when recertification is prepared in the running cycle. */
  recertifying: z.nullable(z.string()),
  transfer: z.nullable(transferSchema),
  /** What the body said lately about each certificate, the last at the end, with what was before it; absent in what earlier versions kept. */
  lastWords: z.optional(z.array(lastWordSchema)),
  /** The transition campaigns that this journey takes part in: the last one of each standard. */
  campaigns: z.array(z.object({ key: z.string(), edition: z.string(), standard: z.string() })),
  clocks: z.array(armedSchema),
  idle: z.array(idleSchema),
  /** Clocks that passed and have something follow them: `rule|subject|date`. */
  passed: z.array(z.string()),
  /** When the body was last asked about something it is silent on, by `rule|subject`. */
  asked: z.record(z.string(), z.string()),
  evidence: z.array(z.object({ file: z.string(), subject: z.string(), date: z.string(), ...act })),
  stageDates: z.array(z.object({ stage: z.enum(STAGES), from: z.string(), until: z.nullable(z.string()) })),
  ended: z.nullable(z.object({ reason: z.string(), ...act })),
});
export type JourneyState = Readonly<z.infer<typeof journeyState>>;

export const isOpenState = (state: JourneyState): boolean => state.ended === null;

/** A stage of the preparation by its name. */
export function stageOf(state: JourneyState, stage: Preparation): JourneyState['stages'][Preparation] {
  return state.stages[stage];
}

export function certificateOf(state: JourneyState, standard: string): JourneyState['certificates'][number] | undefined {
  return state.certificates.find((one) => one.standard === familyOf(standard));
}

export function auditOf(state: JourneyState, number: number): JourneyState['audits'][number] | undefined {
  return state.audits.find((one) => one.number === number);
}

export function findingOf(state: JourneyState, number: number): JourneyState['findings'][number] | undefined {
  return state.findings.find((one) => one.number === number);
}

/** The editions that the journey aims at, in the order of its certificates. */
export const editionsOf = (state: JourneyState): string[] => state.certificates.map((one) => one.aim);

/** Where the journey stands as one word: what is furthest ahead and runs. */
export const phaseOf = (state: JourneyState): Stage => (state.ended ? 'ended' : state.phase);
