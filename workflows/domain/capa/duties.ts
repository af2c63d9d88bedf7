import { dutyDeadlines, dutyWaiting, type Duty, type OpenDuty } from '../duty.ts';
import { qualityManagers, topManagement } from '../hands.ts';
import type { Deadline } from '../kernel/deadline.ts';
import { byUrgency, type Waiting } from '../kernel/waiting.ts';
import { person } from '../kernel/who.ts';
import { externalDuties } from './external.ts';
import { planOf, workIn, type Action, type CapaState } from './state.ts';

/** Duties that may be given more time. Approvals, verifications and decisions are not among them. */
const EXTENDABLE: ReadonlySet<string> = new Set([
  'recordContainment',
  'submitRootCause',
  'submitPlan',
  'completeAction',
  'judgeEffectiveness',
  'close',
]);

/** Every duty that runs, also those that a hold has stopped. */
export function allDuties(state: CapaState): OpenDuty[] {
  return [...stageDuties(state), ...requestDuties(state)];
}

/** The duties that wait for somebody now. A hold stops all but its own review, a request to cancel, and the clocks of others. */
export function openDuties(state: CapaState): OpenDuty[] {
  const { hold } = state;
  if (!hold) return [...allDuties(state), ...externalDuties(state)];
  return [
    {
      code: 'reviewHold',
      subject: 'hold',
      duty: hold.duty,
      who: person(hold.by),
      command: 'resume',
      params: { reason: hold.reason },
      pause: 'hold',
    },
    ...requestDuties(state).filter((open) => open.code === 'approveCancel'),
    ...externalDuties(state),
  ];
}

/** The duties whose due date may be asked to move. */
export function extendableDuties(state: CapaState): OpenDuty[] {
  return stageDuties(state).filter((open) => EXTENDABLE.has(open.code));
}

/** Never empty while the loop is open: somebody's duty, or time that has to pass. */
export function capaWaiting(state: CapaState): Waiting[] {
  const lines = openDuties(state).map((open) => dutyWaiting(open, state.about.site));
  const proof = workIn(state, 'proof');
  if (proof && !state.hold) {
    lines.push({
      id: `waitForProof:proof:${String(proof.round)}`,
      code: 'waitForProof',
      params: { date: { date: proof.checkOn } },
      subject: 'proof',
      who: { kind: 'nobody', reason: 'proof' },
      since: proof.since,
      until: proof.until,
      then: { code: 'effectivenessCheck', who: person(proof.plan.evaluator), at: proof.until },
      rule: proofRule(state),
      pause: 'proof',
    });
  }
  return lines.sort(byUrgency);
}

/** The reminders to come, and the check date while time has to pass. */
export function capaDeadlines(state: CapaState): Deadline[] {
  const deadlines = openDuties(state).flatMap(dutyDeadlines);
  const proof = workIn(state, 'proof');
  if (proof && !state.hold) {
    deadlines.push({
      kind: 'proofOver',
      subject: 'proof',
      round: proof.round,
      at: proof.until,
      rule: proofRule(state),
    });
  }
  return deadlines;
}

/** The same state with every duty passed through `change`, wherever it is kept. */
export function mapDuties(state: CapaState, change: (duty: Duty, subject: string) => Duty): CapaState {
  const { work } = state;
  const next: CapaState = {
    ...state,
    hold: state.hold && { ...state.hold, duty: change(state.hold.duty, 'hold') },
    cancelRequest: state.cancelRequest && {
      ...state.cancelRequest,
      duty: change(state.cancelRequest.duty, 'cancel'),
    },
    evaluatorChange: state.evaluatorChange && {
      ...state.evaluatorChange,
      duty: change(state.evaluatorChange.duty, 'evaluator'),
    },
    extensions: state.extensions.map((one) => ({ ...one, duty: change(one.duty, extensionSubject(one.subject)) })),
    external: state.external.map((one) => ({ ...one, duty: one.duty && change(one.duty, `external:${one.id}`) })),
  };
  switch (work.stage) {
    case 'containment':
    case 'rootCause':
    case 'plan':
    case 'effectivenessCheck':
    case 'managementDecision':
    case 'closure':
      return { ...next, work: { ...work, duty: change(work.duty, work.stage) } };
    case 'planApproval':
      return { ...next, work: { ...work, duty: change(work.duty, 'plan') } };
    case 'implementation':
      return {
        ...next,
        work: {
          ...work,
          actions: work.actions.map((action) =>
            'duty' in action.progress
              ? {
                  ...action,
                  progress: { ...action.progress, duty: change(action.progress.duty, actionSubject(action.id)) },
                }
              : action,
          ),
          revision: work.revision && { ...work.revision, duty: change(work.revision.duty, 'revision') },
        },
      };
    case 'proof':
    case 'closed':
    case 'cancelled':
      return next;
  }
}

/** The subject of an action in commands, events and waiting lines. */
export const actionSubject = (id: number): string => `action:${String(id)}`;

/** The subject of the decision on more time for a duty. */
export const extensionSubject = (subject: string): string => `extension:${subject}`;

function proofRule(state: CapaState): Deadline['rule'] {
  const waiting = planOf(state)?.waiting;
  if (state.inconclusive > 0) return { code: 'proofAgain', params: {} };
  return waiting && 'days' in waiting
    ? { code: 'proof', params: { days: waiting.days } }
    : { code: 'proofQuantity', params: { quantity: waiting?.quantity ?? '' } };
}

function stageDuties(state: CapaState): OpenDuty[] {
  const { work } = state;
  const owner = person(state.owner);
  const params = { attempt: state.attempt };
  switch (work.stage) {
    case 'containment':
      return [
        {
          code: 'recordContainment',
          subject: work.stage,
          duty: work.duty,
          who: owner,
          command: 'recordContainment',
          params,
        },
      ];
    case 'rootCause':
      return [
        {
          code: 'submitRootCause',
          subject: work.stage,
          duty: work.duty,
          who: owner,
          command: 'submitRootCause',
          params,
        },
      ];
    case 'plan':
      return [{ code: 'submitPlan', subject: 'plan', duty: work.duty, who: owner, command: 'submitPlan', params }];
    case 'planApproval':
      return [
        { code: 'approvePlan', subject: 'plan', duty: work.duty, who: work.approver, command: 'approvePlan', params },
      ];
    case 'implementation':
      return [
        ...work.actions.flatMap(actionDuty),
        ...(work.revision
          ? [
              {
                code: 'approveRevision',
                subject: 'revision',
                duty: work.revision.duty,
                who: work.revision.approver,
                command: 'approveRevision',
                params: { number: work.revision.number },
              },
            ]
          : []),
      ];
    case 'effectivenessCheck':
      return [
        {
          code: 'judgeEffectiveness',
          subject: work.stage,
          duty: work.duty,
          who: person(work.plan.evaluator),
          command: 'judgeEffectiveness',
          params,
        },
      ];
    case 'managementDecision':
      return [
        {
          code: 'decideNext',
          subject: work.stage,
          duty: work.duty,
          who: topManagement,
          command: 'decideNext',
          params,
        },
      ];
    case 'closure':
      return [
        {
          code: 'close',
          subject: work.stage,
          duty: work.duty,
          who: qualityManagers(state.about.site),
          command: 'close',
          params,
        },
      ];
    case 'proof':
    case 'closed':
    case 'cancelled':
      return [];
  }
}

function actionDuty(action: Action): OpenDuty[] {
  const { progress } = action;
  const common = { subject: actionSubject(action.id), params: { action: action.id, what: action.what } };
  switch (progress.status) {
    case 'planned':
    case 'started':
      return [
        {
          ...common,
          code: 'completeAction',
          duty: progress.duty,
          who: person(action.owner),
          command: 'completeAction',
        },
      ];
    case 'completed':
      return [
        { ...common, code: 'verifyAction', duty: progress.duty, who: person(action.verifier), command: 'verifyAction' },
      ];
    case 'verified':
    case 'withdrawn':
      return [];
  }
}

function requestDuties(state: CapaState): OpenDuty[] {
  const { cancelRequest, evaluatorChange } = state;
  return [
    ...state.extensions.map((one) => ({
      code: 'approveExtension',
      subject: extensionSubject(one.subject),
      duty: one.duty,
      who: one.approver,
      command: 'approveExtension',
      params: { of: { code: subjectWord(one.subject) }, by: { person: one.by }, date: { date: one.newDate } },
    })),
    ...(cancelRequest
      ? [
          {
            code: 'approveCancel',
            subject: 'cancel',
            duty: cancelRequest.duty,
            who: cancelRequest.approver,
            command: 'approveCancel',
            params: { by: { person: cancelRequest.by } },
          },
        ]
      : []),
    ...(evaluatorChange
      ? [
          {
            code: 'approveEvaluator',
            subject: 'evaluator',
            duty: evaluatorChange.duty,
            who: evaluatorChange.approver,
            command: 'approveEvaluator',
            params: { by: { person: evaluatorChange.by }, to: { person: evaluatorChange.to } },
          },
        ]
      : []),
  ];
}

/** The word of a subject: `subject.plan`, `subject.action`. */
export const subjectWord = (subject: string): string => `subject.${subject.split(':')[0] ?? subject}`;
