import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { fileURLToPath } from 'node:url';
import { ROLES } from '#domain/kernel/roles';
import { processes } from '#domain/processes';
import { passwordMatches } from '../../api/session/passwords.ts';
import { loadDemo } from '../../scripts/demo/load.ts';
import { bundleOf, openWorld, type World } from './support/world.ts';

let world: World;

beforeAll(async () => {
  const bundle = await bundleOf(fileURLToPath(new URL('../../workflows/index.ts', import.meta.url)));
  world = await openWorld({ processes, bundle, seed: () => Promise.resolve() });
}, 120_000);

afterAll(async () => {
  await world.close();
});

const load = () => {
  const lines: string[] = [];
  const deps = { store: world.store, client: world.client, log: { error: () => undefined } };
  return loadDemo({ ...deps, report: (line) => lines.push(line) }).then((accounts) => ({ accounts, lines }));
};

it('the demo loads once, can be signed in to by every role, and a load that broke off is completed', async () => {
  const { store } = world;
  const { accounts } = await load();
  expect(new Set(accounts.map(({ role }) => role))).toEqual(new Set(ROLES));
  for (const { email, password } of accounts.slice(0, 2)) {
    const account = await store.accounts.findOne({ email });
    expect(await passwordMatches(account?.passwordHash ?? null, password)).toBe(true);
  }
  expect(await store.organization.findOne({})).toMatchObject({ name: 'Halden Precision', demo: true });
  expect(await store.people.countDocuments()).toBeGreaterThan(55);
  expect(await store.processes.countDocuments()).toBeGreaterThan(60);
  expect(await store.processes.countDocuments({ open: true, epoch: 1 })).toBe(0);
  expect(await store.events.countDocuments({ imported: null })).toBe(0);
  expect(await store.files.countDocuments({ attachedTo: null })).toBe(0);
  expect(await store.outbox.countDocuments()).toBe(0);
  expect(await store.incidents.countDocuments()).toBe(0);

  expect(await store.processes.countDocuments({ type: 'journey', open: true })).toBe(4);
  expect(await store.bodies.distinct('body.shortName')).toEqual(['Aldersyn', 'Nordkyst']);
  expect(await store.changes.countDocuments({ record: 'bodies', 'actor.id': 'joakim.dahl' })).toBe(2);
  const brno = await store.processes.findOne({ type: 'journey', site: 'brno' });
  expect(
    await store.contents
      .find({ key: brno?._id ?? '' })
      .sort({ round: 1 })
      .toArray(),
  ).toMatchObject([
    { round: 1, frozen: { key: brno?._id } },
    { round: 2, frozen: null },
  ]);

  const contents = await store.contentChanges.find().sort({ _id: 1 }).toArray();
  const before = await store.processes.find().sort({ _id: 1 }).toArray();
  const second = await load();
  expect(second.accounts).toEqual(accounts);
  expect(second.lines).toEqual(['Halden Precision is loaded already']);

  await store.demoAccounts.deleteMany({});
  expect((await load()).accounts).toEqual(accounts);
  expect(await store.processes.find().sort({ _id: 1 }).toArray()).toEqual(before);
  expect(await store.contentChanges.find().sort({ _id: 1 }).toArray()).toEqual(contents);
  expect(await store.bodies.countDocuments()).toBe(2);
}, 180_000);

it('is not loaded into an installation of others', async () => {
  await world.store.demoAccounts.deleteMany({});
  await world.store.organization.updateOne({ _id: 'organization' }, { $set: { name: 'Somebody else', demo: false } });
  await expect(load()).rejects.toThrow('another organization');
});
