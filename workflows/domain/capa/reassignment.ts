import { approverOtherThan, ownRequest, separated, unknownPerson } from '../hands.ts';
import { startClock } from '../kernel/clock.ts';
import { actingPerson, type Moment } from '../kernel/moment.ts';
import { firstRefusal, refuse, type Refusal } from '../kernel/refusal.ts';
import { approveEvaluatorBody, reassignBody, rejectEvaluatorBody } from './bodies.ts';
import { isLeft } from './actions.ts';
import { capaCommand, inStage, ready } from './command.ts';
import type { CapaEvent } from './events.ts';
import { onlyApprover } from './plan-approver.ts';
import { ownerVerifies } from './plan-rules.ts';
import { actionsOf, isOpenState, planOf, type Action, type CapaState } from './state.ts';

/**
 * Hands work over: the loop, an action, its verification. The duty keeps its date, and its reminders go to the new
 * person. Another evaluator has to be approved by somebody else first.
 */
export const reassign = capaCommand({
  schema: reassignBody,
  permission: 'capa.steer',
  subject: ({ subject }) => subject,
  subjects: (state) => (isOpenState(state) ? ['owner', ...evaluatorSubject(state), ...actionSubjects(state)] : []),
  available: (state, _moment, subject) => {
    if (subject === 'owner') return isOpenState(state) ? null : inStage(state);
    if (subject === 'evaluator') {
      return firstRefusal(
        ready(state, 'implementation', 'proof', 'effectivenessCheck'),
        state.evaluatorChange && refuse('evaluatorChanges', { person: { person: state.evaluatorChange.to } }),
      );
    }
    const action = actionOf(state, subject);
    return action && isLeft(action) && state.work.stage === 'implementation' ? null : refuse('nothingToReassign');
  },
  may: (state, moment, { subject, to, overlapReason }) => {
    const action = actionOf(state, subject);
    return firstRefusal(
      unknownPerson(to, moment, 'to'),
      to === holderOf(state, subject) && refuse('alreadyTheirs', { person: { person: to } }, 'to'),
      separated('ownerApprover', subject === 'owner' && onlyApprover(state, to, moment), overlapReason, moment, {
        person: { person: to },
      }),
      separated('doerVerifier', verifiesOwnWork(action, subject, to), overlapReason, moment, {
        person: { person: to },
      }),
      ownerVerifies(takesBothHands(action, subject, to) ? to : null, overlapReason, moment),
      separated('evaluatorNoAction', judgesOwnAction(state, subject, to), overlapReason, moment, {
        person: { person: to },
      }),
    );
  },
  decide: (state, { subject, to, reason, overlapReason }, moment): CapaEvent[] => {
    const from = holderOf(state, subject) ?? '';
    const common = { from, to, reason, ...(overlapReason === undefined ? {} : { overlapReason }) };
    return subject === 'evaluator'
      ? [
          {
            type: 'evaluatorChangeRequested',
            ...common,
            approver: approverOtherThan(actingPerson(moment) ?? '', moment),
            clock: startClock(moment, 'evaluatorApproval'),
          },
        ]
      : [{ type: 'reassigned', subject, ...common }];
  },
});

/** Another person than the one who asked agrees to the new evaluator. */
export const approveEvaluator = capaCommand({
  schema: approveEvaluatorBody,
  permission: 'capa.approve',
  subject: () => 'evaluator',
  subjects: (state) => (state.evaluatorChange ? ['evaluator'] : []),
  available: changeDecidable,
  may: () => null,
  decide: (state, { comment }) =>
    state.evaluatorChange
      ? [
          {
            type: 'evaluatorChangeApproved',
            to: state.evaluatorChange.to,
            ...(comment === undefined ? {} : { comment }),
            askedBy: state.evaluatorChange.by,
          },
        ]
      : [],
});

/** The evaluator stays. */
export const rejectEvaluator = capaCommand({
  schema: rejectEvaluatorBody,
  permission: 'capa.approve',
  subject: () => 'evaluator',
  subjects: (state) => (state.evaluatorChange ? ['evaluator'] : []),
  available: changeDecidable,
  may: () => null,
  decide: (state, { reason }) =>
    state.evaluatorChange
      ? [
          {
            type: 'evaluatorChangeRejected',
            to: state.evaluatorChange.to,
            reason,
            askedBy: state.evaluatorChange.by,
          },
        ]
      : [],
});

function changeDecidable(state: CapaState, moment: Moment): Refusal | null {
  const change = state.evaluatorChange;
  return firstRefusal(
    ready(state, 'implementation', 'proof', 'effectivenessCheck'),
    !change && refuse('noEvaluatorChange'),
    change && ownRequest(change.by, moment, 'ownRequest'),
    change && ownRequest(change.to, moment, 'ownRequest'),
  );
}

function evaluatorSubject(state: CapaState): string[] {
  const { stage } = state.work;
  const judges = stage === 'implementation' || stage === 'proof' || stage === 'effectivenessCheck';
  return judges && !state.evaluatorChange ? ['evaluator'] : [];
}

function actionSubjects(state: CapaState): string[] {
  if (state.work.stage !== 'implementation') return [];
  return actionsOf(state)
    .filter(isLeft)
    .flatMap(({ id, progress }) =>
      progress.status === 'completed' ? [`verifier:${String(id)}`] : [`action:${String(id)}`, `verifier:${String(id)}`],
    );
}

function actionOf(state: CapaState, subject: string): Action | undefined {
  const [what, number] = subject.split(':');
  if (what !== 'action' && what !== 'verifier') return undefined;
  const action = actionsOf(state).find((one) => String(one.id) === number);
  // What is done is not handed over any more; only its verification is.
  return what === 'action' && action?.progress.status === 'completed' ? undefined : action;
}

function holderOf(state: CapaState, subject: string): string | undefined {
  if (subject === 'owner') return state.owner;
  if (subject === 'evaluator') return planOf(state)?.evaluator;
  const action = actionOf(state, subject);
  return subject.startsWith('verifier') ? action?.verifier : action?.owner;
}

/** They did it already, and would verify it. */
function verifiesOwnWork(action: Action | undefined, subject: string, to: string): boolean {
  return subject.startsWith('verifier') && action?.progress.status === 'completed' && action.progress.by === to;
}

/** They would own the action and verify it, whether or not it is done. */
function takesBothHands(action: Action | undefined, subject: string, to: string): boolean {
  if (!action) return false;
  return to === (subject.startsWith('action') ? action.verifier : action.owner);
}

function judgesOwnAction(state: CapaState, subject: string, to: string): boolean {
  if (subject.startsWith('action')) return to === planOf(state)?.evaluator;
  return (
    subject === 'evaluator' &&
    actionsOf(state).some((action) => action.owner === to && action.progress.status !== 'withdrawn')
  );
}
