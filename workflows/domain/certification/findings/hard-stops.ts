import type { Moment } from '../../kernel/moment.ts';
import { validUntil } from '../certificates/certificate-state.ts';
import type { EventOf } from '../events.ts';
import { auditOf, certificateOf, type JourneyState } from '../state.ts';
import { inOrder, latestEvidence } from './dates.ts';
import { isVerified } from './finding-state.ts';

/**
 * Majors of a recertification are verified before the certificate ends (9.6.3.2). Where its end moved inside the cycle, with
 * the end of a transition or with a new edition, their hard stop moves with it, and no date stays behind an earlier one.
 */
export function movedStops(before: JourneyState, after: JourneyState, moment: Moment): EventOf<'hardStopMoved'>[] {
  return after.findings.flatMap((finding): EventOf<'hardStopMoved'>[] => {
    const { number, standard, hardStop, evidenceDue, answerDue } = finding;
    if (hardStop?.rule !== 'recertificationMajors' || isVerified(finding)) return [];
    const [was, is] = [certificateOf(before, standard), certificateOf(after, standard)];
    if (!was || !is || was.paper?.decidedOn !== is.paper?.decidedOn || hardStop.on !== validUntil(was)) return [];
    const on = validUntil(is);
    if (on === null || on === hardStop.on) return [];
    const latest = latestEvidence(after, standard, on, auditOf(after, finding.audit)?.to ?? '', moment);
    const dates = inOrder({
      answerDue,
      evidenceDue: evidenceDue !== null && evidenceDue > latest ? latest : evidenceDue,
    });
    return [{ type: 'hardStopMoved', number, on, ...dates }];
  });
}
