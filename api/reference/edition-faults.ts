import type { Clause, Standard } from '#domain/kernel/catalogue';
import { above } from '#domain/kernel/catalogue';
import type { Edition } from '#domain/kernel/reference';
import { citable } from '#domain/standards/catalogue';
import { Problem } from '../platform/problem.ts';

/** What is wrong with an edition: a sentence beside the path of each field. */
export type Faults = Readonly<Record<string, string>>;

/** Throws when something is wrong. */
export function refuseFaults(...all: readonly Faults[]): void {
  const fields = Object.assign({}, ...[...all].reverse()) as Faults;
  if (Object.keys(fields).length > 0)
    throw new Problem('invalid', { fieldPaths: Object.keys(fields), members: { fields } });
}

/** Dates in an order that cannot be, an edition that follows itself or another standard, amendments to unknown clauses. */
export function dateFaults(edition: Edition, standard: Standard): Faults {
  const numbers = new Set(citable(standard).map(({ number }) => number));
  const { publishedOn, newCertificatesUntil, transitionEndsOn, successor } = edition;
  const before = (earlier: string | null, later: string | null) =>
    earlier !== null && later !== null && earlier > later;
  const wrong: Record<string, string> = {};
  if (before(publishedOn, newCertificatesUntil)) wrong['newCertificatesUntil'] = 'Lies before the publication';
  if (before(publishedOn, transitionEndsOn)) wrong['transitionEndsOn'] = 'Lies before the publication';
  if (before(newCertificatesUntil, transitionEndsOn))
    wrong['transitionEndsOn'] = 'Lies before the last day for new certificates';
  if (successor !== null && (successor === edition.name || !successor.startsWith(`${edition.standard}:`))) {
    wrong['successor'] = `Name a later edition of ${edition.standard}`;
  }
  for (const [index, amendment] of edition.amendments.entries()) {
    const unknown = amendment.clauses.find((number) => !numbers.has(number));
    if (unknown !== undefined) wrong[`amendments.${String(index)}.clauses`] = noClause(unknown);
  }
  return wrong;
}

/**
 * What an edition says that cannot be: numbers of clauses that are none, that are listed twice or before the clause that
 * they are part of; documented information asked of a clause that has others below it (each leaf is covered by itself);
 * changes where there is no edition before.
 */
export function contentFaults(standard: Standard): Faults {
  const { clauses, controls = [], changes = [], documentedInformation: asked } = standard;
  const numbers = new Set(clauses.map(({ number }) => number));
  const parents = new Set(clauses.flatMap(({ number }) => above(number)));
  return {
    ...each('clauses', 'number', clauses, clauseFault),
    ...each('controls', 'number', controls, controlFault),
    ...each('documentedInformation', 'clause', asked, ({ clause }, earlier) => {
      if (!numbers.has(clause)) return noClause(clause);
      if (parents.has(clause)) return `${clause} has clauses of its own: name those that ask for it`;
      return earlier.some((one) => one.clause === clause) ? twice(clause) : null;
    }),
    ...each('changes', 'number', changes, ({ number }, earlier) => {
      if (!numbers.has(number)) return noClause(number);
      return earlier.some((one) => one.number === number) ? twice(number) : null;
    }),
    ...(changes.length > 0 && standard.predecessor === undefined
      ? { predecessor: 'Name the edition against which these clauses changed' }
      : {}),
  };
}

/** The edition before has to be known, of the same standard, and an earlier one. */
export function predecessorFault({ name, predecessor }: Standard, known: ReadonlySet<string>): Faults {
  if (predecessor === undefined) return {};
  const family = (edition: string): string => edition.replace(/:\d{4}$/, '');
  if (family(predecessor) !== family(name) || predecessor >= name) {
    return { predecessor: `Name an earlier edition of ${family(name)}` };
  }
  return known.has(predecessor) ? {} : { predecessor: `${predecessor} is not in the catalogue: add it first` };
}

export const noClause = (number: string): string => `There is no clause ${number}`;
const twice = (number: string): string => `${number} is listed twice`;

function clauseFault({ number }: Clause, earlier: readonly Clause[]): string | null {
  if (!/^\d{1,2}(\.\d{1,3}){1,5}$/.test(number)) return 'Write the number as 4.4.1';
  if (earlier.some((one) => one.number === number)) return twice(number);
  // Chapters themselves are not listed.
  const parent = above(number).slice(1).at(-1);
  return parent === undefined || earlier.some((one) => one.number === parent) ? null : `List ${parent} before it`;
}

function controlFault({ number }: Clause, earlier: readonly Clause[]): string | null {
  if (!/^A(\.\d{1,2}){2,3}$/.test(number)) return 'Write the number as A.5.1';
  return earlier.some((one) => one.number === number) ? twice(number) : null;
}

/** The faults of the lines of a list, each beside its own field. */
function each<T>(
  list: string,
  field: string,
  lines: readonly T[],
  fault: (line: T, earlier: readonly T[]) => string | null,
): Faults {
  return Object.fromEntries(
    lines.flatMap((line, index) => {
      const found = fault(line, lines.slice(0, index));
      return found === null ? [] : [[`${list}.${String(index)}.${field}`, found]];
    }),
  );
}
