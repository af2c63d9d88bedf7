import type { CapaState, Stage, StageDates } from '#domain/capa/state';
import { actionsOf, planOf } from '#domain/capa/state';
import { addDays, nextWorkingDay, type Calendar } from '#domain/kernel/calendar';
import type { ReportState } from '#domain/report/state';
import type { StageStep } from '../ui/stage-stepper.ts';

/** How dates and stages are said. */
export interface StepWords {
  day(value: string): string;
  say(code: string): string;
  readonly calendar: Calendar;
}

const ALWAYS: readonly Stage[] = [
  ...(['containment', 'rootCause', 'plan', 'planApproval', 'implementation', 'proof'] as const),
  ...(['effectivenessCheck', 'closure'] as const),
];

/** The stages of a CAPA loop with the dates of its running attempt, and of the attempts before beneath them. */
export function capaSteps(state: CapaState, words: StepWords): readonly StageStep[] {
  const { work, attempt } = state;
  const now = work.stage === 'cancelled' ? work.from : work.stage;
  const stages = ALWAYS.flatMap((stage): Stage[] =>
    // Top management decides only where it has to; then it stands where it happened.
    stage === 'closure' && (now === 'managementDecision' || entered(state, 'managementDecision'))
      ? ['managementDecision', 'closure']
      : [stage],
  );
  const currentAt = now === 'closed' ? stages.length : stages.indexOf(now);
  return [
    { label: words.say('stage.raised'), state: 'done', dates: [words.day(state.about.raisedAt)] },
    { label: words.say('stage.triage'), state: 'done', dates: [words.day(state.openedAt)] },
    ...stages.map((stage, index): StageStep => {
      const dates = datesIn(state, attempt, stage);
      // Containment may have come with the report, before the loop was opened.
      const isDone = index < currentAt && (stage !== 'managementDecision' || dates !== undefined);
      const step = index === currentAt && work.stage !== 'cancelled' ? 'current' : isDone ? 'done' : 'ahead';
      const own = step === 'done' ? doneOn(state, stage, dates, words) : expected(state, stage, step, words);
      return {
        label: words.say(`stage.${stage}`),
        state: step,
        dates: [...own, ...before(state, stage, words)],
        ...(attempt > 1 && stage === 'containment' ? { tag: `Attempt ${String(attempt)}` } : {}),
      };
    }),
    ...(work.stage === 'cancelled'
      ? [{ label: words.say('stage.cancelled'), state: 'current' as const, dates: [words.day(work.at)] }]
      : []),
  ];
}

/** The way of a report: what triage decided says which stages come. */
export function reportWay({ work }: ReportState): readonly ReportState['work']['stage'][] {
  const decision = 'triage' in work ? work.triage.decision : null;
  if (decision === 'capa') return ['triage', 'inCapa', 'closed'];
  return decision === null || decision === 'correctOnly'
    ? ['triage', 'correction', 'verification', 'closure', 'closed']
    : ['triage', 'closed'];
}

/** The stages of a report, as far as it goes through them. */
export function reportSteps(state: ReportState, words: StepWords): readonly StageStep[] {
  const { work } = state;
  const path = reportWay(state);
  const currentAt = path.indexOf(work.stage);
  return [
    { label: words.say('stage.raised'), state: 'done', dates: [words.day(state.raisedAt)] },
    ...path.map((stage, index): StageStep => {
      const dates = state.stageDates.find((one) => one.stage === stage);
      const isClosed = stage === 'closed' && work.stage === 'closed';
      const step = index < currentAt || isClosed ? 'done' : index === currentAt ? 'current' : 'ahead';
      const duty = 'duty' in work && step === 'current' ? [`until ${words.day(work.duty.clock.due)}`] : [];
      const done = step === 'done' && dates ? [words.day(dates.until ?? dates.from)] : [];
      return { label: words.say(`stage.${stage}`), state: step, dates: [...done, ...duty] };
    }),
  ];
}

function datesIn(state: CapaState, attempt: number, stage: Stage): StageDates | undefined {
  return state.stageDates.find((one) => one.attempt === attempt && one.stage === stage);
}

function entered(state: CapaState, stage: Stage): boolean {
  return datesIn(state, state.attempt, stage) !== undefined;
}

function doneOn(state: CapaState, stage: Stage, dates: StageDates | undefined, words: StepWords): string[] {
  if (dates) return [words.day(dates.until ?? dates.from)];
  const { work } = state;
  return stage === 'containment' && 'containment' in work ? [words.day(work.containment.at)] : [];
}

/** Until when the current stage runs, and what the plan promises for those to come. */
function expected(state: CapaState, stage: Stage, step: StageStep['state'], words: StepWords): string[] {
  const { work } = state;
  if (step === 'current' && 'duty' in work) return [`until ${words.day(work.duty.clock.due)}`];
  if (stage === 'proof' && work.stage === 'proof') return [`until ${words.day(work.checkOn)}`];
  if (stage === 'implementation') {
    const last = lastAction(state);
    return last === null ? [] : [`to ${words.day(last)}`];
  }
  const plan = planOf(state);
  if (!plan) return [];
  if (stage === 'proof') return ['days' in plan.waiting ? `${String(plan.waiting.days)} days` : plan.waiting.quantity];
  if (stage === 'effectivenessCheck') {
    if (work.stage === 'proof') return [`from ${words.day(work.checkOn)}`];
    const check = checkDate(state, words.calendar);
    return check === null ? [] : [`about ${words.day(check)}`];
  }
  return stage === 'closure' && step === 'ahead' ? ['after'] : [];
}

/** The attempts before, one line each. */
function before(state: CapaState, stage: Stage, words: StepWords): string[] {
  return state.finished
    .filter(({ attempt }) => attempt !== state.attempt)
    .slice(-2)
    .flatMap(({ attempt, verdict }) => {
      const name = `Attempt ${String(attempt)}`;
      if (stage === 'effectivenessCheck') return [`${name}: ${words.say(`verdict.${verdict}`)}`];
      const dates = datesIn(state, attempt, stage);
      return dates ? [`${name}: ${words.day(dates.until ?? dates.from).replace(/^\w+\s/, '')}`] : [];
    });
}

function lastAction(state: CapaState): string | null {
  const { work } = state;
  const planned =
    work.stage === 'planApproval'
      ? work.proposed
      : actionsOf(state).filter(({ progress }) => progress.status !== 'withdrawn');
  return (
    planned
      .map(({ dueOn }) => dueOn)
      .sort()
      .at(-1) ?? null
  );
}

/** When the check would come if every action were verified on its date. */
function checkDate(state: CapaState, calendar: Calendar): string | null {
  const last = lastAction(state);
  const waiting = planOf(state)?.waiting;
  if (last === null || !waiting) return null;
  const date = 'days' in waiting ? addDays(last, { days: waiting.days, unit: 'calendar' }, calendar) : waiting.until;
  return nextWorkingDay(date, calendar);
}
