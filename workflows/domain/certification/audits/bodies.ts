import * as z from 'zod/mini';
import { dateField, filesField, idField, line, text } from '../../fields.ts';
import { AUDIT_KINDS, OUTCOMES } from './audit-state.ts';

const audit = z.int().check(z.gte(1), z.lte(200));
const reason = text(1000);
const on = z.optional(dateField);
const families = z.array(line(40)).check(z.minLength(1), z.maxLength(7));
const sites = z.array(idField).check(z.minLength(1), z.maxLength(50));

export const planAuditBody = z.strictObject({
  kind: z.enum(AUDIT_KINDS),
  /** All of the journey when absent. */
  standards: z.optional(families),
  sites: z.optional(sites),
  remote: z.optional(z.boolean()),
  /** Standards whose move to another edition it covers as well. */
  transitions: z.optional(z.array(line(40)).check(z.maxLength(7))),
  /** Booked at once, where the days are known. */
  from: z.optional(dateField),
  to: z.optional(dateField),
  note: z.optional(text(500)),
});
export const bookAuditBody = z.strictObject({ audit, from: dateField, to: dateField, on });
export const nameTeamBody = z.strictObject({
  audit,
  names: z.array(line(120)).check(z.minLength(1), z.maxLength(20)),
  on,
});
export const receiveAuditPlanBody = z.strictObject({ audit, on, confirmBy: idField, dueOn: dateField });
export const confirmAuditPlanBody = z.strictObject({ audit, on });
/** Without new days it has to be booked again. */
export const postponeAuditBody = z.strictObject({
  audit,
  reason,
  from: z.optional(dateField),
  to: z.optional(dateField),
  on,
});
export const cancelAuditBody = z.strictObject({ audit, reason, on });

/** An audit was held: recorded also later, with its true days. */
export const recordAuditBody = z.strictObject({
  audit,
  from: dateField,
  /** The last day: the date of the audit. */
  to: dateField,
  outcome: z.enum(OUTCOMES),
  reportOn: z.optional(dateField),
  /** What it was about; as it was planned where absent. */
  standards: z.optional(families),
  sites: z.optional(sites),
  note: z.optional(text(2000)),
  /** Standards whose move to another edition it covered as well; as planned where absent, else none. */
  transitions: z.optional(z.array(line(40)).check(z.maxLength(7))),
  /** Areas of concern of stage 1. */
  concerns: z._default(z.array(text(500)).check(z.maxLength(30)), []),
  /** Why stage 1 or stage 2 was held while something blocked its gate. */
  despite: z.optional(text(1000)),
  files: z._default(filesField, []),
});
/** What was recorded wrongly about it, as it is right: what is left out stays as it is, null removes what may be absent. */
export const correctAuditBody = z.strictObject({
  audit,
  from: on,
  to: on,
  outcome: z.optional(z.enum(OUTCOMES)),
  reportOn: z.optional(z.nullable(dateField)),
  standards: z.optional(families),
  sites: z.optional(sites),
  note: z.optional(z.nullable(text(2000))),
  reason,
});
export const resolveConcernBody = z.strictObject({
  audit,
  concern: z.int().check(z.gte(1), z.lte(30)),
  on,
  note: text(1000),
});
