import type { EventStamp } from '../kernel/process.ts';
import type { EventOf } from './events.ts';
import type { Certificate } from './certificates/certificate-state.ts';
import { familyOf, ofEachStage, USUAL_DAYS, type Preparation } from './stages.ts';
import type { JourneyState } from './state.ts';
import type { StageState } from './preparation/plan-state.ts';

function stage(days: number, change: Partial<StageState> = {}): StageState {
  return {
    status: 'ahead',
    owner: null,
    workingDays: days,
    baseline: null,
    from: null,
    to: null,
    startedOn: null,
    doneOn: null,
    passed: null,
    ...change,
  };
}

const stages = (of: (stage: Preparation) => Partial<StageState>): JourneyState['stages'] =>
  ofEachStage((name) => stage(USUAL_DAYS[name], of(name)));

/** A certificate of which nothing is known but what is told of it here. */
function certificate(
  edition: string,
  change: Pick<Certificate, 'status' | 'since'> & Partial<Certificate>,
): Certificate {
  return {
    standard: familyOf(edition),
    aim: edition,
    reason: null,
    paper: null,
    firstCycle: true,
    suspendedUntil: null,
    undecided: null,
    continuedOn: null,
    answeredOn: null,
    transitionEndsOn: null,
    markStopped: null,
    overdue: [],
    earlier: [],
    ...change,
  };
}

const nothingYet = {
  recertifying: null,
  transfer: null,
  campaigns: [],
  proofs: [],
  findings: [],
  changes: [],
  clocks: [],
  idle: [],
  passed: [],
  asked: {},
  evidence: [],
  stageDates: [],
  ended: null,
} satisfies Partial<JourneyState>;

const noPlan: JourneyState['plan'] = {
  status: 'draft',
  objectives: null,
  resources: null,
  submittedBy: null,
  returned: null,
  approved: null,
  actions: [],
};

/** A journey to the first certificates. */
export function started(event: EventOf<'started'>, at: EventStamp): JourneyState {
  const { about, lead, body, startedOn, editions, owners } = event;
  const ownerOf = (name: Preparation): string => owners.find((one) => one.stage === name)?.owner ?? lead;
  return {
    ...nothingYet,
    about,
    lead,
    body,
    startedAt: at.at,
    startedOn,
    cycle: 0,
    phase: 'gapAnalysis',
    stages: stages((name) => ({
      owner: ownerOf(name),
      ...(name === 'gapAnalysis' ? { status: 'running' as const, startedOn } : {}),
    })),
    gap: { round: 1, editions, clauses: null, reason: null, accepted: null },
    plan: noPlan,
    track: body === null ? [] : [{ step: 'chosen', on: startedOn, note: null, by: lead }],
    audits: [],
    certificates: editions.map((edition) => certificate(edition, { status: 'none', since: startedOn })),
  };
}

/** A journey that begins with certificates that are held already. */
export function entered(event: EventOf<'entered'>, at: EventStamp): JourneyState {
  const { about, lead, body, startedOn, papers, audits } = event;
  return {
    ...nothingYet,
    about,
    lead,
    body,
    startedAt: at.at,
    startedOn,
    cycle: 1,
    phase: 'surveillance',
    // What was done before the product knew of it is done; its days are not known.
    stages: stages(() => ({ owner: lead, status: 'done' })),
    gap: { round: 1, editions: papers.map((one) => one.paper.edition), clauses: null, reason: null, accepted: null },
    plan: { ...noPlan, status: 'approved' },
    track: [],
    audits: audits.map((audit, index) => ({ number: index + 1, ...audit })),
    certificates: papers.map(heldAlready),
  };
}

/** A certificate as it was typed in; where it may not be shown any more, somebody has to see to the mark. */
function heldAlready(typed: EventOf<'entered'>['papers'][number]): Certificate {
  const { paper, firstCycle, transitionEndsOn, status, since, suspendedUntil = null, continuedOn = null } = typed;
  return certificate(paper.edition, {
    ...{ paper, firstCycle, transitionEndsOn, status, suspendedUntil, continuedOn },
    since: since ?? paper.effectiveOn,
    // Before its day was asked for, a suspension was typed in without what follows from it.
    markStopped: status === 'valid' || since === undefined ? null : { status, doneOn: null },
  });
}
