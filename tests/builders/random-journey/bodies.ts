import { PREPARATION } from '#domain/certification/stages';
import type { JourneyState } from '#domain/certification/state';
import { TRACK, nextStep } from '#domain/certification/track';
import { JOURNEY_KEY, RATED } from '../a-journey.ts';
import { SITE } from '../organization.ts';
import { dateIn, type BodyFor, type Dice } from '../random-steps.ts';
import { EDITIONS, FAMILIES, text, type Asked } from './asked.ts';
import { auditOrFindingBody } from './audit-bodies.ts';
import { certificateBody } from './certificate-body.ts';
import { planBody, proofBody } from './plan-bodies.ts';

/** Bodies for any command, sensible more often than not, with dates that are stale, late or plainly wrong among them. */
export function bodyForJourney(state: JourneyState): BodyFor {
  return (command, subject, dice, now) => {
    const body = bodyOf({ state, command, subject, dice, now });
    const optional = dice.oneIn(3) && 'on' in body && !NEED_A_DATE.includes(command);
    return optional ? Object.fromEntries(Object.entries(body).filter(([field]) => field !== 'on')) : body;
  };
}

const NEED_A_DATE = ['recordTrack', 'confirmProof', 'recordDecision', 'recordNotice'];

/** When something happened: mostly today or lately, sometimes long ago or not yet. */
function happened(dice: Dice, now: string): string {
  if (dice.oneIn(10)) return dateIn(now, -dice.roll(900));
  if (dice.oneIn(12)) return dateIn(now, 1 + dice.roll(400));
  return dateIn(now, dice.oneIn(2) ? 0 : -dice.roll(20));
}

function bodyOf(asked: Asked): Record<string, unknown> {
  const { state, command, subject, dice, now } = asked;
  const number = Number(/\d+$/.exec(subject)?.[0] ?? 1 + dice.roll(5));
  const on = happened(dice, now);
  const stage = PREPARATION.find((one) => subject.endsWith(one)) ?? dice.of(PREPARATION);
  const standard = FAMILIES.find((one) => subject.includes(one)) ?? standardIn(state, dice);
  switch (command) {
    case 'acceptGaps': {
      const id = `${JOURNEY_KEY}:gap:${String(dice.oneIn(9) ? 1 + dice.roll(3) : state.gap.round)}`;
      return { content: { id, version: dice.oneIn(9) ? 6 : RATED.version, hash: RATED.hash }, signed: true };
    }
    case 'askForRatings':
      return { people: [dice.person(), dice.person()], dueOn: dateIn(now, dice.roll(40) - 5) };
    case 'finishRating':
      return { person: subject.startsWith('rating:') ? subject.slice('rating:'.length) : dice.person() };
    case 'beginRecords':
      return { on };
    case 'newGapRound':
      return { reason: text };
    case 'savePlan':
    case 'addAction':
    case 'moveAction':
    case 'completeAction':
    case 'withdrawAction':
    case 'replan':
      return planBody(asked, number, on);
    case 'submitPlan':
    case 'approvePlan':
      return { signed: true };
    case 'beginStage':
    case 'finishStage':
      return { stage, on };
    case 'passGate':
      return { stage, on, reason: text, signed: true };
    case 'confirmProof':
      return proofBody(asked, stage, on);
    case 'recordTrack': {
      const step = dice.oneIn(4) ? dice.of(TRACK) : (nextStep(state.track) ?? dice.of(TRACK));
      return { step, on, ...(step === 'chosen' ? { body: 'aldersyn' } : {}) };
    }
    case 'recordDecision':
    case 'recordNotice':
    case 'correctCertificate':
    case 'correctDecision':
    case 'correctNotice':
    case 'appeal':
    case 'stopMark':
      return certificateBody(asked, standard, on);
    case 'startRecertification':
      return { on };
    case 'beginTransfer':
      return {
        body: dice.of(['nordkyst', 'aldersyn', 'nobody']),
        on,
        because: dice.of(['chosen', 'ceased']),
        ...(dice.oneIn(2) ? { ceasedOn: dateIn(now, -dice.roll(220)) } : {}),
        ...(dice.oneIn(2) ? { despite: text } : {}),
      };
    case 'cancelTransfer':
      return { on, reason: text };
    case 'completeTransfer':
      return {
        on,
        note: text,
        ...(dice.oneIn(2) ? { reviewedOn: dateIn(now, -dice.roll(60)) } : {}),
        ...(dice.oneIn(2) ? { despite: text } : {}),
      };
    case 'beginTransition':
      return { standard, edition: dice.of(EDITIONS) };
    case 'recordChange':
      return { kind: dice.of(['scope', 'sites', 'ownership', 'seriousAccident']), text, on };
    case 'tellBody':
      return { change: number, on, how: 'Mail' };
    case 'recordBodyAnswer':
      return { change: number, on, text };
    case 'askBody':
      return {
        subject: subject.startsWith('ask:') ? subject.slice(4) : 'decision|certificate:ISO 9001',
        on,
        note: text,
      };
    case 'setTarget':
      return { target: dice.oneIn(3) ? null : dateIn(now, dice.roll(900) - 60), reason: text };
    case 'setScope':
      return {
        scope: text,
        sites: dice.oneIn(4) ? ['brno'] : dice.oneIn(2) ? [SITE, 'brno'] : [SITE],
        reason: text,
        on,
      };
    case 'reassign':
      return {
        subject: subject === 'lead' || subject.startsWith('stage:') ? subject : 'lead',
        to: dice.person(),
        reason: text,
      };
    case 'addEvidence':
      return { subject: 'process', fileId: `f${String(dice.roll(500))}`, evidenceDate: dateIn(now, -dice.roll(9)) };
    case 'comment':
      return { text };
    case 'remind':
      return { subject: subject.replace(/^remind:/, '') };
    default:
      return auditOrFindingBody(asked, number, on, standard);
  }
}

const standardIn = (state: JourneyState, dice: Dice): string =>
  dice.oneIn(10)
    ? dice.of(FAMILIES)
    : (state.certificates[dice.roll(state.certificates.length)]?.standard ?? 'ISO 9001');
