import type { LocalDate } from '../../kernel/instant.ts';
import type { EventOf } from '../events.ts';
import { isValid, type Certificate, type Paper, type Standing } from './certificate-state.ts';
import { isOverByTime, notEndedSince } from './standing.ts';

/** With the right paper, and with everything that began on its days on the right ones. */
export function correctedTo(one: Certificate, event: EventOf<'certificateCorrected'>): Certificate {
  const { paper: was } = one;
  const { paper, transitionEndsOn } = event;
  if (!was) return one;
  const effective = (day: LocalDate): LocalDate => (day === was.effectiveOn ? paper.effectiveOn : day);
  const decided = (day: LocalDate): LocalDate => (day === was.decidedOn ? paper.decidedOn : day);
  const granted = (standing: Standing): Standing =>
    isValid(standing) ? { ...standing, on: decided(standing.on), since: effective(standing.since) } : standing;
  const history = one.history ?? standingsOf(one, was);
  const corrected: Certificate = {
    ...one,
    paper,
    transitionEndsOn,
    aim: one.aim === was.edition ? paper.edition : one.aim,
    since: isValid(one) ? effective(one.since) : one.since,
    answeredOn: one.answeredOn && decided(one.answeredOn),
    earlier: one.earlier.map((each) => ({ ...each, until: effective(each.until) })),
    ...(history && { history: history.map(granted).sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)) }),
  };
  return notEndedSince(corrected, paper.decidedOn, false);
}

/** Of one that was typed in when it was over: before that it counted. */
function standingsOf({ status, since, reason }: Certificate, was: Paper): readonly Standing[] | undefined {
  if (!isOverByTime({ status })) return undefined;
  const nothing = { reason: null, until: null };
  return [
    { status: 'valid', on: was.decidedOn, since: was.effectiveOn, ...nothing },
    { status, on: since, since, reason, until: null },
  ];
}
