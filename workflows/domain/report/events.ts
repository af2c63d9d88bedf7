import * as z from 'zod/mini';
import { event } from '../event.ts';
import { clockSchema, remindedSchema } from '../kernel/clock.ts';
import { whoSchema } from '../kernel/who.ts';
import { commentBody } from '../notes.ts';
import { addEvidenceBody, recordCorrectionBody, triageBody, verifyCorrectionBody } from './bodies.ts';
import { OUTCOMES, reportState } from './state.ts';

const reason = { reason: z.string() };
const clock = { clock: clockSchema };

/** Everything that can have happened to a report. Clocks were worked out when it was decided and travel with it. */
export const reportEvent = z.discriminatedUnion('type', [
  event('reported', {
    about: reportState.shape.about,
    reporter: z.string(),
    evidence: z.array(z.string()),
    evidenceDate: z.string(),
    triageClock: clockSchema,
    /** Null when there is nothing to correct. */
    correction: z.nullable(z.object({ owner: z.nullable(z.string()), ...clock })),
  }),
  event('correctionRecorded', { ...recordCorrectionBody.shape }),
  event('correctionAssigned', { from: z.nullable(z.string()), to: z.string(), reason: z.optional(z.string()) }),
  event('triaged', {
    ...triageBody.shape,
    /** The correction's clock where the decision starts or shortens it. */
    correctionClock: z.optional(clockSchema),
    /** The clock of the correction that the CAPA carries on as its containment. */
    containmentClock: z.optional(clockSchema),
    /** Key of the loop it opens; what came from a file hears of it by a fact. */
    capa: z.optional(z.string()),
  }),
  event('verificationOpened', { verifier: whoSchema, ...clock }),
  event('correctionVerified', { ...verifyCorrectionBody.shape, ...clock }),
  event('correctionRefused', { ...verifyCorrectionBody.shape, owner: z.nullable(z.string()), ...clock }),
  event('capaLinked', { key: z.string() }),
  event('closed', { ...reason, outcome: z.enum(OUTCOMES) }),
  event('extensionRequested', { subject: z.string(), newDate: z.string(), ...reason, approver: whoSchema, ...clock }),
  event('extensionApproved', { subject: z.string(), newDate: z.string(), askedBy: z.string(), ...clock }),
  event('extensionRejected', { subject: z.string(), askedBy: z.string(), ...reason }),
  event('evidenceAdded', { ...addEvidenceBody.shape }),
  event('commented', { ...commentBody.shape }),
  remindedSchema,
  event('remindedByHand', { subject: z.string(), round: z.number(), to: whoSchema, on: z.string() }),
]);
export type ReportEvent = Readonly<z.infer<typeof reportEvent>>;
