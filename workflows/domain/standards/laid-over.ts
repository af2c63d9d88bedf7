import { catalogueOf, type Catalogue, type Standard } from '../kernel/catalogue.ts';
import type { Edition } from '../kernel/reference.ts';
import { citable } from './catalogue.ts';

/** The catalogue with these editions in the place of its own of that name; others come after it. */
export function laidOver(base: Catalogue, standards: readonly Standard[]): Catalogue {
  const own = new Map(standards.map((standard) => [standard.name, standard]));
  return catalogueOf([
    ...base.standards.map((standard) => own.get(standard.name) ?? standard),
    ...standards.filter(({ name }) => base.find(name) === undefined),
  ]);
}

/** What administrators added to an edition or corrected of it; what is left out stays as the product has it. */
export type Corrections = Partial<Omit<Standard, 'name' | 'unconfirmed' | 'marksUnconfirmed'>>;

/** An edition as its row keeps it. */
export interface Held {
  readonly edition: Edition;
  /** Titles of clauses and controls from the organization's own copy. */
  readonly titles?: readonly { readonly number: string; readonly title: string }[];
  readonly corrections?: Corrections;
}

/**
 * What an edition says now: the product's own under what administrators corrected, field by field, under the titles of
 * their own copy. Documented information of a clause that is no longer listed is left out.
 */
export function standardOf(seed: Standard | undefined, { edition, titles = [], corrections = {} }: Held): Standard {
  if (seed && titles.length === 0 && Object.keys(corrections).length === 0) return seed;
  const { marksUnconfirmed, ...known } = seed ?? NOTHING;
  const standard: Standard = { ...known, ...corrections, name: edition.name };
  const numbers = new Set(citable(standard).map(({ number }) => number));
  const own = new Map(titles.map(({ number, title }) => [number, title]));
  const titled = (clauses: Standard['clauses']): Standard['clauses'] =>
    own.size === 0 ? clauses : clauses.map(({ number, title }) => ({ number, title: own.get(number) ?? title }));
  return {
    ...standard,
    clauses: titled(standard.clauses),
    documentedInformation: standard.documentedInformation.filter(({ clause }) => numbers.has(clause)),
    ...(standard.controls === undefined ? {} : { controls: titled(standard.controls) }),
    ...(marksUnconfirmed && corrections.documentedInformation === undefined ? { marksUnconfirmed } : {}),
  };
}

const NOTHING: Standard = { name: '', subject: '', clauses: [], documentedInformation: [] };

/** Editions of one family beside each other, by their names; families in the order in which they are first named. */
export function byFamily<T extends Pick<Edition, 'name' | 'standard'>>(editions: readonly T[]): readonly T[] {
  const families = [...new Set(editions.map(({ standard }) => standard))];
  return families.flatMap((family) =>
    editions.filter(({ standard }) => standard === family).sort((a, b) => (a.name < b.name ? -1 : 1)),
  );
}
