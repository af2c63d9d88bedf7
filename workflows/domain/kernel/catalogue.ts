import * as z from 'zod/mini';

/**
 * What is known of the text of standards, edition by edition, as rules read it. It comes with the product and is kept by
 * administrators; the standards themselves are not part of the product.
 */

/** A clause by number and title. */
export const clauseSchema = z.object({
  number: z.string(),
  /** Empty where the standard gives a number only, or where the title is not confirmed. */
  title: z.string(),
});
export type Clause = Readonly<z.infer<typeof clauseSchema>>;

/**
 * What a clause asks for as documented information: `maintain` a document, `retain` a record as evidence, keep it
 * `available` (the wording of the newer editions for documents), `amend` what exists; `extent`: only to the extent
 * necessary or where applicable.
 */
export const MARKS = ['maintain', 'retain', 'available', 'amend', 'extent'] as const;
export type Mark = (typeof MARKS)[number];

/** A clause that asks for documented information. */
export const documentedInformationSchema = z.object({
  /** Number of the clause: a leaf. */
  clause: z.string(),
  marks: z.array(z.enum(MARKS)),
  /** What exactly is asked for, where the clause's title does not say it. */
  what: z.optional(z.string()),
});
export type DocumentedInformation = Readonly<z.infer<typeof documentedInformationSchema>>;

/** A clause that differs from the edition before. */
export const clauseChangeSchema = z.object({
  /** A leaf, or a clause all of whose leaves changed. */
  number: z.string(),
  /** False: expected from drafts and the harmonized structure; verify against one's own copy. */
  confirmed: z.boolean(),
});
export type ClauseChange = Readonly<z.infer<typeof clauseChangeSchema>>;

/** One edition of a standard. */
export const standardSchema = z.object({
  /** With edition, for example `ISO 9001:2015`. */
  name: z.string(),
  subject: z.string(),
  /** Every clause that is listed, parents before their children. */
  clauses: z.readonly(z.array(clauseSchema)),
  /** In the order of the clauses. */
  documentedInformation: z.readonly(z.array(documentedInformationSchema)),
  /** The edition it replaces, where that one is in the catalogue too. */
  predecessor: z.optional(z.string()),
  /** What changed against the predecessor: a clause, or all clauses below one. */
  changes: z.optional(z.readonly(z.array(clauseChangeSchema))),
  /** Titles, marks and changes that are not confirmed yet: “verify against your own copy”. */
  unconfirmed: z.optional(z.boolean()),
  /** Only what it asks for as documented information is not confirmed. */
  marksUnconfirmed: z.optional(z.boolean()),
  /** Controls of Annex A, cited as `A.5.1`. */
  controls: z.optional(z.readonly(z.array(clauseSchema))),
});
export type Standard = Readonly<z.infer<typeof standardSchema>>;

/** The editions that can be named. The edition is part of the name, and always printed. */
export interface Catalogue {
  readonly standards: readonly Standard[];
  /** The standard of this name, for example `ISO 9001:2015`. */
  find(name: string): Standard | undefined;
  /** Its clauses without clauses below them, in order; none for a name that is not in the catalogue. */
  leaves(name: string): readonly Clause[];
}

/** Leaves are worked out once for every standard, in whichever catalogue it is. */
const leavesKnown = new WeakMap<Standard, readonly Clause[]>();

export function catalogueOf(standards: readonly Standard[]): Catalogue {
  const byName = new Map(standards.map((standard) => [standard.name, standard]));
  return {
    standards,
    find: (name) => byName.get(name),
    leaves(name) {
      const standard = byName.get(name);
      return standard === undefined ? [] : leavesOf(standard);
    },
  };
}

function leavesOf(standard: Standard): readonly Clause[] {
  const known = leavesKnown.get(standard);
  if (known) return known;
  const parents = new Set(standard.clauses.flatMap(({ number }) => above(number)));
  const leaves = standard.clauses.filter(({ number }) => !parents.has(number));
  leavesKnown.set(standard, leaves);
  return leaves;
}

/** `8` and `8.5` of `8.5.1`. */
export function above(clause: string): readonly string[] {
  const parts = clause.split('.');
  return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join('.'));
}
