import * as z from 'zod/mini';
import { addDays, endOfDay, localDate } from '#domain/kernel/calendar';
import { anyProcess, type Process } from '#domain/kernel/process';
import { refuse } from '#domain/kernel/refusal';

/**
 * A process with parallel regions: every lane has its own runner, its own clock and its own end; the race ends when the
 * last lane did. It exists to prove that the host needs no change for it.
 */
interface Lane {
  readonly runner: string;
  readonly due: string;
  readonly laps: number;
  readonly timeouts: number;
  readonly done: boolean;
}

export interface RaceState {
  readonly site: string;
  readonly starter: string;
  readonly raisedAt: string;
  readonly lanes: Readonly<Record<string, Lane>>;
  readonly endedAt: string | null;
}

const eventSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('started'),
    site: z.string(),
    starter: z.string(),
    lanes: z.record(z.string(), z.strictObject({ runner: z.string(), due: z.string() })),
  }),
  z.strictObject({ type: z.literal('lapped'), lane: z.string() }),
  z.strictObject({ type: z.literal('laneDone'), lane: z.string() }),
  z.strictObject({ type: z.literal('laneTimedOut'), lane: z.string(), due: z.string() }),
]);
type RaceEvent = z.infer<typeof eventSchema>;

const laneBody = z.strictObject({ lane: z.string() });
type LaneBody = z.infer<typeof laneBody>;

const openLanes = (state: RaceState): string[] =>
  Object.entries(state.lanes)
    .filter(([, lane]) => !lane.done)
    .map(([name]) => name);

const laneSubjects = (state: RaceState): string[] => openLanes(state).map((name) => `lane:${name}`);

const laneOpen = (state: RaceState, _moment: unknown, subject: string) =>
  state.lanes[subject.replace('lane:', '')]?.done === false ? null : refuse('wrongStage');

const raceProcess: Process<RaceState, RaceEvent> = {
  type: 'relayRace',
  keyPrefix: 'RACE',
  stateSchema: 1,
  stages: ['running', 'closed'],
  events: eventSchema,
  words: {},
  births: {
    start: {
      schema: z.strictObject({ site: z.string(), runners: z.record(z.string(), z.string()), days: z.number() }),
      permission: 'report.create',
      site: (body: { site: string }) => body.site,
      may: () => null,
      decide: (body: { site: string; runners: Record<string, string>; days: number }, moment) => {
        const today = localDate(moment.now, moment.calendar);
        const due = endOfDay(addDays(today, { days: body.days, unit: 'working' }, moment.calendar), moment.calendar);
        return [
          {
            type: 'started',
            site: body.site,
            starter: moment.actor.kind === 'person' ? moment.actor.id : '',
            lanes: Object.fromEntries(Object.entries(body.runners).map(([name, runner]) => [name, { runner, due }])),
          },
        ];
      },
    },
  },
  commands: {
    lap: {
      schema: laneBody,
      permission: 'report.work',
      subject: (body: LaneBody) => `lane:${body.lane}`,
      subjects: laneSubjects,
      available: laneOpen,
      may: () => null,
      decide: (_state, body: LaneBody) => [{ type: 'lapped', lane: body.lane }],
    },
    finishLane: {
      schema: laneBody,
      permission: 'report.work',
      subject: (body: LaneBody) => `lane:${body.lane}`,
      subjects: laneSubjects,
      available: laneOpen,
      may: () => null,
      decide: (_state, body: LaneBody) => [{ type: 'laneDone', lane: body.lane }],
    },
  },
  facts: {},
  evolve(state, event, stamp) {
    if (state === null) {
      if (event.type !== 'started') throw new Error('A race starts');
      const lanes = Object.fromEntries(
        Object.entries(event.lanes).map(([name, lane]) => [name, { ...lane, laps: 0, timeouts: 0, done: false }]),
      );
      return { site: event.site, starter: event.starter, raisedAt: stamp.at, lanes, endedAt: null };
    }
    if (event.type === 'started') return state;
    const lane = state.lanes[event.lane];
    if (!lane) return state;
    const next: Lane =
      event.type === 'lapped'
        ? { ...lane, laps: lane.laps + 1 }
        : event.type === 'laneDone'
          ? { ...lane, done: true }
          : { ...lane, timeouts: lane.timeouts + 1, due: event.due };
    const lanes = { ...state.lanes, [event.lane]: next };
    return { ...state, lanes, endedAt: Object.values(lanes).every((one) => one.done) ? stamp.at : null };
  },
  deadlines: (state) =>
    openLanes(state).flatMap((name) => {
      const lane = state.lanes[name];
      return lane
        ? [
            {
              kind: 'laneDue',
              subject: `lane:${name}`,
              round: lane.timeouts,
              at: lane.due,
              rule: { code: 'laneDue', params: {} },
            },
          ]
        : [];
    }),
  onDeadline(state, deadline, moment) {
    const lane = deadline.subject.replace('lane:', '');
    if (state.lanes[lane]?.timeouts === 2) return [{ type: 'laneDone', lane }];
    const tomorrow = addDays(localDate(moment.now, moment.calendar), { days: 1, unit: 'working' }, moment.calendar);
    return [{ type: 'laneTimedOut', lane, due: endOfDay(tomorrow, moment.calendar) }];
  },
  waiting: (state) =>
    openLanes(state).flatMap((name) => {
      const lane = state.lanes[name];
      if (!lane) return [];
      return [
        {
          id: `finishLane:lane:${name}:0`,
          code: 'finishLane',
          params: { lane: name },
          subject: `lane:${name}`,
          who: { kind: 'person', id: lane.runner },
          since: state.raisedAt,
          until: lane.due,
          command: 'finishLane',
        },
      ];
    }),
  reactions: () => [],
  files: () => [],
  summary: (state) => ({
    title: 'A race',
    site: state.site,
    stage: state.endedAt === null ? 'running' : 'closed',
    open: state.endedAt === null,
    owner: state.starter,
    people: [state.starter, ...Object.values(state.lanes).map((lane) => lane.runner)],
    raisedAt: state.raisedAt,
    closedAt: state.endedAt,
    result: state.endedAt === null ? null : 'finished',
    attempt: 1,
    grade: null,
    source: null,
    clauses: [],
    standards: [],
    held: false,
    links: [],
    text: '',
  }),
};

export const relayRace = anyProcess(raceProcess);
