import { fileURLToPath } from 'node:url';
import { processes } from '#domain/processes';
import { jumpToNextDeadline } from '../../api/operations/jump.ts';
import { capaSteps } from '../../scripts/installation/capa-lifecycle.ts';
import { seedSmallOrganization, SITE } from '../../scripts/installation/small-organization.ts';
import { bundleOf, eventually, openWorld, type World } from '../workflows/support/world.ts';
import { openWay, type Way } from '../workflows/support/way.ts';
import { runsOf, type Told } from './told.ts';

const REPORT = 'NC-2026-0001';
const REFUSED = 'NC-2026-0002';

/**
 * A report and its loop of two attempts: a refused birth, a refusal, deadlines that a jump reaches, actions at the same
 * moment, a database that is away for a while, and the end of both.
 */
export async function tellProduct(): Promise<Told> {
  const way = await openWay(new URL(process.env['PERENNIAL_TEST_MONGODB_URI'] ?? ''));
  const world = await openProduct(way);
  await world.birth('report', REFUSED, 'report', { what: 'Nobody', site: SITE, place: 'Dock' }, 'nobody');
  await world.birth('report', REPORT, 'report', { what: 'Thin layer', site: SITE, place: 'Release' }, 'rolf');
  await done(world, REPORT, 'ana', 'triage', {
    decision: 'capa',
    reason: 'Two customers',
    severity: 4,
    likelihood: 3,
    grade: 'major',
    owner: 'olga',
  });
  const capa = await eventually(async () => {
    const row = await world.store.processes.findOne({ type: 'capa' });
    return row?._id;
  }, 'triage opens a loop');
  await whileAway(way, world, capa);
  const first = capaSteps();
  const judged = first.findIndex((step) => step.some((act) => act.name === 'reportQuantityReached'));
  await steps(world, capa, first.slice(0, judged));
  await world.command(capa, 'judgeEffectiveness', { verdict: 'effective', note: 'x', signed: true }, { person: 'eva' });
  await jump(world, capa);
  const verdict = { verdict: 'notEffective', note: 'Two below 8 µm', signed: true };
  await done(world, capa, 'eva', 'judgeEffectiveness', verdict);
  await jump(world, capa);
  const row = await world.store.processes.findOne({ _id: capa });
  await steps(world, capa, capaSteps(new Date(row?.lastAt ?? '')));
  await eventually(
    async () => (await world.store.processes.findOne({ _id: REPORT }))?.open === false,
    'the report ends with its loop',
  );
  return { world, runs: await runsOf(world, [REPORT, REFUSED, capa]) };
}

async function openProduct(way: Way): Promise<World> {
  const world = await openWorld({
    processes,
    bundle: await bundleOf(fileURLToPath(new URL('../../workflows/index.ts', import.meta.url))),
    seed: seedSmallOrganization,
    site: SITE,
    mongodbUri: way.uri,
  });
  await world.startWorker();
  return {
    ...world,
    async close() {
      await world.close();
      await way.close();
    },
  };
}

/** The quick attempt of the record fails; the patient one is tried until the database is back. */
async function whileAway(way: Way, world: World, key: string): Promise<void> {
  way.cut();
  const noted = done(world, key, 'olga', 'comment', { text: 'Is anybody there?' });
  await eventually(async () => {
    const { raw } = await world.client.workflow.getHandle(key).describe();
    return (raw.pendingActivities ?? []).length > 0;
  }, 'the record is tried as a normal activity');
  await way.mend();
  await noted;
}

async function steps(world: World, key: string, all: ReturnType<typeof capaSteps>): Promise<void> {
  for (const step of all) {
    await Promise.all(step.map(({ person, name, body }) => done(world, key, person, name, body)));
  }
}

async function done(world: World, key: string, person: string, name: string, body: unknown): Promise<void> {
  const outcome = await world.command(key, name, body, { person });
  if (outcome.status !== 'done') throw new Error(`${name} by ${person}: ${JSON.stringify(outcome)}`);
}

async function jump(world: World, key: string): Promise<void> {
  const { store, client: temporal, namespace } = world;
  const row = await store.processes.findOne({ _id: key });
  if (!row) throw new Error(`${key} is not in the record`);
  const access = { store, temporal, settings: { TEMPORAL_NAMESPACE: namespace } };
  if (!(await jumpToNextDeadline(access, processes.capa, row))) throw new Error(`Nothing lies ahead of ${key}`);
}
