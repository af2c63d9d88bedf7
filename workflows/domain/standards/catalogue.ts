import type { Catalogue, Clause, ClauseChange, DocumentedInformation, Standard } from '../kernel/catalogue.ts';
import { refuse, type Refusal } from '../kernel/refusal.ts';

/** The title of a clause or control; empty for clauses that are cited by number only. */
export function clauseTitle(catalogue: Catalogue, name: string, clause: string): string | undefined {
  const standard = catalogue.find(name);
  return standard && citable(standard).find((one) => one.number === clause)?.title;
}

/** Clauses, then controls: what can be cited by its number. */
export function citable({ clauses, controls: annex = [] }: Standard): readonly Clause[] {
  return [...clauses, ...annex];
}

/** The clauses of an edition that ask for documented information, in order, with what they ask for. */
export function documentedInformation(catalogue: Catalogue, editionName: string): readonly DocumentedInformation[] {
  return catalogue.find(editionName)?.documentedInformation ?? [];
}

/** The leaves of an edition that differ from its predecessor, in order, and whether that is confirmed; none without one. */
export function clauseChanges(catalogue: Catalogue, editionName: string): readonly ClauseChange[] {
  const changes = catalogue.find(editionName)?.changes ?? [];
  return catalogue.leaves(editionName).flatMap(({ number }) => {
    const change = changes.find((one) => isWithin(number, one.number));
    return change ? [{ number, confirmed: change.confirmed }] : [];
  });
}

/** Numbers of the leaves of an edition that differ from its predecessor: what a transition looks at. */
export function changedClauses(catalogue: Catalogue, editionName: string): readonly string[] {
  return clauseChanges(catalogue, editionName).map(({ number }) => number);
}

/** The controls of an edition's Annex A (`A.5.1`), in order; none where it has no such annex. */
export function controls(catalogue: Catalogue, editionName: string): readonly Clause[] {
  return catalogue.find(editionName)?.controls ?? [];
}

/** Refuses standards that are not in the catalogue, and clauses that none of the named ones has. */
export function clauseRefusal(
  catalogue: Catalogue,
  standards: readonly string[],
  clauses: readonly string[],
): Refusal | null {
  const found: Standard[] = [];
  for (const name of standards) {
    const standard = catalogue.find(name);
    if (!standard) return refuse('unknownStandard', { standard: name }, 'standards');
    found.push(standard);
  }
  const unknown = clauses.find((clause) => !found.some((standard) => hasClause(standard, clause)));
  return unknown === undefined ? null : refuse('unknownClause', { clause: unknown }, 'clauses');
}

function isWithin(clause: string, ancestor: string): boolean {
  return clause === ancestor || clause.startsWith(`${ancestor}.`);
}

/** A listed clause or control, or a number below a listed clause: auditors cite deeper than any catalogue lists. */
export function hasClause(standard: Standard, clause: string): boolean {
  if (standard.controls?.some((control) => control.number === clause) === true) return true;
  return /^\d+(\.\d+)*$/.test(clause) && standard.clauses.some((one) => isWithin(clause, one.number));
}
