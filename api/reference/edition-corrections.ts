import { z } from 'zod';
import type { ChangeRow } from '#activities/store/rows';
import { standardSchema, type Standard } from '#domain/kernel/catalogue';
import { editionSchema, type Edition } from '#domain/kernel/reference';
import { citable } from '#domain/standards/catalogue';
import { standardsWords } from '#domain/standards/words';
import { named } from '../platform/named.ts';

/** What an audit row of an edition keeps of it before and after; rows of earlier versions know titles alone. */
const heldSchema = z.object({
  edition: editionSchema,
  titles: z.array(z.strictObject({ number: z.string(), title: z.string() })).default([]),
  standard: z.optional(standardSchema),
});
type Held = z.infer<typeof heldSchema>;

const FACTS = [
  'publishedOn',
  'successor',
  'newCertificatesUntil',
  'transitionEndsOn',
  'amendments',
  'confirmed',
] as const;
const OF_EDITION = ['subject', 'predecessor'] as const;
const OF_CLAUSE = ['title', 'clause', 'documentedInformation', 'change', 'control'] as const;
const correctedFieldSchema = z.enum([...FACTS, ...OF_EDITION, ...OF_CLAUSE]);

export const correctionViewSchema = named(
  'EditionCorrection',
  z.strictObject({
    at: z.string(),
    /** Id of the person. */
    by: z.string(),
    source: z.string(),
    /** The edition was added; what it said then is not listed. */
    added: z.boolean(),
    changes: z.array(
      z.strictObject({
        field: correctedFieldSchema,
        /** Of what a clause or control says: whose. */
        clause: z.string().nullable(),
        /** In words; null where there was nothing. */
        before: z.string().nullable(),
        after: z.string().nullable(),
      }),
    ),
  }),
);
type CorrectionView = z.infer<typeof correctionViewSchema>;
type ChangeView = CorrectionView['changes'][number];

/** An audit row of an edition, in words. */
export function correctionView(row: ChangeRow): CorrectionView {
  const before = row.before === null ? null : heldSchema.parse(row.before);
  const after = heldSchema.parse(row.after);
  return {
    at: row.at,
    by: row.actor.kind === 'person' ? row.actor.id : row.actor.kind,
    source: row.reason ?? '',
    added: before === null,
    changes: before === null ? [] : changesBetween(before, after),
  };
}

function changesBetween(before: Held, after: Held): ChangeView[] {
  const facts = FACTS.flatMap((field) =>
    changed(field, null, factOf(before.edition, field), factOf(after.edition, field)),
  );
  if (before.standard === undefined || after.standard === undefined) {
    return [...facts, ...compared('title', titlesOf(before.titles), titlesOf(after.titles))];
  }
  return [...facts, ...saidBetween(before.standard, after.standard)];
}

function factOf(edition: Edition, field: (typeof FACTS)[number]): string | null {
  switch (field) {
    case 'amendments':
      return amendmentsInWords(edition);
    case 'confirmed':
      return edition.confirmed ? 'yes' : 'no';
    default:
      return edition[field];
  }
}

function saidBetween(before: Standard, after: Standard): ChangeView[] {
  return [
    ...OF_EDITION.flatMap((field) => changed(field, null, before[field] ?? null, after[field] ?? null)),
    // A clause that stays has another title; one that comes or goes is listed as itself.
    ...compared('title', titlesOf(citable(before), citable(after)), titlesOf(citable(after), citable(before))),
    ...compared('clause', onlyIn(before.clauses, after.clauses), onlyIn(after.clauses, before.clauses)),
    ...compared('control', onlyIn(before.controls, after.controls), onlyIn(after.controls, before.controls)),
    ...compared('documentedInformation', askedOf(before), askedOf(after)),
    ...compared('change', changesOf(before), changesOf(after)),
  ];
}

type ByClause = ReadonlyMap<string, string | null>;
type Lines = readonly { readonly number: string; readonly title: string }[];

/** The titles of these clauses, of those that `both` lists too. */
function titlesOf(lines: Lines, both: Lines = lines): ByClause {
  const known = new Set(both.map(({ number }) => number));
  return new Map(
    lines.flatMap(({ number, title }) => (known.has(number) ? [[number, title === '' ? null : title]] : [])),
  );
}

/** Clauses that the other list does not have. */
function onlyIn(lines: Lines = [], others: Lines = []): ByClause {
  const known = new Set(others.map(({ number }) => number));
  return new Map(
    lines.flatMap(({ number, title }) => (known.has(number) ? [] : [[number, title === '' ? number : title]])),
  );
}

const askedOf = ({ documentedInformation }: Standard): ByClause =>
  new Map(
    documentedInformation.map(({ clause, marks, what }) => {
      const words = marks.map((mark) => standardsWords[`mark.${mark}`] ?? mark).join(', ');
      return [clause, what === undefined ? words : `${words}: ${what}`];
    }),
  );

const changesOf = ({ changes = [] }: Standard): ByClause =>
  new Map(
    changes.map(({ number, confirmed }) => [
      number,
      standardsWords[`clauseChange.${confirmed ? 'confirmed' : 'expected'}`] ?? '',
    ]),
  );

/** What differs for each clause, in the order in which it was and then is listed. */
function compared(field: (typeof OF_CLAUSE)[number], before: ByClause, after: ByClause): ChangeView[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((clause) =>
    changed(field, clause, before.get(clause) ?? null, after.get(clause) ?? null),
  );
}

function changed(
  field: ChangeView['field'],
  clause: string | null,
  before: string | null,
  after: string | null,
): ChangeView[] {
  return before === after ? [] : [{ field, clause, before, after }];
}

/** “Amendment 1:2024 of 2024-02-23 to 4.1, 4.2”; null without one. */
function amendmentsInWords({ amendments }: Edition): string | null {
  if (amendments.length === 0) return null;
  return amendments
    .map(({ name, publishedOn, clauses }) =>
      [
        name,
        ...(publishedOn === null ? [] : ['of', publishedOn]),
        ...(clauses.length === 0 ? [] : ['to', clauses.join(', ')]),
      ].join(' '),
    )
    .join('; ');
}
