/** A clause by number and title. The text of the standard is not part of the product. */
export interface Clause {
  readonly number: string;
  readonly title: string;
}

/** One edition of a standard. */
export interface Standard {
  /** With edition, for example `ISO 9001:2015`. */
  readonly name: string;
  readonly subject: string;
  readonly clauses: readonly Clause[];
  /** Titles that are not confirmed yet: “verify against your own copy”. */
  readonly unconfirmed?: true;
  /** Number of controls by theme in Annex A, cited as `A.5.1`. */
  readonly annexControls?: Readonly<Record<string, number>>;
}

/** Clauses from lines like `4.1 Understanding the organization and its context`. */
export function clausesOf(list: string): readonly Clause[] {
  return list
    .trim()
    .split('\n')
    .map((row) => {
      const [number = '', ...title] = row.trim().split(' ');
      return { number, title: title.join(' ') };
    });
}
