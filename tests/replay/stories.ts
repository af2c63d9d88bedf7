import { fileURLToPath } from 'node:url';
import { seedToyWorld } from '../workflows/support/seed.ts';
import { bundleOf, eventually, openWorld, type World } from '../workflows/support/world.ts';
import { errand } from '../workflows/toys/errand.ts';
import { relayRace } from '../workflows/toys/relay-race.ts';
import { tellJourneys } from './journey-story.ts';
import { tellProduct } from './product-story.ts';
import { runsOf, type Told } from './told.ts';

/** Runs of processes whose histories are kept: what every later version of the host must be able to replay. */
interface Story {
  readonly name: string;
  /** Lets it happen and names the runs to keep. The world is closed by whoever asked. */
  tell(): Promise<Told>;
}

const toyWorkflows = fileURLToPath(new URL('../workflows/toys/workflows.ts', import.meta.url));

async function openToys(): Promise<World> {
  const world = await openWorld({
    processes: { errand, relayRace },
    bundle: await bundleOf(toyWorkflows),
    seed: seedToyWorld,
    eventsPerRun: 10,
  });
  await world.startWorker();
  return world;
}

/** Every way a command can end, a fact, deadlines that move earlier and later, and a continued run. */
async function tellToys(): Promise<Told> {
  const world = await openToys();
  const begin = (key: string) => world.birth('errand', key, 'begin', { title: 'Fetch', site: 'brno' });
  await begin('ERR-1');
  await begin('ERR-2');
  const inAMoment = (ms: number): string => new Date(Date.now() + ms).toISOString();
  await world.command('ERR-1', 'setTimer', { due: inAMoment(60_000) });
  await world.command('ERR-1', 'setTimer', { due: inAMoment(1_000) });
  await world.command('ERR-1', 'note', { text: 'refused' });
  await world.command('ERR-1', 'note', { text: 'throws' });
  await world.command('ERR-1', 'tellOther', { to: 'ERR-2', text: 'hello' });
  await Promise.all(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((text) => world.command('ERR-1', 'note', { text })));
  await eventually(() => world.store.events.findOne({ key: 'ERR-1', 'event.type': 'ticked' }), 'the deadline acted');
  await eventually(() => world.store.events.findOne({ key: 'ERR-2', 'event.type': 'heard' }), 'the fact arrived');
  await world.command('ERR-1', 'finish', {});
  await world.birth('relayRace', 'RACE-1', 'start', { site: 'brno', runners: { a: 'ana', b: 'ben' }, days: 2 });
  await world.command('RACE-1', 'lap', { lane: 'a' });
  await world.command('RACE-1', 'finishLane', { lane: 'a' });
  await world.command('RACE-1', 'finishLane', { lane: 'b' });
  return { world, runs: await runsOf(world, ['ERR-1', 'ERR-2', 'RACE-1']) };
}

export const stories: readonly Story[] = [
  { name: 'toys', tell: tellToys },
  { name: 'product', tell: tellProduct },
  { name: 'journeys', tell: tellJourneys },
];
