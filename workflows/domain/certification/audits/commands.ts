import { stillAhead, today } from '../../dates.ts';
import { isMeant, notYours, unknownPerson } from '../../hands.ts';
import type { LocalDate } from '../../kernel/instant.ts';
import type { Moment } from '../../kernel/moment.ts';
import { firstRefusal, refuse, type Refusal } from '../../kernel/refusal.ts';
import { person } from '../../kernel/who.ts';
import type * as z from 'zod/mini';
import { journeyCommand, leads, onlyLead, orNull, type JourneyCommand } from '../command.ts';
import { blockerName, blockers, type Blocker } from '../preparation/gates.ts';
import { familyOf } from '../stages.ts';
import { auditOf, certificateOf, type JourneyState } from '../state.ts';
import type { Audit, AuditKind, AuditOutcome } from './audit-state.ts';
import { openConcernsOf } from './concerns.ts';
import {
  bookAuditBody,
  cancelAuditBody,
  confirmAuditPlanBody,
  nameTeamBody,
  planAuditBody,
  postponeAuditBody,
  receiveAuditPlanBody,
  recordAuditBody,
  resolveConcernBody,
} from './bodies.ts';

/** With what an audit of each kind can end. */
export const POSSIBLE_OUTCOMES: Readonly<Record<AuditKind, readonly AuditOutcome[]>> = {
  stage1: ['ready', 'notReady', 'repeat'],
  stage2: ['recommended', 'followUp', 'anotherStage2', 'notRecommended'],
  surveillance: ['done', 'followUp'],
  recertification: ['recommended', 'followUp', 'notRecommended'],
  followUp: ['done', 'followUp'],
  special: ['done', 'followUp'],
  transition: ['recommended', 'followUp', 'notRecommended'],
};

const subjectOf = ({ audit }: { audit: number }): string => `audit:${String(audit)}`;

/** The audit a command is about, or why it cannot be. */
function inStatus(state: JourneyState, subject: string, statuses: readonly Audit['status'][]): Refusal | null {
  const audit = auditIn(state, subject);
  if (!audit) return refuse('unknownAudit');
  return statuses.includes(audit.status) ? null : refuse('auditIs', { status: { code: `audit.${audit.status}` } });
}

const auditIn = (state: JourneyState, subject: string): Audit | undefined =>
  state.audits.find((one) => subjectOf({ audit: one.number }) === subject);

/** The audit an event is about, with what people call it. */
function named(state: JourneyState, number: number): { number: number; auditKind?: AuditKind } {
  const kind = auditOf(state, number)?.kind;
  return { number, ...(kind === undefined ? {} : { auditKind: kind }) };
}

function days(from: string | undefined, to: string | undefined): Refusal | null {
  if (from === undefined && to === undefined) return null;
  if (from === undefined || to === undefined) return refuse('bothDays', {}, from === undefined ? 'from' : 'to');
  return to < from ? refuse('lastBeforeFirst', { date: { date: from } }, 'to') : null;
}

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

/** Without edition; all of the journey where none is named. */
const familiesOf = (state: JourneyState, standards: readonly string[] = []): string[] =>
  standards.length > 0 ? standards.map(familyOf) : state.certificates.map((one) => one.standard);

/** An audit covers the move of a standard that it is about, and that has another edition to move to. */
function noneToMoveTo(
  state: JourneyState,
  standards: readonly string[],
  transitions: readonly string[] | undefined,
  moment: Moment,
): Refusal | null {
  const wrong = transitions?.find((one) => {
    const { paper = null, aim = '' } = certificateOf(state, one) ?? {};
    const moves = paper !== null && (aim !== paper.edition || moment.reference.edition(paper.edition)?.successor);
    return !moves || !standards.includes(familyOf(one));
  });
  return wrong === undefined ? null : refuse('noTransitionRuns', { standard: wrong }, 'transitions');
}

/** What whoever leads does to one audit while it is in one of these statuses. */
function auditCommand<B extends { audit: number }>(
  statuses: readonly Audit['status'][],
  command: { readonly schema: z.ZodMiniType<B> } & Pick<JourneyCommand<NoInfer<B>>, 'may' | 'decide'>,
): JourneyCommand<B> {
  return journeyCommand({
    ...command,
    permission: 'journey.steer',
    subject: subjectOf,
    subjects: (state) =>
      state.audits.filter((one) => statuses.includes(one.status)).map((one) => subjectOf({ audit: one.number })),
    available: (state, moment, subject) => firstRefusal(inStatus(state, subject, statuses), onlyLead(state, moment)),
  });
}

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
      ...standards.map((one) =>
        certificateOf(state, one) ? null : refuse('standardNotHere', { standard: one }, 'standards'),
      ),
      ...sites.map((one) => (state.about.sites.includes(one) ? null : refuse('siteNotHere', {}, 'sites'))),
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

/** What happened can always be recorded, whatever the gate says: clocks run from its true last day. */
export const recordAudit = auditCommand(['planned', 'booked'], {
  schema: recordAuditBody,
  may: (state, moment, { audit, from, to, outcome, reportOn, concerns, transitions }) => {
    const { kind = 'special', standards = [] } = auditOf(state, audit) ?? {};
    return firstRefusal(
      days(from, to),
      stillAhead(to, moment, 'to'),
      stillAhead(reportOn, moment, 'reportOn'),
      reportOn !== undefined && reportOn < to && refuse('reportBeforeAudit', { date: { date: to } }, 'reportOn'),
      !POSSIBLE_OUTCOMES[kind].includes(outcome) &&
        refuse(
          'outcomeNotPossible',
          { kind: { code: `auditKind.${kind}` }, outcome: { code: `outcome.${outcome}` } },
          'outcome',
        ),
      concerns.length > 0 && kind !== 'stage1' && refuse('concernsOnlyStage1', {}, 'concerns'),
      noneToMoveTo(state, standards, transitions, moment),
      stage1Missing(state, { kind, standards }, from),
    );
  },
  decide: (state, { audit, from, to, outcome, reportOn, note, concerns, transitions, despite, files }) => [
    {
      type: 'auditHeld',
      ...named(state, audit),
      from,
      to,
      outcome,
      reportOn: orNull(reportOn),
      note: orNull(note),
      concerns,
      transitions: transitions?.map(familyOf) ?? auditOf(state, audit)?.transitions ?? [],
      ...heldDespite(gateBlockers(state, auditOf(state, audit)?.kind, from), despite),
      files,
    },
  ],
});

/** What blocks the way to stage 1 or stage 2 on its first day; the other audits have no gate. */
export function gateBlockers(state: JourneyState, kind: AuditKind | undefined, on: LocalDate): readonly Blocker[] {
  return state.cycle === 0 && (kind === 'stage1' || kind === 'stage2') ? blockers(state, kind, on) : [];
}

/** A gate never keeps what happened from the record: it stays beside it, with the reason that was asked for. */
const heldDespite = (blocked: readonly Blocker[], reason: string | undefined) =>
  blocked.length === 0 ? {} : { gate: { blockers: blocked.map(blockerName), reason: orNull(reason) } };

/** A stage 2 without a stage 1 before it is not one (9.3.1.1). */
function stage1Missing(
  state: JourneyState,
  { kind, standards }: Pick<Audit, 'kind' | 'standards'>,
  from: string,
): Refusal | null {
  if (kind !== 'stage2' || state.cycle > 0) return null;
  const held = state.audits.filter((one) => one.kind === 'stage1' && one.status === 'held');
  // Each standard has its own.
  const last = standards.map((standard) => held.filter((one) => one.standards.includes(standard)).at(-1));
  if (last.some((one) => one === undefined)) return refuse('stage1First');
  const late = last.find((one) => one !== undefined && one.to !== null && from <= one.to);
  return late?.to ? refuse('stage2BeforeStage1', { date: { date: late.to } }, 'from') : null;
}

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
