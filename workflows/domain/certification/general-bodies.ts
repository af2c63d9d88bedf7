import * as z from 'zod/mini';
import { dateField, filesField, idField, line, text } from '../fields.ts';
import { CHANGE_KINDS } from './state.ts';

const reason = text(1000);
const on = z.optional(dateField);
const change = z.int().check(z.gte(1), z.lte(200));

export const setTargetBody = z.strictObject({ target: z.nullable(dateField), reason });
export const setScopeBody = z.strictObject({
  scope: text(1000),
  sites: z.array(idField).check(z.minLength(1), z.maxLength(50)),
  headcount: z.optional(z.int().check(z.gte(1), z.lte(1_000_000))),
  /** Since when; told to the body without delay from that day (8.5.3). */
  on,
  reason,
});
/** `lead`, `stage:training`. */
export const reassignBody = z.strictObject({
  subject: z
    .string()
    .check(
      z.regex(
        /^(lead|stage:(gapAnalysis|planning|training|documentation|implementation|internalAudit|managementReview))$/,
      ),
    ),
  to: idField,
  reason,
});
export const endBody = z.strictObject({ reason });

/** Something of which the body must be told without delay (8.5.3). */
export const recordChangeBody = z.strictObject({
  kind: z.enum(CHANGE_KINDS),
  text: text(2000),
  on,
  files: z._default(filesField, []),
});
export const tellBodyBody = z.strictObject({ change, on, how: text(500), files: z._default(filesField, []) });
export const recordBodyAnswerBody = z.strictObject({ change, on, text: text(2000) });
/** The body was asked about something it is silent on: `finding:3`, `decision`, `track:offer`, `audit:4`. */
export const askBodyBody = z.strictObject({ subject: line(80), on, note: text(1000) });

export const addEvidenceBody = z.strictObject({
  /** `process`, or what it belongs to: `stage:training`, `audit:2`, `finding:1`, `certificate:ISO 9001`. */
  subject: line(80),
  fileId: idField,
  evidenceDate: dateField,
  note: z.optional(text(500)),
});
