import { localDate } from '../../kernel/calendar.ts';
import type { Moment } from '../../kernel/moment.ts';
import { person } from '../../kernel/who.ts';
import { titleOf } from '../../title.ts';
import { isOverStage } from '../preparation/evolve-preparation.ts';
import { proofsAsked, recordsFrom, runsSince } from '../preparation/requirements.ts';
import { PROVEN } from '../stages.ts';
import { nextStep, BODY_STEPS } from '../track.ts';
import type { JourneyState } from '../state.ts';
import { after, keptDue, waitsForBody } from './lengths.ts';
import type { NotWanted, Rule, Wanted } from './rule.ts';

const dayOf = (moment: Moment): string => localDate(moment.now, moment.calendar);

/** The gate was passed with a reason: nobody is asked for what was set aside. */
const isSetAside = ({ gap, stages }: JourneyState): boolean =>
  gap.round === 1 && stages.gapAnalysis.status === 'passed';

const acceptGaps: Rule = {
  name: 'acceptGaps',
  source: 'practice: gap analysis before planning',
  setting: 'policy times.acceptGaps, or the end of the stage in the plan',
  clocks: (state, moment) => {
    const subject = 'gap';
    if (state.gap.accepted) return [{ subject, reason: 'done' }];
    if (state.cycle > 0 && state.gap.round === 1) return [{ subject, reason: 'certifiedBefore' }];
    if (isSetAside(state)) return [{ subject, reason: 'done' }];
    // Counted from the day somebody is first asked: a journey recorded with its true start is not born late.
    const planned = state.gap.round === 1 ? state.stages.gapAnalysis.to : null;
    return [
      {
        subject,
        dueOn: planned ?? keptDue(state, 'acceptGaps', subject) ?? after(dayOf(moment), 'acceptGaps', moment),
        who: person(state.stages.gapAnalysis.owner ?? state.lead),
        params: { editions: state.gap.editions.join(' and ') },
        command: 'acceptGaps',
      },
    ];
  },
};

const rateClauses: Rule = {
  name: 'rateClauses',
  source: 'practice: whoever owns clauses rates them',
  setting: 'the date for which they are asked',
  clocks: (state) =>
    (state.gap.asked ?? []).map((one): Wanted | NotWanted => {
      const subject = `rating:${one.person}`;
      if (one.doneOn !== null || state.gap.accepted || isSetAside(state)) return { subject, reason: 'done' };
      return {
        subject,
        dueOn: one.dueOn,
        who: person(one.person),
        params: { editions: state.gap.editions.join(' and ') },
        command: 'finishRating',
      };
    }),
};

const submitPlan: Rule = {
  name: 'submitPlan',
  source: 'practice: plan after the gap list',
  setting: 'policy times.submitJourneyPlan',
  clocks: (state, moment) => {
    const subject = 'plan';
    if (state.plan.status !== 'draft') return [{ subject, reason: 'done' }];
    if (state.stages.planning.status === 'ahead') return [{ subject, reason: 'notBegun' }];
    if (state.cycle > 0) return [{ subject, reason: 'certifiedBefore' }];
    return [
      {
        subject,
        dueOn: keptDue(state, 'submitPlan', subject) ?? after(dayOf(moment), 'submitJourneyPlan', moment),
        who: person(state.stages.planning.owner ?? state.lead),
        command: 'submitPlan',
      },
    ];
  },
};

const approvePlan: Rule = {
  name: 'approvePlan',
  source: 'practice: top management approves the plan (5.1)',
  setting: 'policy times.approveJourneyPlan',
  clocks: (state, moment) => {
    const subject = 'plan';
    if (state.plan.status !== 'submitted')
      return [{ subject, reason: state.plan.status === 'approved' ? 'done' : 'notSubmitted' }];
    return [
      {
        subject,
        dueOn: keptDue(state, 'approvePlan', subject) ?? after(dayOf(moment), 'approveJourneyPlan', moment),
        who: { kind: 'role', role: 'topManagement' },
        command: 'approvePlan',
      },
    ];
  },
};

const stage: Rule = {
  name: 'stage',
  source: 'practice: the end of the stage in the plan',
  setting: 'the plan',
  clocks: (state) =>
    PROVEN.map((name): Wanted | NotWanted => {
      const subject = `stage:${name}`;
      const { status, to, owner } = state.stages[name];
      if (status !== 'running') return { subject, reason: status === 'ahead' ? 'notBegun' : 'done' };
      // The body has certified although it was not said to be done: nobody is asked for it any more.
      if (state.cycle > 0) return { subject, reason: 'certifiedBefore' };
      if (to === null) return { subject, reason: 'notPlanned' };
      return {
        subject,
        dueOn: to,
        who: person(owner ?? state.lead),
        params: { stage: { code: `stage.${name}` } },
        command: 'finishStage',
      };
    }),
};

const proof: Rule = {
  name: 'proof',
  source: 'practice: what is missing is asked of somebody for a day',
  setting: 'the date for which it is asked',
  clocks: (state) =>
    PROVEN.flatMap((name) =>
      proofsAsked(state, name).map(({ requirement, who, dueOn }): Wanted | NotWanted => {
        const subject = `proof:${requirement.id}`;
        if (isOverStage(state.stages[name])) return { subject, reason: 'done' };
        const params = { what: { code: `requirement.${requirement.code}` }, ...requirement.params };
        return { subject, dueOn, who, params, command: 'confirmProof' };
      }),
    ),
};

const action: Rule = {
  name: 'action',
  source: 'practice: the date in the plan',
  setting: 'the plan',
  clocks: (state) =>
    state.plan.actions.flatMap((one): Wanted | NotWanted | [] => {
      const subject = `action:${String(one.number)}`;
      // Hundreds of actions that are over would say so with every event.
      if (one.status !== 'planned') return [];
      if (state.plan.status !== 'approved') return { subject, reason: 'notApproved' };
      const waitsFor = one.after?.find((number) =>
        state.plan.actions.some((other) => other.number === number && other.status === 'planned'),
      );
      if (waitsFor !== undefined) return { subject, reason: 'waitsForAction' };
      return {
        subject,
        dueOn: one.dueOn,
        who: person(one.owner),
        params: { number: one.number, what: titleOf(one.what) },
        command: 'completeAction',
        short: true,
      };
    }),
};

const runningTime: Rule = {
  name: 'runningTime',
  source: 'practice: records of the running system, usually of three months, before stage 2',
  setting: 'policy limits.runningMonths',
  clocks: (state, moment) => {
    const subject = 'stage:implementation';
    const { startedOn, status } = state.stages.implementation;
    const since = runsSince(state);
    if (startedOn === null || since === null || state.cycle > 0) return [{ subject, reason: 'notBegun' }];
    const dueOn = recordsFrom(since, moment);
    if (dueOn <= dayOf(moment) || status !== 'running') return [{ subject, reason: 'done' }];
    return [{ subject, dueOn, who: { kind: 'nobody', reason: 'time' }, acts: true }];
  },
};

/** Somebody who audits is named, or has been here already: each audit asks for its own team. */
const hasTeam = ({ audits }: JourneyState): boolean =>
  audits.some(({ status, team }) => status === 'held' || team !== null);

const track: Rule = {
  name: 'track',
  source: '9.1.1 to 9.1.3, lengths are practice',
  setting: 'policy times.trackStep; for the body: answersWithinDays',
  clocks: (state, moment) => {
    const step = nextStep(state.track);
    if (state.cycle > 0) return [{ subject: 'track', reason: 'certifiedBefore' }];
    if (step === null || (step === 'team' && hasTeam(state))) return [{ subject: 'track', reason: 'done' }];
    if (state.stages.planning.status === 'ahead') return [{ subject: `track:${step}`, reason: 'notBegun' }];
    const subject = `track:${step}`;
    const last = lastOn(state) ?? dayOf(moment);
    const params = { step: { code: `track.${step}` } };
    if (BODY_STEPS.includes(step)) {
      return [waitsForBody(state, moment, { rule: 'track', subject, since: last, command: 'recordTrack', params })];
    }
    return [
      {
        subject,
        dueOn: keptDue(state, 'track', subject) ?? after(dayOf(moment), 'trackStep', moment),
        who: person(state.lead),
        params,
        command: 'recordTrack',
      },
    ];
  },
};

const lastOn = (state: JourneyState): string | null =>
  state.track
    .map((one) => one.on)
    .sort()
    .at(-1) ?? null;

export const preparationRules: readonly Rule[] = [
  acceptGaps,
  rateClauses,
  submitPlan,
  approvePlan,
  stage,
  proof,
  action,
  runningTime,
  track,
];
