import * as z from 'zod/mini';
import { dateField, idField, line, text } from '../fields.ts';
import { AUDIT_KINDS } from './audits/audit-state.ts';
import { PREPARATION } from './stages.ts';

const edition = line(40);
const sites = z.array(idField).check(z.minLength(1), z.maxLength(50));

const aboutFields = {
  title: line(120),
  /** The site whose calendar counts: the central function's. */
  site: idField,
  sites,
  scope: text(1000),
  headcount: z.optional(z.int().check(z.gte(1), z.lte(1_000_000))),
  target: z.optional(dateField),
  lead: idField,
};

/** Begins with the gap analysis. */
export const startBody = z.strictObject({
  ...aboutFields,
  /** With edition, for example `ISO 9001:2026`: one certificate each. */
  editions: z.array(edition).check(z.minLength(1), z.maxLength(7)),
  body: z.optional(idField),
  /** When the work truly began, where that was before today. */
  startedOn: z.optional(dateField),
  owners: z.optional(z.array(z.strictObject({ stage: z.enum(PREPARATION), owner: idField })).check(z.maxLength(7))),
});
export type StartBody = Readonly<z.infer<typeof startBody>>;

const revision = z.int().check(z.gte(0), z.lte(99));
/** What every certificate says. */
const printed = {
  edition,
  number: line(60),
  sites,
  scope: text(1000),
  /** The decision that began the running cycle. */
  decidedOn: dateField,
  expiresOn: dateField,
};
/** What a certificate need not say: it was first certified, and is effective, on the day of its decision then. */
const mayBePrinted = { originalOn: dateField, effectiveOn: dateField, mark: line(60), soaVersion: line(60) };

/** A certificate as it is printed. */
export const paperBody = z.strictObject({
  ...printed,
  revision: z._default(revision, 0),
  ...z.partial(z.object(mayBePrinted)).shape,
});
export type PaperBody = Readonly<z.infer<typeof paperBody>>;

/** What is to be changed of a certificate: what is left out stays as it is, null removes what need not be there. */
export const paperChange = z.strictObject({
  ...z.partial(z.object({ ...printed, revision })).shape,
  originalOn: z.optional(z.nullable(mayBePrinted.originalOn)),
  effectiveOn: z.optional(z.nullable(mayBePrinted.effectiveOn)),
  mark: z.optional(z.nullable(mayBePrinted.mark)),
  soaVersion: z.optional(z.nullable(mayBePrinted.soaVersion)),
});
export type PaperChange = Readonly<z.infer<typeof paperChange>>;

/** Begins in the middle: the organization already holds certificates. */
export const enterBody = z.strictObject({
  ...aboutFields,
  body: idField,
  certificates: z
    .array(
      z.strictObject({
        ...paperBody.shape,
        /** Certified for the first time in this cycle. */
        firstCycle: z._default(z.boolean(), false),
        suspended: z.optional(z.boolean()),
        /** The day from which the body suspended it; with `suspended`. */
        suspendedOn: z.optional(dateField),
        /** Until when the body wants its reason gone; six months where it did not say (9.6.5.4). */
        suspendedUntil: z.optional(dateField),
        /** Why it is typed in although a rule speaks against its dates: so it is printed. */
        despite: z.optional(text(1000)),
      }),
    )
    .check(z.minLength(1), z.maxLength(7)),
  /** Audits of the running cycle that were held already. */
  audits: z._default(
    z
      .array(
        z.strictObject({
          kind: z.enum(AUDIT_KINDS),
          heldOn: dateField,
          standards: z.optional(z.array(line(40)).check(z.maxLength(7))),
          note: z.optional(text(500)),
        }),
      )
      .check(z.maxLength(20)),
    [],
  ),
});
export type EnterBody = Readonly<z.infer<typeof enterBody>>;
