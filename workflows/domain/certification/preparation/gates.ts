import type { LocalDate } from '../../kernel/instant.ts';
import type { Param, Params } from '../../kernel/param.ts';
import type { Body } from '../../kernel/reference.ts';
import { person, type Who } from '../../kernel/who.ts';
import { hasAcceptedPlan, isVerified } from '../findings/finding-state.ts';
import { clockId } from '../clocks/armed.ts';
import { isProven, PREPARATION, type Preparation } from '../stages.ts';
import { accreditationBlockers } from '../../standards/accreditation.ts';
import { openConcernsOf } from '../audits/concerns.ts';
import { isInCycle } from '../certificates/certificate-state.ts';
import type { JourneyState } from '../state.ts';
import { isOverStage } from './evolve-preparation.ts';
import { catalogueIn } from '../own-catalogue.ts';
import type { Practice } from '../practice.ts';
import { requirementParams } from './requirement-name.ts';
import { proofOf, proofsAsked, recordsFrom, requirementsOf, runsSince, type ProofAsked } from './requirements.ts';

/** What a gate waits for: what, who, since, until. A gate warns; a right-holder can pass it with a reason. */
export interface Blocker {
  /** Word `blocker.<code>`. */
  readonly code: string;
  readonly params: Params;
  readonly who: Who;
  readonly since: LocalDate | null;
  readonly until: LocalDate | null;
  /** The duty to remind of, where there is one: `rule|subject`. */
  readonly duty: string | null;
}

/** Gates: the way out of each stage of the preparation, to the audits, and to the decision. */
export const GATES = [...PREPARATION, 'stage1', 'stage2', 'decision'] as const;
export type Gate = (typeof GATES)[number];

const NOBODY: Who = { kind: 'nobody', reason: 'time' };
const BODY: Who = { kind: 'nobody', reason: 'body' };

/**
 * The blockers of a gate on a day, by the practice of the organization; empty means that it is open. `body` is the one that
 * the journey relies on: without an accreditation for the standard or its new edition it stands in the way of the audits
 * and of the decision.
 */
export function blockers(
  state: JourneyState,
  gate: Gate,
  today: LocalDate,
  practice: Practice,
  body?: Body,
): readonly Blocker[] {
  switch (gate) {
    case 'gapAnalysis':
      return state.gap.accepted ? [] : [one(state, 'gapsNotAccepted', {}, state.lead, 'acceptGaps|gap')];
    case 'planning':
      return state.plan.status === 'approved' ? [] : [planBlocker(state)];
    case 'training':
    case 'documentation':
      return missingProofs(state, gate, today);
    case 'implementation':
      return [...openActions(state, 'implementation'), ...running(state, today, practice)];
    case 'internalAudit':
    case 'managementReview':
      return [...missingProofs(state, gate, today), ...openActions(state, gate)];
    case 'stage1':
      return [
        ...before(state, ['documentation', 'internalAudit', 'managementReview']),
        ...bodyBlockers(state, body, today),
      ];
    case 'stage2':
      return [
        ...before(state, ['training', 'documentation', 'implementation', 'internalAudit', 'managementReview']),
        ...openConcerns(state),
        ...running(state, today, practice),
        ...bodyBlockers(state, body, today),
      ];
    case 'decision':
      return [...openFindings(state), ...bodyBlockers(state, body, today)];
  }
}

/** A blocker as a record names it, for good: `actionOpen 3 Measure suppliers`. */
export const blockerName = ({ code, params }: Blocker): string =>
  [code, ...Object.values(params).map(asRecorded)].join(' ').slice(0, LONGEST_NAME);
const LONGEST_NAME = 200;

const asRecorded = (param: Param): string =>
  typeof param === 'object' ? String(Object.values<unknown>(param)[0]) : String(param);

function one(state: JourneyState, code: string, params: Params, who: string | null, duty: string | null): Blocker {
  const clock = state.clocks.find((each) => `${each.rule}|${each.subject}` === duty);
  return {
    code,
    params,
    who: person(who ?? state.lead),
    since: clock ? clock.clock.since.slice(0, 10) : null,
    until: clock?.dueOn ?? null,
    duty: clock ? duty : null,
  };
}

function planBlocker(state: JourneyState): Blocker {
  const isSubmitted = state.plan.status === 'submitted';
  const blocker = one(
    state,
    isSubmitted ? 'planNotApproved' : 'planNotSubmitted',
    {},
    state.lead,
    isSubmitted ? 'approvePlan|plan' : 'submitPlan|plan',
  );
  return isSubmitted ? { ...blocker, who: { kind: 'role', role: 'topManagement' } } : blocker;
}

/** What was asked of somebody comes first, in the order in which it was asked. */
function missingProofs(state: JourneyState, stage: Preparation, today: LocalDate): Blocker[] {
  if (!isProven(stage)) return [];
  const asked = proofsAsked(state, stage);
  const others = requirementsOf(state, stage).flatMap((requirement) => {
    const { status } = proofOf(state, requirement, today);
    if (status === 'present' || asked.some((one) => one.requirement.id === requirement.id)) return [];
    const code = status === 'stale' ? 'proofStale' : 'proofMissing';
    return [
      one(
        state,
        code,
        requirementParams(catalogueIn(state), requirement),
        state.stages[stage].owner,
        `stage|stage:${stage}`,
      ),
    ];
  });
  return [...asked.map((each) => askedBlocker(state, each)).sort(bySince), ...others];
}

function askedBlocker(state: JourneyState, { requirement, record, who, dueOn }: ProofAsked): Blocker {
  const duty = `proof|proof:${requirement.id}`;
  const isArmed = state.clocks.some((clock) => clockId(clock) === duty);
  const params = { ...requirementParams(catalogueIn(state), requirement), note: record.note };
  return { code: 'proofAsked', params, who, since: record.on, until: dueOn, duty: isArmed ? duty : null };
}

const bySince = (a: Blocker, b: Blocker): number => ((a.since ?? '') < (b.since ?? '') ? -1 : 1);

function openActions(state: JourneyState, stage: Preparation): Blocker[] {
  return state.plan.actions
    .filter((action) => action.stage === stage && action.status === 'planned')
    .map((action) =>
      one(
        state,
        'actionOpen',
        { number: action.number, what: action.what },
        action.owner,
        `action|action:${String(action.number)}`,
      ),
    );
}

/** So long the system has left records: nobody can hurry that. */
function running(state: JourneyState, today: LocalDate, practice: Practice): Blocker[] {
  const since = runsSince(state);
  if (since === null)
    return [{ code: 'notRunning', params: {}, who: person(state.lead), since, until: null, duty: null }];
  const until = recordsFrom(since, practice);
  if (until <= today) return [];
  return [{ code: 'runningTime', params: { date: { date: until } }, who: NOBODY, since, until, duty: null }];
}

function before(state: JourneyState, stages: readonly Preparation[]): Blocker[] {
  return stages
    .filter((stage) => !isOverStage(state.stages[stage]))
    .map((stage) =>
      one(state, 'stageOpen', { stage: { code: `stage.${stage}` } }, state.stages[stage].owner, `stage|stage:${stage}`),
    );
}

function openConcerns(state: JourneyState): Blocker[] {
  const stage1 = state.audits.filter((audit) => audit.kind === 'stage1' && audit.status === 'held').at(-1);
  if (!stage1) return [{ code: 'stage1NotHeld', params: {}, who: BODY, since: null, until: null, duty: null }];
  const notReady: Blocker[] =
    stage1.outcome === 'ready'
      ? []
      : [{ code: 'stage1NotReady', params: {}, who: person(state.lead), since: stage1.to, until: null, duty: null }];
  return [
    ...notReady,
    ...openConcernsOf(state, stage1.number).map(({ text }) => one(state, 'concernOpen', { text }, state.lead, null)),
  ];
}

/** Editions that are still to be certified, by a body that is not accredited for them; the lead sees to it. */
export function bodyBlockers(state: JourneyState, body: Body | undefined, today: LocalDate): Blocker[] {
  const ahead = state.certificates.filter((one) => !isInCycle(one) || one.paper?.edition !== one.aim);
  return accreditationBlockers(
    body,
    ahead.map(({ aim }) => aim),
    today,
  ).map(({ code, params }) => {
    const certificate = ahead.find(({ aim }) => aim === params['standard']);
    const until = certificate?.transitionEndsOn ?? null;
    return { code, params, who: person(state.lead), since: null, until, duty: null };
  });
}

/** Majors corrected and verified by the body, minors with an accepted plan (9.5.2). Never the effectiveness wait. */
export function openFindings(state: JourneyState, standard?: string): Blocker[] {
  return state.findings
    .filter((finding) => standard === undefined || finding.standard === standard)
    .flatMap((finding) => {
      const params = { number: finding.number, clause: finding.clause };
      const isOurs = finding.lane === 'received' || finding.lane === 'accepted';
      const blocker = (code: string): Blocker => ({
        ...one(
          state,
          code,
          params,
          finding.owner,
          `${finding.lane === 'received' ? 'answer' : 'evidence'}|finding:${String(finding.number)}`,
        ),
        ...(isOurs ? {} : { who: BODY }),
      });
      if (finding.grade === 'major' && !isVerified(finding)) return [blocker('majorNotVerified')];
      if (finding.grade === 'minor' && !hasAcceptedPlan(finding)) return [blocker('minorWithoutPlan')];
      return [];
    });
}
