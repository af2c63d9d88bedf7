import { PREPARATION, PROVEN, type Preparation } from '#domain/certification/stages';
import type { JourneyState } from '#domain/certification/state';
import type { Body } from '../../commands/draft.ts';

/** An action while it is written. */
export interface DraftAction {
  readonly number: number;
  readonly what: string;
  readonly owner: string;
  readonly dueOn: string;
  readonly stage: string;
  readonly clause: string;
  readonly after: readonly number[];
}

/** The plan of a journey while it is written, before it is submitted. */
export interface PlanDraft {
  readonly objectives: string;
  readonly resources: string;
  readonly from: string;
  readonly stages: Readonly<Record<Preparation, { readonly workingDays: string; readonly owner: string }>>;
  readonly actions: readonly DraftAction[];
}

/** The plan as it is saved, ready to be written on. */
export function planDraft({ plan, stages, lead, startedOn }: JourneyState): PlanDraft {
  const planned = plan.actions.filter(({ status }) => status === 'planned');
  const isPlanned = new Set(planned.map(({ number }) => number));
  const one = (stage: Preparation) => ({
    workingDays: String(stages[stage].workingDays),
    owner: stages[stage].owner ?? lead,
  });
  return {
    objectives: plan.objectives ?? '',
    resources: plan.resources ?? '',
    from: stages.gapAnalysis.startedOn ?? startedOn,
    stages: {
      gapAnalysis: one('gapAnalysis'),
      planning: one('planning'),
      training: one('training'),
      documentation: one('documentation'),
      implementation: one('implementation'),
      internalAudit: one('internalAudit'),
      managementReview: one('managementReview'),
    },
    actions: planned.map(({ number, what, owner, dueOn, stage, clause = '', after = [] }) => ({
      ...{ number, what, owner, dueOn, stage, clause },
      // Only what is still open can be waited for.
      after: after.filter((other) => isPlanned.has(other)),
    })),
  };
}

/** The draft with one more action. Numbers never change, so the next is one above the highest. */
export function withAction(draft: PlanDraft, lead: string): PlanDraft {
  const number = Math.max(0, ...draft.actions.map((one) => one.number)) + 1;
  const action = { number, what: '', owner: lead, dueOn: '', stage: 'implementation', clause: '', after: [] };
  return { ...draft, actions: [...draft.actions, action] };
}

/** A gap of the accepted list, as far as the plan is concerned. */
export interface PlanGap {
  /** By edition and clause. */
  readonly id: string;
  /** “8.4.1 Control of external provision”. */
  readonly name: string;
  readonly notes: string;
  readonly owner: string | null;
}

/** Gaps that no action of the draft closes. */
export function gapsLeft(draft: PlanDraft, gaps: readonly PlanGap[]): readonly PlanGap[] {
  const closed = new Set(draft.actions.map(({ clause }) => clause));
  return gaps.filter(({ id }) => !closed.has(id));
}

/** The draft with an action for each gap that has none: its clause and note, its owner, due with its stage. */
export function withActionsFor(draft: PlanDraft, gaps: readonly PlanGap[], state: JourneyState): PlanDraft {
  const dueOn = state.stages.implementation.to ?? '';
  return gapsLeft(draft, gaps).reduce((written, { id, name, notes, owner }) => {
    const { actions } = withAction(written, owner ?? state.lead);
    const what = [name, notes]
      .filter((one) => one !== '')
      .join(': ')
      .slice(0, 500);
    return {
      ...written,
      actions: actions.map((one, at) => (at < actions.length - 1 ? one : { ...one, what, dueOn, clause: id })),
    };
  }, draft);
}

export function withoutAction(draft: PlanDraft, number: number): PlanDraft {
  return {
    ...draft,
    // Who waited for it waits no more.
    actions: draft.actions
      .filter((one) => one.number !== number)
      .map((one) => ({ ...one, after: one.after.filter((other) => other !== number) })),
  };
}

/** What is sent: the domain's own body of `savePlan`. */
export function planBody({ objectives, resources, from, stages, actions }: PlanDraft): Body {
  const given = (name: string, value: string): Body => (value.trim() === '' ? {} : { [name]: value.trim() });
  return {
    ...given('objectives', objectives),
    ...given('resources', resources),
    ...given('from', from),
    stages: PREPARATION.map((stage) => ({
      stage,
      workingDays: Number(stages[stage].workingDays),
      ...given('owner', stages[stage].owner),
    })),
    actions: actions.map(({ number, what, owner, dueOn, stage, clause, after }) => ({
      ...{ number, what: what.trim(), owner, dueOn, stage },
      ...given('clause', clause),
      ...(after.length === 0 ? {} : { after: [...after] }),
    })),
  };
}

/** Stages an action can belong to. */
export const ACTION_STAGES = PROVEN;
