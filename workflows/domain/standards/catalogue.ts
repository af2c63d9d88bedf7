import { refuse, type Refusal } from '../kernel/refusal.ts';
import { ISO_14001_2015, ISO_14001_2026 } from './iso-14001.ts';
import { ISO_22301_2019 } from './iso-22301.ts';
import { ISO_27001_2022 } from './iso-27001.ts';
import { ISO_45001_2018 } from './iso-45001.ts';
import { ISO_9001_2015, ISO_9001_2026 } from './iso-9001.ts';
import type { Standard } from './standard.ts';

/** The editions that can be named. The edition is part of the name, and always printed. */
export const STANDARDS: readonly Standard[] = [
  ISO_9001_2015,
  ISO_9001_2026,
  ISO_14001_2015,
  ISO_14001_2026,
  ISO_45001_2018,
  ISO_27001_2022,
  ISO_22301_2019,
];

/** The standard of this name, for example `ISO 9001:2015`. */
export function findStandard(name: string): Standard | undefined {
  return STANDARDS.find((standard) => standard.name === name);
}

/** The title of a clause; clauses that are cited by number only have none. */
export function clauseTitle(name: string, clause: string): string | undefined {
  return findStandard(name)?.clauses.find((one) => one.number === clause)?.title;
}

/** Refuses standards that are not in the catalogue, and clauses that none of the named ones has. */
export function clauseRefusal(standards: readonly string[], clauses: readonly string[]): Refusal | null {
  const found: Standard[] = [];
  for (const name of standards) {
    const standard = findStandard(name);
    if (!standard) return refuse('unknownStandard', { standard: name }, 'standards');
    found.push(standard);
  }
  const unknown = clauses.find((clause) => !found.some((standard) => hasClause(standard, clause)));
  return unknown === undefined ? null : refuse('unknownClause', { clause: unknown }, 'clauses');
}

/** A listed clause, or a numbered leaf below one: auditors cite 10.2.1 where the catalogue lists 10.2. */
function hasClause(standard: Standard, clause: string): boolean {
  if (/^A\.[5-8]\.[1-9]\d?$/.test(clause)) return isControl(standard, clause);
  return (
    /^\d+(\.\d+)*$/.test(clause) &&
    standard.clauses.some((one) => clause === one.number || clause.startsWith(`${one.number}.`))
  );
}

function isControl(standard: Standard, clause: string): boolean {
  const [, theme = '', number = ''] = clause.split('.');
  const last = standard.annexControls?.[theme];
  return last !== undefined && Number(number) <= last;
}
