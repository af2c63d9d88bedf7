import type { LocalDate } from '../../kernel/instant.ts';
import { proofOf, requirementsOf, type Proof, type Requirement } from '../preparation/requirements.ts';
import { PROVEN } from '../stages.ts';
import type { JourneyState } from '../state.ts';
import { isEvidenceFor } from './clause-evidence.ts';

/** A requirement whose proof would be evidence for a clause, and that nobody has proven by now. */
export interface ProofWanted {
  readonly requirement: Requirement;
  readonly status: Exclude<Proof['status'], 'present'>;
}

/** The proofs that a row of the gap analysis still lacks on a day, those about this very clause first. */
export function proofsWanted(state: JourneyState, row: string, today: LocalDate): readonly ProofWanted[] {
  const wanted = PROVEN.flatMap((stage) => requirementsOf(state, stage)).flatMap((requirement): ProofWanted[] => {
    if (!requirement.clauses.some((clause) => isEvidenceFor(row, clause))) return [];
    const { status } = proofOf(state, requirement, today);
    return status === 'present' ? [] : [{ requirement, status }];
  });
  const isAbout = ({ requirement }: ProofWanted): boolean => requirement.clauses.includes(row);
  return [...wanted.filter(isAbout), ...wanted.filter((one) => !isAbout(one))];
}
