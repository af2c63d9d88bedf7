import * as z from 'zod/mini';

/** The longest text a command may carry. Anything longer is a file. */
const LONGEST_TEXT = 4000;

/**
 * What can be written: something to see, nothing that only controls a machine, apart from tab and line break, and no half of
 * a character: a database keeps that as something else, and its row would no longer match its hash.
 */
const WRITTEN = /^(?:(?=[^]*[\p{L}\p{N}\p{P}\p{S}])(?:[\t\n\r]|[^\p{Cc}\p{Cs}])*)?$/u;
const WRITTEN_ON_ONE_LINE = /^(?:(?=[^]*[\p{L}\p{N}\p{P}\p{S}])(?:\t|[^\p{Cc}\p{Cs}])*)?$/u;

/** Invisible signs that show what follows in another order than it was written: “gnp.exe” for “exe.png”. */
const TURNING = /[\u202a-\u202e\u2066-\u2069]/;
const shownAsWritten = z.refine<string>(
  (typed) => !TURNING.test(typed),
  'This holds an invisible sign that turns the order of letters around. Type the text anew instead of pasting it.',
);

/** No date is older: evidence such as a permit may be of the seventies, a year such as 202 or 1026 is mistyped. */
const EARLIEST_DATE = '1970-01-01';
const notMistyped = z.refine<string>(
  (date) => date >= EARLIEST_DATE,
  'This date lies before 1970. Look at the year again.',
);

/** A text as the record may hold it from times when less was refused. */
export const keptText = (longest: number = LONGEST_TEXT): z.ZodMiniString =>
  z.string().check(z.trim(), z.minLength(1), z.maxLength(longest), z.regex(WRITTEN));

/** A short text on one line, as the record may hold it. */
export const keptLine = (longest = 200): z.ZodMiniString =>
  z.string().check(z.trim(), z.minLength(1), z.maxLength(longest), z.regex(WRITTEN_ON_ONE_LINE));

/** A calendar date as the record may hold it. */
export const keptDate = z.iso.date();

/** A text somebody typed: trimmed, not empty. */
export const text = (longest?: number): z.ZodMiniString => keptText(longest).check(shownAsWritten);

/** A short text on one line: a place, a name, a reference. */
export const line = (longest?: number): z.ZodMiniString => keptLine(longest).check(shownAsWritten);

/** The id of a person, a site, a file. */
export const idField = z.string().check(z.minLength(1), z.maxLength(80), z.regex(/^[\w.@:-]+$/));

/** The key of a process, for example `CAPA-2026-0042`. */
export const keyField = z.string().check(z.regex(/^[A-Z]{1,8}-\d{4}-\d{4,8}$/));

/** A calendar date at the site, for example `2026-11-23`. */
export const dateField = z.iso.date().check(notMistyped);

/**
 * Where something is kept elsewhere: an address, a folder (`\\server\qm`), a binder on a shelf. Screens open it only when it
 * is a web address.
 */
export const placeField = line(500);

/** Whether a place is an address that a browser may open, never a script. */
export const isWebAddress = (place: string): boolean => z.url({ protocol: /^https?$/ }).safeParse(place).success;

/** Files that were uploaded before the command. */
export const filesField = z.array(idField).check(z.maxLength(10));

/** Number of an action in its plan: 1, 2, 3 … */
export const actionNumber = z.int().check(z.gte(1), z.lte(99));

/** Severity or likelihood: 1 (least) to 5. */
export const fivePoints = z.int().check(z.gte(1), z.lte(5));

/** A signature was given: the box was ticked by the person who sends the command. */
export const signed = z.literal(true);

export const GRADES = ['major', 'minor'] as const;
export type Grade = (typeof GRADES)[number];

/** What is in danger, or nothing. */
export const DANGERS = ['none', 'people', 'environment', 'data'] as const;
export type Danger = (typeof DANGERS)[number];

/** Where something was noticed. */
export const SOURCES = [
  'internalAudit',
  'externalAudit',
  'customerComplaint',
  'processDeviation',
  'supplier',
  'incident',
  'managementReview',
  'risk',
  'other',
] as const;
export type Source = (typeof SOURCES)[number];

/** What somebody reports. An opportunity is not a nonconformity, and a nonconformity is never an opportunity. */
export const REPORT_KINDS = ['nonconformity', 'incident', 'complaint', 'observation', 'opportunity'] as const;
export type ReportKind = (typeof REPORT_KINDS)[number];
