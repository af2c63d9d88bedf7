import * as z from 'zod/mini';
import type { LocalDate } from '../../kernel/instant.ts';

/**
 * Status of a certificate. Only *expired* and *lapsed* happen by time; the others are recorded notices and decisions of
 * the certification body.
 */
export const STATUSES = [
  'none',
  'valid',
  'suspended',
  'expired',
  'lapsed',
  'withdrawn',
  'reduced',
  'refused',
  'givenUp',
] as const;
export type CertificateStatus = (typeof STATUSES)[number];

/** What a decision of the body can be about. */
export const DECISION_KINDS = ['initial', 'recertification', 'transition', 'transfer', 'scope'] as const;
export type DecisionKind = (typeof DECISION_KINDS)[number];

export const DECISION_RESULTS = ['granted', 'smallerScope', 'deferred', 'refused'] as const;

/** What is printed on a certificate. Dates are local calendar dates; valid through the day of expiry. */
export const paperSchema = z.object({
  number: z.string(),
  revision: z.number(),
  /** With edition, always printed: `ISO 9001:2015`. */
  edition: z.string(),
  sites: z.array(z.string()),
  scope: z.string(),
  originalOn: z.string(),
  /** The decision that began the running cycle (9.1.3.2). */
  decidedOn: z.string(),
  effectiveOn: z.string(),
  expiresOn: z.string(),
  /** Accreditation mark. */
  mark: z.nullable(z.string()),
  /** Version of the Statement of Applicability, for ISO/IEC 27001. */
  soaVersion: z.nullable(z.string()),
});
export type Paper = Readonly<z.infer<typeof paperSchema>>;

/** One status that a certificate has had: what the body said or time brought, on which day, and from when it holds. */
export const standingSchema = z.object({
  status: z.enum(STATUSES),
  /** The day of the decision or letter, or the first one after the end. */
  on: z.string(),
  /** From when it holds: a decision can take effect later. */
  since: z.string(),
  reason: z.nullable(z.string()),
  /** Until when the body wants a suspension solved. */
  until: z.nullable(z.string()),
  /** The letter that lifted a suspension: the status is the one from before it. */
  restored: z.optional(z.literal(true)),
  /** Of a suspension: what was decided meanwhile, which is the status once it is lifted. */
  afterwards: z.optional(z.enum(['valid', 'reduced'])),
});
export type Standing = Readonly<z.infer<typeof standingSchema>>;

export const certificateSchema = z.object({
  /** Family: `ISO 9001`. */
  standard: z.string(),
  /** The edition that is aimed at next. */
  aim: z.string(),
  status: z.enum(STATUSES),
  /** The date from which the status holds. */
  since: z.string(),
  reason: z.nullable(z.string()),
  paper: z.nullable(paperSchema),
  /** Certified for the first time: the first surveillance knows no tolerance. */
  firstCycle: z.boolean(),
  /** Until when the body wants the reason of a suspension gone. */
  suspendedUntil: z.nullable(z.string()),
  /** A decision about it was deferred, or is under appeal. */
  undecided: z.nullable(z.object({ what: z.enum(['deferred', 'appealed']), on: z.string(), reason: z.string() })),
  /** When the body last decided about it, whatever it decided; a deferred decision is none. */
  answeredOn: z.nullable(z.string()),
  /** When the body last said that it goes on after a surveillance. */
  continuedOn: z.nullable(z.string()),
  /** The end of the transition of its edition, as it was known. */
  transitionEndsOn: z.nullable(z.string()),
  /** The mark is no longer used and customers were told; null while nothing asks for it. */
  markStopped: z.nullable(z.object({ status: z.string(), doneOn: z.nullable(z.string()) })),
  /** Dates of surveillance that are overdue by rule, as recorded. */
  overdue: z.array(z.string()),
  /** Earlier papers, newest last: what was valid until when. The next one begins on that day, or it ended before by itself. */
  earlier: z.array(z.extend(paperSchema, { until: z.string() })),
  /** Since when the next cycle is prepared; null while it is not. Absent in what earlier versions kept. */
  recertifying: z.optional(z.nullable(z.string())),
  /** Which of its cycles runs, counted with the journey's; absent in what earlier versions kept. */
  cycle: z.optional(z.number()),
  /** When the body refused to renew it; nobody is asked to prepare that again. */
  notRenewedOn: z.optional(z.nullable(z.string())),
  /** Since when the move to another edition is under way: audits from then on can be about it. */
  movingSince: z.optional(z.nullable(z.string())),
  /** Every status it has had, by the day that brought it; absent while nothing has changed since the journey knows of it. */
  history: z.optional(z.array(standingSchema)),
});
export type Certificate = Readonly<z.infer<typeof certificateSchema>>;

/** The days on which the body is known to have decided about it, whatever it decided, in order. */
export function decisionDays({ paper, earlier, answeredOn, undecided }: Certificate): readonly LocalDate[] {
  const days = [paper?.decidedOn, ...earlier.map((one) => one.decidedOn), answeredOn, undecided?.on];
  return days.filter((day) => typeof day === 'string').sort();
}

/** Granted and not taken back, also with a smaller scope; from its day on it counts for customers (`validFrom`). */
export const isValid = ({ status }: Pick<Certificate, 'status'>): boolean => status === 'valid' || status === 'reduced';

/**
 * The day from which it counts, where that lies ahead of this one: a decision can take effect later (9.6.3.2.5). Null when
 * it counts, also by the paper before, which goes on until then to its own end, and when it does not count at all.
 */
export function validFrom(certificate: Certificate, today: LocalDate): LocalDate | null {
  const { paper, earlier } = certificate;
  if (!paper || !isValid(certificate) || paper.effectiveOn <= today) return null;
  const goesOn = earlier.some(
    (one) => one.effectiveOn <= today && (today < one.until || (today === one.until && one.until === one.expiresOn)),
  );
  return goesOn ? null : paper.effectiveOn;
}

/** Its cycle goes on: clocks of audits and of expiry run, also while it is suspended (9.6.5). */
export const isInCycle = (one: Pick<Certificate, 'status'>): boolean => isValid(one) || one.status === 'suspended';

/** The last day of validity: the earlier of the cycle's expiry and the end of its edition's transition. */
export function validUntil({ paper, transitionEndsOn }: Certificate): string | null {
  if (!paper) return null;
  return transitionEndsOn !== null && transitionEndsOn < paper.expiresOn ? transitionEndsOn : paper.expiresOn;
}

/**
 * By when a suspension is to be lifted: as the body set it or after the usual six months, and with the certificate at the
 * latest, for what is suspended then is no longer there. Null while it is not suspended.
 */
export function suspensionEnds(certificate: Certificate): string | null {
  const { status, suspendedUntil } = certificate;
  if (status !== 'suspended' || suspendedUntil === null) return null;
  const end = validUntil(certificate);
  return end !== null && end < suspendedUntil ? end : suspendedUntil;
}
