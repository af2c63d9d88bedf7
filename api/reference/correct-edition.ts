import { z } from 'zod';
import type { Edition } from '#domain/kernel/reference';
import { findStandard } from '#domain/standards/catalogue';
import { Problem } from '../platform/problem.ts';
import { dateSchema, shortTextSchema } from '../platform/texts.ts';
import type { HeldEdition } from './edition-view.ts';

const dateOrNone = dateSchema.nullable().optional();

/** What an administrator corrects about an edition: what is left out stays. Nothing is corrected without a source. */
export const correctionBodySchema = z.strictObject({
  /** The version that the page showed. */
  shownVersion: z.int(),
  /** Where the correction comes from: a publication, a letter of the certification body, one's own copy. */
  source: z.string().trim().min(1).max(500),
  publishedOn: dateOrNone,
  successor: z
    .string()
    .regex(/^ISO(\/IEC)? \d+:\d{4}$/, { error: 'Name it with its edition, for example ISO 45001:2027' })
    .nullable()
    .optional(),
  newCertificatesUntil: dateOrNone,
  transitionEndsOn: dateOrNone,
  amendments: z
    .array(
      z.strictObject({
        name: shortTextSchema,
        publishedOn: dateSchema.nullable().default(null),
        clauses: z.array(z.string().max(20)).max(100).default([]),
      }),
    )
    .max(20)
    .optional(),
  /** False: “verify against your own copy”. */
  confirmed: z.boolean().optional(),
  /** Titles of single clauses or controls; an empty one returns to the catalogue's. */
  titles: z
    .array(z.strictObject({ number: z.string().max(20), title: z.string().trim().max(200) }))
    .max(300)
    .optional(),
});
export type CorrectionBody = z.output<typeof correctionBodySchema>;

/**
 * The edition with a correction applied and its version raised. Refuses clauses that the edition does not have, dates
 * in an impossible order, an edition that follows itself or another standard, and a correction that changes nothing.
 */
export function correctEdition(held: HeldEdition, body: CorrectionBody): HeldEdition {
  const { shownVersion: _shown, source, titles: newTitles = [], ...changes } = body;
  const { edition: before } = held;
  const facts: Edition = { ...before, ...given(changes) };
  const titles = correctedTitles(held, newTitles);
  refuseWrongFields(facts, newTitles);
  const factsChanged = JSON.stringify(facts) !== JSON.stringify(before);
  if (!factsChanged && JSON.stringify(titles) === JSON.stringify(held.titles)) {
    refuseFields({ source: 'Nothing differs from what is on record' });
  }
  // A title from one's own copy says nothing about where the dates come from.
  return { edition: { ...facts, source: factsChanged ? source : before.source, version: before.version + 1 }, titles };
}

/** The fields that were sent, in the shape of the edition. */
function given({ amendments, ...rest }: Omit<CorrectionBody, 'shownVersion' | 'source' | 'titles'>): Partial<Edition> {
  const sent = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  return { ...sent, ...(amendments === undefined ? {} : { amendments }) };
}

function correctedTitles({ titles, edition }: HeldEdition, changes: HeldEdition['titles']): HeldEdition['titles'] {
  const byNumber = new Map(titles.map(({ number, title }) => [number, title]));
  for (const { number, title } of changes) {
    if (title === '') byNumber.delete(number);
    else byNumber.set(number, title);
  }
  return numbersOf(edition.name).flatMap((number) => {
    const title = byNumber.get(number);
    return title === undefined ? [] : [{ number, title }];
  });
}

function refuseWrongFields(edition: Edition, titles: HeldEdition['titles']): void {
  const numbers = new Set(numbersOf(edition.name));
  const { publishedOn, newCertificatesUntil, transitionEndsOn, successor } = edition;
  const before = (earlier: string | null, later: string | null) =>
    earlier !== null && later !== null && earlier > later;
  const wrong: Record<string, string> = {};
  if (before(publishedOn, newCertificatesUntil)) wrong['newCertificatesUntil'] = 'Lies before the publication';
  if (before(publishedOn, transitionEndsOn)) wrong['transitionEndsOn'] = 'Lies before the publication';
  if (before(newCertificatesUntil, transitionEndsOn))
    wrong['transitionEndsOn'] = 'Lies before the last day for new certificates';
  if (successor !== null && (successor === edition.name || !successor.startsWith(`${edition.standard}:`))) {
    wrong['successor'] = `Name a later edition of ${edition.standard}`;
  }
  for (const [index, amendment] of edition.amendments.entries()) {
    const unknown = amendment.clauses.find((number) => !numbers.has(number));
    if (unknown !== undefined) wrong[`amendments.${String(index)}.clauses`] = `There is no clause ${unknown}`;
  }
  for (const [index, { number }] of titles.entries()) {
    if (!numbers.has(number)) wrong[`titles.${String(index)}.number`] = `There is no clause ${number}`;
  }
  if (Object.keys(wrong).length > 0) refuseFields(wrong);
}

function numbersOf(name: string): string[] {
  const standard = findStandard(name);
  return [...(standard?.clauses ?? []), ...(standard?.controls ?? [])].map(({ number }) => number);
}

function refuseFields(fields: Readonly<Record<string, string>>): never {
  throw new Problem('invalid', { fieldPaths: Object.keys(fields), members: { fields } });
}
