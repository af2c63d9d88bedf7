/** A clause by number and title. The text of the standard is not part of the product. */
export interface Clause {
  readonly number: string;
  /** Empty where the standard gives a number only, or where the title is not confirmed. */
  readonly title: string;
}

/**
 * What a clause asks for as documented information: `maintain` a document, `retain` a record as evidence, keep it
 * `available` (the wording of the newer editions for documents), `amend` what exists; `extent`: only to the extent
 * necessary or where applicable.
 */
export const MARKS = ['maintain', 'retain', 'available', 'amend', 'extent'] as const;
export type Mark = (typeof MARKS)[number];

/** A clause that asks for documented information. */
export interface DocumentedInformation {
  readonly clause: Clause;
  readonly marks: readonly Mark[];
  /** What exactly is asked for, where the clause's title does not say it. */
  readonly what?: string;
}

/** A clause that differs from the edition before. */
export interface ClauseChange {
  /** A leaf of this edition. */
  readonly number: string;
  /** False: expected from drafts and the harmonized structure; verify against one's own copy. */
  readonly confirmed: boolean;
}

/** One edition of a standard. */
export interface Standard {
  /** With edition, for example `ISO 9001:2015`. */
  readonly name: string;
  readonly subject: string;
  /** Every clause that is listed, parents before their children. */
  readonly clauses: readonly Clause[];
  /** In the order of the clauses. */
  readonly documentedInformation: readonly DocumentedInformation[];
  /** The edition it replaces, where that one is in the catalogue too. */
  readonly predecessor?: string;
  /** What changed against the predecessor: a clause, or all clauses below one. */
  readonly changes?: readonly ClauseChange[];
  /** Titles, marks and changes that are not confirmed yet: “verify against your own copy”. */
  readonly unconfirmed?: true;
  /** Only what it asks for as documented information is not confirmed. */
  readonly marksUnconfirmed?: true;
  /** Controls of Annex A, cited as `A.5.1`. */
  readonly controls?: readonly Clause[];
}

const MARK_BY_LETTER: Readonly<Record<string, Mark>> = {
  M: 'maintain',
  R: 'retain',
  A: 'available',
  amend: 'amend',
  '(x)': 'extent',
};

/**
 * Clauses and their documented information from lines like `4.3 Determining the scope | M` or
 * `6.1.3 Information security risk treatment | R: Statement of Applicability`. Marks: M maintain, R retain,
 * A available, amend, (x) to the extent necessary.
 */
export function clausesOf(list: string): Pick<Standard, 'clauses' | 'documentedInformation'> {
  const documentedInformation: DocumentedInformation[] = [];
  const clauses = list
    .trim()
    .split('\n')
    .map((row) => {
      const [name = '', asked] = row.split('|').map((part) => part.trim());
      const clause = clauseOf(name);
      if (asked !== undefined) documentedInformation.push(documentedInformationOf(clause, asked));
      return clause;
    });
  return { clauses, documentedInformation };
}

/** A clause from `4.2 Understanding …`; a number alone has no title. */
export function clauseOf(name: string): Clause {
  const [number = '', ...title] = name.trim().split(' ');
  return { number, title: title.join(' ') };
}

function documentedInformationOf(clause: Clause, asked: string): DocumentedInformation {
  const [letters = '', what] = asked.split(': ');
  const marks = letters.split(' ').map((letter) => {
    const mark = MARK_BY_LETTER[letter];
    if (mark === undefined) throw new Error(`Clause ${clause.number} has the unknown mark ${letter}`);
    return mark;
  });
  return { clause, marks, ...(what === undefined ? {} : { what }) };
}
