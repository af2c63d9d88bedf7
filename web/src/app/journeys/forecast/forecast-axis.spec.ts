import { describe, expect, it } from '@jest/globals';
import { forecast } from '#domain/certification/forecast/forecast';
import { theBrnoJourney } from '../../../../../tests/builders/a-forecast.ts';
import { axisOf, drawForecast, monthsBetween } from './forecast-axis.ts';

const words = { day: (date: string) => date.slice(5), step: (id: string) => id };

describe('the drawing of a forecast', () => {
  const drawing = drawForecast(forecast(theBrnoJourney()), words, 540);

  it('keeps early, likely and 80 % in their order, all in sight', () => {
    const { early, likely, at80 } = drawing;
    expect(early).toBeGreaterThan(0);
    expect(early).toBeLessThanOrEqual(likely);
    expect(likely).toBeLessThanOrEqual(at80);
    expect(at80).toBeLessThan(100);
  });

  it('names every day once, in lines where no name touches another', () => {
    const texts = drawing.names.map(({ text }) => text.split(' ')[0]);
    expect(texts).toEqual(expect.arrayContaining(['likely', '80', 'target']));
    for (const one of drawing.names) {
      const beside = drawing.names.filter((other) => other !== one && other.row === one.row);
      // Names of a line stand at least the width of a date apart.
      expect(beside.every((other) => Math.abs(other.at - one.at) > 8)).toBe(true);
    }
  });

  it('names fewer months where they are many', () => {
    const { from, to, at } = axisOf(['2026-01-10', '2028-12-01']);
    const months = monthsBetween(from, to, at);
    expect(months.length).toBeGreaterThan(30);
    expect(months.filter(({ text }) => text !== '').length).toBeLessThanOrEqual(10);
  });
});
