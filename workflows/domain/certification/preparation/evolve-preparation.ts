import { actorName } from '../../hands.ts';
import type { EventStamp } from '../../kernel/process.ts';
import { titleOf } from '../../title.ts';
import type { EventOf, JourneyEvent } from '../events.ts';
import { BEGINS_AFTER, ofEachStage, PREPARATION, type Preparation } from '../stages.ts';
import type { JourneyState } from '../state.ts';
import type { Action, StageState } from './plan-state.ts';

/** Gap analysis, plan, proofs, gates and the body's track. */
export function evolvePreparation(state: JourneyState, event: JourneyEvent, at: EventStamp): JourneyState {
  const act = { by: actorName(at.actor), at: at.at };
  const { plan } = state;
  switch (event.type) {
    case 'gapsAccepted':
      return { ...state, gap: { ...state.gap, accepted: { ...event.content, ...act } } };
    case 'gapRoundBegun':
      return {
        ...state,
        gap: {
          round: event.round,
          editions: event.editions,
          clauses: event.clauses,
          reason: event.reason,
          accepted: null,
        },
      };
    case 'ratingsAsked': {
      const { people, dueOn, note } = event;
      const others = (state.gap.asked ?? []).filter(({ person }) => !people.includes(person));
      const asked = people.map((person) => ({ person, dueOn, note, doneOn: null }));
      return { ...state, gap: { ...state.gap, asked: [...others, ...asked] } };
    }
    case 'ratingFinished': {
      const asked = (state.gap.asked ?? []).map((one) =>
        one.person === event.person ? { ...one, doneOn: event.on } : one,
      );
      return { ...state, gap: { ...state.gap, asked } };
    }
    case 'planSaved':
      return planSaved(state, event);
    case 'planSubmitted':
      return { ...state, plan: { ...plan, status: 'submitted', submittedBy: act.by, returned: null } };
    case 'planReturned':
      return { ...state, plan: { ...plan, status: 'draft', returned: { reason: event.reason, ...act } } };
    case 'planApproved':
      return approved(state, act);
    case 'replanned':
      return mapStages(state, (name, one) => {
        const dates = event.stages.find((each) => each.stage === name);
        if (!dates) return one;
        const { workingDays, from, to, follows } = dates;
        return { ...one, workingDays, from, to, ...(follows ? {} : { dateSet: true }) };
      });
    case 'actionAdded':
      return { ...state, plan: { ...plan, actions: [...plan.actions, planned(event.action, plan.status)] } };
    case 'actionMoved':
      return mapAction(state, event.number, { dueOn: event.dueOn, owner: event.owner });
    case 'actionDone':
      return mapAction(state, event.number, {
        status: 'done',
        doneOn: event.on,
        note: titleOf(event.note),
        doneBy: act.by,
      });
    case 'actionWithdrawn':
      return mapAction(state, event.number, { status: 'withdrawn', note: titleOf(event.reason) });
    case 'stageBegan':
      return withPhase(mapStages(state, (name, one) => (name === event.stage ? begun(one, event.on) : one)));
    case 'recordsBegan':
      return { ...state, recordsSince: event.on };
    case 'stageFinished':
      return finished(state, event.stage, event.on, null);
    case 'gatePassed':
      return finished(state, event.stage, event.on, {
        reason: event.reason,
        blockers: event.blockers.length,
        ...act,
      });
    case 'proofConfirmed':
      return {
        ...state,
        proofs: [
          ...state.proofs.filter((one) => one.requirement !== event.proof.requirement),
          { ...event.proof, ...act },
        ],
      };
    case 'trackRecorded':
      return {
        ...state,
        body: event.body ?? state.body,
        track: [
          ...state.track.filter((one) => one.step !== event.step),
          { step: event.step, on: event.on, note: event.note, by: act.by },
        ],
      };
    default:
      return state;
  }
}

const planned = (action: EventOf<'actionAdded'>['action'], status: JourneyState['plan']['status']): Action => ({
  ...action,
  baseline: status === 'approved' ? action.dueOn : null,
  status: 'planned',
  doneOn: null,
  note: null,
  doneBy: null,
});

function planSaved(state: JourneyState, event: EventOf<'planSaved'>): JourneyState {
  const { plan } = state;
  return mapStages(
    {
      ...state,
      plan: {
        ...plan,
        objectives: event.objectives,
        resources: event.resources,
        actions: event.actions.map((action) => {
          const before = plan.actions.find((one) => one.number === action.number);
          return before ? { ...before, ...action } : planned(action, 'draft');
        }),
      },
    },
    (name, one) => {
      const dates = event.stages.find((each) => each.stage === name);
      return dates
        ? {
            ...one,
            workingDays: dates.workingDays,
            from: dates.from,
            to: dates.to,
            owner: dates.owner ?? one.owner,
          }
        : one;
    },
  );
}

/** The plan as it is becomes the baseline, once: a later approval keeps the first one. */
function approved(state: JourneyState, act: { by: string; at: string }): JourneyState {
  const next = mapStages(state, (_name, one) => ({
    ...one,
    baseline: one.baseline ?? (one.from !== null && one.to !== null ? { from: one.from, to: one.to } : null),
  }));
  return {
    ...next,
    plan: {
      ...next.plan,
      status: 'approved',
      approved: act,
      actions: next.plan.actions.map((one) => ({ ...one, baseline: one.baseline ?? one.dueOn })),
    },
  };
}

const begun = (one: StageState, on: string): StageState =>
  one.status === 'ahead' ? { ...one, status: 'running', startedOn: on } : one;

/** Ends a stage and begins those that waited for it. */
function finished(state: JourneyState, stage: Preparation, on: string, passed: StageState['passed']): JourneyState {
  const next = mapStages(state, (name, one) =>
    name === stage
      ? { ...one, status: passed ? 'passed' : 'done', startedOn: one.startedOn ?? on, doneOn: on, passed }
      : one,
  );
  const isOver = (name: Preparation): boolean => isOverStage(next.stages[name]);
  return withPhase(
    mapStages(next, (name, one) =>
      one.status === 'ahead' && BEGINS_AFTER[name].includes(stage) && BEGINS_AFTER[name].every(isOver)
        ? begun(one, on)
        : one,
    ),
  );
}

export const isOverStage = ({ status }: StageState): boolean => status === 'done' || status === 'passed';

/** The furthest stage of the preparation that runs; once all are over, what comes next by the audits. */
export function withPhase(state: JourneyState): JourneyState {
  if (state.cycle > 0) return { ...state, phase: state.recertifying === null ? 'surveillance' : 'recertification' };
  const running = PREPARATION.filter((name) => state.stages[name].status === 'running').at(-1);
  const held = (kind: 'stage1' | 'stage2', outcomes: readonly string[]): boolean =>
    state.audits.some(
      (audit) => audit.kind === kind && audit.status === 'held' && outcomes.includes(audit.outcome ?? ''),
    );
  if (held('stage2', ['recommended', 'followUp'])) return { ...state, phase: 'decision' };
  if (held('stage1', ['ready'])) return { ...state, phase: 'stage2' };
  if (running !== undefined) return { ...state, phase: running };
  return { ...state, phase: PREPARATION.every((name) => isOverStage(state.stages[name])) ? 'stage1' : state.phase };
}

function mapStages(state: JourneyState, change: (name: Preparation, one: StageState) => StageState): JourneyState {
  return { ...state, stages: ofEachStage((name) => change(name, state.stages[name])) };
}

function mapAction(state: JourneyState, number: number, change: Partial<Action>): JourneyState {
  const { plan } = state;
  return {
    ...state,
    plan: { ...plan, actions: plan.actions.map((one) => (one.number === number ? { ...one, ...change } : one)) },
  };
}
