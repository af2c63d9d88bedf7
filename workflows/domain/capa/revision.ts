import { notYours, ownRequest } from '../hands.ts';
import { startClock } from '../kernel/clock.ts';
import type { Moment } from '../kernel/moment.ts';
import { firstRefusal, refuse, type Refusal } from '../kernel/refusal.ts';
import { person } from '../kernel/who.ts';
import { approveRevisionBody, returnRevisionBody, revisePlanBody, type PlanChanges } from './bodies.ts';
import { findAction, isLeft } from './actions.ts';
import { capaCommand, ready } from './command.ts';
import { actionSubject } from './duties.ts';
import { ownerApproves, ownerNeverApproves, planApprover } from './plan-approver.ts';
import { causeWithoutAction, actionRefusal, overlapRefusal, sameNumber } from './plan-rules.ts';
import { actionClocks } from './planning.ts';
import { beginProof } from './proof.ts';
import { causesRefusal, isTree } from './root-cause.ts';
import { expectStage, workIn, type CapaState } from './state.ts';

/** How many actions and causes one attempt may collect. */
const ACTION_LIMIT = 30;
const CAUSE_LIMIT = 40;

/** Proposes a numbered revision of the plan while the other actions go on. Criteria are never part of it. */
export const revisePlan = capaCommand({
  schema: revisePlanBody,
  permission: 'capa.work',
  subject: () => 'revision',
  subjects: (state) => (workIn(state, 'implementation')?.revision === null ? ['revision'] : []),
  available: (state, moment) =>
    firstRefusal(
      ready(state, 'implementation'),
      notYours(person(state.owner), moment),
      workIn(state, 'implementation')?.revision ? refuse('revisionUndecided') : null,
    ),
  may: (state, moment, body) => changesRefusal(state, body.changes, body.overlapReason, moment),
  decide: (state, { reason, changes, overlapReason }, moment) => [
    {
      type: 'revisionProposed',
      number: expectStage(state, 'implementation').plan.revision + 1,
      changes,
      ...(overlapReason === undefined ? {} : { overlapReason }),
      reason,
      approver: planApprover(state, moment),
      clock: startClock(moment, 'planApproval'),
    },
  ],
});

/** The revision is approved by somebody other than its author. */
export const approveRevision = capaCommand({
  schema: approveRevisionBody,
  permission: 'capa.approve',
  signature: 'approveRevision',
  subject: () => 'revision',
  subjects: (state) => (workIn(state, 'implementation')?.revision ? ['revision'] : []),
  available: (state, moment) => revisionReady(state, moment) ?? ownerNeverApproves(state, moment),
  // What was proposed may have been overtaken: an action to be withdrawn was verified meanwhile.
  may: (state, moment, { overlapReason }) => {
    const revision = expectStage(state, 'implementation').revision;
    return firstRefusal(
      ownerApproves(state, overlapReason, moment),
      revision && withdrawalRefusal(state, revision.changes),
    );
  },
  decide: (state, { signed: _, ...body }, moment) => {
    const work = expectStage(state, 'implementation');
    const changes = work.revision?.changes ?? {};
    const approved = {
      type: 'revisionApproved' as const,
      number: work.revision?.number ?? 0,
      ...body,
      actionClocks: actionClocks(changes.addActions ?? [], moment),
    };
    const withdrawn = changes.withdrawActions ?? [];
    const left = work.actions.filter((action) => isLeft(action) && !withdrawn.includes(action.id));
    const over = left.length === 0 && (changes.addActions ?? []).length === 0;
    return over ? [approved, beginProof(state, moment)] : [approved];
  },
});

/** The revision is not approved; the plan stays as it was. */
export const returnRevision = capaCommand({
  schema: returnRevisionBody,
  permission: 'capa.approve',
  subject: () => 'revision',
  subjects: (state) => (workIn(state, 'implementation')?.revision ? ['revision'] : []),
  available: revisionReady,
  may: () => null,
  decide: (state, { reason }, moment) => {
    const work = expectStage(state, 'implementation');
    const returned = {
      type: 'revisionReturned' as const,
      number: work.revision?.number ?? 0,
      reason,
      askedBy: work.revision?.author ?? '',
    };
    return work.actions.some(isLeft) ? [returned] : [returned, beginProof(state, moment)];
  },
});

function revisionReady(state: CapaState, moment: Moment): Refusal | null {
  const revision = workIn(state, 'implementation')?.revision;
  return firstRefusal(
    ready(state, 'implementation'),
    !revision && refuse('noRevision'),
    revision ? ownRequest(revision.author, moment, 'ownPlan') : null,
  );
}

function changesRefusal(
  state: CapaState,
  changes: PlanChanges,
  overlapReason: string | undefined,
  moment: Moment,
): Refusal | null {
  const { plan, actions, rootCause } = expectStage(state, 'implementation');
  const added = changes.addActions ?? [];
  const addedCauses = changes.addCauses ?? [];
  const unmarked = changes.withdrawCauses ?? [];
  const withdrawn = changes.withdrawActions ?? [];
  if (added.length + addedCauses.length + unmarked.length + withdrawn.length === 0) {
    return refuse('nothingChanges', {}, 'changes');
  }
  const unknownCause = unmarked.find((id) => !rootCause.causes.some((cause) => cause.id === id && cause.marked));
  const causes = [
    ...rootCause.causes.map((cause) => (unmarked.includes(cause.id) ? { ...cause, marked: false } : cause)),
    ...addedCauses,
  ];
  const kept = actions.filter((action) => action.progress.status !== 'withdrawn' && !withdrawn.includes(action.id));
  return firstRefusal(
    actions.length + added.length > ACTION_LIMIT && refuse('tooManyActions', { limit: ACTION_LIMIT }, 'changes'),
    causes.length > CAUSE_LIMIT && refuse('tooManyCauses', { limit: CAUSE_LIMIT }, 'changes'),
    sameNumber([...actions, ...added]),
    unknownCause !== undefined && refuse('unknownCauseWithdrawn', { cause: unknownCause }, 'changes'),
    withdrawalRefusal(state, changes),
    isTree(causes),
    causesRefusal(causes, addedCauses),
    ...added.map((action) => actionRefusal(state.about, causes, action, moment)),
    causeWithoutAction(causes, [...kept, ...added]),
    overlapRefusal(added, plan.evaluator, overlapReason, moment),
  );
}

function withdrawalRefusal(state: CapaState, changes: PlanChanges): Refusal | null {
  for (const id of changes.withdrawActions ?? []) {
    const action = findAction(state, actionSubject(id));
    if (!action) return refuse('unknownAction', { action: id }, 'changes');
    if (!isLeft(action)) {
      return refuse('actionIs', { action: id, status: { code: `actionStatus.${action.progress.status}` } }, 'changes');
    }
  }
  return null;
}
