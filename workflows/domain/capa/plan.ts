import * as z from 'zod/mini';
import { actionNumber, dateField, idField, line, text } from '../fields.ts';
import { causeId } from './causes.ts';

/** What kind of thing an action does. */
export const ACTION_KINDS = [
  'correctProduct',
  'changeDocument',
  'retrain',
  'changeProcess',
  'changeMachine',
  'changeSupplier',
  'other',
] as const;

/** The hierarchy of controls, strongest first (ISO 45001 8.1.2). */
export const HIERARCHY = ['eliminate', 'substitute', 'engineering', 'administrative', 'protectiveEquipment'] as const;

/** One action of a plan as its author wrote it. */
export const plannedAction = z.strictObject({
  id: actionNumber,
  what: text(500),
  owner: idField,
  verifier: idField,
  dueOn: dateField,
  kind: z.enum(ACTION_KINDS),
  /** Which marked causes it removes. Empty for one that only corrects. */
  causes: z.array(causeId).check(z.maxLength(10)),
  hierarchyLevel: z.optional(z.enum(HIERARCHY)),
  /** What the action itself could endanger, judged before it is done (ISO 45001 8.1.2, 10.2 e). */
  riskAssessment: z.optional(text(500)),
});
export type PlannedAction = Readonly<z.infer<typeof plannedAction>>;

/** How long the effect must show: a number of days after the last verification, or a quantity, at the latest until a date. */
export const proofWait = z.union([
  z.strictObject({ days: z.int().check(z.gte(1), z.lte(730)) }),
  z.strictObject({ quantity: line(120), until: dateField }),
]);
export type ProofWait = Readonly<z.infer<typeof proofWait>>;

const planFields = {
  actions: z.array(plannedAction).check(z.maxLength(20)),
  /** When the plan counts as effective. Fixed once the plan is approved. */
  criteria: text(1000),
  /** How that is measured. */
  method: text(500),
  /** The policy's waiting time when absent. */
  waiting: z.optional(proofWait),
  /** Why the effect has less time to show than in the attempt before. */
  shorterWaitReason: z.optional(text(500)),
  evaluator: idField,
  /** How the workers took part (ISO 45001 5.4, 10.2). */
  workersInvolved: z.optional(text(500)),
};

/** A complete plan. */
export const planBody = z.strictObject({
  ...planFields,
  /** Why a duty is not kept apart (evaluator, verifier), where the policy allows that. */
  overlapReason: z.optional(text(500)),
});
export type PlanBody = Readonly<z.infer<typeof planBody>>;

/** A plan being written: anything may still be missing. */
export const planDraft = z.strictObject({
  actions: z.optional(z.array(z.partial(plannedAction)).check(z.maxLength(20))),
  criteria: z.optional(z.string().check(z.maxLength(1000))),
  method: z.optional(z.string().check(z.maxLength(500))),
  waiting: z.optional(proofWait),
  shorterWaitReason: z.optional(z.string().check(z.maxLength(500))),
  evaluator: z.optional(idField),
  workersInvolved: z.optional(z.string().check(z.maxLength(500))),
});
export type PlanDraft = Readonly<z.infer<typeof planDraft>>;
