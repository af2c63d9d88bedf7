import * as z from 'zod/mini';
import type { Catalogue } from './catalogue.ts';

/**
 * What the organization keeps about the world outside, as rules read it: editions of standards and certification bodies.
 * Administrators correct it, with its source; commands use what holds in their moment and record what they used.
 */

/** One edition of a standard with the dates that certificates depend on. Dates are local calendar dates. */
export const editionSchema = z.object({
  /** With edition, for example `ISO 9001:2026`. */
  name: z.string(),
  /** Without it, for example `ISO 9001`. */
  standard: z.string(),
  version: z.number(),
  publishedOn: z.nullable(z.string()),
  /** The edition that replaces it, once that is published. */
  successor: z.nullable(z.string()),
  /** The last day on which a certificate may be newly issued to this edition. */
  newCertificatesUntil: z.nullable(z.string()),
  /** The last day on which a certificate to this edition is valid: by then its transition must be decided. */
  transitionEndsOn: z.nullable(z.string()),
  amendments: z.array(
    z.object({ name: z.string(), publishedOn: z.nullable(z.string()), clauses: z.array(z.string()) }),
  ),
  /** Where the dates come from. */
  source: z.string(),
  /** False: “verify against your own copy”. */
  confirmed: z.boolean(),
});
export type Edition = Readonly<z.infer<typeof editionSchema>>;

const days = z.int().check(z.gte(0), z.lte(730));
const months = z.int().check(z.gte(0), z.lte(60));

/**
 * What differs between certification bodies ([practice] in the reference). Every number has a default; a standard may have
 * its own.
 */
export const bodySettingsSchema = z.object({
  /** Days after an anniversary within which a surveillance still counts; not for the first one of the first cycle. */
  surveillanceToleranceDays: days,
  /** What is proposed as expiry: the day of the decision three years later, or the day before. */
  expiry: z.enum(['sameDay', 'dayBefore']),
  /** Days for the answers to findings count from the last day of the audit, or from its report. */
  countFrom: z.enum(['lastDay', 'report']),
  majorPlanDays: days,
  majorEvidenceDays: days,
  minorPlanDays: days,
  /** What the body needs to verify and decide before a hard stop. */
  ownTimeDays: days,
  /** After this long without an answer of the body we ask. */
  answersWithinDays: days,
  /** Age of stage 1 at which we warn, and at which we ask whether it still holds. */
  stage1WarnDays: days,
  stage1AskDays: days,
  /** How long ahead of its limit a surveillance is booked. */
  bookingMonths: months,
  /** How long before expiry the recertification starts. */
  recertificationMonths: months,
  /** A recertification decided at most so early may end three years after the old expiry. */
  earlyRecertificationMonths: months,
  /** Whether the last day for new certificates also binds recertifications. */
  cutOffBindsRecertification: z.boolean(),
});
export type BodySettings = Readonly<z.infer<typeof bodySettingsSchema>>;

/** A certification body. */
export const bodySchema = z.object({
  id: z.string(),
  version: z.number(),
  name: z.string(),
  /** As people call it: “Aldersyn”. */
  shortName: z.string(),
  active: z.boolean(),
  accreditation: z.nullable(
    z.object({
      /** Who accredited it, and under which number. */
      by: z.string(),
      number: z.string(),
      validUntil: z.nullable(z.string()),
      /** The accreditation body signed the multilateral arrangement (IAF MD 2). */
      mla: z.boolean(),
    }),
  ),
  /** Editions it is accredited for. */
  covers: z.array(z.string()),
  settings: bodySettingsSchema,
  /** Settings that differ for a standard (`ISO 9001`). */
  byStandard: z.record(z.string(), z.partial(bodySettingsSchema)),
});
export type Body = Readonly<z.infer<typeof bodySchema>>;

/** Editions and bodies by name and id, what the editions say, and the sites there are. */
export interface Reference {
  edition(name: string): Edition | undefined;
  body(id: string): Body | undefined;
  readonly editions: readonly Edition[];
  /** What the editions say, as it holds now. */
  readonly catalogue: Catalogue;
  readonly bodies: readonly Body[];
  /** Ids of the sites of the organization, also of those that are no longer used. */
  readonly sites: ReadonlySet<string>;
}

export function referenceOf(
  editions: readonly Edition[],
  catalogue: Catalogue,
  bodies: readonly Body[],
  sites: readonly string[],
): Reference {
  const editionsByName = new Map(editions.map((one) => [one.name, one]));
  const bodiesById = new Map(bodies.map((one) => [one.id, one]));
  return {
    edition: (name) => editionsByName.get(name),
    body: (id) => bodiesById.get(id),
    editions,
    catalogue,
    bodies,
    sites: new Set(sites),
  };
}

/** The settings of a body for one standard, named with or without its edition. */
export function settingsFor(body: Body, standard: string): BodySettings {
  const own = body.byStandard[standard.replace(/:\d{4}$/, '')] ?? {};
  const changed = Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined));
  return bodySettingsSchema.parse({ ...body.settings, ...changed });
}
