import type { EventStamp } from '../../kernel/process.ts';
import type { EventOf, JourneyEvent } from '../events.ts';
import type { JourneyState } from '../state.ts';
import type { Finding, Round } from './finding-state.ts';

/** The lanes of the findings. */
export function evolveFindings(state: JourneyState, event: JourneyEvent, _at: EventStamp): JourneyState {
  switch (event.type) {
    case 'findingReceived':
      return {
        ...state,
        findings: [
          ...state.findings,
          { number: state.findings.length + 1, ...event.finding, lane: 'received', rounds: [] },
        ],
      };
    case 'findingAnswered':
      return mapFinding(state, event.number, (one) => ({
        ...one,
        lane: 'answered',
        spread: event.spread,
        rounds: [...one.rounds, { ...event.round, verdict: null }],
      }));
    case 'evidenceSent':
      return mapFinding(state, event.number, (one) => ({
        ...one,
        lane: 'evidenceSent',
        rounds: [...one.rounds, { ...event.round, verdict: null }],
      }));
    case 'verdictRecorded':
      return mapFinding(state, event.number, (one) => {
        const { what, verdict, on, note, dueOn } = event;
        const rounds = withVerdict(one.rounds, { verdict, on, note });
        if (verdict === 'accepted') {
          return what === 'answer'
            ? { ...one, rounds, lane: 'accepted' }
            : { ...one, rounds, lane: 'verified', verifiedOn: on };
        }
        return what === 'answer'
          ? { ...one, rounds, lane: 'received', ...answerAgain(one, dueOn) }
          : { ...one, rounds, lane: 'accepted', evidenceDue: dueOn ?? one.evidenceDue };
      });
    case 'findingClosed':
      return mapFinding(state, event.number, (one) => ({
        ...one,
        lane: 'closed',
        verifiedOn: one.verifiedOn ?? event.on,
        closedOn: event.on,
      }));
    case 'findingRaised':
      return mapFinding(state, event.number, (one) => ({
        ...one,
        grade: 'major',
        lane: 'received',
        // What was verified was the minor.
        verifiedOn: null,
        raisedOn: event.on,
        answerDue: event.answerDue,
        evidenceDue: event.evidenceDue,
        hardStop: event.hardStop,
      }));
    case 'findingDisputed':
      return mapFinding(state, event.number, (one) => ({
        ...one,
        disputes: [
          ...one.disputes,
          {
            ...{ kind: event.kind, text: event.text, on: event.on },
            ...(event.files && event.files.length > 0 ? { files: event.files } : {}),
          },
        ],
      }));
    case 'disputeSettled':
      return mapFinding(state, event.number, (one) => disputeSettled(one, event));
    case 'findingMoved':
      return mapFinding(state, event.number, (one) =>
        event.what === 'answer' ? { ...one, answerDue: event.dueOn } : { ...one, evidenceDue: event.dueOn },
      );
    case 'hardStopMoved':
      return mapFinding(state, event.number, (one) => ({
        ...one,
        hardStop: one.hardStop && { ...one.hardStop, on: event.on },
        answerDue: event.answerDue,
        evidenceDue: event.evidenceDue,
      }));
    case 'auditCorrected':
      return event.findings.reduce<JourneyState>(
        (next, { number, ...dates }) => mapFinding(next, number, (one) => ({ ...one, ...dates })),
        state,
      );
    case 'findingReassigned':
      return mapFinding(state, event.number, (one) => ({ ...one, owner: event.to }));
    case 'capaAsked':
    case 'capaJoined': {
      const { key = null } = event;
      return mapFinding(state, event.number, (one) => ({ ...one, capa: key }));
    }
    case 'capaKnown':
      return mapFinding(state, event.number, (one) => ({
        ...one,
        capa: event.key,
        capaStage: event.stage,
        ...(event.reopenedOn === undefined ? {} : { reopenedOn: event.reopenedOn }),
      }));
    default:
      return state;
  }
}

/** What is taken back is over, and counts as seen to by the body from that day. */
function disputeSettled(one: Finding, { outcome, on, note, files }: EventOf<'disputeSettled'>): Finding {
  const disputes = one.disputes.map((each) => (each.answer ? each : { ...each, answer: { outcome, on, note, files } }));
  if (outcome === 'upheld') return { ...one, disputes };
  const { verifiedOn, closedOn } = one;
  const over = { lane: 'closed', verifiedOn: verifiedOn ?? on, closedOn: closedOn ?? on, withdrawnOn: on } as const;
  return { ...one, disputes, ...over };
}

/** Where the body wants the answer later than it wanted the evidence, that one is not due before either. */
function answerAgain({ answerDue, evidenceDue }: Finding, dueOn: string | null): Partial<Finding> {
  if (dueOn === null) return { answerDue };
  return { answerDue: dueOn, evidenceDue: evidenceDue !== null && evidenceDue < dueOn ? dueOn : evidenceDue };
}

function withVerdict(rounds: readonly Round[], verdict: NonNullable<Round['verdict']>): Round[] {
  return rounds.map((round, index) => (index === rounds.length - 1 ? { ...round, verdict } : round));
}

function mapFinding(state: JourneyState, number: number, change: (one: Finding) => Finding): JourneyState {
  return { ...state, findings: state.findings.map((one) => (one.number === number ? change(one) : one)) };
}
