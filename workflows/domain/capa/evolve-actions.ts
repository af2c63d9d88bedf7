import type { Duty } from '../duty.ts';
import { actorName } from '../hands.ts';
import type { Clock } from '../kernel/clock.ts';
import type { EventStamp } from '../kernel/process.ts';
import { actionSubject } from './duties.ts';
import { withEvidence } from './evidence.ts';
import type { CapaEvent, CapaEventOf } from './events.ts';
import type { Action, CapaState, WorkIn } from './state.ts';
import type { PlannedAction } from './plan.ts';

type ActionEvent = Extract<
  CapaEvent,
  {
    type:
      | 'planApproved'
      | 'actionStarted'
      | 'actionCompleted'
      | 'actionVerified'
      | 'actionRejected'
      | 'revisionProposed'
      | 'revisionApproved'
      | 'revisionReturned'
      | 'proofBegan';
  }
>;

/** The part of a loop in which several people work side by side: actions, their proof, revisions of the plan. */
export function evolveActions(state: CapaState, event: ActionEvent, at: EventStamp): CapaState {
  if (event.type === 'planApproved') return approved(state, event, at);
  const { work } = state;
  if (work.stage !== 'implementation') return state;
  const act = { by: actorName(at.actor), at: at.at };
  switch (event.type) {
    case 'actionStarted':
      return inAction(state, work, event.action, (progress) =>
        progress.status === 'planned' ? { ...progress, status: 'started', startedAt: at.at } : progress,
      );
    case 'actionCompleted': {
      const evidenced = withEvidence(state, event.evidence, actionSubject(event.action), event.evidenceDate, at);
      return inAction(evidenced, work, event.action, () => ({
        status: 'completed',
        duty: { round: at.seq, clock: event.clock },
        note: event.note,
        ...unevidenced(event),
        ...act,
      }));
    }
    case 'actionVerified':
      return inAction(state, work, event.action, (progress) =>
        progress.status === 'completed'
          ? {
              status: 'verified',
              note: event.note,
              doneBy: progress.by,
              doneAt: progress.at,
              ...unevidenced(progress),
              ...act,
            }
          : progress,
      );
    case 'actionRejected':
      return inAction(state, work, event.action, () => ({
        status: 'started',
        duty: { round: at.seq, clock: event.clock },
        startedAt: at.at,
        rejected: event.reason,
      }));
    case 'revisionProposed':
      return {
        ...state,
        work: {
          ...work,
          revision: {
            number: event.number,
            duty: { round: at.seq, clock: event.clock },
            author: act.by,
            reason: event.reason,
            changes: event.changes,
            approver: event.approver,
          },
        },
      };
    case 'revisionReturned':
      return { ...state, work: { ...work, revision: null } };
    case 'revisionApproved':
      return { ...state, work: revised(work, event, at) };
    case 'proofBegan': {
      const { revision: _, ...rest } = work;
      return {
        ...state,
        work: { ...rest, stage: 'proof', round: at.seq, since: at.at, checkOn: event.checkOn, until: event.until },
      };
    }
  }
}

const unevidenced = ({ withoutEvidence }: { withoutEvidence?: string | undefined }): { withoutEvidence?: string } =>
  withoutEvidence === undefined ? {} : { withoutEvidence };

function approved(state: CapaState, event: CapaEventOf<'planApproved'>, at: EventStamp): CapaState {
  const { work } = state;
  if (work.stage !== 'planApproval') return state;
  return {
    ...state,
    work: {
      stage: 'implementation',
      containment: work.containment,
      rootCause: work.rootCause,
      plan: work.plan,
      actions: begun(work.proposed, event.actionClocks, at),
      revision: null,
    },
  };
}

function revised(
  work: WorkIn<'implementation'>,
  event: CapaEventOf<'revisionApproved'>,
  at: EventStamp,
): WorkIn<'implementation'> {
  if (!work.revision) return work;
  const { number, changes } = work.revision;
  const withdrawn = new Set(changes.withdrawActions ?? []);
  const unmarked = new Set(changes.withdrawCauses ?? []);
  return {
    ...work,
    rootCause: {
      ...work.rootCause,
      causes: [
        ...work.rootCause.causes.map((cause) => (unmarked.has(cause.id) ? { ...cause, marked: false } : cause)),
        ...(changes.addCauses ?? []),
      ],
    },
    plan: { ...work.plan, revision: number },
    actions: [
      ...work.actions.map((action): Action =>
        withdrawn.has(action.id) ? { ...action, progress: { status: 'withdrawn', revision: number } } : action,
      ),
      ...begun(changes.addActions ?? [], event.actionClocks, at),
    ],
    revision: null,
  };
}

function begun(
  planned: readonly PlannedAction[],
  clocks: readonly { action: number; clock: Clock }[],
  at: EventStamp,
): Action[] {
  return planned.flatMap((action) => {
    const entry = clocks.find((one) => one.action === action.id);
    if (!entry) return [];
    const duty: Duty = { round: at.seq, clock: entry.clock };
    return [{ ...action, progress: { status: 'planned', duty } }];
  });
}

function inAction(
  state: CapaState,
  work: WorkIn<'implementation'>,
  id: number,
  change: (progress: Action['progress']) => Action['progress'],
): CapaState {
  return {
    ...state,
    work: {
      ...work,
      actions: work.actions.map((action) =>
        action.id === id ? { ...action, progress: change(action.progress) } : action,
      ),
    },
  };
}
