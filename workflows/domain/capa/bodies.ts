import * as z from 'zod/mini';
import { containmentBody, keptContainment } from '../containment-body.ts';
import {
  DANGERS,
  GRADES,
  REPORT_KINDS,
  SOURCES,
  actionNumber,
  dateField,
  filesField,
  fivePoints,
  idField,
  keptDate,
  keptLine,
  keptText,
  keyField,
  signed,
  text,
} from '../fields.ts';
import { clockSchema } from '../kernel/clock.ts';
import { causeId, causeMethod, causeSchema, causesSchema, teamSchema } from './causes.ts';
import { planBody, planDraft, plannedAction } from './plan.ts';

/** What the report hands over, as it was recorded there. Only its triage gives birth to a CAPA. */
export const openBody = z.object({
  report: keyField,
  reporter: idField,
  raisedAt: z.string(),
  site: idField,
  what: keptText(),
  place: keptLine(),
  kind: z.enum(REPORT_KINDS),
  source: z.optional(z.enum(SOURCES)),
  reference: z.optional(keptLine()),
  happenedOn: z.optional(keptDate),
  danger: z.enum(DANGERS),
  grade: z.enum(GRADES),
  severity: fivePoints,
  likelihood: fivePoints,
  clauses: z.array(keptLine(20)),
  standards: z.array(keptLine(40)),
  document: z.optional(keptLine()),
  shipmentOn: z.optional(keptDate),
  owner: idField,
  evaluator: z.optional(idField),
  repeats: z.array(keyField),
  /** Who asks for the loop was given its key, and needs no telling. */
  keyKnown: z.optional(z.literal(true)),
  /** What was already contained, or the duty that still runs, with its original due date. */
  containment: z.discriminatedUnion('status', [
    z.object({ status: z.literal('recorded'), record: keptContainment, by: idField, at: z.string() }),
    z.object({ status: z.literal('open'), clock: clockSchema }),
    z.object({ status: z.literal('none') }),
  ]),
});

export const recordContainmentBody = containmentBody;

export const saveCausesBody = z.strictObject({ causes: causesSchema });

/** Submits the causes as last saved. */
export const submitRootCauseBody = z.strictObject({
  team: teamSchema,
  method: causeMethod,
  /** Faulty measuring equipment: what was found about earlier results (ISO 9001 7.1.5.2). */
  earlierResultsJudged: z.optional(text(1000)),
});

export const savePlanBody = planDraft;
export const submitPlanBody = planBody;

export const approvePlanBody = z.strictObject({
  signed,
  /** None of the criteria is weaker than in the attempt before; asked for from the second attempt on. */
  criteriaNotWeaker: z.optional(z.boolean()),
  /** Why the owner of the loop approves its plan, where the policy allows that. */
  overlapReason: z.optional(text(500)),
  comment: z.optional(text(1000)),
});
export const returnPlanBody = z.strictObject({ reason: text(1000) });

export const startActionBody = z.strictObject({ action: actionNumber });
export const completeActionBody = z.strictObject({
  action: actionNumber,
  note: text(1000),
  evidence: z._default(filesField, []),
  /** Why there is no evidence. Needed where no file shows that it is done; the verifier reads it. */
  withoutEvidence: z.optional(text(500)),
  /** When the evidence was made, which may be before it was uploaded. */
  evidenceDate: z.optional(dateField),
  overlapReason: z.optional(text(500)),
});
export const verifyActionBody = z.strictObject({
  action: actionNumber,
  note: text(1000),
  /** Why the person who did it verifies it, where the policy allows that. */
  overlapReason: z.optional(text(500)),
});
export const rejectActionBody = z.strictObject({ action: actionNumber, reason: text(1000) });

/** What a plan revision changes. Criteria, method, waiting time and evaluator are not among it. */
export const planChanges = z.strictObject({
  addActions: z.optional(z.array(plannedAction).check(z.maxLength(10))),
  withdrawActions: z.optional(z.array(actionNumber).check(z.maxLength(20))),
  addCauses: z.optional(z.array(causeSchema).check(z.maxLength(10))),
  /** Causes that turned out not to be any: they lose their mark and stay readable. */
  withdrawCauses: z.optional(z.array(causeId).check(z.maxLength(10))),
});
export const revisePlanBody = z.strictObject({
  reason: text(1000),
  changes: planChanges,
  overlapReason: z.optional(text(500)),
});
export const approveRevisionBody = z.strictObject({
  signed,
  comment: z.optional(text(1000)),
  /** Why the owner of the loop approves the revision, where the policy allows that. */
  overlapReason: z.optional(text(500)),
});
export const returnRevisionBody = z.strictObject({ reason: text(1000) });

export const reportQuantityReachedBody = z.strictObject({ note: text(1000) });

export const VERDICTS = ['effective', 'partly', 'notEffective', 'inconclusive'] as const;
export const judgeEffectivenessBody = z.strictObject({
  verdict: z.enum(VERDICTS),
  note: text(2000),
  evidence: z._default(filesField, []),
  /** Reports of the same thing since the plan was done. */
  repeats: z._default(z.array(keyField).check(z.maxLength(20)), []),
  /** When it is judged again; only with an inconclusive verdict. */
  newDate: z.optional(dateField),
  signed,
});

export const CHOICES = ['anotherAttempt', 'acceptRisk', 'cancel'] as const;
export const decideNextBody = z.strictObject({
  choice: z.enum(CHOICES),
  newOwner: z.optional(idField),
  reason: text(2000),
  signed,
});

const updated = z.enum(['updated', 'notNeeded']);
export const closeBody = z.strictObject({
  lessons: text(2000),
  documentsUpdated: updated,
  risksUpdated: updated,
  /** Which similar areas were looked at, and what was found there. */
  similarAreasChecked: text(1000),
  /** How the workers learned the result; needed where ISO 45001 applies. */
  workersTold: z.optional(text(500)),
  signed,
});

/** `containment`, `rootCause`, `plan`, `action:3`, `effectivenessCheck`, `closure`. */
const dutySubject = z
  .string()
  .check(z.regex(/^(containment|rootCause|plan|effectivenessCheck|closure|action:[1-9]\d?)$/));
export const requestExtensionBody = z.strictObject({ subject: dutySubject, reason: text(1000), newDate: dateField });
export const approveExtensionBody = z.strictObject({ subject: dutySubject });
export const rejectExtensionBody = z.strictObject({ subject: dutySubject, reason: text(1000) });

/** `owner`, `evaluator`, `action:3`, `verifier:3`. */
export const reassignSubject = z.string().check(z.regex(/^(owner|evaluator|(action|verifier):[1-9]\d?)$/));
export const reassignBody = z.strictObject({
  subject: reassignSubject,
  to: idField,
  reason: text(1000),
  overlapReason: z.optional(text(500)),
});
/** Another evaluator needs another person's approval. */
export const approveEvaluatorBody = z.strictObject({ comment: z.optional(text(1000)) });
export const rejectEvaluatorBody = z.strictObject({ reason: text(1000) });

export const requestCancelBody = z.strictObject({ reason: text(1000) });
export const approveCancelBody = z.strictObject({ signed });
export const rejectCancelBody = z.strictObject({ reason: text(1000) });

export const holdBody = z.strictObject({ reason: text(1000), reviewOn: dateField });
export const resumeBody = z.strictObject({ note: z.optional(text(1000)) });
export const reopenBody = z.strictObject({ reason: text(1000) });

export const addEvidenceBody = z.strictObject({
  /** `process`, or what it belongs to: `containment`, `rootCause`, `action:3`, `effectivenessCheck`. */
  subject: z
    .string()
    .check(z.regex(/^(process|containment|rootCause|plan|effectivenessCheck|closure|action:[1-9]\d?)$/)),
  fileId: idField,
  evidenceDate: dateField,
  note: z.optional(text(500)),
});
export type OpenBody = Readonly<z.infer<typeof openBody>>;
export type PlanChanges = Readonly<z.infer<typeof planChanges>>;
