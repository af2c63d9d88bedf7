import { extended, notLonger } from '../dates.ts';
import { approverOtherThan, notYours, ownRequest } from '../hands.ts';
import { startClock } from '../kernel/clock.ts';
import { actingPerson, type Moment } from '../kernel/moment.ts';
import { firstRefusal, refuse, type Refusal } from '../kernel/refusal.ts';
import { approveExtensionBody, rejectExtensionBody, requestExtensionBody } from './bodies.ts';
import { reportCommand } from './command.ts';
import { correctionOwner } from './duties.ts';
import type { ReportState } from './state.ts';

/** More time for the correction; never past the affected shipment. */
export const requestExtension = reportCommand({
  schema: requestExtensionBody,
  permission: 'report.work',
  subject: () => 'correction',
  subjects: (state) => (state.correction.status === 'open' && !state.extension ? ['correction'] : []),
  available: (state, moment) =>
    firstRefusal(
      state.correction.status !== 'open' && refuse('nothingToExtend'),
      state.extension && refuse('extensionUndecided', { by: { person: state.extension.by } }),
      notYours(correctionOwner(state), moment),
    ),
  may: (state, moment, { newDate }) => {
    const { correction } = state;
    const { shipmentOn } = state.about;
    return firstRefusal(
      correction.status === 'open' ? notLonger(correction.duty.clock, newDate, moment) : null,
      shipmentOn !== undefined &&
        newDate > shipmentOn &&
        refuse('afterShipment', { date: { date: shipmentOn } }, 'newDate'),
    );
  },
  decide: (_state, body, moment) => [
    {
      type: 'extensionRequested',
      ...body,
      approver: approverOtherThan(actingPerson(moment) ?? '', moment),
      clock: startClock(moment, 'extensionDecision'),
    },
  ],
});

/** The new date counts; the reminders of the old one are gone with it. */
export const approveExtension = reportCommand({
  schema: approveExtensionBody,
  permission: 'capa.approve',
  subject: () => 'extension:correction',
  subjects: (state) => (state.extension ? ['extension:correction'] : []),
  available: decidable,
  may: () => null,
  decide: ({ correction, extension }, { subject }, moment) =>
    correction.status === 'open' && extension
      ? [
          {
            type: 'extensionApproved',
            subject,
            newDate: extension.newDate,
            clock: extended(correction.duty.clock, extension.newDate, moment),
            askedBy: extension.by,
          },
        ]
      : [],
});

/** The due date stays. */
export const rejectExtension = reportCommand({
  schema: rejectExtensionBody,
  permission: 'capa.approve',
  subject: () => 'extension:correction',
  subjects: (state) => (state.extension ? ['extension:correction'] : []),
  available: decidable,
  may: () => null,
  decide: ({ extension }, { subject, reason }) => [
    { type: 'extensionRejected', subject, reason, askedBy: extension?.by ?? '' },
  ],
});

function decidable({ extension }: ReportState, moment: Moment): Refusal | null {
  return firstRefusal(
    !extension && refuse('noExtension'),
    extension && ownRequest(extension.by, moment, 'ownExtension'),
  );
}
