import { allDuties } from '#domain/capa/duties';
import { actionsOf, planOf, type CapaState } from '#domain/capa/state';
import type { Clock } from '#domain/kernel/clock';
import type { KeyValue } from '../../ui/key-values.ts';
import type { Shape } from '../../ui/shape.ts';
import type { ProcessView } from '../process-view.ts';
import type { SideParts, SideRequest } from '../side/process-side.ts';

/** What the side column says of a CAPA loop. */
export function capaSide(state: CapaState, view: ProcessView): SideParts {
  return {
    people: people(state, view),
    dates: dates(state, view),
    requests: requests(state, view),
    evidence: state.evidence,
  };
}

/** A clock as a line of facts: its date, and its state while it runs out. */
export function clockFact(name: string, clock: Pick<Clock, 'due' | 'soonAt'>, view: ProcessView): KeyValue {
  const now = view.at().toISOString();
  const shape: Shape | null = clock.due < now ? 'late' : clock.soonAt <= now ? 'soon' : null;
  const key = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  return { key, value: view.day(clock.due), ...(shape ? { shape } : {}) };
}

function people(state: CapaState, view: ProcessView): KeyValue[] {
  const plan = planOf(state);
  const { work } = state;
  const team = 'rootCause' in work ? work.rootCause.team : [];
  const evaluator = plan?.evaluator ?? state.proposedEvaluator;
  const approver = work.stage === 'planApproval' && work.approver.kind === 'person' ? work.approver.id : null;
  const items: (KeyValue | null)[] = [
    { key: 'Owner', value: view.personOrYou(state.owner) },
    approver === null ? null : { key: 'Approver', value: view.personOrYou(approver) },
    plan ? { key: 'Plan by', value: view.personOrYou(plan.author) } : null,
    team.length === 0 ? null : { key: 'Team', value: team.map((id) => view.person(id)).join(', ') },
    evaluator === null ? null : { key: 'Evaluator', value: view.personOrYou(evaluator) },
    { key: 'Reported by', value: view.personOrYou(state.about.reporter) },
  ];
  return items.filter((item) => item !== null);
}

function dates(state: CapaState, view: ProcessView): KeyValue[] {
  const { work, hold } = state;
  const running = hold
    ? []
    : allDuties(state).map(({ subject, duty, code }) => clockFact(dutyName(code, subject, view), duty.clock, view));
  const last = actionsOf(state)
    .filter(({ progress }) => progress.status !== 'withdrawn')
    .map(({ dueOn }) => dueOn)
    .sort()
    .at(-1);
  return [
    ...(hold ? [{ ...clockFact('Hold reviewed', hold.duty.clock, view), note: `“${hold.reason}”` }] : []),
    ...running,
    ...(work.stage === 'proof' ? [{ key: 'Check opens', value: view.day(work.checkOn) }] : []),
    ...(last !== undefined && work.stage !== 'implementation' ? [{ key: 'Last action', value: view.day(last) }] : []),
    ...(state.about.shipmentOn === undefined ? [] : [{ key: 'Shipment', value: view.day(state.about.shipmentOn) }]),
    { key: 'Raised', value: view.day(state.about.raisedAt) },
  ];
}

function dutyName(code: string, subject: string, view: ProcessView): string {
  if (code === 'verifyAction') return `Verify ${view.subject(subject)}`;
  if (code === 'approvePlan') return 'Plan approval';
  if (code === 'reviewHold') return 'Hold reviewed';
  if (code === 'decideNext') return 'Decision';
  if (code.startsWith('approve')) return 'Decision on a request';
  return view.subject(subject);
}

function requests(state: CapaState, view: ProcessView): SideRequest[] {
  const { cancelRequest, evaluatorChange } = state;
  return [
    ...state.extensions.map(({ subject, by, newDate, reason }) => ({
      id: `extension ${subject}`,
      words: `${view.personOrYou(by)} asks for more time for ${view.subject(subject)}, until ${view.day(newDate)}`,
      reason,
      approve: { command: 'approveExtension', subject: `extension:${subject}` },
      reject: { command: 'rejectExtension', subject: `extension:${subject}` },
    })),
    ...(evaluatorChange
      ? [
          {
            id: 'evaluator',
            words: `${view.personOrYou(evaluatorChange.by)} asks for ${view.personOrYou(evaluatorChange.to)} as evaluator`,
            reason: evaluatorChange.reason,
            approve: { command: 'approveEvaluator', subject: 'evaluator' },
            reject: { command: 'rejectEvaluator', subject: 'evaluator' },
          },
        ]
      : []),
    ...(cancelRequest
      ? [
          {
            id: 'cancel',
            words: `${view.personOrYou(cancelRequest.by)} asks to cancel the loop`,
            reason: cancelRequest.reason,
            approve: { command: 'approveCancel', subject: 'cancel' },
            reject: { command: 'rejectCancel', subject: 'cancel' },
          },
        ]
      : []),
  ];
}
