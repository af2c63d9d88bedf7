import { stillAhead, today } from '../dates.ts';
import { isMeant } from '../hands.ts';
import { peopleMeant } from '../kernel/who.ts';
import { firstRefusal, refuse } from '../kernel/refusal.ts';
import { addEvidenceBody, commentBody, remindBody } from './bodies.ts';
import { capaCommand, inStage } from './command.ts';
import { openDuties } from './duties.ts';
import { EVIDENCE_LIMIT } from './evidence.ts';
import { isOpenState, type CapaState } from './state.ts';

/** Adds a file, with the date on which what it shows was found. */
export const addEvidence = capaCommand({
  schema: addEvidenceBody,
  permission: 'capa.work',
  subject: ({ subject }) => `evidence:${subject}`,
  subjects: (state) => (isOpenState(state) ? ['evidence:process'] : []),
  available: (state) =>
    firstRefusal(
      !isOpenState(state) && inStage(state),
      state.evidence.length >= EVIDENCE_LIMIT && refuse('tooMuchEvidence', { limit: EVIDENCE_LIMIT }),
    ),
  may: (state, moment, { fileId, evidenceDate }) =>
    firstRefusal(
      stillAhead(evidenceDate, moment, 'evidenceDate'),
      state.evidence.some((one) => one.file === fileId) && refuse('evidenceTwice', {}, 'fileId'),
    ),
  decide: (_state, body) => [{ type: 'evidenceAdded', ...body }],
});

/** A remark for everybody who takes part. */
export const comment = capaCommand({
  schema: commentBody,
  permission: 'capa.work',
  subject: () => 'comments',
  subjects: (state) => (isOpenState(state) ? ['comments'] : []),
  available: (state) => (isOpenState(state) ? null : inStage(state)),
  may: () => null,
  decide: (_state, body) => [{ type: 'commented', ...body }],
});

/** Asks whom a waiting line waits for to get on with it: once a day and line, and never oneself. */
export const remind = capaCommand({
  schema: remindBody,
  permission: 'capa.work',
  subject: ({ subject }) => `remind:${subject}`,
  subjects: (state) => openDuties(state).map((open) => `remind:${open.subject}`),
  available: (state, moment, subject) => {
    const open = dutyOf(state, subject.replace(/^remind:/, ''));
    if (!open) return refuse('nothingWaits');
    return firstRefusal(
      peopleMeant(open.who, moment.directory).length === 0 && refuse('nobodyToRemind'),
      isMeant(open.who, moment) && refuse('remindsYou'),
      open.duty.remindedOn === today(moment) && refuse('remindedToday'),
    );
  },
  may: () => null,
  decide: (state, { subject }, moment) => {
    const open = dutyOf(state, subject);
    return open ? [{ type: 'remindedByHand', subject, round: open.duty.round, to: open.who, on: today(moment) }] : [];
  },
});

function dutyOf(state: CapaState, subject: string): ReturnType<typeof openDuties>[number] | undefined {
  return openDuties(state).find((open) => open.subject === subject);
}
