import { callerOf } from '../../installation/capa-lifecycle.ts';
import { signInAll, type Caller } from '../../installation/caller.ts';
import { atMost, atMostMore, atMostTimes, known, type Figure } from '../figure.ts';
import { compare, type Operation } from '../rounds.ts';
import type { Summary } from '../statistics.ts';
import type { BenchDeps } from '../world.ts';
import { INBOX_OWNER } from './organization.ts';
import { RARE_WORD } from './past.ts';
import { openRecordWorld, type RecordWorld } from './record-world.ts';
import { askAgain, queriesSentBy, whatGrows, whatIsSlow, type SentQuery } from './sent-queries.ts';

const MORE_THAN_RAW_MS = 10;
const TIMES_BARE = 1.5;
const TIMES_SMALLEST = 1.3;

/** A screen as somebody asks for it. */
interface Screen {
  readonly name: string;
  readonly person: string;
  readonly path: string;
}

/** Measured against the raw queries and a bare route. */
const MEASURED: readonly Screen[] = [
  { name: 'list', person: 'tor', path: '/api/processes' },
  { name: 'siteList', person: 'ana', path: '/api/processes' },
  { name: 'inbox', person: INBOX_OWNER, path: '/api/today' },
  { name: 'search', person: 'tor', path: `/api/processes?q=${RARE_WORD}` },
  { name: 'palette', person: 'tor', path: `/api/search?q=${RARE_WORD}` },
];

/** Looked at only for how the database finds them. */
const LOOKED_AT: readonly Screen[] = [
  ...['newest', 'title', 'stage', 'grade', 'owner'].flatMap((sort) =>
    ['tor', 'ana', INBOX_OWNER].map((person) => ({
      name: `list by ${sort} of ${person}`,
      person,
      path: `/api/processes?sort=${sort}`,
    })),
  ),
  { name: 'own list', person: INBOX_OWNER, path: '/api/processes' },
  { name: 'all reports', person: 'tor', path: '/api/processes?state=all&type=report' },
  { name: 'late', person: 'tor', path: '/api/processes?clock=late' },
  { name: 'on time', person: 'ana', path: '/api/processes?clock=onTime' },
  { name: 'stage', person: 'tor', path: '/api/processes?stage=containment' },
  { name: 'waiting for me', person: INBOX_OWNER, path: '/api/processes?waiting=me' },
  { name: 'counts', person: 'tor', path: '/api/processes/counts' },
  { name: 'counts of a site', person: 'ana', path: '/api/processes/counts' },
  { name: 'full inbox', person: 'ana', path: '/api/today' },
  { name: 'audit trail', person: 'tor', path: '/api/audit' },
  { name: 'similar', person: 'ana', path: `/api/similar?what=${RARE_WORD}` },
];

/** (c) What reading costs with few and with many records. */
export async function benchReading(deps: BenchDeps): Promise<Figure[]> {
  const { options, report } = deps;
  const worlds: RecordWorld[] = [];
  const figures: Figure[] = [];
  try {
    for (const total of options.records) {
      report(`c: opening ${String(total)} records`);
      const world = await openRecordWorld(deps, total);
      worlds.push(world);
      if (world.seededAt !== null) figures.push(known('c', `importing ${String(total)} records`, '/s', world.seededAt));
    }
    const sides = await Promise.all(worlds.map((world) => openSide(world, report)));
    for (const { name } of MEASURED) {
      report(`c: ${name}`);
      figures.push(...(await benchScreen(deps, name, sides)));
    }
    const slow = sides.flatMap((side) => side.slow);
    for (const line of slow) report(`c: SLOW ${line}`);
    figures.push(atMost('c', 'queries that scan or sort more than they show', '', slow.length, 0));
    return figures;
  } finally {
    for (const world of worlds) await world.stop();
  }
}

/** One size, ready to be asked in three ways. */
interface Side {
  readonly world: RecordWorld;
  readonly callers: ReadonlyMap<string, Caller>;
  readonly bareUrl: string;
  readonly queries: Readonly<Record<string, readonly SentQuery[]>>;
  readonly slow: readonly string[];
}

async function openSide(world: RecordWorld, report: (line: string) => void): Promise<Side> {
  const people = [...new Set([...MEASURED, ...LOOKED_AT].map(({ person }) => person))];
  const callers = await signInAll(world.url, people);
  const queries: Record<string, readonly SentQuery[]> = {};
  const slow: string[] = [];
  for (const { name, person, path } of [...MEASURED, ...LOOKED_AT]) {
    const caller = callerOf(callers, person);
    await read(caller, path);
    const sent = await queriesSentBy(world.store.connection, () => read(caller, path));
    if (sent.length === 0) report(`c: ${name} asked the record nothing`);
    if (MEASURED.some((screen) => screen.name === name)) queries[name] = sent;
    for (const query of sent) {
      const where = `${name}, ${String(world.total)} records: ${query.collection}`;
      const why = whatIsSlow(query);
      if (why !== null) slow.push(`${where} ${why} (${query.plan})`);
      const grows = whatGrows(query);
      if (grows !== null) report(`c: ${where} ${grows} (${query.plan})`);
    }
  }
  return { world, callers, queries, slow, bareUrl: await world.serveBare(queries) };
}

async function benchScreen({ options }: BenchDeps, name: string, sides: readonly Side[]): Promise<Figure[]> {
  const contenders = Object.fromEntries(sides.flatMap((side) => contendersOf(name, side)));
  const operations = options.quick ? 10 : 100;
  const measured = await compare(contenders, { rounds: options.rounds, operations, inParallel: 1 });
  const of = (way: Way, { world }: Side): Summary => {
    const summary = measured[contenderName(way, world.total)];
    if (!summary) throw new Error(`${name} was not measured`);
    return summary;
  };
  const figures = sides.flatMap((side) => {
    const [raw, bare, ours] = [of('raw', side), of('bare', side), of('ours', side)];
    const what = `${name}, ${String(side.world.total)} records`;
    return [
      atMostMore('c', `${what}, p50, floor: raw`, 'ms', { ours: ours.p50, floor: raw.p50, more: MORE_THAN_RAW_MS }),
      atMostTimes('c', `${what}, p50, floor: bare Express`, 'ms', {
        ours: ours.p50,
        floor: bare.p50,
        times: TIMES_BARE,
      }),
      known('c', `${what}, p99, floor: bare Express`, 'ms', ours.p99, bare.p99),
    ];
  });
  const [smallest, largest] = [sides.at(0), sides.at(-1)];
  if (smallest === undefined || largest === undefined || smallest === largest) return figures;
  const few = of('ours', smallest).p50;
  const many = of('ours', largest).p50;
  const sizes = `${String(largest.world.total)} records, floor: ${String(smallest.world.total)}`;
  return [
    ...figures,
    atMostTimes('c', `${name}, p50, ${sizes}`, 'ms', { ours: many, floor: few, times: TIMES_SMALLEST }),
  ];
}

type Way = 'raw' | 'bare' | 'ours';

const contenderName = (way: Way, total: number): string => `${way} ${String(total)}`;

function contendersOf(name: string, { world, callers, queries, bareUrl }: Side): [string, Operation][] {
  const screen = MEASURED.find((one) => one.name === name);
  const sent = queries[name];
  if (!screen || !sent) throw new Error(`There is no screen ${name}`);
  const caller = callerOf(callers, screen.person);
  const ways: Record<Way, Operation> = {
    raw: async () => {
      await askAgain(world.db, sent);
    },
    bare: async () => {
      const answer = await fetch(`${bareUrl}/${name}`);
      if (!answer.ok) throw new Error(`The bare route ${name} answered ${String(answer.status)}`);
      await answer.json();
    },
    ours: () => read(caller, screen.path),
  };
  return [
    [contenderName('raw', world.total), ways.raw],
    [contenderName('bare', world.total), ways.bare],
    [contenderName('ours', world.total), ways.ours],
  ];
}

async function read(caller: Caller, path: string): Promise<void> {
  const { status, body } = await caller.get(path);
  if (status !== 200) throw new Error(`${path} was answered ${String(status)}: ${JSON.stringify(body)}`);
}
