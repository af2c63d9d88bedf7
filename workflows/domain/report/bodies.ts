import * as z from 'zod/mini';
import { containmentBody } from '../containment-body.ts';
import {
  DANGERS,
  GRADES,
  REPORT_KINDS,
  SOURCES,
  dateField,
  filesField,
  fivePoints,
  idField,
  keyField,
  line,
  signed,
  text,
} from '../fields.ts';

/** What happened: `what`, `site` and `place` suffice to send it from a phone. */
export const reportBody = z.strictObject({
  what: text(),
  site: idField,
  place: line(),
  kind: z._default(z.enum(REPORT_KINDS), 'nonconformity'),
  happenedOn: z.optional(dateField),
  source: z.optional(z.enum(SOURCES)),
  suggestedGrade: z.optional(z.enum([...GRADES, 'notSure'])),
  danger: z.optional(z.enum(DANGERS)),
  /** The shipment that is affected leaves on this date: containment is never due after it. */
  shipmentOn: z.optional(dateField),
  /** What was already done on the spot. */
  doneAtOnce: z.optional(text(1000)),
  evidence: z.optional(filesField),
  /** A number of somebody else's: complaint, order, audit. */
  reference: z.optional(line()),
});

export const recordCorrectionBody = containmentBody;

/** What triage can decide. Which of them are possible depends on the kind of the report. */
export const DECISIONS = ['correctOnly', 'capa', 'improvement', 'duplicate', 'rejected'] as const;
export type Decision = (typeof DECISIONS)[number];

/** The decision with its reason; what else is needed depends on the decision, and its absence is refused in words. */
export const triageBody = z.strictObject({
  decision: z.enum(DECISIONS),
  reason: text(1000),
  severity: z.optional(fivePoints),
  likelihood: z.optional(fivePoints),
  grade: z.optional(z.enum(GRADES)),
  /** Clause numbers of the standards named, for example `8.5.1`. */
  clauses: z.optional(z.array(line(20)).check(z.maxLength(20))),
  /** With edition, for example `ISO 9001:2015`. */
  standards: z.optional(z.array(line(40)).check(z.maxLength(7))),
  /** The document that asked for something else, for example `WI-BR-031 v3`. */
  document: z.optional(line()),
  /** Who owns what follows: the correction, the CAPA, the improvement. */
  owner: z.optional(idField),
  /** Who will judge effectiveness, when that is already known. */
  evaluator: z.optional(idField),
  duplicateOf: z.optional(keyField),
  /** Similar reports found meanwhile: they count as repeats. */
  repeats: z.optional(z.array(keyField).check(z.maxLength(20))),
});

export const verifyCorrectionBody = z.strictObject({
  accepted: z.boolean(),
  note: text(1000),
  /** Why the person who made the correction verifies it, where the policy allows that. */
  overlapReason: z.optional(text(500)),
});

export const closeReportBody = z.strictObject({ reason: text(1000), signed });

export const assignCorrectionBody = z.strictObject({ owner: idField, reason: z.optional(text(500)) });

export const requestExtensionBody = z.strictObject({
  subject: z.literal('correction'),
  reason: text(1000),
  newDate: dateField,
});

export const approveExtensionBody = z.strictObject({ subject: z.literal('correction') });

export const rejectExtensionBody = z.strictObject({ subject: z.literal('correction'), reason: text(1000) });

export const addEvidenceBody = z.strictObject({
  fileId: idField,
  evidenceDate: dateField,
  note: z.optional(text(500)),
});

export const capaOpenedBody = z.object({ key: z.string() });
export const capaClosedBody = z.object({
  key: z.string(),
  result: z.enum(['effective', 'riskAccepted', 'cancelled']),
});

export type ReportBody = Readonly<z.infer<typeof reportBody>>;
export type TriageBody = Readonly<z.infer<typeof triageBody>>;
