import type { Clause, DocumentedInformation, Mark, Standard } from '../kernel/catalogue.ts';

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
  return { clause: clause.number, marks, ...(what === undefined ? {} : { what }) };
}
