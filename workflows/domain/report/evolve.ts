import type { Duty } from '../duty.ts';
import { actorName } from '../hands.ts';
import { afterReminder, type Clock } from '../kernel/clock.ts';
import type { EventStamp } from '../kernel/process.ts';
import { mapDuties } from './duties.ts';
import type { ReportEvent } from './events.ts';
import type { Correction, ReportState, Work } from './state.ts';

type EventOf<T extends ReportEvent['type']> = Extract<ReportEvent, { type: T }>;

/** What is, after what happened. Whatever does not fit the stage (it cannot have been recorded) changes nothing. */
export function evolve(before: ReportState | null, event: ReportEvent, at: EventStamp): ReportState {
  if (event.type === 'reported') return tracked(null, reported(event, at), at);
  if (before === null) throw new Error(`${at.key} begins with ${event.type}`);
  return tracked(before, withoutStaleRequest(apply(before, event, at), before), at);
}

const duty = (clock: Clock, at: EventStamp): Duty => ({ round: at.seq, clock });

function reported(event: EventOf<'reported'>, at: EventStamp): ReportState {
  const act = { by: actorName(at.actor), at: at.at };
  const { correction, about } = event;
  return {
    about,
    reporter: event.reporter,
    raisedAt: at.at,
    grade: about.suggestedGrade === 'major' || about.suggestedGrade === 'minor' ? about.suggestedGrade : null,
    correction: correction
      ? { status: 'open', owner: correction.owner, duty: duty(correction.clock, at) }
      : { status: 'notNeeded' },
    work: { stage: 'triage', duty: duty(event.triageClock, at) },
    extension: null,
    stageDates: [],
    evidence: event.evidence.map((file) => ({ file, subject: 'report', date: event.evidenceDate, ...act })),
    breach: null,
  };
}

function apply(state: ReportState, event: Exclude<ReportEvent, { type: 'reported' }>, at: EventStamp): ReportState {
  const act = { by: actorName(at.actor), at: at.at };
  const { work, correction } = state;
  switch (event.type) {
    case 'correctionRecorded': {
      const { type: _, ...record } = event;
      return { ...state, correction: { status: 'recorded', record, ...act } };
    }
    case 'correctionAssigned':
      return correction.status === 'open' ? { ...state, correction: { ...correction, owner: event.to } } : state;
    case 'triaged':
      return triaged(state, event, at);
    case 'verificationOpened':
      return 'triage' in work && work.stage === 'correction'
        ? {
            ...state,
            work: { stage: 'verification', triage: work.triage, duty: duty(event.clock, at), verifier: event.verifier },
          }
        : state;
    case 'correctionVerified':
      if (work.stage !== 'verification' || correction.status !== 'recorded') return state;
      return {
        ...state,
        correction: { status: 'verified', record: correction.record, doneBy: correction.by, ...act },
        work: { stage: 'closure', triage: work.triage, duty: duty(event.clock, at) },
      };
    case 'correctionRefused':
      return work.stage === 'verification'
        ? {
            ...state,
            correction: { status: 'open', owner: event.owner, duty: duty(event.clock, at) },
            work: { stage: 'correction', triage: work.triage },
          }
        : state;
    case 'capaLinked':
      return work.stage === 'inCapa' ? { ...state, work: { ...work, capa: event.key } } : state;
    case 'closed': {
      if (!('triage' in work)) return state;
      const closed: Work = {
        stage: 'closed',
        triage: work.triage,
        outcome: event.outcome,
        capa: work.stage === 'inCapa' ? work.capa : null,
        ...act,
      };
      return {
        ...state,
        correction: correction.status === 'open' ? { status: 'dropped' } : correction,
        work: closed,
      };
    }
    case 'extensionRequested':
      return {
        ...state,
        extension: {
          duty: duty(event.clock, at),
          by: act.by,
          reason: event.reason,
          newDate: event.newDate,
          approver: event.approver,
        },
      };
    case 'extensionApproved':
      return {
        ...state,
        extension: null,
        correction:
          correction.status === 'open'
            ? { ...correction, duty: { ...correction.duty, clock: event.clock } }
            : correction,
      };
    case 'extensionRejected':
      return { ...state, extension: null };
    case 'evidenceAdded':
      return {
        ...state,
        evidence: [...state.evidence, { file: event.fileId, subject: 'report', date: event.evidenceDate, ...act }],
      };
    case 'commented':
      return state;
    case 'reminded':
      return {
        ...mapDuties(state, (one, subject) =>
          subject === event.subject && one.round === event.round
            ? { ...one, clock: afterReminder(one.clock, event.step) }
            : one,
        ),
        breach: state.breach ?? (isBreach(state, event, at) ? at.seq : null),
      };
    case 'remindedByHand':
      return mapDuties(state, (one, subject) =>
        subject === event.subject && one.round === event.round ? { ...one, remindedOn: event.on } : one,
      );
  }
}

function triaged(state: ReportState, event: EventOf<'triaged'>, at: EventStamp): ReportState {
  const { type: _, correctionClock: __, containmentClock: ___, capa = null, ...rest } = event;
  const by = actorName(at.actor);
  const triage = { ...rest, by, at: at.at };
  const graded: ReportState = { ...state, grade: event.grade ?? state.grade };
  switch (event.decision) {
    case 'capa':
      return {
        ...graded,
        correction: state.correction.status === 'open' ? { status: 'handedOver' } : state.correction,
        work: { stage: 'inCapa', triage, since: at.at, round: at.seq, capa },
      };
    case 'correctOnly':
      return { ...graded, correction: correctionAfter(state, event, by, at), work: { stage: 'correction', triage } };
    case 'improvement':
    case 'duplicate':
    case 'rejected':
      // Closed by the event that follows in the same turn.
      return { ...graded, work: { stage: 'correction', triage } };
  }
}

/** The correction that goes on after triage: with the owner and the shorter clock that triage set. */
function correctionAfter(state: ReportState, event: EventOf<'triaged'>, by: string, at: EventStamp): Correction {
  const { correction } = state;
  const { correctionClock, owner } = event;
  if (correction.status === 'open') {
    return {
      ...correction,
      owner: owner ?? correction.owner,
      duty: correctionClock ? { ...correction.duty, clock: correctionClock } : correction.duty,
    };
  }
  return correction.status === 'notNeeded' && correctionClock
    ? { status: 'open', owner: owner ?? by, duty: duty(correctionClock, at) }
    : correction;
}

function isBreach(state: ReportState, event: EventOf<'reminded'>, at: EventStamp): boolean {
  if (event.skipped || state.grade !== 'major') return false;
  let late = false;
  mapDuties(state, (one, subject) => {
    if (subject === event.subject && one.round === event.round && at.at > one.clock.due) late = true;
    return one;
  });
  return late;
}

/** A request for more time ends with the duty it was about. */
function withoutStaleRequest(state: ReportState, before: ReportState): ReportState {
  const { correction } = state;
  const same =
    correction.status === 'open' &&
    before.correction.status === 'open' &&
    correction.duty.round === before.correction.duty.round;
  return same || state.extension === null ? state : { ...state, extension: null };
}

function tracked(before: ReportState | null, after: ReportState, at: EventStamp): ReportState {
  const { stage } = after.work;
  if (before?.work.stage === stage) return after;
  const left = after.stageDates.map((one) => (one.stage === before?.work.stage ? { ...one, until: at.at } : one));
  const again = left.some((one) => one.stage === stage);
  return {
    ...after,
    stageDates: again
      ? left.map((one) => (one.stage === stage ? { ...one, until: null } : one))
      : [...left, { stage, from: at.at, until: null }],
  };
}
