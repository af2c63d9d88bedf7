import type { ProcessRow } from '#activities/store/rows';
import { nextCycleEdition } from '#domain/certification/certificates/next-edition';
import { pastLimits, type PastLimit } from '#domain/certification/certificates/past-limit';
import { openWindows, type SurveillanceWindow } from '#domain/certification/certificates/windows';
import { windowsOf } from '#domain/certification/clocks/surveillance-limits';
import { forecast } from '#domain/certification/forecast/forecast';
import { forecastInputOf } from '#domain/certification/forecast/input-of-journey';
import { ownDurations } from '#domain/certification/forecast/own-durations';
import { workingDaysOf } from '#domain/certification/forecast/working-days';
import type { JourneyState } from '#domain/certification/state';
import { localDate } from '#domain/kernel/calendar';
import type { Moment } from '#domain/kernel/moment';
import type { ApiDeps } from '../platform/deps.ts';
import { reachFilter } from '../platform/reach.ts';
import type { SignedIn } from '../platform/signed-in.ts';
import { realNow } from '../processes/caller.ts';
import { identityOf } from '../processes/identity.ts';
import { listRow } from '../processes/list-row.ts';
import { journeyIn, momentOf } from './journey-row.ts';

/** As many open journeys as one timeline shows. */
const MOST = 500;

/** Every open journey the caller may read, with what its timeline is drawn from. */
export async function portfolioOf(deps: ApiDeps, person: SignedIn): Promise<{ journeys: object[]; calendars: object }> {
  const filter = { $and: [reachFilter(person, 'process.read'), { type: 'journey', open: true }] };
  const [rows, register, all] = await Promise.all([
    deps.store.processes.find(filter).sort({ lateAt: 1, _id: 1 }).limit(MOST).toArray(),
    deps.register.current(),
    journeyStates(deps),
  ]);
  const me = identityOf(person, register, realNow());
  const journeys = await Promise.all(
    rows.map(async (row) => {
      const state = readState(deps, row);
      if (!state) return [];
      const moment = await momentOf(deps, row);
      const timeline = timelineOf(state, moment, forecastOf(state, moment, all));
      return [
        {
          site: row.site,
          calendar: moment.calendar,
          journey: { row: listRow(row, me), ...timeline, ...urgencyOf(row, moment) },
        },
      ];
    }),
  );
  return {
    journeys: journeys.flat().map(({ journey }) => journey),
    calendars: Object.fromEntries(journeys.flat().map(({ site, calendar }) => [site, calendar])),
  };
}

/**
 * Every journey of the organization, also of sites the caller does not see: how long a stage takes here is a number, and
 * says nothing about whose it was.
 */
export async function journeyStates(deps: ApiDeps): Promise<JourneyState[]> {
  const rows = await deps.store.processes
    .find({ type: 'journey' }, { projection: { state: 1 } })
    .limit(MOST)
    .toArray();
  return rows.flatMap((row) => readState(deps, row) ?? []);
}

/** The state of a journey for the timeline; what cannot be read is left out, and said. */
function readState({ logger }: ApiDeps, row: Pick<ProcessRow, '_id' | 'state'>): JourneyState | null {
  const state = journeyIn(row);
  if (!state) logger.warn({ key: row._id }, 'the state of a journey could not be read');
  return state;
}

function forecastOf(state: JourneyState, moment: Moment, all: readonly JourneyState[]): object | null {
  const input = forecastInputOf(
    state,
    moment,
    ownDurations(all, moment.calendar, localDate(moment.now, moment.calendar)),
  );
  if (!input) return null;
  const { goal, finished, early, likely, at80, target, limit, bookings } = forecast(input);
  return { goal, finished, early, likely, at80, target, limit, bookings };
}

function timelineOf(state: JourneyState, moment: Moment, dates: object | null): object {
  const { about, lead, body, cycle, phase, recertifying, startedOn, stages, audits, certificates } = state;
  const today = localDate(moment.now, moment.calendar);
  const windows = windowsOf(state, moment);
  const past = pastLimits(state, today);
  return {
    today,
    ...{ lead, body, sites: about.sites, target: about.target, cycle, phase, recertifying, startedOn },
    ...{ stages, audits, certificates },
    nextEditions: Object.fromEntries(
      certificates.map((one) => [one.standard, nextCycleEdition(one, moment.reference)]),
    ),
    windows,
    forecast: dates,
    pastLimits: past,
    surveillance: surveillanceOf(state, windows, past, moment),
  };
}

/** The surveillance that comes next, and the working days between its audit, or today, and its limit. */
function surveillanceOf(
  { audits }: JourneyState,
  windows: readonly SurveillanceWindow[],
  past: readonly PastLimit[],
  { now, calendar }: Moment,
): object | null {
  const today = localDate(now, calendar);
  const missed = past.find(({ rule }) => rule === 'surveillance');
  const window = openWindows(windows).find(({ until }) => until >= today);
  const limit = missed?.limit ?? window?.until;
  if (limit === undefined) return null;
  const ahead = audits
    .filter(({ kind, status }) => kind === 'surveillance' && (status === 'booked' || status === 'planned'))
    .sort((a, b) => ((a.to ?? '9') < (b.to ?? '9') ? -1 : 1));
  const audit = missed?.audit ? audits.find(({ number }) => number === missed.audit) : ahead[0];
  return {
    standard: missed?.standard ?? window?.standard ?? '',
    limit,
    from: audit?.from ?? null,
    on: audit?.to ?? null,
    room: workingDaysOf(calendar).between(audit?.to ?? today, limit),
  };
}

/** What is due first and how much is late, whoever it waits for: a row shows the caller's own line before. */
function urgencyOf({ waiting }: Pick<ProcessRow, 'waiting'>, { now }: Moment): object {
  const due = waiting.filter(({ until, pause }) => until !== undefined && pause === undefined);
  return { urgent: due[0] ?? null, lateCount: due.filter(({ until = '' }) => until < now).length };
}
