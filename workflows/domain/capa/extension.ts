import { extended, notLonger } from '../dates.ts';
import { approverOtherThan, notYours, ownRequest } from '../hands.ts';
import { startClock } from '../kernel/clock.ts';
import { actingPerson, type Moment } from '../kernel/moment.ts';
import { firstRefusal, refuse, type Refusal } from '../kernel/refusal.ts';
import { approveExtensionBody, rejectExtensionBody, requestExtensionBody } from './bodies.ts';
import { capaCommand, onHold } from './command.ts';
import { extendableDuties, extensionSubject } from './duties.ts';
import type { CapaState } from './state.ts';

/** Due dates are not edited: whoever has the duty asks for more time, somebody else decides, both stay on record. */
export const requestExtension = capaCommand({
  schema: requestExtensionBody,
  permission: 'capa.work',
  subject: ({ subject }) => subject,
  subjects: (state) =>
    extendableDuties(state)
      .map((open) => open.subject)
      .filter((one) => !requestFor(state, one)),
  available: (state, moment, subject) => {
    const target = extendableDuties(state).find((open) => open.subject === subject);
    const request = requestFor(state, subject);
    return firstRefusal(
      onHold(state),
      !target && refuse('nothingToExtend'),
      request && refuse('extensionUndecided', { by: { person: request.by } }),
      target ? notYours(target.who, moment) : null,
    );
  },
  may: (state, moment, { subject, newDate }) => {
    const target = extendableDuties(state).find((open) => open.subject === subject);
    const { shipmentOn } = state.about;
    return firstRefusal(
      target ? notLonger(target.duty.clock, newDate, moment) : null,
      subject === 'containment' &&
        state.attempt === 1 &&
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

/** The new date counts from now on; the reminders of the old one are gone with it. */
export const approveExtension = capaCommand({
  schema: approveExtensionBody,
  permission: 'capa.approve',
  subject: ({ subject }) => extensionSubject(subject),
  subjects: (state) => state.extensions.map((one) => extensionSubject(one.subject)),
  available: decidable,
  may: () => null,
  decide: (state, { subject }, moment) => {
    const request = requestFor(state, subject);
    const target = extendableDuties(state).find((open) => open.subject === subject);
    if (!request || !target) return [];
    const clock = extended(target.duty.clock, request.newDate, moment);
    return [{ type: 'extensionApproved', subject, newDate: request.newDate, clock, askedBy: request.by }];
  },
});

/** The due date stays. */
export const rejectExtension = capaCommand({
  schema: rejectExtensionBody,
  permission: 'capa.approve',
  subject: ({ subject }) => extensionSubject(subject),
  subjects: (state) => state.extensions.map((one) => extensionSubject(one.subject)),
  available: decidable,
  may: () => null,
  decide: (state, { subject, reason }) => [
    { type: 'extensionRejected', subject, reason, askedBy: requestFor(state, subject)?.by ?? '' },
  ],
});

function requestFor(state: CapaState, subject: string): CapaState['extensions'][number] | null {
  return state.extensions.find((one) => one.subject === subject) ?? null;
}

function decidable(state: CapaState, moment: Moment, subject: string): Refusal | null {
  const request = requestFor(state, subject.replace(/^extension:/, ''));
  return firstRefusal(
    onHold(state),
    !request && refuse('noExtension'),
    request && ownRequest(request.by, moment, 'ownExtension'),
  );
}
