import type * as z from 'zod/mini';
import { stillAhead, today } from '../../dates.ts';
import type { LocalDate } from '../../kernel/instant.ts';
import { firstRefusal, refuse, type Refusal } from '../../kernel/refusal.ts';
import { heldInOrder, type Audit } from '../audits/audit-state.ts';
import { journeyCommand, onlyLead } from '../command.ts';
import { findingOf, type JourneyState } from '../state.ts';
import { raiseFindingBody } from './bodies.ts';
import { findingDates, hardStopOf } from './dates.ts';
import { isOpenFinding, type Finding } from './finding-state.ts';
import { findingIn, subjectOf } from './lane.ts';
import { outOfOrder } from './order.ts';

type RaiseBody = z.infer<typeof raiseFindingBody>;

/** The body made a major of a minor that was not seen to. */
export const raiseFinding = journeyCommand({
  schema: raiseFindingBody,
  permission: 'journey.steer',
  subject: subjectOf,
  subjects: (state) =>
    state.findings
      .filter((one) => one.grade === 'minor' && isOpenFinding(one))
      .map((one) => subjectOf({ finding: one.number })),
  available: (state, moment, subject) => {
    const found = findingIn(state, subject);
    if (found?.lane === 'closed') return refuse('findingIs', { lane: { code: `lane.${found.lane}` } });
    return found?.grade === 'minor' ? onlyLead(state, moment) : refuse('notMinor');
  },
  may: (state, moment, { finding, on, ...told }) =>
    firstRefusal(
      stillAhead(on, moment, 'on'),
      outOfOrder(state, finding, on, 'on'),
      toldOutOfOrder(state, finding, on ?? today(moment), told),
    ),
  decide: (state, { finding, reason, on: raisedOn, ...told }, moment) => {
    const on = raisedOn ?? today(moment);
    const found = findingOf(state, finding);
    const audit = found && auditOfRaise(state, found, on);
    if (!found || !audit) return [];
    const dates = findingDates(state, audit, found.standard, 'major', moment, told, on);
    const answerDue = dates.answerDue ?? today(moment);
    return [
      {
        type: 'findingRaised',
        number: finding,
        on,
        reason,
        answerDue,
        evidenceDue: dates.evidenceDue ?? today(moment),
        hardStop: dates.hardStop,
        ...(answerDue < today(moment) ? { toldLate: true as const } : {}),
      },
    ];
  },
});

/** Dates that the body set for what it raised: from that day on, in order, and not behind a hard stop. */
function toldOutOfOrder(
  state: JourneyState,
  number: number,
  on: LocalDate,
  { answerDue, evidenceDue }: Pick<RaiseBody, 'answerDue' | 'evidenceDue'>,
): Refusal | null {
  const found = findingOf(state, number);
  const audit = found && auditOfRaise(state, found, on);
  const stop = found && audit ? hardStopOf(state, audit, found.standard, on) : null;
  return firstRefusal(
    ...Object.entries({ answerDue, evidenceDue }).flatMap(([field, day]) =>
      day === undefined
        ? []
        : [
            day < on && refuse('untilBefore', { date: { date: on } }, field),
            stop && day > stop.on ? refuse('pastHardStop', { date: { date: stop.on } }, field) : null,
          ],
    ),
    answerDue !== undefined && evidenceDue !== undefined && evidenceDue < answerDue
      ? refuse('answerAfterEvidence', { date: { date: evidenceDue } }, 'answerDue')
      : null,
  );
}

/** A finding is raised in an audit of its own standard: the last one that was held by that day. */
function auditOfRaise(state: JourneyState, { standard }: Finding, on: LocalDate): Audit | undefined {
  return heldInOrder(state.audits, on)
    .filter(({ standards }) => standards.includes(standard))
    .at(-1);
}
