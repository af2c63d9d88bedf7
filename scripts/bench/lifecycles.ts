import type { Client } from '@temporalio/client';
import type { Store } from '#activities/store/store';
import type { Sent } from '../installation/caller.ts';
import { closeCapa, openCapa } from '../installation/capa-lifecycle.ts';
import { atLeastTimes, atMost, known, type Figure, type PartName } from './figure.ts';
import { compare } from './rounds.ts';
import { median } from './statistics.ts';
import { IN_PARALLEL, type BenchDeps, type BenchWorld } from './world.ts';

const SHARE_OF_FLOOR = 0.6;
const EVENTS_PER_COMMAND = 8;

/** One loop from the report to its closure. */
export interface Lifecycle {
  readonly report: string;
  readonly capa: string;
  readonly commands: number;
  /** From sending the report until the CAPA that its triage opened was there, in milliseconds. */
  readonly openedAfterMs: number;
}

/** Takes one CAPA through its whole life over HTTP: one plan returned, three actions at the same moment. */
export async function liveOnce({ callers }: Pick<BenchWorld, 'callers'>): Promise<Lifecycle> {
  const begun = performance.now();
  const { capa, sent } = await openCapa(callers);
  const openedAfterMs = performance.now() - begun;
  const all: Sent[] = [...sent, ...(await closeCapa(callers, capa))];
  const [reported] = sent;
  return { report: reported?.key ?? '', capa, commands: all.length, openedAfterMs };
}

/** History events of both workflows of a loop for each command that a person sent. */
export async function eventsPerCommand(client: Client, { report, capa, commands }: Lifecycle): Promise<number> {
  const lengths = await Promise.all(
    [report, capa].map(async (key) => (await client.workflow.getHandle(key).describe()).historyLength),
  );
  return lengths.reduce((sum, length) => sum + length, 0) / commands;
}

/** (a) How much history a whole loop leaves, when nobody else disturbs it. */
export async function benchHistory({ options, report }: BenchDeps, world: BenchWorld): Promise<Figure[]> {
  report('a: history of whole loops');
  const lengths: number[] = [];
  const lives: Lifecycle[] = [];
  for (let count = 0; count < (options.quick ? 1 : 5); count += 1) {
    const life = await liveOnce(world);
    await untilClosed(world.client, life);
    lives.push(life);
    lengths.push(await eventsPerCommand(world.client, life));
  }
  const what = 'history events a command, over whole loops';
  return [
    atMost('a', what, '', median(lengths), EVENTS_PER_COMMAND),
    ...(await hopFigures('a', 'one at a time', world.installation.store, lives)),
  ];
}

/** (b) Whole loops a second beside as many of the least commands. */
export async function benchLifecycles({ options, report }: BenchDeps, world: BenchWorld): Promise<Figure[]> {
  report('b: lifecycles');
  const lives: Lifecycle[] = [];
  const first = await liveOnce(world);
  const perLife = first.commands;
  const summary = await compare(
    {
      ours: async () => {
        lives.push(await liveOnce(world));
      },
      // The same commands in the same order: those of one loop wait for each other.
      floor: async (index) => {
        for (let command = 0; command < perLife; command += 1) await world.floor.save(index);
      },
    },
    { rounds: options.rounds, operations: options.quick ? IN_PARALLEL : 3 * IN_PARALLEL, inParallel: IN_PARALLEL },
  );
  const at = `${String(IN_PARALLEL)} in parallel`;
  const rates = { ours: summary.ours.perSecond, floor: summary.floor.perSecond, times: SHARE_OF_FLOOR };
  const what = `CAPA lifecycles of ${String(perLife)} commands, ${at}`;
  return [
    atLeastTimes('b', what, '/s', rates),
    known('b', `commands in lifecycles, ${at}`, '/s', rates.ours * perLife, rates.floor * perLife),
    ...(await hopFigures('b', at, world.installation.store, lives)),
  ];
}

/** From the triage's transaction until the engine was given the run of the loop that began in it, in milliseconds. */
async function handoversOf(store: Store, lives: readonly Lifecycle[]): Promise<number[]> {
  return Promise.all(
    lives.map(async ({ report }) => {
      const [triaged, start] = await Promise.all([
        store.events.findOne({ key: report, 'event.type': 'triaged' }),
        store.outbox.findOne({ from: report, 'effect.do': 'start' }),
      ]);
      if (!triaged || !start?.doneAt) throw new Error(`The record of ${report} lacks its hand-over`);
      return Date.parse(start.doneAt) - Date.parse(triaged.recordedAt);
    }),
  );
}

/** How long it takes to open a loop, and until it runs. */
async function hopFigures(part: PartName, at: string, store: Store, lives: readonly Lifecycle[]): Promise<Figure[]> {
  return [
    known(
      part,
      `sending a report until its CAPA is there, ${at}`,
      'ms',
      median(lives.map((life) => life.openedAfterMs)),
    ),
    known(part, `· triage recorded until its CAPA runs, ${at}`, 'ms', median(await handoversOf(store, lives))),
  ];
}

/** Both runs end a moment after the answer: their history is complete then. */
export async function untilClosed(client: Client, { report, capa }: Pick<Lifecycle, 'report' | 'capa'>): Promise<void> {
  await client.workflow.getHandle(capa).result();
  await client.workflow.getHandle(report).result();
}
