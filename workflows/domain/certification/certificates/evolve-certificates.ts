import type { EventStamp } from '../../kernel/process.ts';
import type { EventOf, JourneyEvent } from '../events.ts';
import { familyOf } from '../stages.ts';
import type { JourneyState } from '../state.ts';
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
import { afterSuspension, nextWordAfter, notEndedSince, standingOn, statusOn, withStanding } from './standing.ts';
import { decidedInTransfer } from './transfer-rules.ts';

/** Decisions, notices and what time does to certificates. */
export function evolveCertificates(state: JourneyState, event: JourneyEvent, at: EventStamp): JourneyState {
  switch (event.type) {
    case 'decisionRecorded':
      return inTransfer(decided(state, event), event);
    case 'certificateCorrected':
      return inCycles(state, event.standard, (one) => correctedTo(one, event));
    case 'appealed':
      return mapCertificate(state, event.standard, (one) =>
        // Told only after the body has decided again: it is answered.
        event.on < (one.answeredOn ?? '')
          ? one
          : { ...one, undecided: { what: 'appealed', on: event.on, reason: event.reason } },
      );
    case 'noticeRecorded':
      return inCycles(state, event.standard, (one) => noticed(one, event));
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
      return recertificationStarted(state, event);
    case 'transferBegun':
      return {
        ...state,
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
      return { ...state, transfer: null };
    case 'transferred':
      return {
        ...state,
        body: state.transfer?.to ?? state.body,
        transfer: state.transfer && {
          ...state.transfer,
          ...(event.reviewedOn === undefined ? {} : { reviewedOn: event.reviewedOn }),
          doneOn: event.on,
        },
      };
    case 'transitionBegun':
      return {
        ...mapCertificate(state, event.standard, (one) => ({
          ...one,
          aim: event.edition,
          movingSince: event.on ?? at.at.slice(0, 10),
        })),
        campaigns: event.campaign === null ? state.campaigns : withCampaign(state, event.campaign, event),
        gap: gapOfMoves(state.gap, event),
      };
    case 'transitionEndMoved':
      return mapCertificate(state, event.standard, (one) => ({ ...one, transitionEndsOn: event.transitionEndsOn }));
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

/** What the body that takes over decides counts for the transfer as well. */
function inTransfer(state: JourneyState, event: EventOf<'decisionRecorded'>): JourneyState {
  if (event.kind !== 'transfer' || event.result === 'deferred') return state;
  const granted = event.result !== 'refused';
  return { ...state, transfer: decidedInTransfer(state, { standard: event.standard, on: event.on, granted }) };
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

function decided(state: JourneyState, event: EventOf<'decisionRecorded'>): JourneyState {
  return inCycles(state, event.standard, (one) => {
    const { paper, result, on, reason } = event;
    if (result === 'deferred') return { ...one, undecided: { what: 'deferred', on, reason: reason ?? '' } };
    const answered = {
      ...one,
      answeredOn: on > (one.answeredOn ?? '') ? on : one.answeredOn,
      // An appeal that is younger than what is only told now goes on.
      undecided: one.undecided && one.undecided.on > on ? one.undecided : null,
    };
    if (result === 'refused') {
      // A refused recertification or transition leaves the running certificate as it is.
      if (event.kind === 'initial') return stands(answered, 'refused', on, reason);
      const isRenewal = event.kind === 'recertification';
      return { ...answered, reason, ...(isRenewal ? { recertifying: null, notRenewedOn: on } : {}) };
    }
    if (!paper) return one;
    const begins = event.kind === 'initial' || event.kind === 'recertification';
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
          firstCycle: event.kind === 'initial' ? true : begins ? false : one.firstCycle,
          transitionEndsOn: event.transitionEndsOn,
          ...(begins ? { overdue: [], recertifying: null, notRenewedOn: null } : {}),
          cycle: cycleAfter(one, event.kind, state),
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

function noticed(one: Certificate, event: EventOf<'noticeRecorded'>): Certificate {
  const { notice, on, reason, until } = event;
  // What was held before it is answered by it, also by the letter that restores.
  const answers = notice === 'continued' || notice === 'restored';
  const told = {
    ...one,
    continuedOn: answers && on > (one.continuedOn ?? '') ? on : one.continuedOn,
    undecided: isAnsweredBy(one, event) ? null : one.undecided,
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
      return reduced({ ...told, paper: reducedTo(one, event) }, event);
    case 'withdrawn':
    case 'givenUp':
      return stands(told, notice, on, reason);
  }
}

/** A smaller scope does not lift a suspension: that is a letter of its own (9.6.5.4). */
const reduced = (one: Certificate, { on, reason }: EventOf<'noticeRecorded'>): Certificate =>
  statusOn(one, on) === 'suspended' ? afterSuspension(one, 'reduced', on) : stands(one, 'reduced', on, reason);

/** Against what was taken, an appeal is answered by the letter that gives it back, or keeps to it, and by giving up (9.7). */
function isAnsweredBy({ undecided, status }: Certificate, { notice, on }: EventOf<'noticeRecorded'>): boolean {
  if (undecided?.what !== 'appealed' || on < undecided.on) return false;
  return notice === 'restored' || notice === 'givenUp' || (notice === 'withdrawn' && status === 'withdrawn');
}

/** A newer certificate says itself what is left: what is only told now was about the one before. */
const reducedTo = ({ paper }: Certificate, { sites, scope, on }: EventOf<'noticeRecorded'>): Certificate['paper'] =>
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
