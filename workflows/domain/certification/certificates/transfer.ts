import { stillAhead, today } from '../../dates.ts';
import { firstRefusal, refuse } from '../../kernel/refusal.ts';
import { journeyCommand, onlyLead } from '../command.ts';
import type { Audit } from '../audits/audit-state.ts';
import type { JourneyState } from '../state.ts';
import { beginTransferBody, cancelTransferBody, completeTransferBody } from './bodies.ts';
import { isInCycle } from './certificate-state.ts';
import { notReasoned, recordedDespite } from './despite.ts';
import {
  declined,
  issuedOn,
  notIssued,
  noTransferAtAll,
  reviewRules,
  rulesBrokenByTransfer,
} from './transfer-rules.ts';

const isRunning = ({ transfer }: JourneyState): boolean => transfer?.doneOn === null;

/** Another certification body takes the certificates over; the dates of the cycle go on (IAF MD 2). */
export const beginTransfer = journeyCommand({
  schema: beginTransferBody,
  permission: 'journey.steer',
  subject: () => 'transfer',
  subjects: (state) => (state.certificates.some(isInCycle) && !isRunning(state) ? ['transfer'] : []),
  available: (state, moment) => firstRefusal(isRunning(state) && refuse('transferRuns'), onlyLead(state, moment)),
  may: (state, moment, { body, on = today(moment), because, ceasedOn, ...reasoned }) =>
    firstRefusal(
      stillAhead(on, moment, 'on'),
      !moment.reference.body(body)?.active && refuse('unknownBody', {}, 'body'),
      because === 'ceased' && ceasedOn === undefined && refuse('ceasedOnNeeded', {}, 'ceasedOn'),
      stillAhead(ceasedOn, moment, 'ceasedOn'),
      ceasedOn !== undefined && on < ceasedOn && refuse('beforeCeased', { date: { date: ceasedOn } }, 'on'),
      noTransferAtAll(state, body),
      notReasoned(rulesBrokenByTransfer(state, { to: body, on, because, ceasedOn }, moment), reasoned),
    ),
  decide: (state, { body, because, ceasedOn, ...told }, moment) => {
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
        ...recordedDespite(broken, told),
      },
    ];
  },
});

/** It comes to nothing: the certificates stay where they are. Once one was issued it can only be completed. */
export const cancelTransfer = journeyCommand({
  schema: cancelTransferBody,
  permission: 'journey.steer',
  subject: () => 'transfer',
  subjects: (state) => (isRunning(state) ? ['transfer'] : []),
  available: (state, moment) => {
    const [first] = issuedOn(state.transfer?.decided);
    return firstRefusal(
      !isRunning(state) && refuse('noTransfer'),
      first !== undefined && refuse('issuedAlready', { date: { date: first } }),
      onlyLead(state, moment),
    );
  },
  may: ({ transfer }, moment, { on = today(moment) }) =>
    firstRefusal(
      stillAhead(on, moment, 'on'),
      transfer !== null && on < transfer.on && refuse('beforeTransfer', { date: { date: transfer.on } }, 'on'),
    ),
  decide: (_state, { on, reason }, moment) => [{ type: 'transferCancelled', on: on ?? today(moment), reason }],
});

const BOOKED_WITH_OLD_BODY = 'It was booked with the certification body that the certificates have left';

/** Audits whose days were agreed before the transfer began, so with the body that is left; what is only planned goes on. */
const bookedBefore = ({ audits, transfer }: JourneyState): readonly Audit[] =>
  audits.filter(
    ({ status, bookedOn }) => status === 'booked' && bookedOn !== null && transfer !== null && bookedOn < transfer.on,
  );

/** The new body reviewed and issued its certificates; each is recorded as a decision of the kind transfer before. */
export const completeTransfer = journeyCommand({
  schema: completeTransferBody,
  permission: 'journey.steer',
  subject: () => 'transfer',
  subjects: (state) => (isRunning(state) ? ['transfer'] : []),
  available: (state, moment) => (isRunning(state) ? onlyLead(state, moment) : refuse('noTransfer')),
  may: (state, moment, { on = today(moment), reviewedOn, ...reasoned }) => {
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
      notReasoned([...declined(state), ...reviewRules(transfer, reviewedOn)], reasoned),
    );
  },
  decide: (state, { on, note, reviewedOn, ...reasoned }, moment) => {
    const broken = state.transfer ? [...declined(state), ...reviewRules(state.transfer, reviewedOn)] : [];
    return [
      ...bookedBefore(state).map(({ number, kind }) => ({
        ...{ type: 'auditCancelled' as const, number, auditKind: kind },
        ...{ reason: BOOKED_WITH_OLD_BODY, on: on ?? today(moment) },
      })),
      {
        type: 'transferred',
        on: on ?? today(moment),
        note,
        ...(reviewedOn === undefined ? {} : { reviewedOn }),
        ...recordedDespite(broken, reasoned),
      },
    ];
  },
});
