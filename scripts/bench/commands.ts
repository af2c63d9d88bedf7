import { callerOf, openCapa } from '../installation/capa-lifecycle.ts';
import type { Caller } from '../installation/caller.ts';
import { atMostTimes, known, type Figure } from './figure.ts';
import { compare, type Operation } from './rounds.ts';
import { IN_PARALLEL, type BenchDeps, type BenchWorld } from './world.ts';

/** These may all speak in every loop of the site. */
const SPEAKERS = ['ana', 'bo', 'olga', 'rolf'];
const CAUSES = 12;
const TIMES_FLOOR = 1.5;

/** (a) What one command costs: ours through HTTP beside the least that a durable command can cost. */
export async function benchCommands({ options, report }: BenchDeps, world: BenchWorld): Promise<Figure[]> {
  report('a: opening CAPAs that take the commands');
  const capas = await openCapas(world.callers);
  const contenders = {
    touch: (index: number) => world.floor.touch(index),
    save: (index: number) => world.floor.save(index),
    comment: comment(world.callers, capas),
    causes: saveCauses(world.callers, capas),
  };
  const figures: Figure[] = [];
  for (const inParallel of [1, IN_PARALLEL]) {
    report(`a: commands, ${String(inParallel)} in parallel`);
    const operations = options.quick ? 16 : inParallel === 1 ? 60 : 320;
    const { touch, save, ...ours } = await compare(contenders, { rounds: options.rounds, operations, inParallel });
    const at = `${String(inParallel)} in parallel`;
    figures.push(known('a', `bare Update, p50, ${at}`, 'ms', touch.p50));
    figures.push(known('a', `Update with local activity and majority write, p50, ${at}`, 'ms', save.p50));
    for (const [name, measured] of [['comment', ours.comment] as const, ['saveCauses', ours.causes] as const]) {
      const p50 = { ours: measured.p50, floor: save.p50, times: TIMES_FLOOR };
      figures.push(atMostTimes('a', `${name} over HTTP, p50, ${at}`, 'ms', p50));
      figures.push(known('a', `${name} over HTTP, p99, ${at}`, 'ms', measured.p99, save.p99));
      figures.push(known('a', `${name} over HTTP, ${at}`, '/s', measured.perSecond, save.perSecond));
    }
  }
  return figures;
}

/** Loops that wait for their causes, one for each command in parallel. */
export async function openCapas(callers: ReadonlyMap<string, Caller>, count = IN_PARALLEL): Promise<string[]> {
  const opened = await Promise.all(
    Array.from({ length: count }, async () => {
      const { capa } = await openCapa(callers);
      const contained = { done: 'Both batches are in quarantine', scope: '38 400 pieces' };
      await succeed(callerOf(callers, 'olga'), capa, 'recordContainment', contained);
      return capa;
    }),
  );
  return opened;
}

/** A remark: about the smallest command there is. */
export function comment(callers: ReadonlyMap<string, Caller>, capas: readonly string[]): Operation {
  return async (index) => {
    const speaker = callerOf(callers, inTurn(SPEAKERS, index));
    await succeed(speaker, inTurn(capas, index), 'comment', { text: `Remark ${String(index)} on the gauges` });
  };
}

/** A whole tree of causes: a large body, validated twice, and an event that carries it. */
function saveCauses(callers: ReadonlyMap<string, Caller>, capas: readonly string[]): Operation {
  return async (index) => {
    const causes = Array.from({ length: CAUSES }, (_, place) => ({
      id: `c${String(place)}`,
      parent: place === 0 ? null : `c${String(Math.floor((place - 1) / 2))}`,
      text: `Cause ${String(place)}, as seen the ${String(index)}th time: the gauge shows the wrong value`,
      marked: place === CAUSES - 1,
      ...(place === CAUSES - 1 ? { category: 'machine' } : {}),
    }));
    await succeed(callerOf(callers, 'olga'), inTurn(capas, index), 'saveCauses', { causes });
  };
}

/** Sends a command, again with the same key while it is not decided; any answer but success ends the bench. */
async function succeed(caller: Caller, key: string, name: string, body: unknown): Promise<void> {
  const { reply } = await caller.insist(key, name, body);
  if (reply.status !== 200) throw new Error(`${name} on ${key} was answered ${JSON.stringify(reply)}`);
}

function inTurn<T>(values: readonly T[], index: number): T {
  const value = values[index % values.length];
  if (value === undefined) throw new Error('There is nothing to take turns');
  return value;
}
