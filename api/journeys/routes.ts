import { z } from 'zod';
import { forecastInputOf } from '#domain/certification/forecast/input-of-journey';
import { ownDurations } from '#domain/certification/forecast/own-durations';
import type { JourneyState } from '#domain/certification/state';
import { localDate } from '#domain/kernel/calendar';
import type { ApiDeps } from '../platform/deps.ts';
import { route, type Route } from '../platform/route.ts';
import { journeyEvidence } from './evidence.ts';
import { journeyAfter, momentOf, readableJourney } from './journey-row.ts';
import { exportPortfolio } from './portfolio-export.ts';
import { journeyStates, portfolioOf } from './portfolio.ts';
import { calendarAt, referenceAt } from './reference-at.ts';
import { journeyForecastSchema, portfolioSchema } from './shapes.ts';

const WEEK_MS = 7 * 86_400_000;

/** The timeline of all journeys. */
const listJourneys: Route = route({
  method: 'get',
  path: '/api/journeys',
  operationId: 'listJourneys',
  summary: 'The open certification journeys with what their timeline is drawn from',
  tag: 'journeys',
  permission: 'process.read',
  schemas: { responses: { 200: portfolioSchema } },
  async handler({ person, deps }) {
    return { status: 200, body: await portfolioOf(deps, person) };
  },
});

/** What the forecast of one journey rests on: whoever has it reckons the same dates, and can try changes on it. */
const journeyForecast: Route = route({
  method: 'get',
  path: '/api/journeys/:key/forecast',
  operationId: 'journeyForecast',
  summary: 'What the forecast of a journey rests on, now and a week ago',
  tag: 'journeys',
  permission: 'process.read',
  schemas: { params: z.object({ key: z.string().max(80) }), responses: { 200: journeyForecastSchema } },
  async handler({ params, person, deps }) {
    const { row, state } = await readableJourney(deps, person, params.key);
    const [moment, all] = await Promise.all([momentOf(deps, row), journeyStates(deps)]);
    const { calendar } = moment;
    const samplesAt = (instant: string) => ownDurations(all, calendar, localDate(instant, calendar));
    const at = new Date(Date.parse(moment.now) - WEEK_MS).toISOString();
    const [before, reference, calendarThen] = await Promise.all([
      stateAt(deps, row._id, at),
      referenceAt(deps, moment.reference, at),
      calendarAt(deps, calendar, at),
    ]);
    // What was finished and set since then is part of what moved the date.
    const weekAgo =
      before && forecastInputOf(before, { ...moment, now: at, reference, calendar: calendarThen }, samplesAt(at));
    return {
      status: 200,
      body: {
        input: forecastInputOf(state, moment, samplesAt(moment.now)),
        weekAgo: weekAgo && { at, input: weekAgo },
        ownJourneys: Math.max(0, all.length - 1),
      },
    };
  },
});

/** The journey as it was then, from its events; null when it did not exist. */
async function stateAt(deps: ApiDeps, key: string, at: string): Promise<JourneyState | null> {
  const events = await deps.store.events
    .find({ key, at: { $lte: at } })
    .sort({ seq: 1 })
    .toArray();
  return events.length === 0 ? null : journeyAfter(key, events);
}

export const journeyRoutes: readonly Route[] = [listJourneys, exportPortfolio, journeyForecast, journeyEvidence];
