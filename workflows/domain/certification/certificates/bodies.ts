import * as z from 'zod/mini';
import { dateField, filesField, idField, line, signed, text } from '../../fields.ts';
import { paperBody, paperChange } from '../birth-bodies.ts';
import { despiteFields } from './despite.ts';
import { DECISION_KINDS, DECISION_RESULTS } from './certificate-state.ts';
import { NOTICES } from './notice-kinds.ts';

const reason = text(1000);
const on = z.optional(dateField);
const standard = line(40);

/** The body's decision about one certificate, as it arrived. */
export const recordDecisionBody = z.strictObject({
  standard,
  kind: z.enum(DECISION_KINDS),
  result: z.enum(DECISION_RESULTS),
  on: dateField,
  reason: z.optional(reason),
  /** The certificate as printed; with granted and smallerScope. */
  certificate: z.optional(z.omit(paperBody, { decidedOn: true })),
  ...despiteFields,
  signed,
});
/**
 * What was typed in wrongly of a certificate in force, as it is printed: what is left out stays as it is. Null removes what
 * may be absent; without days of their own it was first certified, or is effective, on the day of its decision.
 */
export const correctCertificateBody = z.strictObject({
  standard,
  certificate: paperChange,
  reason,
  ...despiteFields,
});
/**
 * What was recorded wrongly of the last decision about a certificate: what is left out stays as it is. Null in its place
 * where nothing was decided about this certificate.
 */
export const correctDecisionBody = z.strictObject({
  standard,
  decision: z.nullable(
    z.strictObject({
      kind: z.optional(z.enum(DECISION_KINDS)),
      result: z.optional(z.enum(DECISION_RESULTS)),
      on,
      /** What the body gave as its reason. */
      note: z.optional(z.nullable(text(1000))),
      certificate: z.optional(z.omit(paperChange, { decidedOn: true })),
    }),
  ),
  reason,
  ...despiteFields,
  signed,
});
export const appealBody = z.strictObject({ standard, on, reason });
export const recordNoticeBody = z.strictObject({
  standard,
  notice: z.enum(NOTICES),
  on: dateField,
  reason,
  /** Until when the body wants a suspension solved. */
  until: z.optional(dateField),
  sites: z.optional(z.array(idField).check(z.minLength(1), z.maxLength(50))),
  scope: z.optional(text(1000)),
  ...despiteFields,
});
/** The same of the last letter: null in its place where it was not about this certificate. */
export const correctNoticeBody = z.strictObject({
  standard,
  letter: z.nullable(
    z.strictObject({
      notice: z.optional(z.enum(NOTICES)),
      on,
      /** What the body gave as its reason. */
      note: z.optional(text(1000)),
      until: z.optional(z.nullable(dateField)),
      sites: z.optional(z.nullable(z.array(idField).check(z.minLength(1), z.maxLength(50)))),
      scope: z.optional(z.nullable(text(1000))),
    }),
  ),
  reason,
  ...despiteFields,
});
export const stopMarkBody = z.strictObject({ standard, on, note: text(1000), files: z._default(filesField, []) });
export const startRecertificationBody = z.strictObject({
  on,
  reason: z.optional(reason),
  /** By default the certificate that ends first, with those that end soon after. */
  standards: z.optional(z.array(standard).check(z.minLength(1), z.maxLength(7))),
});
export const beginTransferBody = z.strictObject({
  body: idField,
  on,
  because: z.enum(['chosen', 'ceased']),
  /** When the old body ceased or lost its accreditation: the six months count from there (IAF MD 2). */
  ceasedOn: z.optional(dateField),
  ...despiteFields,
});
export const cancelTransferBody = z.strictObject({ on, reason });
export const completeTransferBody = z.strictObject({
  on,
  note: text(1000),
  /** When the new body reviewed what it takes over; before it issued anything (IAF MD 2). */
  reviewedOn: z.optional(dateField),
  ...despiteFields,
});
export const beginTransitionBody = z.strictObject({ standard, edition: line(40) });
