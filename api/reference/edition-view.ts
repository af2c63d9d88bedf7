import { z } from 'zod';
import type { HeldEdition } from '#activities/store/held-editions';
import type { ChangeRow } from '#activities/store/rows';
import { catalogueOf } from '#domain/kernel/catalogue';
import { editionSchema } from '#domain/kernel/reference';
import { BUILT_IN } from '#domain/standards/built-in';
import { changedClauses } from '#domain/standards/catalogue';
import { named } from '../platform/named.ts';
import { correctionView, correctionViewSchema } from './edition-corrections.ts';

export const editionViewSchema = named(
  'Edition',
  z.strictObject({
    ...editionSchema.shape,
    subject: z.string(),
    /** The edition it replaces, where that one is in the catalogue too. */
    predecessor: z.string().nullable(),
    /** By an administrator: it does not come with the product. */
    added: z.boolean(),
    /** How much of it the catalogue holds. */
    counts: z.strictObject({
      clauses: z.number(),
      documentedInformation: z.number(),
      changedClauses: z.number(),
      controls: z.number(),
    }),
    /** Titles from the organization's own copy; they replace those of the catalogue. */
    titles: z.array(z.strictObject({ number: z.string(), title: z.string() })),
    /** The newest first. */
    corrections: z.array(correctionViewSchema),
  }),
);
export type EditionView = z.infer<typeof editionViewSchema>;

/** `rows` are the edition's audit rows, the newest first. */
export function editionView({ edition, titles = [], standard }: HeldEdition, rows: readonly ChangeRow[]): EditionView {
  const { name } = edition;
  const catalogue = catalogueOf([standard]);
  return {
    ...edition,
    subject: standard.subject,
    predecessor: standard.predecessor ?? null,
    added: BUILT_IN.find(name) === undefined,
    counts: {
      clauses: catalogue.leaves(name).length,
      documentedInformation: standard.documentedInformation.length,
      changedClauses: changedClauses(catalogue, name).length,
      controls: standard.controls?.length ?? 0,
    },
    titles: [...titles],
    corrections: rows.map(correctionView),
  };
}
