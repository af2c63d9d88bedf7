import * as z from 'zod/mini';
import { anyProcess, type Process } from '#domain/kernel/process';
import { refuse } from '#domain/kernel/refusal';

/** The smallest process there is: something to do until a given instant. It only exists to prove the host. */
export interface ErrandState {
  readonly title: string;
  readonly site: string;
  readonly runner: string;
  readonly raisedAt: string;
  readonly notes: readonly string[];
  readonly heard: readonly string[];
  readonly due: string | null;
  readonly ticks: number;
  readonly closedAt: string | null;
}

const eventSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('begun'), title: z.string(), site: z.string(), runner: z.string() }),
  z.strictObject({ type: z.literal('noted'), text: z.string().check(z.maxLength(100_000)) }),
  z.strictObject({ type: z.literal('timed'), due: z.string() }),
  z.strictObject({ type: z.literal('ticked'), late: z.boolean(), skipped: z.boolean() }),
  z.strictObject({ type: z.literal('heard'), text: z.string() }),
  z.strictObject({ type: z.literal('told'), to: z.string(), text: z.string() }),
  z.strictObject({ type: z.literal('finished') }),
  z.strictObject({ type: z.literal('reopened') }),
]);
export type ErrandEvent = z.infer<typeof eventSchema>;

const noBody = z.strictObject({});
const textBody = z.strictObject({ text: z.string() });
const always = (): null => null;
const whole = (): string[] => ['process'];

const errandProcess: Process<ErrandState, ErrandEvent> = {
  type: 'errand',
  keyPrefix: 'ERR',
  stateSchema: 1,
  stages: ['running', 'closed'],
  events: eventSchema,
  words: {},
  births: {
    begin: {
      schema: z.strictObject({ title: z.string(), site: z.string() }),
      permission: 'report.create',
      site: (body: { site: string }) => body.site,
      may: (_moment, body: { title: string }) => (body.title === 'forbidden' ? refuse('forbidden') : null),
      decide: (body: { title: string; site: string }, moment) => [
        { type: 'begun', ...body, runner: moment.actor.kind === 'person' ? moment.actor.id : 'nobody' },
      ],
    },
  },
  commands: {
    note: {
      schema: textBody,
      permission: 'report.work',
      subject: (body: { text: string }) => `note:${body.text.slice(0, 20)}`,
      subjects: whole,
      available: always,
      may: (_state, _moment, body: { text: string }) => (body.text === 'refused' ? refuse('noteRefused') : null),
      decide: (_state, body: { text: string }) => {
        if (body.text === 'throws') throw new Error('A rule with a mistake');
        // An event that its own schema rejects, and one that would make the state too large.
        if (body.text === 'misshapen') return [{ type: 'noted', text: 7 } as unknown as ErrandEvent];
        if (body.text === 'huge')
          return ['a', 'b', 'c'].map((letter) => ({ type: 'noted', text: letter.repeat(99_000) }));
        return [{ type: 'noted', text: body.text }];
      },
    },
    setTimer: {
      schema: z.strictObject({ due: z.string() }),
      permission: 'report.work',
      subject: () => 'timer',
      subjects: () => ['timer'],
      available: always,
      may: always,
      decide: (_state, body: { due: string }) => [{ type: 'timed', due: body.due }],
    },
    tellOther: {
      schema: z.strictObject({ to: z.string(), text: z.string() }),
      permission: 'report.work',
      subject: () => 'process',
      subjects: whole,
      available: always,
      may: always,
      decide: (_state, body: { to: string; text: string }) => [{ type: 'told', ...body }],
    },
    finish: {
      schema: noBody,
      permission: 'report.work',
      subject: () => 'process',
      subjects: whole,
      available: always,
      may: always,
      decide: () => [{ type: 'finished' }],
    },
    reopen: {
      schema: noBody,
      permission: 'report.work',
      subject: () => 'process',
      subjects: whole,
      available: always,
      may: always,
      decide: () => [{ type: 'reopened' }],
      whenClosed: true,
    },
  },
  facts: {
    hear: {
      schema: textBody,
      subject: () => 'process',
      apply: (_state, body: { text: string }) => {
        if (body.text === 'throws') throw new Error('A fact with a mistake');
        return body.text === 'old' ? [] : [{ type: 'heard', text: body.text }];
      },
    },
  },
  evolve(state, event, stamp) {
    if (state === null) {
      if (event.type !== 'begun') throw new Error('An errand begins');
      const { title, site, runner } = event;
      return { title, site, runner, raisedAt: stamp.at, notes: [], heard: [], due: null, ticks: 0, closedAt: null };
    }
    switch (event.type) {
      case 'noted':
        return { ...state, notes: [...state.notes, event.text] };
      case 'timed':
        return { ...state, due: event.due };
      case 'ticked':
        return { ...state, due: null, ticks: state.ticks + 1 };
      case 'heard':
        return { ...state, heard: [...state.heard, event.text] };
      case 'finished':
        return { ...state, closedAt: stamp.at };
      case 'reopened':
        return { ...state, closedAt: null };
      default:
        return state;
    }
  },
  deadlines: (state) =>
    state.due === null
      ? []
      : [{ kind: 'tick', subject: 'timer', round: state.ticks, at: state.due, rule: { code: 'tick', params: {} } }],
  onDeadline(state, _deadline, moment) {
    if (state.notes.includes('deadline throws')) throw new Error('A deadline with a mistake');
    return [{ type: 'ticked', late: false, skipped: moment.superseded }];
  },
  waiting: (state) => [
    {
      id: `finish:process:${String(state.ticks)}`,
      code: 'finish',
      params: {},
      subject: 'process',
      who: { kind: 'person', id: state.runner },
      since: state.raisedAt,
      ...(state.due === null ? {} : { until: state.due }),
      command: 'finish',
    },
  ],
  reactions(event, _state, stamp) {
    switch (event.type) {
      case 'told':
        return [
          {
            do: 'tell',
            id: `tell:${event.to}:${String(stamp.seq)}`,
            to: event.to,
            fact: 'hear',
            body: { text: event.text },
          },
        ];
      case 'ticked':
        return [
          {
            do: 'notify',
            id: `tick:timer:${String(stamp.seq)}`,
            to: [{ kind: 'person', id: 'ana' }],
            code: 'ticked',
            params: {},
            urgency: 'digest',
          },
        ];
      default:
        return [];
    }
  },
  files: () => [],
  summary: (state) => ({
    title: state.title,
    site: state.site,
    stage: state.closedAt === null ? 'running' : 'closed',
    open: state.closedAt === null,
    owner: state.runner,
    people: [state.runner],
    raisedAt: state.raisedAt,
    closedAt: state.closedAt,
    result: state.closedAt === null ? null : 'finished',
    attempt: 1,
    grade: null,
    source: null,
    clauses: [],
    standards: [],
    held: false,
    links: [],
    text: state.notes.join(' '),
  }),
};

export const errand = anyProcess(errandProcess);
