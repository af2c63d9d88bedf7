import { z } from 'zod';
import type { HeldEdition } from '#activities/store/held-editions';
import { standardSchema, type Standard } from '#domain/kernel/catalogue';
import type { Edition } from '#domain/kernel/reference';
import { BUILT_IN } from '#domain/standards/built-in';
import { citable } from '#domain/standards/catalogue';
import { standardOf, type Corrections } from '#domain/standards/laid-over';
import { contentFields, dateFields, sourceSchema } from './edition-fields.ts';
import { contentFaults, dateFaults, noClause, predecessorFault, refuseFaults, type Faults } from './edition-faults.ts';

/** What an administrator corrects about an edition: what is left out stays. Nothing is corrected without a source. */
export const correctionBodySchema = z.strictObject({
  /** The version that the page showed. */
  shownVersion: z.int(),
  source: sourceSchema,
  ...dateFields,
  ...contentFields,
  /** Titles of single clauses or controls; an empty one returns to the catalogue's. */
  titles: z
    .array(z.strictObject({ number: z.string().max(20), title: z.string().trim().max(200) }))
    .max(300)
    .optional(),
});
export type CorrectionBody = z.output<typeof correctionBodySchema>;

/** The same before its source is written down. */
export const correctionTriedSchema = correctionBodySchema.omit({ source: true });

const CONTENTS = ['subject', 'predecessor', 'clauses', 'documentedInformation', 'changes', 'controls'] as const;

/**
 * The edition with a correction applied and its version raised; `known` are the names of all editions. Refuses what an
 * edition cannot be (`edition-faults.ts`), and a correction that changes nothing.
 */
export function correctEdition(held: HeldEdition, body: CorrectionBody, known: ReadonlySet<string>): HeldEdition {
  const { source, titles: newTitles = [] } = body;
  const { edition: before } = held;
  const facts: Edition = { ...before, ...sentDates(body) };
  const contents = correctedContents(held.standard, body);
  const corrections = { ...held.corrections, ...contents };
  const listed: Standard = { ...(BUILT_IN.find(before.name) ?? held.standard), ...corrections };
  const titles = correctedTitles(held, newTitles, contents, listed);
  refuseFaults(
    dateFaults(facts, listed),
    contentFaults(listed),
    body.predecessor === undefined ? {} : predecessorFault(listed, known),
    titleFaults(newTitles, listed),
  );
  const factsChanged = JSON.stringify(facts) !== JSON.stringify(before);
  const edition = {
    ...facts,
    // A title or a clause from one's own copy says nothing about where the dates come from.
    source: factsChanged ? source : before.source,
    version: before.version + 1,
  };
  const after = { edition, titles, corrections };
  const standard = standardOf(BUILT_IN.find(before.name), after);
  if (!factsChanged && saysTheSame(standard, held.standard)) {
    refuseFaults({ source: 'Nothing differs from what is on record' });
  }
  return { ...after, standard };
}

/** Whether two say the same, in whatever order their fields were written. */
export function saysTheSame(one: Standard, other: Standard): boolean {
  return JSON.stringify(standardSchema.parse(one)) === JSON.stringify(standardSchema.parse(other));
}

/** The dates that were sent, in the shape of the edition. */
function sentDates(body: CorrectionBody): Partial<Edition> {
  const { publishedOn, successor, newCertificatesUntil, transitionEndsOn, amendments, confirmed } = body;
  const dates = { publishedOn, successor, newCertificatesUntil, transitionEndsOn, amendments, confirmed };
  return Object.fromEntries(Object.entries(dates).filter(([, value]) => value !== undefined));
}

/** What was sent and differs; the rest goes on following the product. */
function correctedContents(standard: Standard, body: CorrectionBody): Corrections {
  const { documentedInformation: asked } = body;
  const clauses = body.clauses ?? standard.clauses;
  const sent = { ...body, ...(asked === undefined ? {} : { documentedInformation: inOrderOf(clauses, asked) }) };
  return Object.fromEntries(
    CONTENTS.flatMap((field) => {
      const value = sent[field];
      const nothing = field === 'changes' || field === 'controls' ? [] : undefined;
      const isSame = JSON.stringify(value) === JSON.stringify(standard[field] ?? nothing);
      return value === undefined || isSame ? [] : [[field, value]];
    }),
  );
}

/** Documented information in the order of the clauses. */
export function inOrderOf<T extends { readonly clause: string }>(
  clauses: Standard['clauses'],
  asked: readonly T[],
): readonly T[] {
  const place = new Map(clauses.map(({ number }, index) => [number, index]));
  return asked
    .map((one, index) => ({ one, at: place.get(one.clause) ?? clauses.length + index }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one);
}

/** Titles of the organization's own copy. A list that was corrected as a whole has its titles in it. */
function correctedTitles(
  { titles = [] }: HeldEdition,
  changes: readonly { readonly number: string; readonly title: string }[],
  { clauses = [], controls = [] }: Corrections,
  listed: Standard,
): { number: string; title: string }[] {
  const whole = new Set([...clauses, ...controls].map(({ number }) => number));
  const byNumber = new Map(titles.map(({ number, title }) => [number, title]));
  for (const number of whole) byNumber.delete(number);
  for (const { number, title } of changes) {
    if (title === '') byNumber.delete(number);
    else byNumber.set(number, title);
  }
  return citable(listed).flatMap(({ number }) => {
    const title = byNumber.get(number);
    return title === undefined ? [] : [{ number, title }];
  });
}

function titleFaults(titles: readonly { readonly number: string }[], listed: Standard): Faults {
  const numbers = new Set(citable(listed).map(({ number }) => number));
  return Object.fromEntries(
    titles.flatMap(({ number }, index) =>
      numbers.has(number) ? [] : [[`titles.${String(index)}.number`, noClause(number)]],
    ),
  );
}

/** The edition before, once one that replaces it was added: it says so from now on. */
export function replacedBy(held: HeldEdition, successor: string, source: string): HeldEdition {
  const { edition, titles = [], corrections = {} } = held;
  const row = { edition: { ...edition, successor, source, version: edition.version + 1 }, titles, corrections };
  return { ...row, standard: held.standard };
}
