import { stillAhead, today } from '../../dates.ts';
import { isMeant, notYours, ownRequest, topManagement, unknownPerson } from '../../hands.ts';
import { addDays, workingDaysBetween } from '../../kernel/calendar.ts';
import type { LocalDate } from '../../kernel/instant.ts';
import type { Moment } from '../../kernel/moment.ts';
import { firstRefusal, refuse, type Refusal } from '../../kernel/refusal.ts';
import { person } from '../../kernel/who.ts';
import { journeyCommand, leads, onlyLead, orNull } from '../command.ts';
import { gapScope, rowsRefusal } from '../gap/gap.ts';
import { catalogueIn, catalogueOfGap, editionsInUse } from '../own-catalogue.ts';
import { BEGINS_AFTER, type Preparation } from '../stages.ts';
import type { JourneyState } from '../state.ts';
import {
  addActionBody,
  approvePlanBody,
  completeActionBody,
  moveActionBody,
  replanBody,
  returnPlanBody,
  savePlanBody,
  submitPlanBody,
  withdrawActionBody,
} from './bodies.ts';
import { dueBeforeOther, numbersRefusal, plannedByNumber, type DatedAction } from './action-order.ts';
import type { Action } from './plan-state.ts';
import { followersOf, schedule, workingDaysFrom } from './schedule.ts';
import { finishable } from './stage-commands.ts';

const planIs = (state: JourneyState, ...statuses: readonly JourneyState['plan']['status'][]): Refusal | null =>
  statuses.includes(state.plan.status) ? null : refuse('planIs', { status: { code: `plan.${state.plan.status}` } });

/** Objectives, lengths of the stages and actions, saved as often as needed until the plan is approved. */
export const savePlan = journeyCommand({
  schema: savePlanBody,
  permission: 'journey.steer',
  subject: () => 'plan',
  subjects: (state) => (state.plan.status === 'draft' ? ['plan'] : []),
  available: (state, moment) => firstRefusal(planIs(state, 'draft'), onlyLead(state, moment)),
  may: (state, moment, body) =>
    firstRefusal(
      ...body.stages.map((one, index) => unknownPerson(one.owner, moment, `stages.${String(index)}.owner`)),
      ...body.actions.map((one, index) => unknownPerson(one.owner, moment, `actions.${String(index)}.owner`)),
      numbersRefusal(body.actions),
      ...body.actions.map((one, index) => gapUnknown(state, one.clause, `actions.${String(index)}.clause`)),
    ),
  decide: (state, body, moment) => {
    const lengths = Object.fromEntries(body.stages.map((one) => [one.stage, one.workingDays]));
    const owners = new Map(body.stages.map((one) => [one.stage, one.owner]));
    const dates = schedule(state, body.from ?? today(moment), lengths, moment.calendar);
    return [
      {
        type: 'planSaved',
        objectives: orNull(body.objectives),
        resources: orNull(body.resources),
        stages: dates.map((one) => ({ ...one, owner: owners.get(one.stage) ?? null })),
        actions: body.actions,
      },
    ];
  },
});

/** An action closes a gap of an edition that is certified, aimed at or rated now, or one of the list as it was accepted. */
function gapUnknown(state: JourneyState, clause: string | undefined, field: string): Refusal | null {
  if (clause === undefined) return null;
  const rows = gapScope(catalogueIn(state), editionsInUse(state), null);
  const accepted = gapScope(catalogueOfGap(state), state.gap.editions, null);
  return rowsRefusal([...rows, ...accepted], [clause], field);
}

export const submitPlan = journeyCommand({
  schema: submitPlanBody,
  permission: 'journey.steer',
  subject: () => 'plan',
  subjects: (state) => (state.plan.status === 'draft' ? ['plan'] : []),
  available: (state, moment) => firstRefusal(planIs(state, 'draft'), onlyLead(state, moment)),
  may: (state) => (Object.values(state.stages).every((one) => one.to === null) ? refuse('planWithoutDates') : null),
  decide: () => [{ type: 'planSubmitted' }],
  signature: 'submitPlan',
});

/** Top management approves the plan; what is approved first is the baseline. */
export const approvePlan = journeyCommand({
  schema: approvePlanBody,
  permission: 'journey.approve',
  subject: () => 'plan',
  subjects: (state) => (state.plan.status === 'submitted' ? ['plan'] : []),
  available: (state, moment) =>
    firstRefusal(
      planIs(state, 'submitted'),
      notYours(topManagement, moment),
      ownRequest(state.plan.submittedBy ?? '', moment, 'ownPlan'),
    ),
  may: () => null,
  decide: (state, { comment }, moment) => [
    { type: 'planApproved', comment: orNull(comment) },
    ...finishable(state, 'planning', moment),
  ],
  signature: 'approvePlan',
});

export const returnPlan = journeyCommand({
  schema: returnPlanBody,
  permission: 'journey.approve',
  subject: () => 'plan',
  subjects: (state) => (state.plan.status === 'submitted' ? ['plan'] : []),
  available: (state, moment) => firstRefusal(planIs(state, 'submitted'), notYours(topManagement, moment)),
  may: () => null,
  decide: (_state, { reason }) => [{ type: 'planReturned', reason }],
});

/** New dates after approval: what follows moves with them, the baseline stays, and the deviation is seen. */
export const replan = journeyCommand({
  schema: replanBody,
  permission: 'journey.steer',
  subject: () => 'plan',
  subjects: (state) => (state.plan.status === 'approved' && state.cycle === 0 ? ['plan'] : []),
  available: (state, moment) => firstRefusal(planIs(state, 'approved'), onlyLead(state, moment)),
  may: (state, _moment, { stages }) =>
    firstRefusal(
      ...stages.map(({ stage, until }) => {
        const from = state.stages[stage].startedOn ?? state.stages[stage].from;
        if (state.stages[stage].doneOn !== null) return refuse('stageOver', { stage: { code: `stage.${stage}` } });
        return from !== null && until < from
          ? refuse('endsBeforeBegin', { stage: { code: `stage.${stage}` }, date: { date: from } }, 'until')
          : endsBeforeOther(state, stage, stages);
      }),
    ),
  decide: (state, { stages, reason }, moment) => {
    const set = stages.map((one) => {
      const from = beginOf(state, one, stages, moment);
      return { stage: one.stage, from, to: one.until, workingDays: workingDaysFrom(from, one.until, moment.calendar) };
    });
    const followers = followersOf(state, set, today(moment), moment.calendar);
    return [{ type: 'replanned', reason, stages: [...set, ...followers.map((one) => ({ ...one, follows: true }))] }];
  },
});

interface NewEnd {
  readonly stage: Preparation;
  readonly until: LocalDate;
}

/** When what it waits for ends as the same change plans it; null when all of it is over or has no date. */
function othersEnd(state: JourneyState, stage: Preparation, changes: readonly NewEnd[]) {
  const ends = BEGINS_AFTER[stage].flatMap((other) => {
    const { doneOn, to } = state.stages[other];
    const on = changes.find((one) => one.stage === other)?.until ?? to;
    return doneOn === null && on !== null ? [{ other, on }] : [];
  });
  return ends.sort((a, b) => (a.on < b.on ? 1 : -1))[0] ?? null;
}

/** A stage that has not begun moves behind what it waits for, so that its length is what is left until its last day. */
function beginOf(state: JourneyState, { stage, until }: NewEnd, changes: readonly NewEnd[], moment: Moment): LocalDate {
  const { startedOn, from } = state.stages[stage];
  const planned = startedOn ?? from ?? today(moment);
  const last = othersEnd(state, stage, changes);
  if (startedOn !== null || last === null) return planned;
  const behind = addDays(last.on, { days: 1, unit: 'working' }, moment.calendar);
  return behind <= planned ? planned : behind < until ? behind : until;
}

/** A stage is not planned to end before what it waits for, as that is planned with the same change. */
function endsBeforeOther(state: JourneyState, stage: Preparation, changes: readonly NewEnd[]): Refusal | null {
  const until = changes.find((one) => one.stage === stage)?.until ?? '';
  const last = othersEnd(state, stage, changes);
  if (last === null || until >= last.on) return null;
  const params = { stage: { code: `stage.${stage}` }, other: { code: `stage.${last.other}` }, date: { date: last.on } };
  return refuse('endsBeforeOther', params, 'until');
}

const openActions = (state: JourneyState): string[] =>
  state.plan.actions.filter((one) => one.status === 'planned').map((one) => `action:${String(one.number)}`);

const actionIn = (state: JourneyState, subject: string): Action | undefined =>
  state.plan.actions.find((one) => `action:${String(one.number)}` === subject);

function plannedAction(state: JourneyState, subject: string): Refusal | null {
  const action = actionIn(state, subject);
  if (!action) return refuse('unknownPlanAction', { number: subject.replace('action:', '') });
  return action.status === 'planned' ? null : refuse('actionOver', { number: action.number });
}

const actionSubject = ({ number }: { number: number }): string => `action:${String(number)}`;

/** An action that was found later, for example from a gap. */
export const addAction = journeyCommand({
  schema: addActionBody,
  permission: 'journey.work',
  subject: () => 'plan:action',
  subjects: (state) => (state.ended ? [] : ['plan:action']),
  available: (state, moment) => onlyLead(state, moment, ...Object.values(state.stages).map((one) => one.owner)),
  may: (state, moment, body) =>
    firstRefusal(
      unknownPerson(body.owner, moment, 'owner'),
      gapUnknown(state, body.clause, 'clause'),
      state.plan.actions.length >= 250 && refuse('tooManyPlanActions', { limit: 250 }),
      body.number !== undefined && actionIn(state, actionSubject({ number: body.number })) !== undefined
        ? refuse('planActionTwice', {}, 'number')
        : null,
      ...(body.after ?? []).map((number) =>
        actionIn(state, actionSubject({ number }))
          ? null
          : refuse('waitsForUnknown', { number: body.number ?? nextNumber(state), other: number }, 'after'),
      ),
      dueBeforeOther({ ...body, number: body.number ?? nextNumber(state) }, plannedByNumber(state), 'dueOn'),
    ),
  decide: (state, body) => [{ type: 'actionAdded', action: { ...body, number: body.number ?? nextNumber(state) } }],
});

const nextNumber = (state: JourneyState): number => Math.max(0, ...state.plan.actions.map((one) => one.number)) + 1;

/** Another date or owner, with the reason; the approved date stays as baseline. */
export const moveAction = journeyCommand({
  schema: moveActionBody,
  permission: 'journey.steer',
  subject: actionSubject,
  subjects: openActions,
  available: (state, moment, subject) => firstRefusal(plannedAction(state, subject), onlyLead(state, moment)),
  may: (state, moment, { number, dueOn, owner }) => {
    const planned = plannedByNumber(state);
    const moved = { number, dueOn, after: planned.get(number)?.after };
    const others = new Map<number, DatedAction>([...planned, [number, moved]]);
    const waiting = [...planned.values()].filter(({ after }) => after?.includes(number) === true);
    return firstRefusal(
      unknownPerson(owner, moment, 'owner'),
      dueBeforeOther(moved, others, 'dueOn'),
      ...waiting.map((one) => dueBeforeOther(one, others, 'dueOn')),
    );
  },
  decide: (state, { number, dueOn, owner, reason }) => [
    {
      type: 'actionMoved',
      number,
      dueOn,
      owner: owner ?? actionIn(state, actionSubject({ number }))?.owner ?? state.lead,
      reason,
    },
  ],
});

export const completeAction = journeyCommand({
  schema: completeActionBody,
  permission: 'journey.work',
  subject: actionSubject,
  subjects: openActions,
  available: (state, moment, subject) => {
    const owner = actionIn(state, subject)?.owner ?? state.lead;
    return firstRefusal(
      plannedAction(state, subject),
      waitsForOthers(state, subject),
      isMeant(person(owner), moment) || leads(state, moment) ? null : notYours(person(owner), moment),
    );
  },
  may: (_state, moment, { on }) => stillAhead(on, moment, 'on'),
  decide: (_state, { number, on, note, files }, moment) => [
    { type: 'actionDone', number, on: on ?? today(moment), note, files },
  ],
});

function waitsForOthers(state: JourneyState, subject: string): Refusal | null {
  const open = actionIn(state, subject)?.after?.find(
    (number) => actionIn(state, actionSubject({ number }))?.status === 'planned',
  );
  return open === undefined ? null : refuse('waitsForAction', { number: open });
}

export const withdrawAction = journeyCommand({
  schema: withdrawActionBody,
  permission: 'journey.steer',
  subject: actionSubject,
  subjects: openActions,
  available: (state, moment, subject) => firstRefusal(plannedAction(state, subject), onlyLead(state, moment)),
  may: () => null,
  decide: (_state, { number, reason }) => [{ type: 'actionWithdrawn', number, reason }],
});

/** Working days that a stage or action is behind its baseline; negative when it is ahead. */
export function deviation(
  baseline: string | null,
  now: string | null,
  moment: Pick<Moment, 'calendar'>,
): number | null {
  return baseline === null || now === null ? null : workingDaysBetween(baseline, now, moment.calendar);
}
