import { approverOtherThan, isMeant, isQualityManager, notYours, ownRequest } from '../hands.ts';
import { startClock } from '../kernel/clock.ts';
import { actingPerson, type Moment } from '../kernel/moment.ts';
import { firstRefusal, refuse, type Refusal } from '../kernel/refusal.ts';
import { person } from '../kernel/who.ts';
import { approveCancelBody, rejectCancelBody, requestCancelBody } from './bodies.ts';
import { capaCommand, inStage } from './command.ts';
import { isOpenState, type CapaState } from './state.ts';

/** The owner or a quality manager asks to end the loop without a result. */
export const requestCancel = capaCommand({
  schema: requestCancelBody,
  permission: 'capa.work',
  subject: () => 'cancel',
  subjects: (state) => (isOpenState(state) && !state.cancelRequest ? ['cancel'] : []),
  available: (state, moment) => {
    const owner = person(state.owner);
    return firstRefusal(
      !isOpenState(state) && inStage(state),
      state.cancelRequest && refuse('cancelUndecided', { by: { person: state.cancelRequest.by } }),
      isMeant(owner, moment) || isQualityManager(moment) ? null : notYours(owner, moment),
    );
  },
  may: () => null,
  decide: (_state, { reason }, moment) => [
    {
      type: 'cancelRequested',
      reason,
      approver: approverOtherThan(actingPerson(moment) ?? '', moment),
      clock: startClock(moment, 'cancelDecision'),
    },
  ],
});

/** Somebody else agrees: the loop ends, and every reminder with it. */
export const approveCancel = capaCommand({
  schema: approveCancelBody,
  permission: 'capa.approve',
  signature: 'approveCancel',
  subject: () => 'cancel',
  subjects: (state) => (state.cancelRequest ? ['cancel'] : []),
  available: decidable,
  may: () => null,
  decide: (state) => [{ type: 'cancelApproved', reason: state.cancelRequest?.reason ?? '' }],
});

/** The loop goes on. */
export const rejectCancel = capaCommand({
  schema: rejectCancelBody,
  permission: 'capa.approve',
  subject: () => 'cancel',
  subjects: (state) => (state.cancelRequest ? ['cancel'] : []),
  available: decidable,
  may: () => null,
  decide: (state, { reason }) => [{ type: 'cancelRejected', reason, askedBy: state.cancelRequest?.by ?? '' }],
});

function decidable(state: CapaState, moment: Moment): Refusal | null {
  const { cancelRequest } = state;
  return firstRefusal(
    !cancelRequest && refuse('noCancelRequest'),
    cancelRequest && ownRequest(cancelRequest.by, moment, 'ownRequest'),
  );
}
