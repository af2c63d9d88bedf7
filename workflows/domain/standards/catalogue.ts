import { refuse, type Refusal } from '../kernel/refusal.ts';
import { ISO_14001_2015, ISO_14001_2026 } from './iso-14001.ts';
import { ISO_22301_2019 } from './iso-22301.ts';
import { ISO_27001_2022 } from './iso-27001.ts';
import { ISO_45001_2018 } from './iso-45001.ts';
import { ISO_9001_2015, ISO_9001_2026 } from './iso-9001.ts';
import type { Clause, ClauseChange, DocumentedInformation, Standard } from './standard.ts';

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

const LEAVES = new Map(STANDARDS.map((standard) => [standard.name, leavesOf(standard)]));

/** The standard of this name, for example `ISO 9001:2015`. */
export function findStandard(name: string): Standard | undefined {
  return STANDARDS.find((standard) => standard.name === name);
}

/** The title of a clause or control; empty for clauses that are cited by number only. */
export function clauseTitle(name: string, clause: string): string | undefined {
  const standard = findStandard(name);
  return [...(standard?.clauses ?? []), ...(standard?.controls ?? [])].find((one) => one.number === clause)?.title;
}

/**
 * The clauses of an edition that are rated in a gap analysis, in order: those without clauses below them. None for a
 * name that is not in the catalogue.
 */
export function leafClauses(editionName: string): readonly Clause[] {
  return LEAVES.get(editionName) ?? [];
}

/** The clauses of an edition that ask for documented information, in order, with what they ask for. */
export function documentedInformation(editionName: string): readonly DocumentedInformation[] {
  return findStandard(editionName)?.documentedInformation ?? [];
}

/** The leaves of an edition that differ from its predecessor, in order, and whether that is confirmed; none without one. */
export function clauseChanges(editionName: string): readonly ClauseChange[] {
  const changes = findStandard(editionName)?.changes ?? [];
  return leafClauses(editionName).flatMap(({ number }) => {
    const change = changes.find((one) => isWithin(number, one.number));
    return change ? [{ number, confirmed: change.confirmed }] : [];
  });
}

/** Numbers of the leaves of an edition that differ from its predecessor: what a transition looks at. */
export function changedClauses(editionName: string): readonly string[] {
  return clauseChanges(editionName).map(({ number }) => number);
}

/** The controls of an edition's Annex A (`A.5.1`), in order; none where it has no such annex. */
export function controls(editionName: string): readonly Clause[] {
  return findStandard(editionName)?.controls ?? [];
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

function leavesOf({ clauses }: Standard): readonly Clause[] {
  return clauses.filter(({ number }) => !clauses.some((other) => other.number.startsWith(`${number}.`)));
}

function isWithin(clause: string, ancestor: string): boolean {
  return clause === ancestor || clause.startsWith(`${ancestor}.`);
}

/** A listed clause or control, or a number below a listed clause: auditors cite deeper than any catalogue lists. */
function hasClause(standard: Standard, clause: string): boolean {
  if (standard.controls?.some((control) => control.number === clause) === true) return true;
  return /^\d+(\.\d+)*$/.test(clause) && standard.clauses.some((one) => isWithin(clause, one.number));
}
