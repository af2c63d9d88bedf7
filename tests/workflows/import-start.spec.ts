import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { fileURLToPath } from 'node:url';
import { processes } from '#domain/processes';
import { words } from '#domain/words';
import { importFile, type Imported } from '#activities/import/importer';
import { day } from '../../scripts/demo/day.ts';
import { SITE_CALENDARS, foundOrganization } from '../../scripts/demo/organization.ts';
import { story } from '../../scripts/demo/story.ts';
import { tell } from '../../scripts/demo/telling.ts';
import { bundleOf, eventually, openWorld, type World } from './support/world.ts';

let world: World;

beforeAll(async () => {
  const bundle = await bundleOf(fileURLToPath(new URL('../../workflows/index.ts', import.meta.url)));
  const seed: Parameters<typeof openWorld>[0]['seed'] = async (store) => {
    await foundOrganization(store, new Date().toISOString());
  };
  world = await openWorld({ processes, bundle, seed });
  await world.startWorker();
}, 120_000);

afterAll(async () => {
  await world.close();
});

const entries = () =>
  tell(
    [
      story('Label missing')
        .at('brno')
        .reported(day(-5), 'hana.nemcova', { details: 'One box of forty.', place: 'Packing line 2' })
        .triaged(day(-4), 'ana.ruiz', {
          decision: 'capa',
          reason: 'Seen twice.',
          severity: 3,
          likelihood: 3,
          grade: 'minor',
          owner: 'eva.prochazkova',
        }),
    ],
    { now: new Date().toISOString(), calendars: SITE_CALENDARS, keep: () => 'f-1' },
  );

const importAll = (file: unknown): Promise<Imported> =>
  importFile({ store: world.store, client: world.client, processes, words, log: { error: () => undefined } }, file);

it('what is open runs in the engine from where it stood, and is left running by a second import', async () => {
  const file = { file: 'start.json', by: 'joakim.dahl', entries: entries() };
  const { keys, open, started } = await importAll(file);
  expect(started).toBe(2);
  expect([...open].sort()).toEqual([...keys.values()].sort());
  const loop = keys.get('capaOf:label-missing') ?? '';

  const contained = { done: 'Boxes labelled.', scope: 'Whole pallet.' };
  expect(await world.command(loop, 'recordContainment', contained, { person: 'eva.prochazkova' })).toMatchObject({
    status: 'done',
  });
  expect(await world.store.processes.findOne({ _id: loop })).toMatchObject({ stage: 'rootCause', epoch: 2 });
  const last = await world.store.events.findOne({ key: loop }, { sort: { seq: -1 } });
  expect(last).toMatchObject({ imported: null, event: { type: 'containmentRecorded' } });

  expect(await importAll(file)).toMatchObject({ started: 0 });
  expect(await world.store.processes.findOne({ _id: loop })).toMatchObject({ epoch: 2 });
  // The loop's life goes on: the report hears of its end by the outbox, as any live one does.
  await world.command(loop, 'requestCancel', { reason: 'Same as another one.' }, { person: 'eva.prochazkova' });
  expect(await world.command(loop, 'approveCancel', { signed: true }, { person: 'ana.ruiz' })).toMatchObject({
    status: 'done',
  });
  await eventually(
    async () => (await world.store.processes.findOne({ _id: keys.get('label-missing') ?? '' }))?.stage === 'closed',
    'the report closes with its loop',
  );
}, 60_000);
