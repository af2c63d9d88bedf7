import type { Calendar } from '../../kernel/calendar.ts';
import type { LocalDate } from '../../kernel/instant.ts';
import type { Audit } from '../audits/audit-state.ts';
import type { Finding } from '../findings/finding-state.ts';
import { PREPARATION } from '../stages.ts';
import type { JourneyState } from '../state.ts';
import type { ForecastInput } from './input.ts';
import { workingDaysOf, type WorkingDays } from './working-days.ts';

/** Working days of this organization's finished steps of the same kind, by step. */
export type Samples = ForecastInput['samples'];

const AUDITS = ['stage1', 'stage2', 'recertification'] as const;
/** Audits after which findings are answered and the body decides. */
const DECIDED_AFTER: readonly Audit['kind'][] = ['stage2', 'recertification'];

/**
 * How long this organization's steps took, in working days, by step, as far as they were over on this day: stages of the
 * preparation, audits, the answers to findings, and the body's decision. A stage whose days are not known (it was done
 * before the journey was entered), or that was passed with a reason, says nothing about how long one takes.
 */
export function ownDurations(journeys: readonly JourneyState[], calendar: Calendar, until: LocalDate): Samples {
  const days = workingDaysOf(calendar);
  const stages = PREPARATION.map((stage): [string, number[]] => [
    stage,
    journeys.flatMap((journey) => {
      const { status, startedOn, doneOn } = journey.stages[stage];
      if (status !== 'done' || startedOn === null || doneOn === null || doneOn > until) return [];
      return [days.lasting(startedOn, doneOn)];
    }),
  ]);
  const audits = AUDITS.map((kind): [string, number[]] => [
    kind,
    journeys.flatMap((journey) =>
      journey.audits.flatMap(({ kind: held, status, from, to }) =>
        held === kind && status === 'held' && from !== null && to !== null && to <= until
          ? [days.lasting(from, to)]
          : [],
      ),
    ),
  ]);
  const decided = journeys.flatMap((journey) => decidedCases(journey, until));
  return {
    ...Object.fromEntries([...stages, ...audits]),
    answers: decided.map(({ audited, answered }) => span(days, audited, answered)),
    decision: decided.map(({ answered, decided: on }) => span(days, answered, on)),
  };
}

/** Working days after one day up to another; none where it was the same day. */
const span = (days: WorkingDays, from: LocalDate, to: LocalDate): number => Math.max(0, days.between(from, to));

interface DecidedCase {
  readonly audited: LocalDate;
  readonly answered: LocalDate;
  readonly decided: LocalDate;
}

/**
 * Audits whose findings are answered and whose certificates are granted. An audit without findings was answered when it was
 * over; one decided on before its findings were seen to says nothing of either length.
 */
function decidedCases({ audits, findings, certificates }: JourneyState, until: LocalDate): DecidedCase[] {
  return audits.flatMap((audit): DecidedCase[] => {
    const { kind, status, to, standards, number } = audit;
    if (status !== 'held' || to === null || !DECIDED_AFTER.includes(kind)) return [];
    const next = audits
      .flatMap((one) => (one.kind === kind && one.status === 'held' && one.to !== null && one.to > to ? [one.to] : []))
      .sort()[0];
    const decisions = certificates
      .filter(({ standard }) => standards.includes(standard))
      .map(({ paper, earlier }) =>
        [...earlier.map(({ decidedOn }) => decidedOn), ...(paper ? [paper.decidedOn] : [])]
          .filter((on) => on >= to && (next === undefined || on < next))
          .sort()
          .at(0),
      )
      .flatMap((on) => on ?? []);
    const decided = decisions.sort().at(-1);
    const answers = findings
      .filter((one) => one.audit === number && one.grade !== 'opportunity')
      .map((one) => answeredOn(one));
    if (decided === undefined || decided > until || answers.includes(null)) return [];
    const answered = [to, ...answers.flatMap((on) => on ?? [])].sort().at(-1) ?? to;
    return answered > decided ? [] : [{ audited: to, answered, decided }];
  });
}

/** When a finding no longer stood in the way of a decision (9.5.2): a major verified, the plan of a minor accepted. */
function answeredOn({ grade, rounds, verifiedOn, closedOn }: Finding): LocalDate | null {
  const accepted = rounds.find(({ what, verdict }) => what === 'answer' && verdict?.verdict === 'accepted');
  return (grade === 'major' ? verifiedOn : (accepted?.verdict?.on ?? null)) ?? closedOn;
}
