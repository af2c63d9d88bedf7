import { forecast } from '#domain/certification/forecast/forecast';
import { atMost, known, type Figure } from './figure.ts';
import { addUpPlans, someJourneys } from './journeys.ts';
import { median } from './statistics.ts';
import type { BenchDeps } from './world.ts';

const JOURNEYS = 500;
const LIMIT_MS = 100;

/**
 * (e) Forecast of 500 journeys, as their list asks for it at once: likely date, date at 80 %, critical path, slack and
 * explanation of each. In this process, without servers. The floor adds up the plans by the kernel's calendar.
 */
export function benchForecasts({ options, report }: Pick<BenchDeps, 'options' | 'report'>): Figure[] {
  report(`e: forecast of ${String(JOURNEYS)} journeys`);
  const journeys = someJourneys(JOURNEYS);
  const first = millisecondsOf(() => journeys.map(forecast));
  addUpPlans(journeys);
  const ours: number[] = [];
  const floor: number[] = [];
  for (let round = 0; round < options.rounds; round += 1) {
    floor.push(millisecondsOf(() => addUpPlans(journeys)));
    ours.push(millisecondsOf(() => journeys.map(forecast)));
  }
  const what = `forecast of ${String(JOURNEYS)} journeys, 11 steps each`;
  return [
    { ...atMost('e', `${what}, median`, 'ms', median(ours), LIMIT_MS), floor: median(floor) },
    known('e', `${what}, the first time in a process`, 'ms', first),
  ];
}

function millisecondsOf(work: () => unknown): number {
  const begun = performance.now();
  work();
  return performance.now() - begun;
}
