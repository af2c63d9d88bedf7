import * as z from 'zod/mini';
import { keptContainment } from '../containment-body.ts';
import { dutySchema } from '../duty.ts';
import { idField } from '../fields.ts';
import { whoSchema } from '../kernel/who.ts';
import { causeMethod, causesSchema, teamSchema } from './causes.ts';
import { openBody, planChanges } from './bodies.ts';
import { planDraft, plannedAction, proofWait } from './plan.ts';
import { externalClockSchema } from './external-clock.ts';

/** In the order of the stepper. */
export const STAGES = [
  'containment',
  'rootCause',
  'plan',
  'planApproval',
  'implementation',
  'proof',
  'effectivenessCheck',
  'managementDecision',
  'closure',
  'closed',
  'cancelled',
] as const;
export type Stage = (typeof STAGES)[number];

/** With what a loop can end. */
export const CAPA_RESULTS = ['effective', 'riskAccepted', 'cancelled'] as const;
export type CapaResult = (typeof CAPA_RESULTS)[number];

/** What the loop is about, as the report handed it over. It never changes. */
const aboutSchema = z.extend(z.omit(openBody, { owner: true, evaluator: true, containment: true }), {
  title: z.string(),
});

/** By whom and when. */
const act = { by: z.string(), at: z.string() };

const containedSchema = z.object({ record: keptContainment, ...act });

const foundSchema = z.object({
  causes: causesSchema,
  team: teamSchema,
  method: causeMethod,
  earlierResultsJudged: z.optional(z.string()),
  ...act,
});

/** What of the plan is fixed once it is approved. */
const planSchema = z.object({
  criteria: z.string(),
  method: z.string(),
  waiting: proofWait,
  shorterWaitReason: z.optional(z.string()),
  evaluator: idField,
  workersInvolved: z.optional(z.string()),
  author: z.string(),
  submittedAt: z.string(),
  /** How many revisions were approved. */
  revision: z.number(),
});
export type Plan = Readonly<z.infer<typeof planSchema>>;

/** Why no file shows that an action is done; also absent from what was done before a reason was asked for. */
const unevidenced = { withoutEvidence: z.optional(z.string()) };

const progressSchema = z.discriminatedUnion('status', [
  /** Not begun; `rejected` says why it came back. */
  z.object({ status: z.literal('planned'), duty: dutySchema, rejected: z.optional(z.string()) }),
  z.object({ status: z.literal('started'), duty: dutySchema, startedAt: z.string(), rejected: z.optional(z.string()) }),
  z.object({ status: z.literal('completed'), duty: dutySchema, note: z.string(), ...unevidenced, ...act }),
  z.object({
    status: z.literal('verified'),
    note: z.string(),
    doneBy: z.string(),
    doneAt: z.string(),
    ...unevidenced,
    ...act,
  }),
  z.object({ status: z.literal('withdrawn'), revision: z.number() }),
]);

const actionSchema = z.extend(plannedAction, { progress: progressSchema });
export type Action = Readonly<z.infer<typeof actionSchema>>;

const revisionSchema = z.object({
  number: z.number(),
  duty: dutySchema,
  author: z.string(),
  reason: z.string(),
  changes: planChanges,
  approver: whoSchema,
});

const contained = { containment: containedSchema };
const caused = { ...contained, rootCause: foundSchema };
const planned = { ...caused, plan: planSchema, actions: z.array(actionSchema) };

/** Where the loop stands, with everything of the running attempt that a later rule reads. */
export const workSchema = z.discriminatedUnion('stage', [
  z.object({ stage: z.literal('containment'), duty: dutySchema }),
  z.object({ stage: z.literal('rootCause'), ...contained, duty: dutySchema, causes: causesSchema }),
  z.object({
    stage: z.literal('plan'),
    ...caused,
    duty: dutySchema,
    draft: z.nullable(planDraft),
    returned: z.nullable(z.object({ reason: z.string(), ...act })),
  }),
  z.object({
    stage: z.literal('planApproval'),
    ...caused,
    duty: dutySchema,
    plan: planSchema,
    proposed: z.array(plannedAction),
    approver: whoSchema,
  }),
  z.object({ stage: z.literal('implementation'), ...planned, revision: z.nullable(revisionSchema) }),
  z.object({
    stage: z.literal('proof'),
    ...planned,
    round: z.number(),
    since: z.string(),
    /** The date of the check, and the instant at which it opens. */
    checkOn: z.string(),
    until: z.string(),
  }),
  z.object({ stage: z.literal('effectivenessCheck'), ...planned, duty: dutySchema }),
  z.object({
    stage: z.literal('managementDecision'),
    ...planned,
    duty: dutySchema,
    because: z.enum(['failedAttempts', 'inconclusive']),
    verdict: z.enum(['partly', 'notEffective', 'inconclusive']),
  }),
  z.object({
    stage: z.literal('closure'),
    ...planned,
    duty: dutySchema,
    result: z.enum(['effective', 'riskAccepted']),
  }),
  z.object({ stage: z.literal('closed'), ...planned, result: z.enum(['effective', 'riskAccepted']), ...act }),
  z.object({ stage: z.literal('cancelled'), from: z.enum(STAGES), reason: z.string(), ...act }),
]);
export type Work = Readonly<z.infer<typeof workSchema>>;
export type WorkIn<S extends Stage> = Extract<Work, { stage: S }>;

/** What is kept of an attempt that ended. Everything else is read by folding the events up to `endedVersion`. */
export const finishedAttempt = z.object({
  attempt: z.number(),
  verdict: z.enum(['effective', 'partly', 'notEffective', 'inconclusive', 'riskAccepted', 'cancelled']),
  owner: z.string(),
  since: z.string(),
  endedAt: z.string(),
  endedVersion: z.number(),
  criteria: z.nullable(z.string()),
  /** The waiting time of an approved plan. */
  waiting: z.optional(proofWait),
  causes: z.array(z.string()),
});
export type FinishedAttempt = Readonly<z.infer<typeof finishedAttempt>>;

/** When a stage of an attempt was first entered and last left. */
export const stageDates = z.object({
  attempt: z.number(),
  stage: z.enum(STAGES),
  from: z.string(),
  until: z.nullable(z.string()),
});
export type StageDates = Readonly<z.infer<typeof stageDates>>;

const evidenceSchema = z.object({ file: z.string(), subject: z.string(), date: z.string(), ...act });

/** A request to move a due date; it dies with the duty it is about, which is the one of round `target`. */
export const extensionSchema = z.object({
  subject: z.string(),
  target: z.number(),
  duty: dutySchema,
  by: z.string(),
  reason: z.string(),
  newDate: z.string(),
  approver: whoSchema,
});

/** The whole state of a CAPA loop. */
export const capaState = z.object({
  about: aboutSchema,
  owner: z.string(),
  /** Whom triage proposed as evaluator; the plan names the one who counts. */
  proposedEvaluator: z.nullable(z.string()),
  openedAt: z.string(),
  attempt: z.number(),
  work: workSchema,
  finished: z.array(finishedAttempt),
  stageDates: z.array(stageDates),
  /** Attempts judged partly or not effective so far. */
  failed: z.number(),
  /** Inconclusive verdicts in the running attempt. */
  inconclusive: z.number(),
  hold: z.nullable(z.object({ duty: dutySchema, by: z.string(), reason: z.string() })),
  cancelRequest: z.nullable(z.object({ duty: dutySchema, by: z.string(), reason: z.string(), approver: whoSchema })),
  evaluatorChange: z.nullable(
    z.object({ duty: dutySchema, by: z.string(), to: z.string(), reason: z.string(), approver: whoSchema }),
  ),
  extensions: z.array(extensionSchema),
  extensionsGranted: z.number(),
  /** Clocks of the certification body, a customer, an authority. */
  external: z.array(externalClockSchema),
  evidence: z.array(evidenceSchema),
  /** Number of the event by which a major was first reminded of after its date. */
  breach: z.nullable(z.number()),
});
export type CapaState = Readonly<z.infer<typeof capaState>>;

/** The work when it is in this stage, else null. */
export function workIn<S extends Stage>(state: CapaState, stage: S): WorkIn<S> | null {
  const { work } = state;
  return isIn(work, stage) ? work : null;
}

/** The work in the stage that a rule has already made sure of. */
export function expectStage<S extends Stage>(state: CapaState, stage: S): WorkIn<S> {
  const work = workIn(state, stage);
  if (!work) throw new Error(`Expected stage ${stage}, found ${state.work.stage}`);
  return work;
}

function isIn<S extends Stage>(work: Work, stage: S): work is WorkIn<S> {
  return work.stage === stage;
}

/** The plan of the running attempt, once there is one. */
export function planOf(state: CapaState): Plan | null {
  return 'plan' in state.work ? state.work.plan : null;
}

/** The actions under way or done, once the plan was approved. */
export function actionsOf(state: CapaState): readonly Action[] {
  return 'actions' in state.work ? state.work.actions : [];
}

export const isOpenState = (state: CapaState): boolean =>
  state.work.stage !== 'closed' && state.work.stage !== 'cancelled';
