import { z } from 'zod';
import type { ChangeRow, EditionRow } from '#activities/store/rows';
import { editionSchema, type Edition } from '#domain/kernel/reference';
import { EDITIONS } from '#domain/seed/editions';
import {
  changedClauses,
  controls,
  documentedInformation,
  findStandard,
  leafClauses,
} from '#domain/standards/catalogue';
import { named } from '../platform/named.ts';

const titleSchema = z.strictObject({ number: z.string(), title: z.string() });

/** An edition as it holds now, with the titles that the organization took from its own copy. */
export interface HeldEdition {
  readonly edition: Edition;
  readonly titles: readonly z.infer<typeof titleSchema>[];
}

/** What an audit row of an edition keeps of it before and after. */
const heldSchema = z.object({ edition: editionSchema, titles: z.array(titleSchema).default([]) });

const correctedFieldSchema = z.enum([
  'publishedOn',
  'successor',
  'newCertificatesUntil',
  'transitionEndsOn',
  'amendments',
  'confirmed',
  'title',
]);
export type CorrectedField = z.infer<typeof correctedFieldSchema>;

const correctionViewSchema = named(
  'EditionCorrection',
  z.strictObject({
    at: z.string(),
    /** Id of the person. */
    by: z.string(),
    source: z.string(),
    changes: z.array(
      z.strictObject({
        field: correctedFieldSchema,
        /** Of a title: whose. */
        clause: z.string().nullable(),
        before: z.string().nullable(),
        after: z.string().nullable(),
      }),
    ),
  }),
);

export const editionViewSchema = named(
  'Edition',
  z.strictObject({
    ...editionSchema.shape,
    subject: z.string(),
    /** How much of it the catalogue holds. */
    counts: z.strictObject({
      clauses: z.number(),
      documentedInformation: z.number(),
      changedClauses: z.number(),
      controls: z.number(),
    }),
    /** Titles from the organization's own copy; they replace those of the catalogue. */
    titles: z.array(titleSchema),
    /** The newest first. */
    corrections: z.array(correctionViewSchema),
  }),
);
export type EditionView = z.infer<typeof editionViewSchema>;

/** An edition with its corrections; undefined for a name that the product does not know. */
export function heldEdition(name: string, row: EditionRow | null | undefined): HeldEdition | undefined {
  if (row) return { edition: row.edition, titles: row.titles ?? [] };
  const edition = EDITIONS.find((one) => one.name === name);
  return edition && { edition, titles: [] };
}

/** `rows` are the edition's audit rows, the newest first. */
export function editionView({ edition, titles }: HeldEdition, rows: readonly ChangeRow[]): EditionView {
  const { name } = edition;
  return {
    ...edition,
    subject: findStandard(name)?.subject ?? '',
    counts: {
      clauses: leafClauses(name).length,
      documentedInformation: documentedInformation(name).length,
      changedClauses: changedClauses(name).length,
      controls: controls(name).length,
    },
    titles: [...titles],
    corrections: rows.map(correctionView),
  };
}

function correctionView(row: ChangeRow): EditionView['corrections'][number] {
  const before = heldSchema.parse(row.before);
  const after = heldSchema.parse(row.after);
  return {
    at: row.at,
    by: row.actor.kind === 'person' ? row.actor.id : row.actor.kind,
    source: row.reason ?? '',
    changes: [...changedFacts(before.edition, after.edition), ...changedTitles(before, after)],
  };
}

type ChangeView = EditionView['corrections'][number]['changes'][number];

function changedFacts(before: Edition, after: Edition): ChangeView[] {
  const texts = (edition: Edition) =>
    ({
      publishedOn: edition.publishedOn,
      successor: edition.successor,
      newCertificatesUntil: edition.newCertificatesUntil,
      transitionEndsOn: edition.transitionEndsOn,
      amendments: amendmentsInWords(edition),
      confirmed: edition.confirmed ? 'yes' : 'no',
    }) as const;
  const old = texts(before);
  const now = texts(after);
  return correctedFieldSchema.options.flatMap((field) =>
    field === 'title' || old[field] === now[field]
      ? []
      : [{ field, clause: null, before: old[field], after: now[field] }],
  );
}

function changedTitles(before: HeldEdition, after: HeldEdition): ChangeView[] {
  const old = new Map(before.titles.map(({ number, title }) => [number, title]));
  const now = new Map(after.titles.map(({ number, title }) => [number, title]));
  return [...new Set([...old.keys(), ...now.keys()])]
    .filter((number) => old.get(number) !== now.get(number))
    .map((number) => ({
      field: 'title',
      clause: number,
      before: old.get(number) ?? null,
      after: now.get(number) ?? null,
    }));
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
