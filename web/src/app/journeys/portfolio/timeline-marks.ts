import type { Audit } from '#domain/certification/audits/audit-state';
import { isInCycle, validUntil } from '#domain/certification/certificates/certificate-state';
import { openWindows, RECERTIFICATION_AHEAD_MONTHS } from '#domain/certification/certificates/windows';
import { PREPARATION, type Preparation } from '#domain/certification/stages';
import { addMonths } from '#domain/kernel/calendar';
import type { LocalDate } from '#domain/kernel/instant';
import { certificateMarks } from './certificate-marks.ts';
import type { Banded } from './timeline-layout.ts';
import type { PortfolioJourney } from './portfolio.ts';

/** How the timeline says what it draws. */
export interface MarkWords {
  say(code: string): string;
  /** “19 Jan”, with the year when it is another than the one in which the journey stands. */
  day(date: LocalDate): string;
}

/** Stages that are drawn as one bar where months are narrow, as long as they stand alike. */
const TOGETHER: readonly (readonly Preparation[])[] = [
  ['gapAnalysis', 'planning'],
  ['training', 'documentation', 'implementation'],
  ['internalAudit'],
  ['managementReview'],
];
/** The recertification is prepared so long before the certificate ends [practice: setting of the body]. */
const RECERTIFICATION_MONTHS = 6;

/** Everything of a journey that lies in time. `wide` months leave room for each stage by itself. */
export function marksOf(journey: PortfolioJourney, words: MarkWords, wide: boolean): readonly Banded[] {
  return [
    ...stageMarks(journey, words, wide),
    ...recertificationMarks(journey, words),
    ...auditMarks(journey, words),
    ...windowMarks(journey, words),
    ...forecastMarks(journey, words),
    ...journey.certificates.flatMap((certificate) => certificateMarks(certificate, journey, words)),
  ];
}

function stageMarks(journey: PortfolioJourney, words: MarkWords, wide: boolean): Banded[] {
  const groups = wide ? PREPARATION.map((stage) => [stage]) : TOGETHER;
  return groups.flatMap((group) => {
    const bars = group.flatMap((stage) => stageBar(journey, stage));
    const looks = [...new Set(bars.map(({ look }) => look))];
    return looks.map((look): Banded => {
      const alike = bars.filter((bar) => bar.look === look);
      const names = alike.map(({ stage }) => words.say(`timeline.${stage}`));
      const label = names.join(', ');
      return {
        kind: 'bar',
        band: 'work',
        look,
        from: earliest(alike.map(({ from }) => from)),
        to: latest(alike.map(({ to }) => to)),
        label: label.charAt(0).toUpperCase() + label.slice(1),
      };
    });
  });
}

interface StageBar {
  readonly stage: Preparation;
  readonly look: 'done' | 'running' | 'planned';
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** What runs is drawn up to today at least: a bar never ends in the past while the stage does not. */
function stageBar({ stages, today }: PortfolioJourney, stage: Preparation): StageBar[] {
  const { status, from, to, startedOn, doneOn } = stages[stage];
  const begin = startedOn ?? from;
  if (begin === null) return [];
  if (status === 'done' || status === 'passed')
    return [{ stage, look: 'done', from: begin, to: doneOn ?? to ?? begin }];
  if (status === 'running') return [{ stage, look: 'running', from: begin, to: latest([to ?? today, today]) }];
  return to === null ? [] : [{ stage, look: 'planned', from: begin, to }];
}

/** The preparation of the next cycle: running once it was started, planned ahead of the earliest end before. */
function recertificationMarks({ certificates, recertifying }: PortfolioJourney, words: MarkWords): Banded[] {
  const ends = certificates.filter(isInCycle).flatMap((one) => validUntil(one) ?? []);
  if (ends.length === 0) return [];
  const to = earliest(ends);
  const isMoving = certificates.some((one) => isInCycle(one) && one.paper && one.paper.edition !== one.aim);
  return [
    {
      kind: 'bar',
      band: 'work',
      look: recertifying === null ? 'planned' : 'running',
      from: recertifying ?? addMonths(to, -RECERTIFICATION_MONTHS),
      to,
      label: words.say(isMoving ? 'timeline.recertificationAndTransition' : 'timeline.recertification'),
    },
  ];
}

function auditMarks(journey: PortfolioJourney, words: MarkWords): Banded[] {
  return journey.audits.flatMap((audit): Banded[] => {
    if (audit.status === 'cancelled') return [];
    const name = words.say(`timeline.audit.${audit.kind}`);
    if (audit.status === 'held') {
      return audit.to === null ? [] : [{ kind: 'audit', band: 'audits', look: 'held', on: audit.to, label: name }];
    }
    if (audit.status === 'booked' && audit.from !== null && audit.to !== null) {
      const label = `${name}, ${daysWords(audit.from, audit.to, words)}`;
      return [{ kind: 'audit', band: 'audits', look: 'booked', on: audit.to, label }];
    }
    const on = expectedOn(audit, journey);
    const label = `${name}, ${words.say('timeline.notBooked')}`;
    return on === null ? [] : [{ kind: 'audit', band: 'audits', look: 'notBooked', on, label }];
  });
}

/** “19 Jan”, “9 to 11 Mar”. */
export function daysWords(from: LocalDate, to: LocalDate, words: MarkWords): string {
  if (from === to) return words.day(to);
  const first = from.slice(0, 7) === to.slice(0, 7) ? String(Number(from.slice(8))) : words.day(from);
  return `${first} to ${words.day(to)}`;
}

/** Where an audit without days is expected: by its limit, or by the forecast. */
function expectedOn({ kind }: Audit, { windows, today, certificates, forecast }: PortfolioJourney): LocalDate | null {
  if (kind === 'surveillance') return openWindows(windows).find(({ until }) => until >= today)?.until ?? null;
  if (kind === 'recertification') {
    const ends = certificates.filter(isInCycle).flatMap((one) => validUntil(one) ?? []);
    return ends.length === 0 ? null : addMonths(earliest(ends), -RECERTIFICATION_AHEAD_MONTHS);
  }
  return forecast?.likely ?? null;
}

function windowMarks({ windows, audits, today }: PortfolioJourney, words: MarkWords): Banded[] {
  const first = audits.filter(({ kind, status }) => kind === 'surveillance' && status === 'held').length + 1;
  const isShared = new Set(windows.map(({ standard }) => standard)).size === 1;
  return openWindows(windows)
    .filter(({ until }) => until >= today)
    .map(({ from, until, recertifies, standard }, index): Banded => {
      const isBooked = audits.some(
        (one) => one.status === 'booked' && one.to !== null && one.to >= from && one.to <= until,
      );
      const name = recertifies
        ? words.say('timeline.recertifies')
        : `${words.say('timeline.audit.surveillance')} ${String(first + index)}`;
      // Certificates of one journey that were decided on different days have limits of their own.
      const whose = isShared || recertifies ? '' : `${standard}, `;
      const by = `${whose}by ${words.day(until)}`;
      return { kind: 'bar', band: 'audits', look: 'window', from, to: until, label: isBooked ? by : `${name}, ${by}` };
    });
}

function forecastMarks({ forecast }: PortfolioJourney, words: MarkWords): Banded[] {
  if (!forecast || forecast.finished) return [];
  const { early, likely, at80, target, limit } = forecast;
  const held = limit ?? target;
  const note =
    held === null
      ? null
      : limit !== null && limit.at80 < 0
        ? { text: `${lateWords(-limit.at80)} after the certificate ends, at 80 %`, late: true }
        : { text: `${limit === null ? 'target' : 'limit'} ${words.day(held.on)}`, late: false };
  return [
    {
      kind: 'forecast',
      band: 'forecast',
      early,
      likely,
      at80,
      line: held?.on ?? null,
      label: `${words.day(likely)}, 80 % by ${words.day(at80)}`,
      note,
    },
  ];
}

const lateWords = (days: number): string => `${String(days)} working ${days === 1 ? 'day' : 'days'}`;

const earliest = (dates: readonly LocalDate[]): LocalDate => dates.reduce((a, b) => (a < b ? a : b));
const latest = (dates: readonly LocalDate[]): LocalDate => dates.reduce((a, b) => (a > b ? a : b));
