import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { aForecast, aStep, inAChain, theBrnoJourney } from '../../../../tests/builders/a-forecast.ts';
import { say, type Speaker } from '../../kernel/sentence.ts';
import { words } from '../../words.ts';
import { forecast } from './forecast.ts';
import { FORECAST_STEPS } from './input.ts';
import type { Forecast } from './result.ts';
import { forecastWords } from './words.ts';

const speaker: Speaker = {
  person: (id) => id,
  date: (date) => date,
  at: (at) => at,
  role: (role) => role,
  site: (id) => id,
};
const said = ({ explanation }: Forecast): string[] =>
  explanation.map(({ code, params }) => say(code, params, words, speaker));

describe('the explanation of a forecast', () => {
  it('says what the date hangs on, how sure it is, and what stands behind it', () => {
    const { at80, ...rest } = forecast({
      ...theBrnoJourney(),
      samples: { answers: [19, 19, 19] },
      limit: { on: '2027-06-30', code: 'certificateEnd' },
    });
    const sentences = said({ at80, ...rest });
    expect(sentences).toEqual([
      'Likely 2027-04-15: working days on the critical path: 26. It begins with “Stage 2 audit”, booked for 2027-03-09.',
      `In four of five cases by ${at80}: the steps are played through 256 times, quick in some runs and slow in others.`,
      'Steps that rest on the plan: 8. One in five is taken to last more than 140 % of its plan, until you have finished three of its kind.',
      'Answers to findings rests on your own finished steps (3): their median and their 80th percentile.',
      'Booked audits that take the days they are booked for: 2.',
      expect.stringContaining('“Stage 1 audit” is kept on 2027-01-19; working days to spare: 16 likely,'),
      expect.stringContaining('“Stage 2 audit” is kept on 2027-03-09; working days to spare: 31 likely,'),
      expect.stringContaining('Target 2027-04-30: working days to spare: 11 likely,'),
      expect.stringContaining('Limit 2027-06-30, the certificate ends: working days to spare:'),
      'Steps are taken as independent of each other: a team that is late in everything ends later than this.',
    ]);
  });

  it('says what overruns, what is missed and by which rule it waits', () => {
    const steps = inAChain([
      aStep('implementation', { status: 'running', startedOn: '2026-09-01', plannedWorkingDays: 5 }),
      aStep('stage2', { plannedWorkingDays: 1, bookedOn: '2026-11-23' }),
      aStep('decision', { plannedWorkingDays: 1, notBefore: [{ on: '2026-12-21', code: 'recordsRunning' }] }),
    ]);
    const sentences = said(forecast(aForecast(steps, { target: '2026-12-18' })));
    expect(sentences).toEqual(
      expect.arrayContaining([
        'Likely 2026-12-21: working days on the critical path: 1. It begins with “Decision”, not before 2026-12-21: the system has to run and leave records first.',
        '“Implementation” runs longer than it was to take: every further day without its end moves the forecast by a day.',
        '“Stage 2 audit” on 2026-11-23 is likely missed, what comes before it is not ready: working days too few: 1. Likely held from 2026-11-24.',
        'Target 2026-12-18: likely missed; working days too few: 1.',
      ]),
    );
  });
});

describe('the words of a forecast', () => {
  it('are there for every step, sentence, bond and move, and all in the catalogue', () => {
    const folder = new URL('.', import.meta.url);
    const source = readdirSync(folder)
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'))
      .map((name) => readFileSync(new URL(name, folder), 'utf8'))
      .join('\n');
    const found = (pattern: RegExp): string[] => [...source.matchAll(pattern)].map((hit) => hit[1] ?? '');
    const used = [
      ...FORECAST_STEPS.map((id) => `forecastStep.${id}`),
      ...found(/sentence\('(\w+)'/g).map((code) => `forecast.${code}`),
      ...found(/sentence\(`\$\{of\}(\w+)`/g).flatMap((code) => [`forecast.target${code}`, `forecast.limit${code}`]),
      ...found(/kind: '(\w+)' \}?/g)
        .filter((kind) => ['predecessor', 'booking', 'rule', 'running', 'today', 'done'].includes(kind))
        .map((kind) => `forecastBind.${kind}`),
      ...found(/\| '(\w+)'\n/g).map((code) => `forecastMove.${code}`),
    ];
    expect(used.length).toBeGreaterThan(45);
    expect(used.filter((code) => forecastWords[code] === undefined)).toEqual([]);
    expect(Object.keys(forecastWords).filter((code) => words[code] !== forecastWords[code])).toEqual([]);
  });
});
