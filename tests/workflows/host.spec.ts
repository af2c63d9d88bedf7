import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fileURLToPath } from 'node:url';
import { wakeOverdue } from '#activities/housekeeping/wake-overdue';
import { createRecord } from '#activities/record/record';
import { createIncidents } from '#activities/store/incidents';
import { createSurroundingsLoader, registerChanged } from '#activities/store/surroundings';
import { tasksFor } from '#activities/store/tasks';
import { flawOf, CHAIN_START } from '#activities/store/chain';
import { startFromRecord } from '#activities/engine/start-from-record';
import { eventually, bundleOf, openWorld, type World } from './support/world.ts';
import { seedToyWorld } from './support/seed.ts';
import { errand } from './toys/errand.ts';
import { relayRace } from './toys/relay-race.ts';

const processes = { errand, relayRace };
let world: World;

beforeAll(async () => {
  const bundle = await bundleOf(fileURLToPath(new URL('./toys/workflows.ts', import.meta.url)));
  world = await openWorld({ processes, bundle, seed: seedToyWorld, eventsPerRun: 40 });
  await world.startWorker();
}, 120_000);

afterAll(async () => {
  await world.close();
});

async function verifiedEvents(key: string): Promise<string[]> {
  const rows = await world.store.events.find({ key }).sort({ seq: 1 }).toArray();
  let previous = CHAIN_START;
  for (const [index, row] of rows.entries()) {
    expect(flawOf(row, index + 1, previous)).toBeNull();
    previous = row.hash;
  }
  return rows.map((row) => row.event.type);
}

const begin = (key: string) => world.birth('errand', key, 'begin', { title: 'Fetch', site: 'brno' });

describe('one process on the real engine', () => {
  it('is born, takes commands in order and closes; its chain verifies', async () => {
    expect(await begin('ERR-1')).toMatchObject({ status: 'done', version: 1 });
    expect(await world.command('ERR-1', 'note', { text: 'one' })).toMatchObject({ status: 'done', version: 2 });
    expect(await world.command('ERR-1', 'note', { text: 'refused' })).toMatchObject({
      status: 'refused',
      refusal: { code: 'noteRefused' },
    });
    expect(await world.command('ERR-1', 'finish', {})).toMatchObject({ status: 'done', version: 3 });
    expect(await verifiedEvents('ERR-1')).toEqual(['begun', 'noted', 'finished']);
    const description = await eventually(async () => {
      const described = await world.client.workflow.getHandle('ERR-1').describe();
      return described.status.name === 'COMPLETED' && described;
    }, 'the run of a closed process ends');
    expect(description.type).toBe('errand');
    const attributes = description.typedSearchAttributes.getAll();
    expect(attributes.find(({ key }) => key.name === 'PerennialSite')?.value).toBe('brno');
  });

  it('costs at most eight history events a command', async () => {
    await begin('ERR-2');
    for (const text of ['a', 'b', 'c', 'd', 'e']) await world.command('ERR-2', 'note', { text });
    const before = (await world.client.workflow.getHandle('ERR-2').describe()).historyLength;
    for (const text of ['a', 'b', 'c', 'd', 'e']) await world.command('ERR-2', 'note', { text });
    const after = (await world.client.workflow.getHandle('ERR-2').describe()).historyLength;
    expect((after - before) / 5).toBeLessThanOrEqual(8);
  });

  it('a refused birth leaves no record, and its outcome can be read', async () => {
    expect(await world.birth('errand', 'ERR-3', 'begin', { title: 'forbidden', site: 'brno' })).toMatchObject({
      status: 'refused',
    });
    expect(await world.store.processes.findOne({ _id: 'ERR-3' })).toBeNull();
    expect(await world.store.commands.findOne({ _id: 'ERR-3:birth-ERR-3' })).toMatchObject({
      outcome: { status: 'refused' },
    });
  });

  it('decides the same command once, however often it comes', async () => {
    await begin('ERR-4');
    const first = await world.command('ERR-4', 'note', { text: 'once' }, { id: 'same' });
    const again = await world.command('ERR-4', 'note', { text: 'once' }, { id: 'same' });
    expect(again).toEqual(first);
    await startFromRecord({ ...world, processes }, 'ERR-4', 'test');
    expect(await world.command('ERR-4', 'note', { text: 'once' }, { id: 'same' })).toEqual(first);
    expect(await verifiedEvents('ERR-4')).toEqual(['begun', 'noted']);
    await startFromRecord({ ...world, processes }, 'ERR-4', 'test');
    expect(await world.command('ERR-4', 'note', { text: 'other' }, { id: 'same' })).toMatchObject({
      status: 'refused',
      refusal: { code: 'keyReused' },
    });
    expect(await verifiedEvents('ERR-4')).toEqual(['begun', 'noted']);
  });

  it('what was not done is not done by a later run either, when it is sent again', async () => {
    await begin('ERR-17');
    await world.command('ERR-17', 'note', { text: 'A' }, { person: 'ben' });
    const first = await world.command('ERR-17', 'note', { text: 'A' }, { id: 'late', shownVersion: 1 });
    expect(first).toMatchObject({ status: 'stale' });
    await startFromRecord({ ...world, processes }, 'ERR-17', 'test');
    expect(await world.command('ERR-17', 'note', { text: 'A' }, { id: 'late' })).toEqual(first);
    expect(await verifiedEvents('ERR-17')).toEqual(['begun', 'noted']);
  });

  it('a throwing rule spoils only its own input and opens an incident', async () => {
    await begin('ERR-5');
    const outcomes = await Promise.all(
      Array.from({ length: 9 }, (_, index) =>
        world.command('ERR-5', 'note', {
          text: index === 3 ? 'refused' : index === 5 ? 'throws' : `n${String(index)}`,
        }),
      ),
    );
    expect(outcomes.filter((outcome) => outcome.status === 'done')).toHaveLength(7);
    expect(outcomes[3]).toMatchObject({ status: 'refused' });
    expect(outcomes[5]).toMatchObject({ status: 'fault' });
    expect(await world.command('ERR-5', 'note', { text: 'misshapen' })).toMatchObject({ status: 'fault' });
    expect(await world.command('ERR-5', 'note', { text: 'huge' })).toMatchObject({ status: 'fault' });
    expect(await world.store.incidents.countDocuments({ key: 'ERR-5', kind: 'fault' })).toBe(3);
    expect(await verifiedEvents('ERR-5')).toHaveLength(8);
  });

  it('tells another process once, in order, and a closed one says so', async () => {
    await begin('ERR-6');
    await begin('ERR-7');
    for (const text of ['first', 'second', 'old', 'third'])
      await world.command('ERR-6', 'tellOther', { to: 'ERR-7', text });
    await eventually(async () => (await verifiedEvents('ERR-7')).length === 4, 'three facts heard');
    const row = await world.store.processes.findOne({ _id: 'ERR-7' });
    expect(row?.state).toMatchObject({ heard: ['first', 'second', 'third'] });
    await world.command('ERR-7', 'finish', {});
    await world.command('ERR-6', 'tellOther', { to: 'ERR-7', text: 'too late' });
    await eventually(
      () => world.store.outbox.findOne({ from: 'ERR-6', seq: 6, result: 'targetClosed' }),
      'the row to a closed process is done',
    );
  });

  it('a fact whose rule throws is parked with an incident and stops nothing', async () => {
    await begin('ERR-8');
    await begin('ERR-9');
    await world.command('ERR-8', 'tellOther', { to: 'ERR-9', text: 'throws' });
    const parked = await eventually(async () => {
      const row = await world.store.processes.findOne({ _id: 'ERR-9' });
      return row?.parked.length === 1 && row;
    }, 'the fact is parked');
    expect(parked.parked[0]?.fact).toMatchObject({ name: 'hear' });
    expect(await world.command('ERR-9', 'note', { text: 'goes on' })).toMatchObject({ status: 'done' });
  });

  it('continues as new when the record says so, and loses nothing', async () => {
    await begin('ERR-10');
    for (let round = 0; round < 12; round += 1) {
      await Promise.all(
        Array.from({ length: 5 }, (_, index) =>
          world.command('ERR-10', 'note', { text: `${String(round)}.${String(index)}` }),
        ),
      );
    }
    expect(await verifiedEvents('ERR-10')).toHaveLength(61);
    const executions = [];
    for await (const execution of world.client.workflow.list({ query: "WorkflowId = 'ERR-10'" }))
      executions.push(execution);
    expect(executions.length).toBeGreaterThan(1);
  });

  it('a run with an older epoch is superseded', async () => {
    await begin('ERR-11');
    await world.store.processes.updateOne({ _id: 'ERR-11' }, { $inc: { epoch: 1 } });
    await expect(world.command('ERR-11', 'note', { text: 'x' })).rejects.toThrow();
    await startFromRecord({ ...world, processes }, 'ERR-11', 'test');
    expect(await world.command('ERR-11', 'note', { text: 'x' })).toMatchObject({ status: 'done', version: 2 });
  });

  it('a closed process is reopened from the record', async () => {
    await begin('ERR-12');
    await world.command('ERR-12', 'finish', {});
    const first = {
      kind: 'command' as const,
      id: 'reopen-1',
      name: 'reopen',
      body: {},
      actor: { kind: 'person' as const, id: 'ana' },
    };
    const handle = await startFromRecord({ ...world, processes }, 'ERR-12', 'reopened', first);
    expect(await handle.executeUpdate('born')).toMatchObject({ status: 'done', version: 3 });
    expect(await world.command('ERR-12', 'note', { text: 'again' })).toMatchObject({ status: 'done', version: 4 });
  });

  it('acts on deadlines, those that passed before a command first', async () => {
    await begin('ERR-13');
    const due = new Date(Date.now() + 700).toISOString();
    await world.command('ERR-13', 'setTimer', { due });
    await eventually(async () => (await verifiedEvents('ERR-13')).includes('ticked'), 'the deadline acted');
    const past = new Date(Date.now() - 60_000).toISOString();
    await world.command('ERR-13', 'setTimer', { due: past });
    expect(await verifiedEvents('ERR-13')).toEqual(['begun', 'timed', 'ticked', 'timed', 'ticked']);
    expect(await world.store.notices.countDocuments({ key: 'ERR-13', person: 'ana' })).toBe(2);
  });

  it('another person’s change to the same subject makes a page stale, an own or a foreign one does not', async () => {
    await begin('ERR-14');
    await world.command('ERR-14', 'setTimer', { due: '2030-01-01T00:00:00.000Z' }, { person: 'ben' });
    const stale = await world.command('ERR-14', 'setTimer', { due: '2031-01-01T00:00:00.000Z' }, { shownVersion: 1 });
    expect(stale).toMatchObject({ status: 'stale', changes: [{ seq: 2, type: 'timed', actor: { id: 'ben' } }] });
    expect(await world.command('ERR-14', 'note', { text: 'other subject' }, { shownVersion: 1 })).toMatchObject({
      status: 'done',
    });
    expect(
      await world.command(
        'ERR-14',
        'setTimer',
        { due: '2031-01-01T00:00:00.000Z' },
        { shownVersion: 1, person: 'ben' },
      ),
    ).toMatchObject({ status: 'done' });
  });

  it('refuses nobody by what was true until a moment ago', async () => {
    await begin('ERR-18');
    const surroundings = createSurroundingsLoader(world.store, { trustedForMs: 60_000 });
    const record = createRecord({ ...world, processes, surroundings, log: { error: () => undefined } });
    const asked = (id: string) =>
      record({
        ...{ key: 'ERR-18', type: 'errand', site: 'brno', epoch: 1, version: 1, runVersion: 0 },
        at: new Date().toISOString(),
        inputs: [{ kind: 'command', id, name: 'note', body: { text: id }, actor: { kind: 'person', id: 'newcomer' } }],
      });
    expect(await asked('before')).toMatchObject({ outcomes: { before: { refusal: { code: 'notPermitted' } } } });
    const ana = await world.store.people.findOne({ _id: 'ana' });
    if (!ana) throw new Error('Nobody is called Ana');
    await world.store.people.insertOne({ ...ana, _id: 'newcomer', email: 'newcomer@example.com' });
    await registerChanged(world.store);
    expect(await asked('after')).toMatchObject({ outcomes: { after: { status: 'done' } } });
  });

  it('permission is law in the record too', async () => {
    await begin('ERR-15');
    expect(await world.command('ERR-15', 'note', { text: 'x' }, { person: 'eva' })).toMatchObject({
      status: 'refused',
      refusal: { code: 'notPermitted' },
    });
  });
});

describe('a commit that Temporal never learned of', () => {
  it('keeps its deadline: the sweep wakes the process, and what was missed comes back', async () => {
    await begin('ERR-16');
    const record = createRecord({
      store: world.store,
      processes,
      surroundings: createSurroundingsLoader(world.store),
      log: { error: () => undefined },
    });
    const due = new Date(Date.now() + 1_500).toISOString();
    // As if all parts had died between the commit and the completion of the workflow task.
    await record({
      key: 'ERR-16',
      type: 'errand',
      site: 'brno',
      epoch: 1,
      version: 1,
      runVersion: 0,
      inputs: [{ kind: 'command', id: 'lost', name: 'setTimer', body: { due }, actor: { kind: 'person', id: 'ana' } }],
      at: new Date().toISOString(),
    });
    expect(await verifiedEvents('ERR-16')).toEqual(['begun', 'timed']);
    const incidents = createIncidents(world.store);
    // The sweep of a minute later.
    expect(await wakeOverdue({ ...world, incidents }, new Date(Date.now() + 120_000))).toBeGreaterThanOrEqual(1);
    await eventually(async () => (await verifiedEvents('ERR-16')).includes('ticked'), 'the deadline acted');
    const shown = await world.client.workflow.getHandle('ERR-16').query<{ version: number }>('state');
    expect(shown.version).toBe(3);
  });
});

describe('parallel regions', () => {
  it('three lanes finished at the same moment all succeed and end the race', async () => {
    await world.birth('relayRace', 'RACE-1', 'start', {
      site: 'brno',
      runners: { a: 'ana', b: 'ben', c: 'eva' },
      days: 2,
    });
    const runners = ['p:ana', 'p:ben', 'p:eva'];
    const tasks = async (): Promise<number> =>
      (await tasksFor(world.store, runners, 100)).filter((task) => task.key === 'RACE-1').length;
    expect(await tasks()).toBe(3);
    const outcomes = await Promise.all(
      [
        { lane: 'a', person: 'ana' },
        { lane: 'b', person: 'ben' },
        { lane: 'c', person: 'eva' },
      ].map(({ lane, person }) => world.command('RACE-1', 'finishLane', { lane }, { person, shownVersion: 1 })),
    );
    expect(outcomes.map((outcome) => outcome.status)).toEqual(['done', 'done', 'done']);
    expect(await tasks()).toBe(0);
    expect(await world.store.processes.findOne({ _id: 'RACE-1' })).toMatchObject({ open: false, version: 4 });
  });
});
