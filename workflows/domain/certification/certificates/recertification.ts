import { stillAhead, today } from '../../dates.ts';
import { addMonths } from '../../kernel/calendar.ts';
import type { LocalDate } from '../../kernel/instant.ts';
import type { Moment } from '../../kernel/moment.ts';
import { firstRefusal, refuse, type Refusal } from '../../kernel/refusal.ts';
import { settingsOf } from '../clocks/lengths.ts';
import { journeyCommand, onlyLead, orNull } from '../command.ts';
import { certificateOf, type JourneyState } from '../state.ts';
import { startRecertificationBody } from './bodies.ts';
import { isInCycle, validUntil, type Certificate } from './certificate-state.ts';
import { endingTogether, isToBeRenewed, recertifyingOf } from './cycles.ts';

/** So long before its window opens, nobody prepares a recertification yet. */
const EARLY_MONTHS = 12;

/** Why the next cycle of this certificate is not prepared, or not from this day on. */
function notFrom(state: JourneyState, one: Certificate, on: LocalDate, moment: Moment): Refusal | null {
  const { standard, paper } = one;
  const end = validUntil(one);
  if (!isInCycle(one) || !paper || end === null) return refuse('notInCycle', {}, 'standards');
  const earliest = addMonths(end, -(settingsOf(state, standard, moment).recertificationMonths + EARLY_MONTHS));
  return firstRefusal(
    recertifyingOf(state, one) !== null && refuse('recertificationStarted', {}, 'standards'),
    on < paper.decidedOn && refuse('beforeDecision', { date: { date: paper.decidedOn } }, 'on'),
    on < earliest &&
      refuse('recertificationTooEarly', { standard, end: { date: end }, date: { date: earliest } }, 'on'),
  );
}

/** Those that are named; else the ones that end first, together with what ends soon after. */
function meant(state: JourneyState, standards: readonly string[] | undefined): readonly Certificate[] {
  return standards === undefined
    ? endingTogether(state.certificates.filter((one) => isToBeRenewed(state, one)))
    : standards.flatMap((standard) => certificateOf(state, standard) ?? []);
}

/** The next cycle is prepared: usually six months before a certificate ends. */
export const startRecertification = journeyCommand({
  schema: startRecertificationBody,
  permission: 'journey.steer',
  subject: () => 'recertification',
  subjects: (state) => (state.certificates.some((one) => isFree(state, one)) ? ['recertification'] : []),
  available: (state, moment) =>
    firstRefusal(
      !state.certificates.some(isInCycle) && refuse('nothingCertified'),
      !state.certificates.some((one) => isFree(state, one)) && refuse('recertificationStarted'),
      onlyLead(state, moment),
    ),
  may: (state, moment, { on, standards }) =>
    firstRefusal(
      stillAhead(on, moment, 'on'),
      ...(standards ?? []).map((standard) =>
        certificateOf(state, standard) ? null : refuse('standardNotHere', { standard }, 'standards'),
      ),
      meant(state, standards).length === 0 && refuse('recertificationStarted', {}, 'standards'),
      ...meant(state, standards).map((one) => notFrom(state, one, on ?? today(moment), moment)),
    ),
  decide: (state, { on, reason, standards }, moment) => [
    {
      type: 'recertificationStarted',
      on: on ?? today(moment),
      reason: orNull(reason),
      standards: meant(state, standards).map(({ standard }) => standard),
    },
  ],
});

/** In its cycle, with nothing prepared for the next one: also one whose recertification the body has refused once. */
const isFree = (state: JourneyState, one: Certificate): boolean =>
  isInCycle(one) && recertifyingOf(state, one) === null;
