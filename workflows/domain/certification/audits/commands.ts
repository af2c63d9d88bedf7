import { stillAhead, today } from '../../dates.ts';
import { isMeant, notYours, unknownPerson } from '../../hands.ts';
import type { LocalDate } from '../../kernel/instant.ts';
import type { Moment } from '../../kernel/moment.ts';
import { firstRefusal, refuse, type Refusal } from '../../kernel/refusal.ts';
import { person } from '../../kernel/who.ts';
import { journeyCommand, leads, onlyLead, orNull } from '../command.ts';
import { familyOf } from '../stages.ts';
import { auditOf, type JourneyState } from '../state.ts';
import { auditCommand, auditIn, days, familiesOf, named, noneToMoveTo, notHere, subjectOf } from './audit-command.ts';
import type { AuditKind } from './audit-state.ts';
import { openConcernsOf } from './concerns.ts';
import {
  bookAuditBody,
  cancelAuditBody,
  confirmAuditPlanBody,
  nameTeamBody,
  planAuditBody,
  postponeAuditBody,
  receiveAuditPlanBody,
  resolveConcernBody,
} from './bodies.ts';

/** Dates lie in the order in which things happen: stage 2 is not held before stage 1. */
function beforeStage1(state: JourneyState, kind: AuditKind, from: string | undefined): Refusal | null {
  if (kind !== 'stage2' || from === undefined) return null;
  const stage1 = state.audits.filter((one) => one.kind === 'stage1' && one.status !== 'cancelled').at(-1);
  const last = stage1?.to ?? null;
  return last !== null && from <= last ? refuse('stage2BeforeStage1', { date: { date: last } }, 'from') : null;
}

/** Days on which an audit is to be held, as the body told them on another one. */
interface NewDays {
  readonly audit: number;
  readonly from?: LocalDate | undefined;
  readonly to?: LocalDate | undefined;
  readonly on?: LocalDate | undefined;
}

/** In order, told on a day that has come, and a stage 2 not before its stage 1. */
const newDays = (state: JourneyState, moment: Moment, { audit, from, to, on }: NewDays): Refusal | null =>
  firstRefusal(
    days(from, to),
    stillAhead(on, moment, 'on'),
    beforeStage1(state, auditOf(state, audit)?.kind ?? 'special', from),
  );

/** The audit programme is a list: initial, surveillance, recertification, follow-up, special, transition. */
export const planAudit = journeyCommand({
  schema: planAuditBody,
  permission: 'journey.steer',
  subject: () => 'audits',
  subjects: (state) => (state.ended ? [] : ['audits']),
  available: (state, moment) => onlyLead(state, moment),
  may: (state, moment, { standards = [], sites = [], from, to, kind, transitions }) =>
    firstRefusal(
      noneToMoveTo(state, familiesOf(state, standards), transitions, moment),
      notHere(state, standards, sites),
      days(from, to),
      beforeStage1(state, kind, from),
      state.audits.length >= 200 && refuse('tooManyAudits', { limit: 200 }),
    ),
  decide: (state, { kind, standards, sites, remote, from, to, note, transitions }, moment) => [
    {
      type: 'auditPlanned',
      audit: {
        kind,
        standards: familiesOf(state, standards),
        sites: sites ?? [...state.about.sites],
        remote: remote ?? false,
        status: from === undefined ? 'planned' : 'booked',
        from: orNull(from),
        to: orNull(to),
        bookedOn: from === undefined ? null : today(moment),
        team: null,
        auditPlan: null,
        outcome: null,
        reportOn: null,
        note: orNull(note),
        concerns: [],
        reason: null,
        ...(transitions ? { transitions: transitions.map(familyOf) } : {}),
        postponed: 0,
      },
    },
  ],
});

export const bookAudit = auditCommand(['planned'], {
  schema: bookAuditBody,
  may: newDays,
  decide: (state, { audit, from, to, on }, moment) => [
    { type: 'auditBooked', ...named(state, audit), from, to, on: on ?? today(moment) },
  ],
});

/** The body named the auditors; an objection is possible (9.2.3.5 of the body's own standard). */
export const nameTeam = auditCommand(['planned', 'booked'], {
  schema: nameTeamBody,
  may: (_state, moment, { on }) => stillAhead(on, moment, 'on'),
  decide: (state, { audit, names, on }, moment) => [
    { type: 'teamNamed', ...named(state, audit), names, on: on ?? today(moment) },
  ],
});

export const receiveAuditPlan = auditCommand(['booked'], {
  schema: receiveAuditPlanBody,
  may: (_state, moment, { on, confirmBy }) =>
    firstRefusal(stillAhead(on, moment, 'on'), unknownPerson(confirmBy, moment, 'confirmBy')),
  decide: (state, { audit, on, confirmBy, dueOn }, moment) => [
    { type: 'auditPlanReceived', ...named(state, audit), on: on ?? today(moment), confirmBy, dueOn },
  ],
});

export const confirmAuditPlan = journeyCommand({
  schema: confirmAuditPlanBody,
  permission: 'journey.work',
  subject: subjectOf,
  subjects: (state) =>
    state.audits
      .filter((one) => one.status === 'booked' && one.auditPlan?.confirmedOn === null)
      .map((one) => subjectOf({ audit: one.number })),
  available: (state, moment, subject) => {
    const plan = auditIn(state, subject)?.auditPlan;
    if (plan?.confirmedOn !== null) return refuse('noAuditPlan');
    return isMeant(person(plan.confirmBy), moment) || leads(state, moment)
      ? null
      : notYours(person(plan.confirmBy), moment);
  },
  may: (_state, moment, { on }) => stillAhead(on, moment, 'on'),
  decide: (state, { audit, on }, moment) => [
    { type: 'auditPlanConfirmed', ...named(state, audit), on: on ?? today(moment) },
  ],
});

export const postponeAudit = auditCommand(['booked'], {
  schema: postponeAuditBody,
  may: newDays,
  decide: (state, { audit, reason, from, to, on }, moment) => [
    {
      type: 'auditPostponed',
      ...named(state, audit),
      reason,
      from: orNull(from),
      to: orNull(to),
      on: on ?? today(moment),
    },
  ],
});

export const cancelAudit = auditCommand(['planned', 'booked'], {
  schema: cancelAuditBody,
  may: (_state, moment, { on }) => stillAhead(on, moment, 'on'),
  decide: (state, { audit, reason, on }, moment) => [
    { type: 'auditCancelled', ...named(state, audit), reason, on: on ?? today(moment) },
  ],
});

export const resolveConcern = journeyCommand({
  schema: resolveConcernBody,
  permission: 'journey.work',
  subject: subjectOf,
  subjects: (state) =>
    state.audits
      .filter((one) => openConcernsOf(state, one.number).length > 0)
      .map((one) => subjectOf({ audit: one.number })),
  available: (state, moment, subject) =>
    openConcernsOf(state, auditIn(state, subject)?.number ?? 0).length > 0
      ? onlyLead(state, moment)
      : refuse('noConcern'),
  may: (state, moment, { audit, concern, on }) => {
    const { to = null } = auditOf(state, audit) ?? {};
    const isOpen = openConcernsOf(state, audit).some(({ number }) => number === concern);
    return firstRefusal(
      stillAhead(on, moment, 'on'),
      on !== undefined && to !== null && on < to ? refuse('beforeItsAudit', { date: { date: to } }, 'on') : null,
      !isOpen && refuse('noConcern', {}, 'concern'),
    );
  },
  decide: (state, { audit, concern, on, note }, moment) => [
    { type: 'concernResolved', ...named(state, audit), concern, on: on ?? today(moment), note },
  ],
});
