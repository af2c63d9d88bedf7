import { addDays, addMonths, localDate } from '../../kernel/calendar.ts';
import type { LocalDate } from '../../kernel/instant.ts';
import type { Moment } from '../../kernel/moment.ts';
import type { Audit, AuditKind } from '../audits/audit-state.ts';
import { isInCycle, validUntil, type Certificate } from '../certificates/certificate-state.ts';
import { lengthOf, settingsOf } from '../clocks/lengths.ts';
import { openFindings } from '../preparation/gates.ts';
import { provenShare, recordsFrom, runsSince } from '../preparation/requirements.ts';
import { BEGINS_AFTER, isProven, PREPARATION, type Preparation } from '../stages.ts';
import type { JourneyState } from '../state.ts';
import { TRACK } from '../track.ts';
import { assumedAudit, assumedByBody, assumedLead, assumedStage, assumedToFollow } from './assumptions.ts';
import { OWN_STEPS_FROM } from './durations.ts';
import { PLANNED_END, type ForecastInput, type ForecastStep, type NotBefore } from './input.ts';
import type { Samples } from './own-durations.ts';
import { isAuditFor, pendingCertificates } from './pending.ts';
import { workingDaysOf } from './working-days.ts';

/** An audit whose length nobody knows yet takes so many working days [practice]. */
const USUAL_AUDIT_DAYS: Readonly<Partial<Record<AuditKind, number>>> = { stage1: 1, stage2: 3, recertification: 2 };

/** A body that lets its audits be booked so many months ahead has its next free date as many such months later [practice]. */
const WORKING_DAYS_OF_MONTH = 21;

/**
 * What a journey's forecast rests on: to the decision on the first certificates, or on the recertification that is
 * prepared, as long as one of them is not decided. Null between the two, where nothing is forecast because nothing has to
 * be reached.
 */
export function forecastInputOf(state: JourneyState, moment: Moment, samples: Samples): ForecastInput | null {
  if (state.ended !== null) return null;
  const pending = pendingCertificates(state);
  if (pending.length === 0) return null;
  const around: Around = { state, pending, moment, today: localDate(moment.now, moment.calendar) };
  const { calendar } = moment;
  const common = { today: around.today, calendar, samples, target: state.about.target };
  if (state.recertifying === null) {
    const preparation = PREPARATION.map((stage) => preparationStep(stage, around, samples));
    const steps = [...preparation, stage1Step(around), stage2Step(around), ...afterAudit('stage2', around)];
    return { ...common, steps, goal: 'decision', limit: null };
  }
  const end = pending
    .filter(isInCycle)
    .flatMap((one) => validUntil(one) ?? [])
    .sort()[0];
  if (end === undefined) return null;
  const steps = [auditStep('recertification', around, []), ...afterAudit('recertification', around)];
  return { ...common, steps, goal: 'decision', limit: { on: end, code: limitCode(state, end) } };
}

interface Around {
  readonly state: JourneyState;
  /** What is still to be decided. */
  readonly pending: readonly Certificate[];
  readonly moment: Moment;
  readonly today: LocalDate;
}

function limitCode(state: JourneyState, end: LocalDate): string {
  const first = state.certificates.find((one) => isInCycle(one) && validUntil(one) === end);
  return first?.paper?.expiresOn === end ? 'certificateEnd' : 'transitionEnd';
}

const nothing = { progress: null, notBefore: [], bookedOn: null } as const;

function preparationStep(stage: Preparation, around: Around, samples: Samples): ForecastStep {
  const { state, today } = around;
  const { status, startedOn, doneOn, workingDays } = state.stages[stage];
  const assumed = assumedStage(stage, state);
  return {
    ...nothing,
    ...(assumed && { assumed }),
    id: stage,
    status: status === 'passed' ? 'done' : status,
    startedOn,
    doneOn,
    plannedWorkingDays: workingDays,
    progress: progressOf(state, stage, today),
    dependsOn: BEGINS_AFTER[stage],
    notBefore: plannedEnd(stage, around, samples),
  };
}

/**
 * The last day in the plan holds a stage, so that plan and forecast say the same: a day set by hand always, the other
 * ones of a running stage until own finished stages replace the plan (reference, “Forecast”). Stages ahead need none:
 * they follow by their lengths. What is all done, or late, is not held any more.
 */
function plannedEnd(stage: Preparation, { state, today }: Around, samples: Samples): readonly NotBefore[] {
  const { status, to, dateSet } = state.stages[stage];
  const isOpen = status === 'running' ? progressOf(state, stage, today) !== 1 : status === 'ahead';
  if (!isOpen || to === null || to <= today) return [];
  const goesByPlan = status === 'running' && (samples[stage] ?? []).length < OWN_STEPS_FROM;
  return dateSet === true || goesByPlan ? [{ on: to, code: PLANNED_END, of: 'end' }] : [];
}

/** How much of a stage is done: its proofs and the plan actions that belong to it, each counting alike. */
function progressOf(state: JourneyState, stage: Preparation, today: LocalDate): number | null {
  if (!isProven(stage)) return null;
  const { present, of } = provenShare(state, stage, today);
  const actions = state.plan.actions.filter((one) => one.stage === stage && one.status !== 'withdrawn');
  const done = actions.filter((one) => one.status === 'done').length;
  const all = of + actions.length;
  return all === 0 ? null : (present + done) / all;
}

function stage1Step(around: Around): ForecastStep {
  return auditStep('stage1', around, ['gapAnalysis', 'documentation', 'internalAudit', 'managementReview']);
}

function stage2Step(around: Around): ForecastStep {
  const step = auditStep('stage2', around, ['stage1', 'training', 'implementation']);
  const before = stage1Step(around);
  const isOpen = before.status === 'ahead' && before.bookedOn === null;
  const notBefore = isOpen ? step.notBefore.map(follows) : step.notBefore;
  const runs = runsSince(around.state) ?? around.state.stages.implementation.from;
  const records: NotBefore[] = runs === null ? [] : [{ on: recordsFrom(runs, around.moment), code: 'recordsRunning' }];
  return { ...step, notBefore: [...notBefore, ...records] };
}

/** What the body needs is said with stage 1, which is not booked either; of stage 2 it is the distance that nobody knows. */
const follows = (rule: NotBefore): NotBefore => ({ ...rule, assumed: assumedToFollow('stage2', 'stage1') });

/** The audit of this kind that counts: the one that was held well, else the one that is booked or planned next. */
function auditStep(kind: AuditKind, around: Around, dependsOn: readonly string[]): ForecastStep {
  const { state, pending, moment } = around;
  const since = kind === 'recertification' ? (state.recertifying ?? '') : '';
  const audits = state.audits.filter(
    (one) =>
      one.kind === kind && one.status !== 'cancelled' && pending.some((certificate) => isAuditFor(certificate, one)),
  );
  const held = audits.filter((one) => one.status === 'held' && (one.to ?? '') >= since && passes(one)).at(-1);
  const next = audits.find((one) => one.status === 'booked') ?? audits.find((one) => one.status === 'planned');
  const usual = USUAL_AUDIT_DAYS[kind] ?? 1;
  const step = { ...nothing, id: kind, dependsOn };
  if (held) return { ...step, status: 'done', startedOn: held.from, doneOn: held.to, plannedWorkingDays: usual };
  const ahead = { ...step, status: 'ahead' as const, startedOn: null, doneOn: null };
  const { bookingMonths } = settingsOf(state, pending[0]?.standard ?? '', moment);
  if (next?.status === 'booked' && next.from !== null && next.to !== null) {
    const plannedWorkingDays = workingDaysOf(moment.calendar).lasting(next.from, next.to);
    const rebookWorkingDays = bookingMonths * WORKING_DAYS_OF_MONTH;
    return { ...ahead, bookedOn: next.from, plannedWorkingDays, rebookWorkingDays };
  }
  const assumed = assumedAudit(kind, usual);
  return { ...ahead, plannedWorkingDays: usual, assumed, notBefore: [leadTime(kind, around, bookingMonths)] };
}

const passes = ({ outcome }: Audit): boolean =>
  outcome === 'ready' || outcome === 'recommended' || outcome === 'followUp' || outcome === 'done';

/** What is not booked needs the certification body's own time: the steps of its track that are left, and its lead. */
function leadTime(kind: AuditKind, { state, moment, today }: Around, months: number): NotBefore {
  const left = state.cycle > 0 ? 0 : TRACK.filter((step) => !state.track.some((one) => one.step === step)).length;
  const { days: each, unit } = lengthOf('trackStep', moment);
  const on = addMonths(addDays(today, { days: left * each, unit }, moment.calendar), months);
  const lead = { on, workingDays: workingDaysOf(moment.calendar).between(today, on), left, each, months };
  return { on, code: 'leadTime', assumed: assumedLead(kind, lead, state, moment) };
}

/** Findings are answered and majors verified (9.5.2), then the body decides: two lengths of its settings. */
function afterAudit(audit: 'stage2' | 'recertification', around: Around): ForecastStep[] {
  const { state, pending, moment } = around;
  const held = auditStep(audit, around, []);
  const settings = settingsOf(state, pending[0]?.standard ?? '', moment);
  const isOpen = pending.some(({ standard }) => openFindings(state, standard).length > 0);
  const started = { startedOn: held.doneOn, doneOn: null };
  const answers: Pick<ForecastStep, 'status' | 'startedOn' | 'doneOn'> =
    held.status !== 'done'
      ? { status: 'ahead', startedOn: null, doneOn: null }
      : isOpen
        ? { status: 'running', ...started }
        : { status: 'done', startedOn: held.doneOn, doneOn: held.doneOn };
  return [
    { ...nothing, ...answers, ...byBody('answers', settings.majorPlanDays, around), dependsOn: [audit] },
    {
      ...nothing,
      ...byBody('decision', settings.ownTimeDays, around),
      status: answers.status === 'done' ? 'running' : 'ahead',
      startedOn: answers.status === 'done' ? answers.doneOn : null,
      doneOn: null,
      dependsOn: ['answers'],
    },
  ];
}

/** Bodies count calendar days; the forecast counts working days. */
function byBody(
  id: 'answers' | 'decision',
  calendarDays: number,
  { state, moment }: Around,
): Pick<ForecastStep, 'id' | 'plannedWorkingDays' | 'assumed'> {
  const workingDays = Math.round((calendarDays * 5) / 7);
  const assumed = assumedByBody(id, { workingDays, calendarDays }, state, moment);
  return { id, plannedWorkingDays: workingDays, assumed };
}
