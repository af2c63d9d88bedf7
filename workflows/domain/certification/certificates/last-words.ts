import type { EventOf } from '../events.ts';
import { familyOf } from '../stages.ts';
import { certificateOf, type JourneyState } from '../state.ts';
import { isInCycle, validUntil, type Certificate } from './certificate-state.ts';
import { correctedTo } from './corrected.ts';
import { withCycle, withOwnCycles } from './cycles.ts';
import type { LastWord, Said } from './last-word.ts';
import { isOverByTime, withStanding } from './standing.ts';

/** Of each certificate so many are kept: when the last one is taken back, the one before it is the last again. */
const MOST_KEPT = 3;

export const lastWordOf = ({ lastWords = [] }: JourneyState, standard: string): LastWord | undefined =>
  lastWords.findLast((one) => one.standard === familyOf(standard));

const mapWords = (state: JourneyState, change: (one: LastWord) => LastWord): JourneyState =>
  state.lastWords ? { ...state, lastWords: state.lastWords.map(change) } : state;

const withoutLast = (state: JourneyState, standard: string): JourneyState => {
  const last = lastWordOf(state, standard);
  return last ? { ...state, lastWords: (state.lastWords ?? []).filter((one) => one !== last) } : state;
};

const isOfTransfer = (said: Said): boolean => said.what === 'decision' && said.kind === 'transfer';

/** With what the body said just now about a certificate, on top of what was before it. */
export function withWord(before: JourneyState, after: JourneyState, standard: string, said: Said): JourneyState {
  const certificate = certificateOf(withOwnCycles(before), standard);
  if (!certificate) return after;
  const word: LastWord = {
    standard: certificate.standard,
    said,
    before: certificate,
    cycle: before.cycle,
    ...(isOfTransfer(said) ? { transfer: before.transfer } : {}),
    since: null,
  };
  // A transfer that this ends is over for the certificates decided before, too.
  const isTransferOver = before.transfer !== null && after.transfer === null;
  const { lastWords = [] } = mapWords(after, (one) =>
    isTransferOver && isOfTransfer(one.said) && one.standard !== word.standard
      ? restedOn(one, 'transferCancelled')
      : one,
  );
  const own = lastWords.filter((one) => one.standard === word.standard);
  const tooOld = own.slice(0, Math.max(0, own.length + 1 - MOST_KEPT));
  return { ...after, lastWords: [...lastWords.filter((one) => !tooOld.includes(one)), word] };
}

const restedOn = (one: LastWord, since: LastWord['since']): LastWord => ({ ...one, since: one.since ?? since });

/** Something rests on what the body said last: about the certificates named, or about all of them. */
export const withRest = (
  state: JourneyState,
  since: NonNullable<LastWord['since']>,
  standards?: readonly string[],
): JourneyState => mapWords(state, (one) => (standards?.includes(one.standard) === false ? one : restedOn(one, since)));

/** The end of an edition moved, also for what the certificate was before and is again with a correction. */
export const withEndMoved = (state: JourneyState, event: EventOf<'transitionEndMoved'>): JourneyState =>
  mapWords(state, (one) => {
    const { standard, before } = one;
    const isMoved = standard === event.standard && before.paper?.edition === event.edition;
    return isMoved ? { ...one, before: { ...before, transitionEndsOn: event.transitionEndsOn } } : one;
  });

/** A certificate was typed in wrongly: so it was with the decision that granted it, and before a word that left it as it was. */
export const withPaperCorrected = (state: JourneyState, event: EventOf<'certificateCorrected'>): JourneyState =>
  mapWords(state, (one) => {
    if (one.standard !== familyOf(event.standard)) return one;
    const { said, before } = one;
    const { paper, was, transitionEndsOn } = event;
    const isGranted = said.what === 'decision' && said.paper !== null && isSame(said.paper, was);
    const begins = isGranted && (said.kind === 'initial' || said.kind === 'recertification');
    // The day of a decision before this one is no part of it.
    if (isGranted && (begins || paper.decidedOn === was.decidedOn)) {
      return { ...one, said: { ...said, paper, transitionEndsOn, on: begins ? paper.decidedOn : said.on } };
    }
    const isAsBefore = before.paper !== null && isSame(before.paper, was);
    return isAsBefore ? { ...one, before: correctedTo(before, event) } : restedOn(one, 'certificateCorrected');
  });

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** The journey as if the body had not said the last of this certificate. */
export function beforeWord(state: JourneyState, word: LastWord): JourneyState {
  return {
    ...state,
    certificates: state.certificates.map((one) => (one.standard === word.standard ? word.before : one)),
    cycle: word.cycle,
    transfer: word.transfer === undefined ? state.transfer : transferBefore(state, word.standard, word.transfer),
  };
}

function transferBefore(
  { transfer: now }: JourneyState,
  standard: string,
  before: JourneyState['transfer'],
): JourneyState['transfer'] {
  if (!now || !before) return before;
  const others = (now.decided ?? []).filter((one) => one.standard !== standard);
  const own = (before.decided ?? []).filter((one) => one.standard === standard);
  const { decided: _decided, ...rest } = now;
  return others.length + own.length === 0 && before.decided === undefined
    ? rest
    : { ...rest, decided: [...others, ...own] };
}

/**
 * The journey with the right word in the place of the last one, as if it had been recorded in the first place; null where
 * the body said nothing. What time has brought since, and that the mark is no longer used, stays where it still holds.
 */
export function withRightWord(
  state: JourneyState,
  standard: string,
  said: Said | null,
  take: (under: JourneyState, said: Said) => JourneyState,
): JourneyState {
  const word = lastWordOf(state, standard);
  const was = certificateOf(state, standard);
  if (!word || !was) return state;
  const under = withOwnCycles(beforeWord(state, word));
  const next = said ? take(under, said) : under;
  const certificates = next.certificates.map((one) => (one.standard === word.standard ? goneOn(one, was, word) : one));
  const kept = withoutLast(withCycle({ ...next, certificates }), standard);
  return said ? withWord(under, kept, word.standard, said) : kept;
}

function goneOn(one: Certificate, was: Certificate, { before }: LastWord): Certificate {
  const known = before.history ?? [];
  const isSameEnd = validUntil(one) === validUntil(was);
  const ended = (was.history ?? []).filter(
    (each) => isOverByTime(each) && isSameEnd && !known.some((other) => isSame(other, each)),
  );
  const over = ended.reduce<Certificate>(
    (next, each) =>
      isInCycle(next) || (next.status === 'expired' && each.status === 'lapsed') ? withStanding(next, each) : next,
    one,
  );
  const isSameCycle = over.paper?.decidedOn === was.paper?.decidedOn;
  const missed = isSameCycle ? was.overdue.filter((day) => !before.overdue.includes(day)) : [];
  const isMarkDone = over.markStopped?.doneOn === null && over.markStopped.status === was.markStopped?.status;
  return {
    ...over,
    overdue: [...over.overdue, ...missed.filter((day) => !over.overdue.includes(day))],
    markStopped: isMarkDone ? was.markStopped : over.markStopped,
  };
}
