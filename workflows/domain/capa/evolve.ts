import type { Duty } from '../duty.ts';
import { actorName } from '../hands.ts';
import { afterReminder, type Clock } from '../kernel/clock.ts';
import type { EventStamp } from '../kernel/process.ts';
import { finishAttempt, nextAttempt, trackStages } from './attempts.ts';
import { extendableDuties, mapDuties } from './duties.ts';
import { evolveActions } from './evolve-actions.ts';
import { withEvidence } from './evidence.ts';
import type { CapaEvent, CapaEventOf } from './events.ts';
import type { CapaState, Work } from './state.ts';

/** What is, after what happened. Whatever does not fit the stage (it cannot have been recorded) changes nothing. */
export function evolve(before: CapaState | null, event: CapaEvent, at: EventStamp): CapaState {
  if (event.type === 'opened') return trackStages(null, opened(event, at), at);
  if (before === null) throw new Error(`${at.key} begins with ${event.type}`);
  return trackStages(before, withoutStaleRequests(apply(before, event, at)), at);
}

const duty = (clock: Clock, at: EventStamp): Duty => ({ round: at.seq, clock });

function opened(event: CapaEventOf<'opened'>, at: EventStamp): CapaState {
  const { begin } = event;
  const work: Work =
    begin.stage === 'containment'
      ? { stage: 'containment', duty: duty(begin.clock, at) }
      : { stage: 'rootCause', containment: begin.containment, duty: duty(begin.clock, at), causes: [] };
  return {
    about: event.about,
    owner: event.owner,
    proposedEvaluator: event.evaluator,
    openedAt: at.at,
    attempt: 1,
    work,
    finished: [],
    stageDates: [],
    failed: 0,
    inconclusive: 0,
    hold: null,
    cancelRequest: null,
    evaluatorChange: null,
    extensions: [],
    extensionsGranted: 0,
    external: [],
    evidence: [],
    breach: null,
  };
}

function apply(state: CapaState, event: Exclude<CapaEvent, { type: 'opened' }>, at: EventStamp): CapaState {
  const act = { by: actorName(at.actor), at: at.at };
  const { work } = state;
  switch (event.type) {
    case 'containmentRecorded': {
      if (work.stage !== 'containment') return state;
      const { type: _, clock, ...record } = event;
      return {
        ...state,
        work: { stage: 'rootCause', containment: { record, ...act }, duty: duty(clock, at), causes: [] },
      };
    }
    case 'causesSaved':
      return work.stage === 'rootCause' ? { ...state, work: { ...work, causes: event.causes } } : state;
    case 'rootCauseSubmitted': {
      if (work.stage !== 'rootCause') return state;
      const { type: _, clock, ...found } = event;
      return {
        ...state,
        work: {
          stage: 'plan',
          containment: work.containment,
          rootCause: { ...found, causes: work.causes, ...act },
          duty: duty(clock, at),
          draft: null,
          returned: null,
        },
      };
    }
    case 'planSaved':
      return work.stage === 'plan' ? { ...state, work: { ...work, draft: event.draft } } : state;
    case 'planSubmitted': {
      if (work.stage !== 'plan') return state;
      const { type: _, clock, approver, actions, overlapReason: __, ...plan } = event;
      return {
        ...state,
        work: {
          stage: 'planApproval',
          containment: work.containment,
          rootCause: work.rootCause,
          duty: duty(clock, at),
          plan: { ...plan, author: act.by, submittedAt: at.at, revision: 0 },
          proposed: actions,
          approver,
        },
      };
    }
    case 'planReturned': {
      if (work.stage !== 'planApproval') return state;
      const { author: _, submittedAt: __, revision: ___, ...plan } = work.plan;
      return {
        ...state,
        work: {
          stage: 'plan',
          containment: work.containment,
          rootCause: work.rootCause,
          duty: duty(event.clock, at),
          draft: { ...plan, actions: work.proposed },
          returned: { reason: event.reason, ...act },
        },
      };
    }
    case 'planApproved':
    case 'actionStarted':
    case 'actionCompleted':
    case 'actionVerified':
    case 'actionRejected':
    case 'revisionProposed':
    case 'revisionApproved':
    case 'revisionReturned':
    case 'proofBegan':
      return evolveActions(state, event, at);
    case 'proofEnded':
    case 'quantityReached': {
      if (work.stage !== 'proof') return state;
      const { checkOn: _, until: __, since: ___, round: ____, ...rest } = work;
      return { ...state, work: { ...rest, stage: 'effectivenessCheck', duty: duty(event.clock, at) } };
    }
    case 'effectivenessJudged':
      return judged(state, event, at);
    case 'nextDecided':
      return nextDecided(state, event, at);
    case 'closed': {
      if (work.stage !== 'closure') return state;
      const { duty: _, ...rest } = work;
      return { ...state, work: { ...rest, stage: 'closed', ...act } };
    }
    case 'extensionRequested': {
      const target = extendableDuties(state).find((open) => open.subject === event.subject);
      if (!target) return state;
      const request = {
        subject: event.subject,
        target: target.duty.round,
        duty: duty(event.clock, at),
        by: act.by,
        reason: event.reason,
        newDate: event.newDate,
        approver: event.approver,
      };
      return { ...state, extensions: [...state.extensions, request] };
    }
    case 'extensionApproved': {
      const moved = mapDuties(state, (one, subject) =>
        subject === event.subject ? { ...one, clock: event.clock } : one,
      );
      return {
        ...moved,
        extensions: moved.extensions.filter((one) => one.subject !== event.subject),
        extensionsGranted: state.extensionsGranted + 1,
      };
    }
    case 'extensionRejected':
      return { ...state, extensions: state.extensions.filter((one) => one.subject !== event.subject) };
    case 'reassigned':
      return reassigned(state, event);
    case 'evaluatorChangeRequested':
      return {
        ...state,
        evaluatorChange: {
          duty: duty(event.clock, at),
          by: act.by,
          to: event.to,
          reason: event.reason,
          approver: event.approver,
        },
      };
    case 'evaluatorChangeApproved':
      return 'plan' in work
        ? { ...state, evaluatorChange: null, work: { ...work, plan: { ...work.plan, evaluator: event.to } } }
        : state;
    case 'evaluatorChangeRejected':
      return { ...state, evaluatorChange: null };
    case 'cancelRequested':
      return {
        ...state,
        cancelRequest: { duty: duty(event.clock, at), by: act.by, reason: event.reason, approver: event.approver },
      };
    case 'cancelRejected':
      return { ...state, cancelRequest: null };
    case 'cancelApproved':
      return cancelled(state, event.reason, at);
    case 'held':
      return { ...state, hold: { duty: duty(event.clock, at), by: act.by, reason: event.reason } };
    case 'resumed': {
      const moved = mapDuties(state, (one, subject) => {
        const entry = event.clocks.find((each) => each.subject === subject && each.round === one.round);
        return entry ? { ...one, clock: entry.clock } : one;
      });
      return { ...moved, hold: null };
    }
    case 'reopened': {
      const verdict = work.stage === 'closed' ? work.result : 'cancelled';
      const again = nextAttempt(finishAttempt(state, verdict, at));
      return { ...again, work: { stage: 'containment', duty: duty(event.clock, at) } };
    }
    case 'externalClockSet': {
      const { type: _, clock, ...set } = event;
      return {
        ...state,
        external: [...state.external.filter((one) => one.id !== event.id), { ...set, duty: clock && duty(clock, at) }],
      };
    }
    case 'externalClockEnded':
      return {
        ...state,
        external: state.external.map((one) => (one.id === event.id ? { ...one, duty: null } : one)),
      };
    case 'evidenceAdded':
      return withEvidence(state, [event.fileId], event.subject, event.evidenceDate, at);
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

function judged(before: CapaState, event: CapaEventOf<'effectivenessJudged'>, at: EventStamp): CapaState {
  const { work } = before;
  if (work.stage !== 'effectivenessCheck') return before;
  const state = withEvidence(before, event.evidence, 'effectivenessCheck', event.evidenceDate, at);
  const { duty: _, ...rest } = work;
  const { next, verdict } = event;
  const counted: CapaState = {
    ...state,
    failed: state.failed + (verdict === 'partly' || verdict === 'notEffective' ? 1 : 0),
    inconclusive: state.inconclusive + (verdict === 'inconclusive' ? 1 : 0),
  };
  switch (next.stage) {
    case 'closure':
      return { ...counted, work: { ...rest, stage: 'closure', duty: duty(next.clock, at), result: 'effective' } };
    case 'managementDecision':
      return {
        ...counted,
        work: {
          ...rest,
          stage: 'managementDecision',
          duty: duty(next.clock, at),
          because: next.because,
          verdict: verdict === 'effective' ? 'inconclusive' : verdict,
        },
      };
    case 'proof':
      return {
        ...counted,
        work: { ...rest, stage: 'proof', round: at.seq, since: at.at, checkOn: next.checkOn, until: next.until },
      };
    case 'containment':
      return {
        ...nextAttempt(finishAttempt(counted, verdict, at)),
        work: { stage: 'containment', duty: duty(next.clock, at) },
      };
  }
}

function nextDecided(state: CapaState, event: CapaEventOf<'nextDecided'>, at: EventStamp): CapaState {
  const { work } = state;
  if (work.stage !== 'managementDecision') return state;
  const { clock, choice } = event;
  if (choice === 'cancel' || clock === null) return cancelled(state, event.reason, at);
  const { duty: _, because: __, verdict, ...rest } = work;
  if (choice === 'acceptRisk') {
    return { ...state, work: { ...rest, stage: 'closure', duty: duty(clock, at), result: 'riskAccepted' } };
  }
  return {
    ...nextAttempt(finishAttempt(state, verdict, at)),
    owner: event.newOwner ?? state.owner,
    work: { stage: 'containment', duty: duty(clock, at) },
  };
}

function cancelled(state: CapaState, reason: string, at: EventStamp): CapaState {
  const ended = finishAttempt(state, 'cancelled', at);
  return {
    ...ended,
    hold: null,
    cancelRequest: null,
    work: { stage: 'cancelled', from: state.work.stage, reason, by: actorName(at.actor), at: at.at },
  };
}

function reassigned(state: CapaState, event: CapaEventOf<'reassigned'>): CapaState {
  const [what, number] = event.subject.split(':');
  if (what === 'owner') return { ...state, owner: event.to };
  const { work } = state;
  if (work.stage !== 'implementation') return state;
  const field = what === 'verifier' ? 'verifier' : 'owner';
  return {
    ...state,
    work: {
      ...work,
      actions: work.actions.map((action) => (String(action.id) === number ? { ...action, [field]: event.to } : action)),
    },
  };
}

function isBreach(state: CapaState, event: CapaEventOf<'reminded'>, at: EventStamp): boolean {
  if (event.skipped || state.about.grade !== 'major') return false;
  let late = false;
  mapDuties(state, (one, subject) => {
    if (subject === event.subject && one.round === event.round && at.at > one.clock.due) late = true;
    return one;
  });
  return late;
}

/** Requests end with what they were about: a due date that was met, an evaluator who has judged. */
function withoutStaleRequests(state: CapaState): CapaState {
  const running = extendableDuties(state);
  const extensions = state.extensions.filter((one) =>
    running.some((open) => open.subject === one.subject && open.duty.round === one.target),
  );
  const { stage } = state.work;
  const evaluates = stage === 'implementation' || stage === 'proof' || stage === 'effectivenessCheck';
  const open = stage !== 'closed' && stage !== 'cancelled';
  return {
    ...state,
    extensions: extensions.length === state.extensions.length ? state.extensions : extensions,
    evaluatorChange: evaluates ? state.evaluatorChange : null,
    cancelRequest: open ? state.cancelRequest : null,
    hold: open ? state.hold : null,
  };
}
