import { alreadyPast, notAfterToday } from '../dates.ts';
import { separated, unknownPerson } from '../hands.ts';
import type { Moment } from '../kernel/moment.ts';
import { firstRefusal, refuse, type Refusal } from '../kernel/refusal.ts';
import type { Cause } from './causes.ts';
import type { PlanBody, PlannedAction, ProofWait } from './plan.ts';
import type { CapaState } from './state.ts';

/** What a complete plan must satisfy before it can be sent for approval. */
export function planRefusal(
  about: CapaState['about'],
  causes: readonly Cause[],
  plan: PlanBody,
  moment: Moment,
): Refusal | null {
  return firstRefusal(
    plan.actions.length === 0 && refuse('noActions', {}, 'actions'),
    sameNumber(plan.actions),
    unknownPerson(plan.evaluator, moment, 'evaluator'),
    ...plan.actions.map((action) => actionRefusal(about, causes, action, moment)),
    causeWithoutAction(causes, plan.actions),
    proofRefusal(plan, moment),
    hasWorkerStandard(about) && plan.workersInvolved === undefined && refuse('workersNeeded', {}, 'workersInvolved'),
    overlapRefusal(plan.actions, plan.evaluator, plan.overlapReason, moment),
  );
}

/** Whether ISO 45001 applies: workers take part, risks are judged before the action, the hierarchy of controls counts. */
export const hasWorkerStandard = (about: CapaState['about']): boolean =>
  about.standards.some((standard) => standard.startsWith('ISO 45001'));

/** What one action must satisfy, in a plan and in a revision. */
export function actionRefusal(
  about: CapaState['about'],
  causes: readonly Cause[],
  action: PlannedAction,
  moment: Moment,
): Refusal | null {
  const unknown = action.causes.find((id) => !causes.some((cause) => cause.id === id && cause.marked));
  const workers = hasWorkerStandard(about);
  return firstRefusal(
    unknownPerson(action.owner, moment, 'actions'),
    unknownPerson(action.verifier, moment, 'actions'),
    alreadyPast(action.dueOn, moment, 'actions'),
    unknown !== undefined && refuse('unknownCause', { action: action.id, cause: unknown }, 'actions'),
    workers && action.hierarchyLevel === undefined && refuse('hierarchyNeeded', { action: action.id }, 'actions'),
    workers && action.riskAssessment === undefined && refuse('riskNeeded', { action: action.id }, 'actions'),
  );
}

/** Every marked cause is removed by an action. */
export function causeWithoutAction(
  causes: readonly Cause[],
  actions: readonly Pick<PlannedAction, 'causes'>[],
): Refusal | null {
  const open = causes.find((cause) => cause.marked && !actions.some((action) => action.causes.includes(cause.id)));
  return open ? refuse('causeWithoutAction', { cause: open.text }, 'actions') : null;
}

/** Two actions never share a number, also not with one that was withdrawn. */
export function sameNumber(actions: readonly Pick<PlannedAction, 'id'>[]): Refusal | null {
  const seen = new Set<number>();
  for (const { id } of actions) {
    if (seen.has(id)) return refuse('actionTwice', { action: id }, 'actions');
    seen.add(id);
  }
  return null;
}

/** Doer ≠ verifier, before anything is done: who owns an action is not the one to verify it. */
export function ownerVerifies(both: string | null, reason: string | undefined, moment: Moment): Refusal | null {
  const params = { person: { person: both ?? '' } };
  return separated('doerVerifier', both !== null, reason, moment, params, 'ownerVerifies');
}

/** Doer ≠ verifier, and the evaluator owns no action. */
export function overlapRefusal(
  actions: readonly Pick<PlannedAction, 'id' | 'owner' | 'verifier'>[],
  evaluator: string,
  reason: string | undefined,
  moment: Moment,
): Refusal | null {
  const selfVerified = actions.find((action) => action.owner === action.verifier);
  const judged = actions.find((action) => action.owner === evaluator);
  return firstRefusal(
    ownerVerifies(selfVerified?.owner ?? null, reason, moment),
    separated('evaluatorNoAction', judged !== undefined, reason, moment, { person: { person: evaluator } }),
  );
}

function proofRefusal(plan: PlanBody, moment: Moment): Refusal | null {
  if (!plan.waiting || 'days' in plan.waiting) return null;
  const { until } = plan.waiting;
  const last =
    plan.actions
      .map((action) => action.dueOn)
      .sort()
      .at(-1) ?? until;
  return firstRefusal(
    notAfterToday(until, moment, 'waiting'),
    until <= last && refuse('proofBeforeActions', { date: { date: last } }, 'waiting'),
  );
}

/** How long the effect has to show: as the plan says, else as the policy does. */
export function proofWaitOf(plan: PlanBody, moment: Moment): ProofWait {
  return plan.waiting ?? { days: moment.policy.times['proof']?.days ?? 60 };
}
