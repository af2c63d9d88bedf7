import type { ForecastInput } from '#domain/certification/forecast/input';
import type { Forecast, StepForecast } from '#domain/certification/forecast/result';
import { workingDaysOf } from '#domain/certification/forecast/working-days';
import type { Action } from '#domain/certification/preparation/plan-state';
import { isOverStage } from '#domain/certification/preparation/evolve-preparation';
import { PREPARATION, type Preparation } from '#domain/certification/stages';
import type { JourneyState } from '#domain/certification/state';
import type { Calendar } from '#domain/kernel/calendar';
import type { LocalDate } from '#domain/kernel/instant';

/** A stage, an audit, the answers, the decision or an action as a row of the plan. */
export interface PlanRow {
  /** Of a step as in the forecast; `action:3` of an action. */
  readonly id: string;
  readonly kind: 'stage' | 'audit' | 'step' | 'action';
  readonly state: 'done' | 'current' | 'ahead';
  readonly action: Action | null;
  readonly from: LocalDate | null;
  readonly to: LocalDate | null;
  /** The last day of a stage in the plan, where it is still open: the forecast may say another one. */
  readonly planned: LocalDate | null;
  readonly baseline: { readonly from: LocalDate; readonly to: LocalDate } | null;
  /** Working days behind what was approved first; negative when ahead; null without a baseline. */
  readonly deviation: number | null;
  readonly isCritical: boolean;
  /** Rows that have to be done before it. */
  readonly after: readonly string[];
  readonly owner: string | null;
}

/** What the rows show beside the steps. */
export type Shown = 'stages' | 'actions';

/** The plan from today's point of view: what was approved first against what is planned and forecast now. */
export function planRows(
  state: JourneyState,
  input: ForecastInput | null,
  forecast: Forecast | null,
  calendar: Calendar,
  shown: Shown,
): readonly PlanRow[] {
  const days = workingDaysOf(calendar);
  const critical = new Set(forecast?.criticalPath.map(({ id }) => id));
  const between = (baseline: LocalDate | null, now: LocalDate | null): number | null =>
    baseline === null || now === null ? null : days.between(baseline, now);
  const steps = input?.steps ?? [];
  const rows = [...stagesBesides(steps, state), ...steps];
  return rows.flatMap((step) => {
    const found = forecast?.steps.find(({ id }) => id === step.id);
    const stage = PREPARATION.find((one) => one === step.id);
    const row = stage ? stageRow(state, stage, found) : otherRow(step.id, found, state);
    const full: PlanRow = {
      ...row,
      id: step.id,
      state: step.status === 'done' ? 'done' : step.status === 'running' ? 'current' : 'ahead',
      action: null,
      deviation: between(row.baseline?.to ?? null, row.to),
      isCritical: critical.has(step.id),
      after: step.dependsOn,
    };
    if (!stage) return [full];
    return [full, ...actionRows(state, stage, between, shown)];
  });
}

/** Stages that no forecast is about: all of them where none is made, and what a certified journey left open of its plan. */
function stagesBesides(steps: ForecastInput['steps'], state: JourneyState) {
  const isLeft = (id: Preparation): boolean =>
    !isOverStage(state.stages[id]) ||
    state.plan.actions.some(({ stage, status }) => stage === id && status === 'planned');
  return PREPARATION.filter((id) => !steps.some((step) => step.id === id) && (state.cycle === 0 || isLeft(id))).map(
    (id) => ({ id, status: state.stages[id].status, dependsOn: [] }),
  );
}

/** A stage as it is forecast, so that nothing is drawn before what it waits for; as planned where no forecast is made. */
function stageRow(state: JourneyState, stage: Preparation, found: StepForecast | undefined) {
  const one = state.stages[stage];
  return {
    kind: 'stage' as const,
    from: one.startedOn ?? found?.from ?? one.from ?? null,
    to: one.doneOn ?? found?.to ?? one.to,
    planned: one.doneOn === null ? one.to : null,
    baseline: one.baseline,
    owner: one.owner,
  };
}

function otherRow(id: string, found: StepForecast | undefined, { audits }: JourneyState) {
  const audit = audits.filter((one) => one.kind === id && one.status !== 'cancelled').at(-1);
  return {
    kind:
      audit || id === 'stage1' || id === 'stage2' || id === 'recertification' ? ('audit' as const) : ('step' as const),
    from: found?.from ?? audit?.from ?? null,
    to: found?.to ?? audit?.to ?? null,
    planned: null,
    baseline: null,
    owner: null,
  };
}

function actionRows(
  { plan }: JourneyState,
  stage: Preparation,
  between: (baseline: LocalDate | null, now: LocalDate | null) => number | null,
  shown: Shown,
): PlanRow[] {
  if (shown === 'stages') return [];
  return plan.actions
    .filter((one) => one.stage === stage && one.status !== 'withdrawn')
    .sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : a.number - b.number))
    .map((action) => {
      const to = action.doneOn ?? action.dueOn;
      return {
        id: `action:${String(action.number)}`,
        kind: 'action',
        state: action.status === 'done' ? 'done' : 'ahead',
        action,
        from: null,
        to,
        planned: null,
        baseline: action.baseline === null ? null : { from: action.baseline, to: action.baseline },
        deviation: between(action.baseline, to),
        isCritical: false,
        after: (action.after ?? []).map((number) => `action:${String(number)}`),
        owner: action.owner,
      };
    });
}

/** The first and the last day that are drawn. */
export function planSpan(
  rows: readonly PlanRow[],
  forecast: Forecast | null,
  today: LocalDate,
): { from: LocalDate; to: LocalDate } {
  const running = rows.filter(({ state, kind }) => state !== 'done' && kind !== 'action');
  const begins = running.flatMap(({ from }) => from ?? []);
  const ends = running.flatMap(({ to }) => to ?? []);
  const far =
    [...ends, ...(forecast ? [forecast.at80, ...(forecast.target ? [forecast.target.on] : [])] : []), today]
      .sort()
      .at(-1) ?? today;
  const near = [...begins.filter((day) => day <= today), today].sort()[0] ?? today;
  // What began long ago is cut: the plan is about what comes.
  const earliest = dayBefore(today, 75);
  return { from: near < earliest ? earliest : near, to: dayBefore(far, -21) };
}

function dayBefore(date: LocalDate, days: number): LocalDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
}

/** Actions by who has them, the one with the most open ones first. */
export function actionsByPerson({
  plan,
}: JourneyState): readonly { readonly owner: string; readonly actions: readonly Action[] }[] {
  const byOwner = new Map<string, Action[]>();
  for (const action of plan.actions) {
    if (action.status === 'planned') byOwner.set(action.owner, [...(byOwner.get(action.owner) ?? []), action]);
  }
  return [...byOwner]
    .map(([owner, actions]) => ({ owner, actions: actions.sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1)) }))
    .sort((a, b) => b.actions.length - a.actions.length);
}
