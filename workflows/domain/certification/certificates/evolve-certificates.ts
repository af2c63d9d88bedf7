import type { EventStamp } from '../../kernel/process.ts';
import type { EventOf, JourneyEvent } from '../events.ts';
import { familyOf } from '../stages.ts';
import { certificateOf, type JourneyState } from '../state.ts';
import {
  isInCycle,
  validUntil,
  type Certificate,
  type CertificateStatus,
  type DecisionKind,
  type Paper,
} from './certificate-state.ts';
import { correctedTo } from './corrected.ts';
import type { Gap } from '../preparation/plan-state.ts';
import { withCycle, withOwnCycles } from './cycles.ts';
import type { Decision, Letter, Said } from './last-word.ts';
import { withEndMoved, withPaperCorrected, withRest, withRightWord, withWord } from './last-words.ts';
import { afterSuspension, nextWordAfter, notEndedSince, standingOn, statusOn, withStanding } from './standing.ts';
import { decidedInTransfer } from './transfer-rules.ts';

/** Decisions, notices and what time does to certificates. */
export function evolveCertificates(state: JourneyState, event: JourneyEvent, at: EventStamp): JourneyState {
  switch (event.type) {
    case 'decisionRecorded':
    case 'noticeRecorded': {
      const said = saidIn(event);
      return withWord(state, taken(state, event.standard, said), event.standard, said);
    }
    case 'decisionCorrected':
    case 'noticeCorrected': {
      const { standard, takenBack } = event;
      return withRightWord(state, standard, takenBack ? null : saidIn(event), (under, said) =>
        taken(under, standard, said),
      );
    }
    case 'certificateCorrected':
      return withPaperCorrected(
        inCycles(state, event.standard, (one) => correctedTo(one, event)),
        event,
      );
    case 'appealed':
      // Told only after the body has decided again: it is answered.
      if (event.on < (certificateOf(state, event.standard)?.answeredOn ?? '')) return state;
      return withRest(
        mapCertificate(state, event.standard, (one) => ({
          ...one,
          undecided: { what: 'appealed', on: event.on, reason: event.reason },
        })),
        event.type,
        [familyOf(event.standard)],
      );
    case 'certificateExpired':
      return inCycles(state, event.standard, (one) => stands(one, 'expired', event.on, event.because));
    case 'certificateLapsed':
      return inCycles(state, event.standard, (one) => stands(one, 'lapsed', event.on, null));
    case 'markStopped':
      return mapCertificate(state, event.standard, (one) => ({
        ...one,
        markStopped: one.markStopped && { ...one.markStopped, doneOn: event.on },
      }));
    case 'recertificationStarted':
      return withRest(recertificationStarted(state, event), event.type, event.standards);
    case 'transferBegun':
      return {
        ...withRest(state, event.type),
        transfer: {
          from: event.from,
          to: event.to,
          on: event.on,
          because: event.because,
          ...(event.ceasedOn === undefined ? {} : { ceasedOn: event.ceasedOn }),
          doneOn: null,
        },
      };
    case 'transferCancelled':
      return { ...withRest(state, event.type), transfer: null };
    case 'transferred':
      return {
        ...withRest(state, event.type),
        body: state.transfer?.to ?? state.body,
        transfer: state.transfer && {
          ...state.transfer,
          ...(event.reviewedOn === undefined ? {} : { reviewedOn: event.reviewedOn }),
          doneOn: event.on,
        },
      };
    case 'transitionBegun':
      return {
        ...mapCertificate(withRest(state, event.type, [familyOf(event.standard)]), event.standard, (one) => ({
          ...one,
          aim: event.edition,
          movingSince: event.on ?? at.at.slice(0, 10),
        })),
        campaigns: event.campaign === null ? state.campaigns : withCampaign(state, event.campaign, event),
        gap: gapOfMoves(state.gap, event),
      };
    case 'transitionEndMoved':
      return mapCertificate(withEndMoved(state, event), event.standard, (one) => ({
        ...one,
        transitionEndsOn: event.transitionEndsOn,
      }));
    case 'campaignJoined':
      return { ...state, campaigns: withCampaign(state, event.campaign, event) };
    case 'clockPassed':
      return event.rule === 'surveillance'
        ? mapCertificate(state, event.subject.replace('certificate:', ''), (one) => ({
            ...one,
            overdue: [...one.overdue, event.dueOn],
          }))
        : state;
    default:
      return state;
  }
}

/** One campaign for a standard: the last that asked. */
function withCampaign(
  { campaigns }: JourneyState,
  key: string,
  { standard, edition }: { standard: string; edition: string },
): JourneyState['campaigns'] {
  return [...campaigns.filter((one) => one.standard !== standard), { key, edition, standard }];
}

/** The round in which the changed clauses are rated, together with those of other moves that are not accepted yet. */
function gapOfMoves(gap: Gap, { edition, others = [], clauses, round }: EventOf<'transitionBegun'>): Gap {
  const moves = [...others, edition];
  const asked = round === gap.round && gap.asked ? { asked: gap.asked } : {};
  return { round, editions: moves, clauses, reason: moves.join(', '), moves, accepted: null, ...asked };
}

type Told = EventOf<'decisionRecorded' | 'noticeRecorded' | 'decisionCorrected' | 'noticeCorrected'>;

/** What the body said, as it is kept: without what the event says of itself. */
function saidIn(event: Told): Said {
  switch (event.type) {
    case 'decisionRecorded': {
      const { type: _type, standard: _standard, ...said } = event;
      return { what: 'decision', ...said };
    }
    case 'noticeRecorded': {
      const { type: _type, standard: _standard, ...said } = event;
      return { what: 'notice', ...said };
    }
    case 'decisionCorrected': {
      const { type: _type, standard: _standard, was: _was, note, takenBack: _takenBack, ...said } = event;
      return { what: 'decision', ...said, reason: note };
    }
    case 'noticeCorrected': {
      const { type: _type, standard: _standard, was: _was, note, takenBack: _takenBack, ...said } = event;
      return { what: 'notice', ...said, reason: note };
    }
  }
}

const taken = (state: JourneyState, standard: string, said: Said): JourneyState =>
  said.what === 'decision'
    ? inTransfer(decided(state, standard, said), standard, said)
    : inCycles(state, standard, (one) => noticed(one, said));

/** What the body that takes over decides counts for the transfer as well. */
function inTransfer(state: JourneyState, standard: string, { kind, result, on }: Decision): JourneyState {
  if (kind !== 'transfer' || result === 'deferred') return state;
  return { ...state, transfer: decidedInTransfer(state, { standard, on, granted: result !== 'refused' }) };
}

/** For the certificates that are named, once for each of them; in earlier versions for all that were in force. */
function recertificationStarted(before: JourneyState, event: EventOf<'recertificationStarted'>): JourneyState {
  const state = withOwnCycles(before);
  const standards = event.standards ?? state.certificates.filter(isInCycle).map(({ standard }) => standard);
  return withCycle({
    ...state,
    certificates: state.certificates.map((one) =>
      standards.includes(one.standard) ? { ...one, recertifying: event.on, notRenewedOn: null } : one,
    ),
  });
}

/** What becomes of one certificate can begin the next cycle for the others. */
const inCycles = (state: JourneyState, standard: string, change: (one: Certificate) => Certificate): JourneyState =>
  withCycle(mapCertificate(withOwnCycles(state), standard, change));

function decided(state: JourneyState, standard: string, decision: Decision): JourneyState {
  return inCycles(state, standard, (one) => {
    const { kind, paper, result, on, reason } = decision;
    if (result === 'deferred') return { ...one, undecided: { what: 'deferred', on, reason: reason ?? '' } };
    const answered = {
      ...one,
      answeredOn: on > (one.answeredOn ?? '') ? on : one.answeredOn,
      // An appeal that is younger than what is only told now goes on.
      undecided: one.undecided && one.undecided.on > on ? one.undecided : null,
    };
    if (result === 'refused') {
      // A refused recertification or transition leaves the running certificate as it is.
      if (kind === 'initial') return stands(answered, 'refused', on, reason);
      const isRenewal = kind === 'recertification';
      return { ...answered, reason, ...(isRenewal ? { recertifying: null, notRenewedOn: on } : {}) };
    }
    if (!paper) return one;
    const begins = kind === 'initial' || kind === 'recertification';
    const { paper: running } = one;
    const isOvertaken =
      !begins && running !== null && paper.effectiveOn < running.effectiveOn && nextWordAfter(one, on) !== undefined;
    // Another scope, edition or body does not lift a suspension: that is a notice of its own (9.6.5.4).
    const isHeld = statusOn(one, on) === 'suspended' && !begins && result === 'granted';
    const granted: Certificate = isOvertaken
      ? { ...answered, earlier: withEarlierPaper(one, running, paper) }
      : {
          ...answered,
          paper,
          aim: one.aim > paper.edition ? one.aim : paper.edition,
          firstCycle: kind === 'initial' ? true : begins ? false : one.firstCycle,
          transitionEndsOn: decision.transitionEndsOn,
          ...(begins ? { overdue: [], recertifying: null, notRenewedOn: null } : {}),
          cycle: cycleAfter(one, kind, state),
          movingSince: one.aim > paper.edition ? (one.movingSince ?? null) : null,
          earlier: earlierPapers(one, paper.effectiveOn),
        };
    const renewed = isOvertaken ? granted : notEndedSince(granted, on, begins);
    const status = result === 'smallerScope' ? 'reduced' : 'valid';
    return isHeld
      ? afterSuspension(renewed, 'valid', on)
      : withStanding(renewed, { status, on, since: paper.effectiveOn, reason, until: null });
  });
}

/** A first certificate joins the cycle that runs; a renewed one begins the next. */
function cycleAfter({ cycle = 0 }: Certificate, kind: DecisionKind, state: JourneyState): number {
  if (kind === 'initial') return Math.max(state.cycle, 1);
  return kind === 'recertification' ? cycle + 1 : cycle;
}

/** A certificate that is only told now takes its place by its day: until the next one that is known. */
function withEarlierPaper(one: Certificate, running: Paper, late: Paper): Certificate['earlier'] {
  const next = one.earlier.map(({ effectiveOn }) => effectiveOn).filter((day) => day > late.effectiveOn);
  const until = [...next, running.effectiveOn].sort()[0] ?? running.effectiveOn;
  const others = one.earlier.map((each) =>
    each.effectiveOn < late.effectiveOn && each.until > late.effectiveOn ? { ...each, until: late.effectiveOn } : each,
  );
  return [...others, { ...late, until }].sort((a, b) => (a.effectiveOn < b.effectiveOn ? -1 : 1)).slice(-MOST_EARLIER);
}

/** More papers are not kept: what was long ago steers nothing. */
const MOST_EARLIER = 12;

/** What does not count since a notice of the body, or of the organization itself. */
const TAKEN: readonly Certificate['status'][] = ['suspended', 'withdrawn', 'givenUp'];

/** The papers before a new one: each counted until that one takes effect, or ended before by itself. */
function earlierPapers(one: Certificate, effectiveOn: string): Certificate['earlier'] {
  if (!one.paper) return one.earlier;
  const until = (...ends: readonly string[]): string => [effectiveOn, ...ends].sort()[0] ?? effectiveOn;
  const taken = TAKEN.includes(one.status) ? [one.since] : [];
  return [
    // One that waited for its day may be replaced before it: what it would have replaced goes on to the new day.
    ...one.earlier.map((each) => ({ ...each, until: until(each.until) })),
    { ...one.paper, until: until(validUntil(one) ?? effectiveOn, ...taken) },
  ].slice(-MOST_EARLIER);
}

function noticed(one: Certificate, letter: Letter): Certificate {
  const { notice, on, reason, until } = letter;
  // What was held before it is answered by it, also by the letter that restores.
  const answers = notice === 'continued' || notice === 'restored';
  const told = {
    ...one,
    continuedOn: answers && on > (one.continuedOn ?? '') ? on : one.continuedOn,
    undecided: isAnsweredBy(one, letter) ? null : one.undecided,
  };
  switch (notice) {
    case 'continued':
      return told;
    case 'suspended': {
      // A letter that sets another end leaves the suspension as it began.
      const then = standingOn(one, on);
      const since = then?.status === 'suspended' ? then.since : on;
      return withStanding(told, { status: 'suspended', on, since, reason, until });
    }
    case 'restored':
      return withStanding(told, { status: 'valid', on, since: on, reason, until: null, restored: true });
    case 'reduced':
      return reduced({ ...told, paper: reducedTo(one, letter) }, letter);
    case 'withdrawn':
    case 'givenUp':
      return stands(told, notice, on, reason);
  }
}

/** A smaller scope does not lift a suspension: that is a letter of its own (9.6.5.4). */
const reduced = (one: Certificate, { on, reason }: Letter): Certificate =>
  statusOn(one, on) === 'suspended' ? afterSuspension(one, 'reduced', on) : stands(one, 'reduced', on, reason);

/** Against what was taken, an appeal is answered by the letter that gives it back, or keeps to it, and by giving up (9.7). */
function isAnsweredBy({ undecided, status }: Certificate, { notice, on }: Letter): boolean {
  if (undecided?.what !== 'appealed' || on < undecided.on) return false;
  return notice === 'restored' || notice === 'givenUp' || (notice === 'withdrawn' && status === 'withdrawn');
}

/** A newer certificate says itself what is left: what is only told now was about the one before. */
const reducedTo = ({ paper }: Certificate, { sites, scope, on }: Letter): Certificate['paper'] =>
  paper && paper.effectiveOn <= on ? { ...paper, sites: sites ?? paper.sites, scope: scope ?? paper.scope } : paper;

const stands = (one: Certificate, status: CertificateStatus, on: string, reason: string | null): Certificate =>
  withStanding(one, { status, on, since: on, reason, until: null });

function mapCertificate(
  state: JourneyState,
  standard: string,
  change: (one: Certificate) => Certificate,
): JourneyState {
  const family = familyOf(standard);
  return {
    ...state,
    certificates: state.certificates.map((one) => (one.standard === family ? change(one) : one)),
  };
}
