import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { createRecord, type RecordProcess } from '#activities/record/record';
import { rebuildProcess } from '#activities/record/rebuild';
import { NO_EFFECTS } from '#activities/record/effects';
import { HeadMoved, writeTurns } from '#activities/record/write-turns';
import { openStore, type Store } from '#activities/store/store';
import { inputsOf } from '#activities/store/recorded-inputs';
import { tasksFor, tasksOf } from '#activities/store/tasks';
import { processes } from '#domain/processes';
import { capa } from '#domain/capa/capa';
import { anyProcess } from '#domain/kernel/process';
import { runPure, type PureRun, type ScriptStep } from '#domain/kernel/run-pure';
import type { Input } from '#domain/kernel/input';
import { recordFlaws } from '../../scripts/installation/verify-record.ts';
import { aCapa, type RunningCapa } from '../builders/a-capa.ts';
import { anOrganization, SITE } from '../builders/organization.ts';
import { bodyForCapa } from '../builders/random-capa.ts';
import { randomStory, take, type RandomStep } from '../builders/random-steps.ts';
import { MortalHost, type Fate } from './support/mortal-host.ts';
import { ownDatabase } from './support/record-alone.ts';

jest.setTimeout(60_000);

const KEY = 'CAPA-2026-0001';
const organization = anOrganization();
let store: Store;

beforeAll(async () => {
  store = await openStore(ownDatabase('crash'));
});

afterAll(async () => {
  await store.connection.dropDatabase();
  await store.connection.close();
});

/** Where stories begin: far enough on that the short ones get to actions, verdicts and second attempts. */
const BEGINNINGS: readonly (() => RunningCapa)[] = [
  () => aCapa({ grade: 'minor' }).build(),
  () => aCapa().inPlan().build(),
  () => aCapa().inImplementation().build(),
  () => aCapa().inEffectivenessCheck().build().judge('notEffective'),
];

/** What happens to every attempt of the record, one after the other, from the beginning again when they run out. */
const fates: fc.Arbitrary<Fate[]> = fc.array(
  fc.record({
    batch: fc.integer({ min: 1, max: 4 }),
    death: fc.constantFrom('none', 'none', 'none', 'beforeCommit', 'answerLost', 'twice', 'takenOver'),
  }),
  { minLength: 7, maxLength: 40 },
);

/** The inputs of a story with their instants. Some were sent from a page that had not been drawn anew for a while. */
function scriptOf(begin: () => RunningCapa, story: readonly RandomStep[]): ScriptStep[] {
  const loop = begin();
  for (const step of story) take(loop, step, Object.keys(capa.commands), bodyForCapa);
  const steps = loop.script.map(({ at, inputs }, index) => ({
    at,
    inputs: inputs.map((input): Input =>
      input.kind === 'command' && input.shownVersion !== undefined && index % 6 === 5
        ? { ...input, shownVersion: Math.max(1, input.shownVersion - 4) }
        : input,
    ),
  }));
  return [...joined(steps), { until: loop.now }];
}

/** What arrived at the same instant lined up in one queue. */
function joined(steps: readonly { at: string; inputs: readonly Input[] }[]): { at: string; inputs: Input[] }[] {
  const queues: { at: string; inputs: Input[] }[] = [];
  for (const { at, inputs } of steps) {
    const last = queues.at(-1);
    if (last?.at === at) last.inputs.push(...inputs);
    else queues.push({ at, inputs: [...inputs] });
  }
  return queues;
}

async function emptyRecord(script: readonly ScriptStep[]): Promise<void> {
  await Promise.all(
    [store.processes, store.events, store.commands, store.outbox, store.notices, store.files].map((one) =>
      one.deleteMany({}),
    ),
  );
  const cited = new Set(JSON.stringify(script).match(/(?<=")f\d+(?=")/g));
  if (cited.size > 0) await store.files.insertMany([...cited].map(aFileOfTheProcess));
}

function aFileOfTheProcess(_id: string): Parameters<Store['files']['insertOne']>[0] {
  return {
    _id,
    content: new store.connection.base.mongo.ObjectId(),
    name: 'reading.pdf',
    type: 'application/pdf',
    size: 1,
    sha256: '',
    uploadedAt: '2026-01-01T00:00:00.000Z',
    uploadedBy: 'olga',
    evidenceDate: null,
    attachedTo: KEY,
    complete: true,
  };
}

/** The record against the run that nothing disturbed. */
async function compare(undisturbed: PureRun): Promise<void> {
  const events = await store.events.find({ key: KEY }).sort({ seq: 1 }).toArray();
  expect(
    events.map(({ seq, subject, stage, actor, at, inputId, event }) => ({
      seq,
      subject,
      stage,
      actor,
      at,
      inputId,
      event,
    })),
  ).toEqual(undisturbed.events);
  const head = await store.processes.findOne({ _id: KEY });
  if (!head) throw new Error('There is no head');
  expect(head).toMatchObject({ version: undisturbed.head.version, lastAt: undisturbed.head.lastAt });
  expect(head.state).toEqual(undisturbed.head.state);
  const outcomes = await inputsOf(store, KEY);
  expect(new Map(outcomes.map((row) => [row.inputId, row.outcome]))).toEqual(undisturbed.outcomes);
  expect(await rebuildProcess(store, processes, KEY)).toBe('same');
  expect((await tasksFor(store, head.assignees, 100)).map(({ id }) => id).sort()).toEqual(
    tasksOf(head)
      .map(({ id }) => id)
      .sort(),
  );
  const told = undisturbed.reactions.filter((one) => one.do !== 'notify').map((one) => `${KEY}:${one.id}`);
  expect((await store.outbox.find().toArray()).map((row) => row._id).sort()).toEqual(told.sort());
  const notified = await store.notices.find().toArray();
  const ids = new Set(notified.map((row) => row._id.slice(0, row._id.lastIndexOf(':'))));
  const expected = undisturbed.reactions
    .filter((one) => one.do === 'notify' && one.to.some((who) => who.kind !== 'nobody'))
    .map((one) => `${KEY}:${one.id}`);
  expect([...ids].sort()).toEqual([...new Set(expected)].sort());
  expect(await recordFlaws(store, processes, [])).toEqual([]);
}

/** The record as one worker has it. */
function aWorker(faults: unknown[]): RecordProcess {
  return createRecord({
    store,
    processes,
    surroundings: { forSite: () => Promise.resolve(organization), forget: () => undefined },
    log: { error: (fields) => faults.push(fields) },
  });
}

describe('commands in any batches by any worker with any crash point', () => {
  it('give the record of the run that nothing disturbed', async () => {
    const seen = { deaths: new Map<string, number>(), outcomes: new Set<string>() };
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...BEGINNINGS), randomStory, fates, async (begin, story, fate) => {
        const script = scriptOf(begin, story);
        await emptyRecord(script);
        const faults: unknown[] = [];
        const workers = [aWorker(faults), aWorker(faults)] as const;
        // Each takes a few turns and then the other, so that both remember a head which is not the latest.
        let turns = 0;
        const record: RecordProcess = (request) => workers[(turns++ >> 1) % 2 === 0 ? 0 : 1](request);
        const host = new MortalHost({ store, record, key: KEY, type: 'capa', site: SITE, fates: fate });
        const undisturbed = runPure(anyProcess(capa), { key: KEY, site: SITE }, script, {
          ...organization,
          fault: ({ error }) => {
            throw error;
          },
        });
        await host.live(script);
        expect(faults).toEqual([]);
        expect(host.outcomes).toEqual(undisturbed.outcomes);
        expect(host.events).toEqual(undisturbed.events);
        await compare(undisturbed);
        for (const [death, count] of host.deaths) seen.deaths.set(death, (seen.deaths.get(death) ?? 0) + count);
        for (const { status } of undisturbed.outcomes.values()) seen.outcomes.add(status);
      }),
      { numRuns: 8, seed: 20261123, endOnFailure: true },
    );
    // The stories are worth nothing when nobody died in them.
    for (const death of ['beforeCommit', 'answerLost', 'twice', 'takenOver']) {
      expect([death, (seen.deaths.get(death) ?? 0) > 5]).toEqual([death, true]);
    }
    for (const status of ['done', 'refused', 'stale']) expect(seen.outcomes).toContain(status);
  });
});

describe('a head that was put right', () => {
  it('is not written over by a worker that remembers the one before', async () => {
    const { script } = aCapa().inPlan().build();
    await emptyRecord(script);
    const host = new MortalHost({
      ...{ store, record: aWorker([]), key: KEY, type: 'capa', site: SITE },
      fates: [{ batch: 4, death: 'none' }],
    });
    await host.live(script);
    await store.processes.updateOne({ _id: KEY }, { $set: { title: 'Wrong', 'state.title': 'Wrong' } });
    const wrong = await store.processes.findOne({ _id: KEY });
    if (!wrong) throw new Error('There is no head');
    expect(await rebuildProcess(store, processes, KEY)).toBe('repaired');
    await store.connection.getClient().withSession(async (session) => {
      const after = { ...wrong, version: wrong.version + 1 };
      const rows = { before: wrong, after, events: [], outcomes: [], effects: NO_EFFECTS, incidents: [] };
      await expect(writeTurns(store, session, [rows], 'assumeNew')).rejects.toThrow(HeadMoved);
    });
    expect(await rebuildProcess(store, processes, KEY)).toBe('same');
  });
});
