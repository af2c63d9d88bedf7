import { alreadyPast, stillAhead, today } from '../../dates.ts';
import { unknownPerson } from '../../hands.ts';
import type { Moment } from '../../kernel/moment.ts';
import { firstRefusal, refuse, type Refusal } from '../../kernel/refusal.ts';
import { holdsRole } from '../../kernel/roles.ts';
import { journeyCommand, onlyLead, orNull } from '../command.ts';
import type { JourneyEvent } from '../events.ts';
import { PREPARATION, PROVEN, type Preparation, type Proven } from '../stages.ts';
import type { JourneyState } from '../state.ts';
import {
  beginRecordsBody,
  beginStageBody,
  confirmProofBody,
  finishStageBody,
  passGateBody,
  recordTrackBody,
} from './bodies.ts';
import { isOverStage } from './evolve-preparation.ts';
import { blockerName, blockers } from './gates.ts';
import type { ProofStatus } from './plan-state.ts';
import { proofsAsked, requirementsOf } from './requirements.ts';
import { TRACK } from '../track.ts';
import { notReasoned, recordedDespite } from '../certificates/despite.ts';
import { isHeld } from '../certificates/transfer-rules.ts';

const subjectOf = ({ stage }: { stage: Preparation }): string => `stage:${stage}`;

const stageIn = (subject: string): Preparation | undefined =>
  PREPARATION.find((stage) => subjectOf({ stage }) === subject);

const withStatus = (state: JourneyState, ...statuses: readonly string[]): string[] =>
  PREPARATION.filter((stage) => statuses.includes(state.stages[stage].status)).map((stage) => subjectOf({ stage }));

type Against<T> = (state: JourneyState, moment: Moment, about: T) => Refusal | null;

/** Only a stage that runs comes to its end; then what else stands against it. */
const whileRunning =
  (against: Against<Preparation>): Against<string> =>
  (state, moment, subject) => {
    const stage = stageIn(subject);
    return stage ? (notRunning(state, stage) ?? against(state, moment, stage)) : refuse('stageBegan');
  };

const sinceItBegan: Against<{ stage: Preparation; on?: string | undefined }> = (state, moment, { stage, on }) =>
  firstRefusal(stillAhead(on, moment, 'on'), beforeBegin(state, stage, on));

/** A stage begins before the ones it usually waits for are over: they overlap. */
export const beginStage = journeyCommand({
  schema: beginStageBody,
  permission: 'journey.work',
  subject: subjectOf,
  subjects: (state) => withStatus(state, 'ahead'),
  available: (state, moment, subject) => {
    const stage = stageIn(subject);
    if (!stage || state.stages[stage].status !== 'ahead') return refuse('stageBegan');
    return onlyLead(state, moment, state.stages[stage].owner);
  },
  may: (state, moment, { on }) => firstRefusal(stillAhead(on, moment, 'on'), beforeStart(state, on)),
  decide: (_state, { stage, on }, moment) => [{ type: 'stageBegan', stage, on: on ?? today(moment) }],
});

/** A stage is over when nothing blocks its gate. */
export const finishStage = journeyCommand({
  schema: finishStageBody,
  permission: 'journey.work',
  subject: subjectOf,
  subjects: (state) => withStatus(state, 'running'),
  available: whileRunning((state, moment, stage) =>
    firstRefusal(onlyLead(state, moment, state.stages[stage].owner), closed(state, stage, moment)),
  ),
  may: sinceItBegan,
  decide: (_state, { stage, on, note }, moment) => [
    { type: 'stageFinished', stage, on: on ?? today(moment), note: orNull(note) },
  ],
});

/** A gate warns; whoever leads, or top management, passes it with a reason that stays on record. */
export const passGate = journeyCommand({
  schema: passGateBody,
  permission: 'journey.work',
  subject: subjectOf,
  subjects: (state) => withStatus(state, 'running'),
  available: whileRunning((state, moment, stage) =>
    firstRefusal(
      blockers(state, stage, today(moment), moment).length === 0 &&
        refuse('gateOpen', { stage: { code: `stage.${stage}` } }),
      holdsRole(moment.roles, 'topManagement', moment.site) ? null : onlyLead(state, moment),
    ),
  ),
  may: sinceItBegan,
  decide: (state, { stage, on, reason }, moment) => [
    {
      type: 'gatePassed',
      stage,
      on: on ?? today(moment),
      reason,
      blockers: blockers(state, stage, today(moment), moment).map(blockerName),
    },
  ],
  signature: 'passGate',
});

function notRunning(state: JourneyState, stage: Preparation): Refusal | null {
  return state.stages[stage].status === 'running'
    ? null
    : refuse('stageNotRunning', { stage: { code: `stage.${stage}` } });
}

function closed(state: JourneyState, stage: Preparation, moment: Moment): Refusal | null {
  const all = blockers(state, stage, today(moment), moment);
  const [first] = all;
  return first
    ? refuse('gateBlocked', {
        // The sentence of the first one has places of its own.
        ...first.params,
        stage: { code: `stage.${stage}` },
        count: all.length,
        first: { code: `blocker.${first.code}` },
      })
    : null;
}

function beforeStart(state: JourneyState, on: string | undefined): Refusal | null {
  return on !== undefined && on < state.startedOn
    ? refuse('beforeStart', { date: { date: state.startedOn } }, 'on')
    : null;
}

function beforeBegin(state: JourneyState, stage: Preparation, on: string | undefined): Refusal | null {
  const { startedOn } = state.stages[stage];
  return on !== undefined && startedOn !== null && on < startedOn
    ? refuse('endsBeforeBegin', { stage: { code: `stage.${stage}` }, date: { date: startedOn } }, 'on')
    : null;
}

/** The end of a stage that is over with what was just decided; nothing when it does not run. */
export function finishable(state: JourneyState, stage: Preparation, moment: Moment): JourneyEvent[] {
  return isOverStage(state.stages[stage]) ? [] : [{ type: 'stageFinished', stage, on: today(moment), note: null }];
}

/** Since when the system runs and leaves records; said again, the last word counts. */
export const beginRecords = journeyCommand({
  schema: beginRecordsBody,
  permission: 'journey.work',
  subject: () => 'stage:implementation',
  subjects: (state) => (isRunningIn(state) ? ['stage:implementation'] : []),
  available: (state, moment) =>
    isRunningIn(state)
      ? onlyLead(state, moment, state.stages.implementation.owner)
      : refuse('stageNotRunning', { stage: { code: 'stage.implementation' } }),
  may: (_state, moment, { on }) => stillAhead(on, moment, 'on'),
  decide: (_state, { on }, moment) => [{ type: 'recordsBegan', on: on ?? today(moment) }],
});

/** Records are asked for on the way to a first certificate, once the implementation has begun. */
const isRunningIn = ({ cycle, stages }: JourneyState): boolean =>
  cycle === 0 && stages.implementation.startedOn !== null;

/** What stands behind a requirement, confirmed by hand with its date, its people and a signature. */
export const confirmProof = journeyCommand({
  schema: confirmProofBody,
  permission: 'journey.work',
  subject: ({ requirement }) => `proof:${requirement}`,
  subjects: (state) =>
    PROVEN.filter((stage) => state.stages[stage].status !== 'ahead').flatMap((stage) => [
      `stage:${stage}`,
      ...proofsAsked(state, stage).map(({ requirement }) => `proof:${requirement.id}`),
    ]),
  available: (state, moment, subject) => {
    const stage = PROVEN.find((one) => subject === `stage:${one}` || subject.startsWith(`proof:${one}:`));
    if (stage === undefined) return refuse('unknownRequirement');
    if (state.stages[stage].status === 'ahead') return refuse('stageAhead', { stage: { code: `stage.${stage}` } });
    const asked = proofsAsked(state, stage).find(({ requirement }) => subject === `proof:${requirement.id}`);
    return onlyLead(state, moment, state.stages[stage].owner, ...(asked?.record.people ?? []));
  },
  may: (state, moment, body) => {
    const { stage, requirement, status, on, people, dueOn, files, link, inputs = [] } = body;
    const asked = requirementsOf(state, stage).find((one) => one.id === requirement);
    const [first, ...others] = (asked?.inputs ?? []).filter((input) => !inputs.includes(input));
    return firstRefusal(
      dueOn !== undefined && (status !== 'missing' || people.length === 0)
        ? refuse('askedOfNobody', {}, 'dueOn')
        : null,
      alreadyPast(dueOn, moment, 'dueOn'),
      !asked && refuse('unknownRequirement', {}, 'requirement'),
      status === 'noOccurrence' && !asked?.exempt.includes(status) && refuse('alwaysOccurs', {}, 'status'),
      status === 'notApplicable' && !asked?.exempt.includes(status) && refuse('alwaysApplies', {}, 'status'),
      stillAhead(on, moment, 'on'),
      ...people.map((id) => unknownPerson(id, moment, 'people')),
      status === 'present' && files.length === 0 && link === undefined
        ? refuse('proofWithoutEvidence', {}, 'files')
        : null,
      status === 'present' && people.length === 0 ? refuse('proofWithoutPeople', {}, 'people') : null,
      status === 'present' && first !== undefined
        ? refuse('inputsMissing', { count: others.length + 1, first: { code: `reviewInput.${first}` } }, 'inputs')
        : null,
      notReasoned(brokenByProof(state, body), body),
    );
  },
  decide: (state, body) => {
    const { stage, requirement, status, note, on, people, dueOn, files, link, inputs } = body;
    const clauses = [...(requirementsOf(state, stage).find((one) => one.id === requirement)?.clauses ?? [])];
    return [
      {
        type: 'proofConfirmed',
        stage,
        proof: {
          requirement,
          status,
          note,
          on,
          people,
          ...(dueOn === undefined ? {} : { dueOn }),
          files,
          link: orNull(link),
          ...(inputs === undefined ? {} : { inputs }),
          clauses,
        },
        ...recordedDespite(brokenByProof(state, body), body),
      },
    ];
  },
  signature: 'confirmProof',
});

/** Stages that are one event: an audit, a review. */
const HELD: readonly Proven[] = ['internalAudit', 'managementReview'];

/**
 * An audit or a review is proven by what it left behind, and that is not older than the stage in which it was held (practice:
 * the last one's report is easily taken for this one's). Stages can be begun late, so a reason is enough.
 */
function brokenByProof(
  { stages }: JourneyState,
  { stage, status, on }: { readonly stage: Proven; readonly status: ProofStatus; readonly on: string },
): Refusal[] {
  const { startedOn } = stages[stage];
  const isOlder = status === 'present' && HELD.includes(stage) && startedOn !== null && on < startedOn;
  return isOlder
    ? [refuse('proofBeforeStage', { stage: { code: `stage.${stage}` }, date: { date: startedOn } }, 'on')]
    : [];
}

/** A step of the certification body's track, with its true date. */
export const recordTrack = journeyCommand({
  schema: recordTrackBody,
  permission: 'journey.steer',
  subject: ({ step }) => `track:${step}`,
  subjects: (state) =>
    TRACK.filter((step) => !state.track.some((one) => one.step === step)).map((step) => `track:${step}`),
  available: (state, moment) => onlyLead(state, moment),
  may: (state, moment, { step, on, body }) =>
    firstRefusal(
      stillAhead(on, moment, 'on'),
      step === 'chosen' && body === undefined && refuse('bodyNeeded', {}, 'body'),
      step !== 'chosen' && state.body === null && refuse('bodyNotChosen', {}, 'step'),
      body !== undefined && !moment.reference.body(body)?.active && refuse('unknownBody', {}, 'body'),
      body !== undefined && body !== state.body && state.certificates.some(isHeld)
        ? refuse('bodyByTransfer', {}, 'body')
        : null,
      ...state.track.map((one) =>
        (TRACK.indexOf(one.step) < TRACK.indexOf(step) && one.on > on) ||
        (TRACK.indexOf(one.step) > TRACK.indexOf(step) && one.on < on)
          ? refuse('trackOutOfOrder', { step: { code: `track.${one.step}` }, date: { date: one.on } }, 'on')
          : null,
      ),
    ),
  decide: (_state, { step, on, note, body }) => [
    { type: 'trackRecorded', step, on, note: orNull(note), ...(body === undefined ? {} : { body }) },
  ],
});
