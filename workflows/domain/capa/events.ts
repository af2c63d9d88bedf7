import * as z from 'zod/mini';
import { event } from '../event.ts';
import { clockSchema, remindedSchema } from '../kernel/clock.ts';
import { whoSchema } from '../kernel/who.ts';
import { keptContainment } from '../containment-body.ts';
import { commentBody } from '../notes.ts';
import {
  CHOICES,
  VERDICTS,
  addEvidenceBody,
  closeBody,
  completeActionBody,
  openBody,
  planChanges,
  recordContainmentBody,
  saveCausesBody,
  submitRootCauseBody,
  verifyActionBody,
} from './bodies.ts';
import { externalClockSchema } from './external-clock.ts';
import { planBody, planDraft, proofWait } from './plan.ts';

const reason = { reason: z.string() };
const clock = { clock: clockSchema };
/** Who asked for what was decided. */
const askedBy = { askedBy: z.string() };
const approver = { approver: whoSchema };
const actionClocks = z.array(z.object({ action: z.number(), clock: clockSchema }));
const wait = { checkOn: z.string(), until: z.string() };

/** Where a verdict leads. */
const nextStep = z.discriminatedUnion('stage', [
  z.object({ stage: z.literal('closure'), ...clock }),
  z.object({ stage: z.literal('containment'), ...clock }),
  z.object({ stage: z.literal('managementDecision'), ...clock, because: z.enum(['failedAttempts', 'inconclusive']) }),
  z.object({ stage: z.literal('proof'), ...wait }),
]);

/** Everything that can have happened to a CAPA. Clocks were worked out when it was decided and travel with it. */
export const capaEvent = z.discriminatedUnion('type', [
  event('opened', {
    about: z.extend(z.omit(openBody, { owner: true, evaluator: true, containment: true }), { title: z.string() }),
    owner: z.string(),
    evaluator: z.nullable(z.string()),
    begin: z.discriminatedUnion('stage', [
      z.object({ stage: z.literal('containment'), ...clock }),
      z.object({
        stage: z.literal('rootCause'),
        ...clock,
        containment: z.object({ record: keptContainment, by: z.string(), at: z.string() }),
      }),
    ]),
  }),
  event('containmentRecorded', { ...recordContainmentBody.shape, ...clock }),
  event('causesSaved', { ...saveCausesBody.shape }),
  event('rootCauseSubmitted', { ...submitRootCauseBody.shape, ...clock }),
  event('planSaved', { draft: planDraft }),
  event('planSubmitted', { ...planBody.shape, waiting: proofWait, ...approver, ...clock }),
  event('planApproved', {
    comment: z.optional(z.string()),
    criteriaNotWeaker: z.optional(z.boolean()),
    overlapReason: z.optional(z.string()),
    actionClocks,
  }),
  event('planReturned', { ...reason, ...clock }),
  event('actionStarted', { action: z.number() }),
  event('actionCompleted', { ...completeActionBody.shape, evidenceDate: z.string(), ...clock }),
  event('actionVerified', { ...verifyActionBody.shape }),
  event('actionRejected', { action: z.number(), ...reason, ...clock }),
  event('revisionProposed', {
    number: z.number(),
    changes: planChanges,
    overlapReason: z.optional(z.string()),
    ...reason,
    ...approver,
    ...clock,
  }),
  event('revisionApproved', {
    number: z.number(),
    comment: z.optional(z.string()),
    overlapReason: z.optional(z.string()),
    actionClocks,
  }),
  event('revisionReturned', { number: z.number(), ...reason, ...askedBy }),
  event('proofBegan', { ...wait }),
  event('proofEnded', { ...clock }),
  event('quantityReached', { note: z.string(), ...clock }),
  event('effectivenessJudged', {
    attempt: z.number(),
    verdict: z.enum(VERDICTS),
    note: z.string(),
    evidence: z.array(z.string()),
    evidenceDate: z.string(),
    repeats: z.array(z.string()),
    next: nextStep,
  }),
  event('nextDecided', {
    choice: z.enum(CHOICES),
    newOwner: z.optional(z.string()),
    ...reason,
    clock: z.nullable(clockSchema),
  }),
  event('closed', { ...closeBody.shape, result: z.enum(['effective', 'riskAccepted']) }),
  event('extensionRequested', { subject: z.string(), newDate: z.string(), ...reason, ...approver, ...clock }),
  event('extensionApproved', { subject: z.string(), newDate: z.string(), ...clock, ...askedBy }),
  event('extensionRejected', { subject: z.string(), ...reason, ...askedBy }),
  event('reassigned', {
    subject: z.string(),
    from: z.string(),
    to: z.string(),
    overlapReason: z.optional(z.string()),
    ...reason,
  }),
  event('evaluatorChangeRequested', {
    from: z.string(),
    to: z.string(),
    overlapReason: z.optional(z.string()),
    ...reason,
    ...approver,
    ...clock,
  }),
  event('evaluatorChangeApproved', { to: z.string(), comment: z.optional(z.string()), ...askedBy }),
  event('evaluatorChangeRejected', { to: z.string(), ...reason, ...askedBy }),
  event('cancelRequested', { ...reason, ...approver, ...clock }),
  event('cancelApproved', { ...reason }),
  event('cancelRejected', { ...reason, ...askedBy }),
  event('held', { ...reason, reviewOn: z.string(), ...clock }),
  event('resumed', {
    note: z.optional(z.string()),
    /** Every clock that ran when the hold began, moved by the working days of the hold. */
    clocks: z.array(z.object({ subject: z.string(), round: z.number(), ...clock })),
  }),
  event('reopened', { ...reason, ...clock }),
  event('externalClockSet', { ...z.omit(externalClockSchema, { duty: true }).shape, clock: z.nullable(clockSchema) }),
  event('externalClockEnded', { id: z.string(), note: z.string(), on: z.string(), by: z.string() }),
  event('evidenceAdded', { ...addEvidenceBody.shape }),
  event('commented', { ...commentBody.shape }),
  remindedSchema,
  event('remindedByHand', { subject: z.string(), round: z.number(), to: whoSchema, on: z.string() }),
]);
export type CapaEvent = Readonly<z.infer<typeof capaEvent>>;
export type CapaEventOf<T extends CapaEvent['type']> = Extract<CapaEvent, { type: T }>;
