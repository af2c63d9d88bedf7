import { notYours, topManagement, unknownPerson } from '../hands.ts';
import { startClock } from '../kernel/clock.ts';
import { firstRefusal, refuse } from '../kernel/refusal.ts';
import { decideNextBody } from './bodies.ts';
import { capaCommand, ready, subjectIn } from './command.ts';
import { containmentClock } from './containment.ts';

/** Top management decides what two failed attempts, or three inconclusive verdicts, lead to. */
export const decideNext = capaCommand({
  schema: decideNextBody,
  permission: 'capa.decide',
  signature: 'decideNext',
  subject: () => 'managementDecision',
  subjects: (state) => subjectIn(state, 'managementDecision', 'managementDecision'),
  available: (state, moment) => firstRefusal(ready(state, 'managementDecision'), notYours(topManagement, moment)),
  may: (state, moment, { choice, newOwner }) =>
    choice === 'anotherAttempt'
      ? firstRefusal(
          newOwner === undefined && refuse('newOwnerNeeded', {}, 'newOwner'),
          newOwner === state.owner && refuse('sameOwner', { person: { person: state.owner } }, 'newOwner'),
          unknownPerson(newOwner, moment, 'newOwner'),
        )
      : newOwner === undefined
        ? null
        : refuse('newOwnerNotNeeded', {}, 'newOwner'),
  decide: (state, body, moment) => [
    {
      type: 'nextDecided',
      choice: body.choice,
      reason: body.reason,
      ...(body.newOwner === undefined ? {} : { newOwner: body.newOwner }),
      clock:
        body.choice === 'cancel'
          ? null
          : body.choice === 'acceptRisk'
            ? startClock(moment, 'closure')
            : containmentClock(state.about, moment),
    },
  ],
});
