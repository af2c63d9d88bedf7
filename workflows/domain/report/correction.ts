import { correctionOrReason } from '../containment-rules.ts';
import { isMeant, isQualityManager, notYours, separated, unknownPerson, verifiersOtherThan } from '../hands.ts';
import { startClock } from '../kernel/clock.ts';
import { actingPerson, type Moment } from '../kernel/moment.ts';
import { firstRefusal, refuse, type Refusal } from '../kernel/refusal.ts';
import { assignCorrectionBody, recordCorrectionBody, verifyCorrectionBody } from './bodies.ts';
import { inStage, reportCommand, subjectIn } from './command.ts';
import { correctionOwner } from './duties.ts';
import type { ReportEvent } from './events.ts';
import { workIn, type ReportState } from './state.ts';

/** What was done at once and how far the effect reaches, or why nothing had to be done. Does not wait for triage. */
export const recordCorrection = reportCommand({
  schema: recordCorrectionBody,
  permission: 'report.work',
  subject: () => 'correction',
  subjects: (state) => (state.correction.status === 'open' ? ['correction'] : []),
  available: (state, moment) => firstRefusal(stillOpen(state), notYours(correctionOwner(state), moment)),
  may: (_state, _moment, body) => correctionOrReason(body),
  decide: (state, body, moment): ReportEvent[] => [
    { type: 'correctionRecorded', ...body },
    ...(state.work.stage === 'correction' ? [openVerification(actingPerson(moment) ?? '', moment)] : []),
  ],
});

/** Gives the correction to somebody else. Its date stays. */
export const assignCorrection = reportCommand({
  schema: assignCorrectionBody,
  permission: 'report.work',
  subject: () => 'correction',
  subjects: (state) => (state.correction.status === 'open' ? ['correction'] : []),
  available: (state, moment) => {
    const owner = correctionOwner(state);
    return firstRefusal(
      stillOpen(state),
      isMeant(owner, moment) || isQualityManager(moment) ? null : notYours(owner, moment),
    );
  },
  may: (state, moment, { owner }) =>
    firstRefusal(
      unknownPerson(owner, moment, 'owner'),
      state.correction.status === 'open' &&
        state.correction.owner === owner &&
        refuse('alreadyCorrects', { person: { person: owner } }, 'owner'),
    ),
  decide: (state, { owner, reason }) => [
    {
      type: 'correctionAssigned',
      from: state.correction.status === 'open' ? state.correction.owner : null,
      to: owner,
      ...(reason === undefined ? {} : { reason }),
    },
  ],
});

/** Somebody other than the doer looks whether the correction holds (ISO 9001 8.7.1). */
export const verifyCorrection = reportCommand({
  schema: verifyCorrectionBody,
  permission: 'report.work',
  subject: () => 'verification',
  subjects: (state) => subjectIn(state, 'verification', 'verification'),
  available: (state, moment) => {
    const work = workIn(state, 'verification');
    return firstRefusal(inStage(state, 'verification'), work && notYours(work.verifier, moment));
  },
  may: (state, moment, { overlapReason }) => {
    const doer = state.correction.status === 'recorded' ? state.correction.by : '';
    return separated('doerVerifier', doer === actingPerson(moment), overlapReason, moment, {
      person: { person: doer },
    });
  },
  decide: (state, body, moment): ReportEvent[] =>
    body.accepted
      ? [{ type: 'correctionVerified', ...body, clock: startClock(moment, 'reportClosure') }]
      : [
          {
            type: 'correctionRefused',
            ...body,
            owner: state.correction.status === 'recorded' ? state.correction.by : null,
            clock: startClock(moment, 'rework'),
          },
        ],
});

/** The duty to verify what this person corrected. */
export function openVerification(doer: string, moment: Moment): ReportEvent {
  return {
    type: 'verificationOpened',
    verifier: verifiersOtherThan(doer, moment),
    clock: startClock(moment, 'correctionVerification'),
  };
}

function stillOpen(state: ReportState): Refusal | null {
  return state.correction.status === 'open'
    ? null
    : refuse('correctionIs', { status: { code: `correctionStatus.${state.correction.status}` } });
}
