import { stillAhead, today } from '../../dates.ts';
import { firstRefusal, refuse, type Refusal } from '../../kernel/refusal.ts';
import { journeyCommand, onlyLead } from '../command.ts';
import type { JourneyState } from '../state.ts';
import { beginTransferBody, completeTransferBody } from './bodies.ts';
import { isInCycle } from './certificate-state.ts';
import { issuedOn, notIssued, noTransferAtAll, reviewRule, rulesBrokenByTransfer } from './transfer-rules.ts';

/** The rules that are broken, with the reason for which it is recorded all the same; the first of them by name. */
function recordedDespite(broken: readonly Refusal[], reason: string | undefined) {
  const [first] = broken;
  return reason === undefined || !first
    ? {}
    : { despite: { rule: first.code, reason }, broken: broken.map(({ code }) => code) };
}

const isRunning = ({ transfer }: JourneyState): boolean => transfer?.doneOn === null;

/** Another certification body takes the certificates over; the dates of the cycle go on (IAF MD 2). */
export const beginTransfer = journeyCommand({
  schema: beginTransferBody,
  permission: 'journey.steer',
  subject: () => 'transfer',
  subjects: (state) => (state.certificates.some(isInCycle) && !isRunning(state) ? ['transfer'] : []),
  available: (state, moment) => firstRefusal(isRunning(state) && refuse('transferRuns'), onlyLead(state, moment)),
  may: (state, moment, { body, on = today(moment), because, ceasedOn, despite }) =>
    firstRefusal(
      stillAhead(on, moment, 'on'),
      !moment.reference.body(body)?.active && refuse('unknownBody', {}, 'body'),
      because === 'ceased' && ceasedOn === undefined && refuse('ceasedOnNeeded', {}, 'ceasedOn'),
      stillAhead(ceasedOn, moment, 'ceasedOn'),
      ceasedOn !== undefined && on < ceasedOn && refuse('beforeCeased', { date: { date: ceasedOn } }, 'on'),
      noTransferAtAll(state, body),
      despite === undefined &&
        firstRefusal(...rulesBrokenByTransfer(state, { to: body, on, because, ceasedOn }, moment)),
    ),
  decide: (state, { body, because, ceasedOn, despite, ...told }, moment) => {
    const on = told.on ?? today(moment);
    const broken = rulesBrokenByTransfer(state, { to: body, on, because, ceasedOn }, moment);
    return [
      {
        type: 'transferBegun',
        from: state.body ?? '',
        to: body,
        on,
        because,
        ...(because === 'ceased' && ceasedOn !== undefined ? { ceasedOn } : {}),
        ...recordedDespite(broken, despite),
      },
    ];
  },
});

/** The new body reviewed and issued its certificates; each is recorded as a decision of the kind transfer before. */
export const completeTransfer = journeyCommand({
  schema: completeTransferBody,
  permission: 'journey.steer',
  subject: () => 'transfer',
  subjects: (state) => (isRunning(state) ? ['transfer'] : []),
  available: (state, moment) => (isRunning(state) ? onlyLead(state, moment) : refuse('noTransfer')),
  may: (state, moment, { on = today(moment), reviewedOn, despite }) => {
    const { transfer } = state;
    if (!transfer) return refuse('noTransfer');
    const open = notIssued(state);
    const last = issuedOn(transfer.decided).at(-1);
    return firstRefusal(
      stillAhead(on, moment, 'on'),
      stillAhead(reviewedOn, moment, 'reviewedOn'),
      on < transfer.on && refuse('beforeTransfer', { date: { date: transfer.on } }, 'on'),
      open ? refuse('notTransferred', { standard: open.standard }) : null,
      last !== undefined && on < last ? refuse('beforeIssue', { date: { date: last } }, 'on') : null,
      despite === undefined && reviewRule(transfer, reviewedOn),
    );
  },
  decide: (state, { on, note, reviewedOn, despite }, moment) => {
    const broken = state.transfer && reviewRule(state.transfer, reviewedOn);
    return [
      {
        type: 'transferred',
        on: on ?? today(moment),
        note,
        ...(reviewedOn === undefined ? {} : { reviewedOn }),
        ...recordedDespite(broken ? [broken] : [], despite),
      },
    ];
  },
});
