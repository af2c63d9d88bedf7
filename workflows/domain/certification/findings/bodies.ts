import * as z from 'zod/mini';
import { dateField, filesField, fivePoints, idField, keyField, line, text } from '../../fields.ts';
import { DISPUTE_OUTCOMES, FINDING_GRADES } from './finding-state.ts';

const finding = z.int().check(z.gte(1), z.lte(300));
const reason = text(1000);
const on = z.optional(dateField);

export const recordFindingBody = z.strictObject({
  audit: z.int().check(z.gte(1), z.lte(200)),
  standard: line(40),
  clause: line(20),
  grade: z.enum(FINDING_GRADES),
  text: text(),
  site: idField,
  reference: z.optional(line(60)),
  owner: z.optional(idField),
  receivedOn: z.optional(dateField),
  /** Dates that the body set itself; what it usually does counts where they are absent. */
  answerDue: z.optional(dateField),
  evidenceDue: z.optional(dateField),
});

/** Correction, cause and corrective action (9.4.9). */
export const answerFindingBody = z.strictObject({
  finding,
  correction: text(2000),
  cause: text(2000),
  action: text(2000),
  /** With several sites: whether the others were found to have it too (IAF MD 1). */
  spread: z.optional(z.enum(['local', 'systemic'])),
  on,
  files: z._default(filesField, []),
});
export const sendEvidenceBody = z.strictObject({ finding, note: text(2000), on, files: z._default(filesField, []) });
export const recordVerdictBody = z.strictObject({
  finding,
  what: z.enum(['answer', 'evidence']),
  verdict: z.enum(['accepted', 'again']),
  on,
  note: z.optional(text(2000)),
  /** Until when the body wants it again. */
  dueOn: z.optional(dateField),
});
export const closeFindingBody = z.strictObject({
  finding,
  on,
  how: z.enum(['documents', 'followUpAudit', 'nextAudit']),
});
export const raiseFindingBody = z.strictObject({
  finding,
  reason,
  on,
  /** Dates that the body set itself; what it usually does counts where they are absent. */
  answerDue: z.optional(dateField),
  evidenceDue: z.optional(dateField),
});
export const disputeFindingBody = z.strictObject({
  finding,
  kind: z.enum(['divergingOpinion', 'appeal']),
  text: text(2000),
  on,
  files: z._default(filesField, []),
});
/** What the body said about a disagreement: the finding stands, or it takes it back. */
export const settleDisputeBody = z.strictObject({
  finding,
  outcome: z.enum(DISPUTE_OUTCOMES),
  note: text(2000),
  on,
  files: z._default(filesField, []),
});
/** Only with the body's consent, and never past the hard stop. */
export const moveFindingBody = z.strictObject({
  finding,
  what: z.enum(['answer', 'evidence']),
  dueOn: dateField,
  consentOn: dateField,
  reason,
});
export const reassignFindingBody = z.strictObject({ finding, to: idField, reason });
export const openCapaBody = z.strictObject({
  finding,
  owner: idField,
  severity: z._default(fivePoints, 3),
  likelihood: z._default(fivePoints, 3),
});
export const joinCapaBody = z.strictObject({ finding, key: keyField });
