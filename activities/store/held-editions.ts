import type { Standard } from '#domain/kernel/catalogue';
import { EDITIONS } from '#domain/seed/editions';
import { BUILT_IN } from '#domain/standards/built-in';
import { byFamily, standardOf, type Held } from '#domain/standards/laid-over';
import type { EditionRow } from './rows.ts';

/** An edition as it holds now: its dates, what it says, and what of it administrators have given. */
export interface HeldEdition extends Held {
  readonly standard: Standard;
}

/** The editions that come with the product, under what administrators corrected, and those that they added. */
export function heldEditions(rows: readonly EditionRow[]): readonly HeldEdition[] {
  const names = [...new Set([...EDITIONS.map(({ name }) => name), ...rows.map(({ _id }) => _id)])];
  const byName = new Map(rows.map((row) => [row._id, row]));
  const held = names.flatMap((name) => heldEdition(name, byName.get(name)) ?? []);
  return byFamily(held.map((one) => ({ ...one.edition, one }))).map(({ one }) => one);
}

/** One edition with its row; undefined for a name that neither the product nor an administrator knows. */
export function heldEdition(name: string, row: EditionRow | null | undefined): HeldEdition | undefined {
  const edition = row?.edition ?? EDITIONS.find((one) => one.name === name);
  if (edition === undefined) return undefined;
  const { titles = [], corrections = {} } = row ?? {};
  return { edition, titles, corrections, standard: standardOf(BUILT_IN.find(name), { edition, titles, corrections }) };
}
