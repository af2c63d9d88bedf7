import type { Param, Params, Sentence } from '../../kernel/param.ts';
import { PLAN_SPREAD } from './durations.ts';
import { FORECAST_STEPS } from './input.ts';
import type { Binds, BookingSlack, Forecast, Slack, StepForecast } from './result.ts';
import { RUNS } from './spread.ts';

/** The step in words: those of a first certification and of the next ones by the catalogue, also with a number or a standard behind it. */
export function stepWord(id: string): Param {
  const [kind = id] = id.split(':');
  return kind === 'recertification' || FORECAST_STEPS.some((known) => known === kind)
    ? { code: `forecastStep.${kind}` }
    : id;
}

/** Why the step is not earlier, as a sentence (catalogue: `forecastBind.…`). */
export function bindsSentence(binds: Binds): Sentence {
  const said = (kind: string, params: Params = {}): Sentence => ({ code: `forecastBind.${kind}`, params });
  switch (binds.kind) {
    case 'predecessor':
      return said('predecessor', { of: stepWord(binds.id) });
    case 'booking':
      return said(binds.missed ? 'bookingMissed' : 'booking', { on: { date: binds.on } });
    case 'rule':
      return said('rule', { on: { date: binds.on }, rule: { code: `forecastRule.${binds.code}` } });
    case 'running':
    case 'today':
    case 'done':
      return said(binds.kind);
  }
}

/** How the dates came about: what they hang on, how sure they are, what stands behind them, and what is at risk. */
export function explanationOf(result: Omit<Forecast, 'explanation'>): Sentence[] {
  const { likely, at80, finished, steps, criticalPath, bookings, target, limit } = result;
  if (finished) return [sentence('finished', { date: { date: likely } })];
  const left = steps.filter(({ binds }) => binds.kind !== 'done');
  const [first] = criticalPath;
  const pathDays = criticalPath.reduce((sum, step) => sum + step.workingDays, 0);
  const why = first && bindsSentence(first.binds);
  return [
    ...(first && why
      ? [
          sentence('likely', {
            date: { date: likely },
            days: pathDays,
            step: stepWord(first.id),
            why: { code: why.code },
            ...why.params,
          }),
        ]
      : [sentence('nothingLeft', { date: { date: likely } })]),
    sentence('at80', { date: { date: at80 }, runs: RUNS }),
    ...basisSentences(left),
    ...left.flatMap(({ assumed }) => assumed),
    ...left.filter(({ overruns }) => overruns).map(({ id }) => sentence('overruns', { step: stepWord(id) })),
    ...bookings.flatMap(bookingSentence),
    ...(target ? slackSentence('target', target, {}) : []),
    ...(limit ? slackSentence('limit', limit, { rule: { code: `forecastRule.${limit.code}` } }) : []),
    sentence('independent', {}),
  ];
}

function basisSentences(left: readonly StepForecast[]): Sentence[] {
  const planned = left.filter(({ basis }) => basis === 'plan').length;
  const assumed = left.filter(({ basis }) => basis === 'assumed').length;
  const percent = Math.round(PLAN_SPREAD * 100);
  const booked = left.filter(({ basis }) => basis === 'booking').length;
  return [
    ...(planned > 0 ? [sentence('basisPlan', { count: planned, percent })] : []),
    ...(assumed > 0 ? [sentence('basisAssumed', { count: assumed, percent })] : []),
    ...left
      .filter(({ basis }) => basis === 'own')
      .map(({ id, ownSteps }) => sentence('basisOwn', { step: stepWord(id), count: ownSteps })),
    ...(booked > 0 ? [sentence('basisBooking', { count: booked })] : []),
  ];
}

function bookingSentence({ id, on, heldOn, likely, at80 }: BookingSlack): Sentence[] {
  const said = { step: stepWord(id), on: { date: on } };
  if (likely < 0) return [sentence('bookingMissed', { ...said, days: -likely, heldOn: { date: heldOn } })];
  return [
    at80 < 0
      ? sentence('bookingAtRisk', { ...said, likely, days: -at80 })
      : sentence('bookingKept', { ...said, likely, days: at80 }),
  ];
}

function slackSentence(of: 'target' | 'limit', { on, likely, at80 }: Slack, params: Params): Sentence[] {
  const said = { ...params, on: { date: on } };
  if (likely < 0) return [sentence(`${of}Missed`, { ...said, days: -likely })];
  return [
    at80 < 0
      ? sentence(`${of}AtRisk`, { ...said, likely, days: -at80 })
      : sentence(`${of}Kept`, { ...said, likely, days: at80 }),
  ];
}

function sentence(code: string, params: Params): Sentence {
  return { code: `forecast.${code}`, params };
}
