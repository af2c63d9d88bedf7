import { stillAhead, today } from '../dates.ts';
import { notYours, ownRequest, separated } from '../hands.ts';
import { clockUntil, dueDate, startClock } from '../kernel/clock.ts';
import { laterOf } from '../kernel/instant.ts';
import { actingPerson, type Moment } from '../kernel/moment.ts';
import { firstRefusal, refuse, type Refusal } from '../kernel/refusal.ts';
import { person } from '../kernel/who.ts';
import { completeActionBody, rejectActionBody, startActionBody, verifyActionBody } from './bodies.ts';
import { capaCommand, ready } from './command.ts';
import { actionSubject } from './duties.ts';
import { EVIDENCE_LIMIT } from './evidence.ts';
import type { CapaEvent } from './events.ts';
import { beginProof } from './proof.ts';
import { actionsOf, planOf, type Action, type CapaState } from './state.ts';
import type * as z from 'zod/mini';

type Status = Action['progress']['status'];

/** Says that work on an action has begun. */
export const startAction = capaCommand({
  schema: startActionBody,
  permission: 'capa.work',
  subject: ({ action }) => actionSubject(action),
  subjects: (state) => subjectsWith(state, 'planned'),
  available: (state, moment, subject) => ownerOf(state, subject, moment, 'planned'),
  may: () => null,
  decide: (_state, { action }) => [{ type: 'actionStarted', action }],
});

/** An action is done, with what shows it. Each action is a subject of its own: three owners may finish at the same moment. */
export const completeAction = capaCommand({
  schema: completeActionBody,
  permission: 'capa.work',
  subject: ({ action }) => actionSubject(action),
  subjects: (state) => subjectsWith(state, 'planned', 'started'),
  available: (state, moment, subject) => ownerOf(state, subject, moment, 'planned', 'started'),
  may: (state, moment, body) =>
    firstRefusal(
      stillAhead(body.evidenceDate, moment, 'evidenceDate'),
      evidenceOrReason(state, body),
      state.evidence.length + body.evidence.length > EVIDENCE_LIMIT &&
        refuse('tooMuchEvidence', { limit: EVIDENCE_LIMIT }, 'evidence'),
    ),
  decide: (_state, body, moment) => [
    {
      type: 'actionCompleted',
      ...body,
      evidenceDate: body.evidenceDate ?? today(moment),
      clock: startClock(moment, 'verification'),
    },
  ],
});

/** Another person saw that an action is done. The last verification begins the time in which the effect must show. */
export const verifyAction = capaCommand({
  schema: verifyActionBody,
  permission: 'capa.work',
  subject: ({ action }) => actionSubject(action),
  subjects: (state) => subjectsWith(state, 'completed'),
  available: (state, moment, subject) => verifierOf(state, subject, moment),
  may: (state, moment, body) => {
    const action = findAction(state, actionSubject(body.action));
    const doer = action?.progress.status === 'completed' ? action.progress.by : '';
    return separated('doerVerifier', doer === actingPerson(moment), body.overlapReason, moment, {
      person: { person: doer },
    });
  },
  decide: (state, body, moment) => {
    const verified: CapaEvent = { type: 'actionVerified', ...body };
    const left = actionsOf(state).filter((action) => action.id !== body.action && isLeft(action));
    const revising = state.work.stage === 'implementation' && state.work.revision !== null;
    return left.length === 0 && !revising ? [verified, beginProof(state, moment)] : [verified];
  },
});

/** The action is not done: it goes back to its owner with a reason. */
export const rejectAction = capaCommand({
  schema: rejectActionBody,
  permission: 'capa.work',
  subject: ({ action }) => actionSubject(action),
  subjects: (state) => subjectsWith(state, 'completed'),
  available: (state, moment, subject) => verifierOf(state, subject, moment),
  may: () => null,
  decide: (state, { action, reason }, moment) => {
    const found = findAction(state, actionSubject(action));
    const again = dueDate(moment.now, moment.policy.times['rework'] ?? { days: 5, unit: 'working' }, moment.calendar);
    const date = laterOf(found?.dueOn ?? again, again);
    const clock = clockUntil(moment, date, { code: 'rework', params: { date: { date } } });
    return [{ type: 'actionRejected', action, reason, clock }];
  },
});

/** Whether a file on record shows that this action of the running attempt is done. */
export function isEvidenced(state: CapaState, action: number): boolean {
  const since = planOf(state)?.submittedAt ?? '';
  return state.evidence.some(({ subject, at }) => subject === actionSubject(action) && at >= since);
}

/** Done is done with evidence, or with a reason why there is none; never with both. */
function evidenceOrReason(
  state: CapaState,
  { action, evidence, withoutEvidence }: z.infer<typeof completeActionBody>,
): Refusal | null {
  const shown = evidence.length > 0 || isEvidenced(state, action);
  if (!shown && withoutEvidence === undefined) return refuse('evidenceNeeded', { action }, 'withoutEvidence');
  return shown && withoutEvidence !== undefined ? refuse('evidenceAndNone', { action }, 'withoutEvidence') : null;
}

/** Whether an action still keeps the loop in its implementation. */
export const isLeft = (action: Action): boolean =>
  action.progress.status !== 'verified' && action.progress.status !== 'withdrawn';

/** The action of a subject like `action:3`. */
export function findAction(state: CapaState, subject: string): Action | undefined {
  return actionsOf(state).find((action) => actionSubject(action.id) === subject);
}

function subjectsWith(state: CapaState, ...statuses: readonly Status[]): string[] {
  if (state.work.stage !== 'implementation') return [];
  return actionsOf(state)
    .filter((action) => statuses.includes(action.progress.status))
    .map((action) => actionSubject(action.id));
}

function actionIn(state: CapaState, subject: string, statuses: readonly Status[]): Refusal | Action {
  const action = findAction(state, subject);
  if (!action) return refuse('unknownAction', { action: subject.replace('action:', '') }, 'action');
  const { status } = action.progress;
  return statuses.includes(status)
    ? action
    : refuse('actionIs', { action: action.id, status: { code: `actionStatus.${status}` } });
}

function ownerOf(state: CapaState, subject: string, moment: Moment, ...statuses: readonly Status[]): Refusal | null {
  const found = ready(state, 'implementation') ?? actionIn(state, subject, statuses);
  return 'code' in found ? found : notYours(person(found.owner), moment);
}

function verifierOf(state: CapaState, subject: string, moment: Moment): Refusal | null {
  const found = ready(state, 'implementation') ?? actionIn(state, subject, ['completed']);
  if ('code' in found) return found;
  const doer = found.progress.status === 'completed' ? found.progress.by : '';
  const enforced = (moment.policy.separation['doerVerifier'] ?? 'enforce') === 'enforce';
  return firstRefusal(enforced && ownRequest(doer, moment, 'doerVerifier'), notYours(person(found.verifier), moment));
}
