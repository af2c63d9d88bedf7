import { actorName } from '../hands.ts';
import type { EventStamp } from '../kernel/process.ts';
import type { CapaState } from './state.ts';

/** How many files one loop may carry. */
export const EVIDENCE_LIMIT = 60;

/** The same state with these files among its evidence. */
export function withEvidence(
  state: CapaState,
  files: readonly string[],
  subject: string,
  date: string,
  at: EventStamp,
): CapaState {
  const added = files.map((file) => ({ file, subject, date, by: actorName(at.actor), at: at.at }));
  return added.length === 0 ? state : { ...state, evidence: [...state.evidence, ...added] };
}
