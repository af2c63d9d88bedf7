import type { LocalDate } from '../../kernel/instant.ts';
import { openFindings, type Blocker } from '../preparation/gates.ts';
import { auditOf, type JourneyState } from '../state.ts';
import type { Finding } from './finding-state.ts';

/** Findings as they stood on this day: of audits held until then, with what the body had verified and accepted until then. */
export const findingsOn = (state: JourneyState, standard: string, day: LocalDate): readonly Finding[] =>
  state.findings
    .filter((one) => one.standard === standard && (auditOf(state, one.audit)?.to ?? '') <= day)
    .map((one) => asOf(one, day));

/** What was open for a decision on this day, also where that is recorded later (9.5.2). */
export const openFindingsOn = (state: JourneyState, standard: string, day: LocalDate): readonly Blocker[] =>
  openFindings({ ...state, findings: [...findingsOn(state, standard, day)] }, standard);

/** A finding with the lane that it had on this day, as far as a decision asks for it. */
function asOf(finding: Finding, day: LocalDate): Finding {
  if ((finding.raisedOn ?? '') > day)
    return { ...finding, grade: 'minor', hardStop: null, lane: acceptedUntil(finding, day) ? 'accepted' : 'received' };
  if ((finding.verifiedOn ?? '') > day)
    return { ...finding, lane: acceptedUntil(finding, day) ? 'accepted' : 'received' };
  const isSaid = finding.lane !== 'received' && finding.lane !== 'answered';
  return isSaid && finding.verifiedOn === null && !acceptedUntil(finding, day)
    ? { ...finding, lane: 'answered' }
    : finding;
}

/** The body had accepted its plan by this day. */
const acceptedUntil = ({ rounds }: Finding, day: LocalDate): boolean =>
  rounds.some(({ what, verdict }) => what === 'answer' && verdict?.verdict === 'accepted' && verdict.on <= day);
