import { clockUntil, startClock, type Clock } from '../kernel/clock.ts';
import { notYours, ownRequest } from '../hands.ts';
import type { Moment } from '../kernel/moment.ts';
import { firstRefusal } from '../kernel/refusal.ts';
import { person } from '../kernel/who.ts';
import { approvePlanBody, returnPlanBody, savePlanBody, submitPlanBody } from './bodies.ts';
import { capaCommand, ready, subjectIn } from './command.ts';
import { earlierCriteria, shorterWaitRefusal, weakerRefusal } from './earlier-criteria.ts';
import { ownerApproves, ownerNeverApproves, planApprover } from './plan-approver.ts';
import type { PlannedAction } from './plan.ts';
import { planRefusal, proofWaitOf } from './plan-rules.ts';
import { expectStage, workIn } from './state.ts';

/** Keeps a plan while it is being written. */
export const savePlan = capaCommand({
  schema: savePlanBody,
  permission: 'capa.work',
  subject: () => 'plan',
  subjects: (state) => subjectIn(state, 'plan', 'plan'),
  available: (state, moment) => firstRefusal(ready(state, 'plan'), notYours(person(state.owner), moment)),
  may: () => null,
  decide: (_state, draft) => [{ type: 'planSaved', draft }],
});

/** Sends the plan for approval. Whoever sends it is its author. */
export const submitPlan = capaCommand({
  schema: submitPlanBody,
  permission: 'capa.work',
  subject: () => 'plan',
  subjects: (state) => subjectIn(state, 'plan', 'plan'),
  available: (state, moment) => firstRefusal(ready(state, 'plan'), notYours(person(state.owner), moment)),
  may: (state, moment, body) =>
    firstRefusal(
      planRefusal(state.about, expectStage(state, 'plan').rootCause.causes, body, moment),
      shorterWaitRefusal(state, proofWaitOf(body, moment), body.shorterWaitReason),
    ),
  decide: (state, body, moment) => [
    {
      type: 'planSubmitted',
      ...body,
      waiting: proofWaitOf(body, moment),
      approver: planApprover(state, moment),
      clock: startClock(moment, 'planApproval'),
    },
  ],
});

/** The plan is approved by somebody other than its author and the owner of the loop; its actions begin, criteria and method are fixed. */
export const approvePlan = capaCommand({
  schema: approvePlanBody,
  permission: 'capa.approve',
  signature: 'approvePlan',
  subject: () => 'plan',
  subjects: (state) => subjectIn(state, 'plan', 'planApproval'),
  available: (state, moment) => {
    const work = workIn(state, 'planApproval');
    return firstRefusal(
      ready(state, 'planApproval'),
      work && ownRequest(work.plan.author, moment, 'ownPlan'),
      ownerNeverApproves(state, moment),
    );
  },
  may: (state, moment, body) =>
    firstRefusal(ownerApproves(state, body.overlapReason, moment), weakerRefusal(state, body.criteriaNotWeaker)),
  decide: (state, { signed: _, criteriaNotWeaker, ...body }, moment) => [
    {
      type: 'planApproved',
      ...body,
      ...(earlierCriteria(state) === null ? {} : { criteriaNotWeaker }),
      actionClocks: actionClocks(expectStage(state, 'planApproval').proposed, moment),
    },
  ],
});

/** The plan goes back to its author with a reason. */
export const returnPlan = capaCommand({
  schema: returnPlanBody,
  permission: 'capa.approve',
  subject: () => 'plan',
  subjects: (state) => subjectIn(state, 'plan', 'planApproval'),
  available: (state, moment) => {
    const work = workIn(state, 'planApproval');
    return firstRefusal(ready(state, 'planApproval'), work && ownRequest(work.plan.author, moment, 'ownPlan'));
  },
  may: () => null,
  decide: (_state, { reason }, moment) => [{ type: 'planReturned', reason, clock: startClock(moment, 'plan') }],
});

/** Every action's clock, running from now to the date its plan names. */
export function actionClocks(actions: readonly PlannedAction[], moment: Moment): { action: number; clock: Clock }[] {
  return actions.map((action) => ({
    action: action.id,
    clock: clockUntil(moment, action.dueOn, { code: 'planned', params: { date: { date: action.dueOn } } }),
  }));
}
