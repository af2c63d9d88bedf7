import type { LocalDate } from '../../kernel/instant.ts';
import type { Moment } from '../../kernel/moment.ts';
import { refuse, type Refusal } from '../../kernel/refusal.ts';
import { AHEAD_OF_DECISION, heldInOrder } from '../audits/audit-state.ts';
import type { EventOf, JourneyEvent } from '../events.ts';
import { evolve } from '../evolve.ts';
import { certificateOf, type JourneyState } from '../state.ts';
import { isInCycle, validUntil, type Certificate } from './certificate-state.ts';
import { certificateSubject } from './decision.ts';
import type { Said } from './last-word.ts';
import { lastWordOf } from './last-words.ts';
import { transitionEndOf } from './paper.ts';
import { statusOn } from './standing.ts';

/** Only what the body said last is corrected, and while nothing rests on it: everything later was judged by it. */
export function notLast(state: JourneyState, subject: string, what: Said['what']): Refusal | null {
  const certificate = state.certificates.find((one) => certificateSubject(one) === subject);
  const word = certificate && lastWordOf(state, certificate.standard);
  if (!word) return refuse('beforeNotKept');
  if (word.said.what !== what) return refuse(`${word.said.what}Since`, { date: { date: word.said.on } });
  return word.since === null ? null : refuse('restsOnIt', { what: { code: `since.${word.since}` } });
}

/** A refusal about a part of the body. */
export function inPart(part: string, refusal: Refusal | null): Refusal | null {
  const field = refusal?.field;
  if (!refusal || field === undefined || field === 'standard' || field === 'despite') return refusal;
  return { ...refusal, field: `${part}.${field === 'reason' ? 'note' : field}` };
}

/** With the correction no certificate would have been in force on the day of an audit that was held on it since. */
export function takesFromAudit(
  state: JourneyState,
  events: readonly JourneyEvent[],
  standard: string,
  moment: Moment,
): Refusal | null {
  const was = certificateOf(state, standard);
  const is = certificateOf(after(state, events, moment), standard);
  if (!was || !is) return null;
  const isInForce = (one: Certificate, day: LocalDate): boolean =>
    isInCycle({ status: statusOn(one, day) }) && day <= (validUntil(one) ?? '');
  const audit = heldInOrder(state.audits).find(
    ({ kind, standards, to }) =>
      to !== null &&
      !AHEAD_OF_DECISION.includes(kind) &&
      standards.includes(was.standard) &&
      isInForce(was, to) &&
      !isInForce(is, to),
  );
  return audit?.to ? refuse('auditSince', { date: { date: audit.to } }) : null;
}

/** The end of an edition that the certificate is of again, where that was moved while it was thought to be of another. */
export function endMovedMeanwhile(
  state: JourneyState,
  events: readonly JourneyEvent[],
  standard: string,
  moment: Moment,
): EventOf<'transitionEndMoved'>[] {
  const is = certificateOf(after(state, events, moment), standard);
  if (!is?.paper || !isInCycle(is)) return [];
  const { edition } = is.paper;
  const transitionEndsOn = transitionEndOf(edition, moment);
  return is.transitionEndsOn === transitionEndsOn
    ? []
    : [{ type: 'transitionEndMoved', standard: is.standard, edition, transitionEndsOn }];
}

function after(state: JourneyState, events: readonly JourneyEvent[], moment: Moment): JourneyState {
  const stamp = { key: '', seq: 0, at: moment.now, actor: moment.actor };
  return events.reduce((next, event) => evolve(next, event, stamp), state);
}
