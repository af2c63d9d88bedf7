import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import type { RecordProcess } from '#activities/record/record';
import type { Store } from '#activities/store/store';
import { processes } from '#domain/processes';
import { capa } from '#domain/capa/capa';
import { anyProcess } from '#domain/kernel/process';
import { runPure } from '#domain/kernel/run-pure';
import type { RecordRequest, RecordResult } from '#host/contract';
import { recordFlaws } from '../../scripts/installation/verify-record.ts';
import { aCapa } from '../builders/a-capa.ts';
import { anOrganization, SITE } from '../builders/organization.ts';
import { committingBy, dying, MortalHost } from './support/mortal-host.ts';
import { ownDatabase, recordAlone } from './support/record-alone.ts';

jest.setTimeout(60_000);

const KEYS = Array.from({ length: 12 }, (_, index) => `CAPA-2026-${String(index + 1).padStart(4, '0')}`);
const organization = anOrganization();
const { script } = aCapa().inPlan().build();
let store: Store;
let record: RecordProcess;

beforeAll(async () => {
  ({ store, record } = await recordAlone(ownDatabase('together'), organization));
});

afterAll(async () => {
  await store.connection.dropDatabase();
  await store.connection.close();
});

async function versionOf(key: string): Promise<number> {
  return (await store.processes.findOne({ _id: key }))?.version ?? 0;
}

/** Somebody's remark on a process that stands where the script leaves it. */
async function remark(key: string, id: string, epoch = 1): Promise<RecordRequest> {
  return {
    ...{ key, type: 'capa', site: SITE, epoch, version: await versionOf(key), runVersion: 0 },
    inputs: [{ kind: 'command', id, name: 'comment', body: { text: id }, actor: { kind: 'person', id: 'olga' } }],
    at: undisturbed().now,
  };
}

function undisturbed(): ReturnType<typeof runPure> & { now: string } {
  const run = runPure(anyProcess(capa), { key: 'CAPA-2026-0001', site: SITE }, script, {
    ...organization,
    fault: ({ error }) => {
      throw error;
    },
  });
  return { ...run, now: run.events.at(-1)?.at ?? '' };
}

describe('an input that the engine lost and brings again', () => {
  it('is not decided anew by what it has changed itself, also after others were heard', async () => {
    const key = 'CAPA-2026-0099';
    const host = new MortalHost({ store, record, key, type: 'capa', site: SITE, fates: [] });
    await host.live(script);
    const asking = { kind: 'command', id: 'lost', name: 'requestCancel', body: { reason: 'Sold' } } as const;
    const asked = async (version: number): Promise<RecordResult> => {
      const request = await remark(key, 'x');
      return record({ ...request, version, inputs: [{ ...asking, actor: { kind: 'person', id: 'olga' } }] });
    };
    const before = await versionOf(key);
    const first = await asked(before);
    expect(first).toMatchObject({ outcomes: { lost: { status: 'done' } } });
    // The run knows nothing of it: what it hears next tells it the events, and it goes on from there.
    const other = await record({ ...(await remark(key, 'other')), version: before });
    if (other.status !== 'recorded') throw new Error(other.status);
    expect(await asked(other.version)).toMatchObject({
      outcomes: first.status === 'recorded' ? first.outcomes : {},
      version: other.version,
    });
    expect(await store.commands.countDocuments({ key, inputId: 'lost' })).toBe(0);
    expect(await recordFlaws(store, processes, [])).toEqual([]);
  });
});

describe('turns of several processes at the same moment', () => {
  it('share transactions, and each process has the record of its own', async () => {
    const hosts = KEYS.map((key) => new MortalHost({ store, record, key, type: 'capa', site: SITE, fates: [] }));
    let commits = 0;
    const counted = (commit: () => Promise<void>): Promise<void> => {
      commits += 1;
      return commit();
    };
    await committingBy(store, counted, () => Promise.all(hosts.map((host) => host.live(script))));
    // A turn for every input, had each a transaction of its own.
    expect(commits).toBeLessThan((KEYS.length * script.length) / 2);
    const alone = undisturbed();
    for (const host of hosts) {
      expect(host.events.map(({ event }) => event)).toEqual(alone.events.map(({ event }) => event));
      expect([...host.outcomes.values()]).toEqual([...alone.outcomes.values()]);
    }
    expect(await recordFlaws(store, processes, [])).toEqual([]);
  });

  it('are not spoilt by one that another run has taken over', async () => {
    const [taken = ''] = KEYS;
    const requests = await Promise.all(KEYS.map((key) => remark(key, 'taken over')));
    await store.processes.updateOne({ _id: taken }, { $inc: { epoch: 1 } });
    const results = await Promise.all(requests.map((request) => record(request)));
    expect(results.map(({ status }) => status)).toEqual(KEYS.map((key) => (key === taken ? 'superseded' : 'recorded')));
    expect(await store.events.countDocuments({ inputId: 'taken over' })).toBe(KEYS.length - 1);
    await store.processes.updateOne({ _id: taken }, { $inc: { epoch: -1 } });
  });

  it.each(['beforeCommit', 'answerLost'] as const)(
    'that die together (%s) are each there once when tried again',
    async (death) => {
      const requests = await Promise.all(KEYS.map((key) => remark(key, death)));
      const died = await dying(store, death, () => Promise.allSettled(requests.map((request) => record(request))));
      expect(died.map(({ status }) => status)).toEqual(KEYS.map(() => 'rejected'));
      expect(await store.events.countDocuments({ inputId: death })).toBe(death === 'beforeCommit' ? 0 : KEYS.length);
      const results = await Promise.all(requests.map((request) => record(request)));
      for (const result of results)
        expect(result).toMatchObject({ status: 'recorded', outcomes: { [death]: { status: 'done' } } });
      expect(await store.events.countDocuments({ inputId: death })).toBe(KEYS.length);
      expect(await recordFlaws(store, processes, [])).toEqual([]);
    },
  );

  it('give up within their budget when the database holds them, and are dropped when nobody waits any more', async () => {
    const requests = await Promise.all(KEYS.map((key) => remark(key, 'held')));
    const held = await committingBy(store, late, () => Promise.allSettled(requests.map((request) => record(request))));
    expect(held.map(({ status }) => status)).toEqual(KEYS.map(() => 'rejected'));
    const results = await Promise.all(requests.map((request) => insist(request)));
    for (const result of results) expect(result).toMatchObject({ status: 'recorded' });
    expect(await store.events.countDocuments({ inputId: 'held' })).toBe(KEYS.length);
  });
});

/** As the host does: what was given up may still be under way and stand in the way. */
async function insist(request: RecordRequest, times = 60): Promise<RecordResult> {
  try {
    return await record(request);
  } catch (error) {
    if (times === 0) throw error;
    await pause(100);
    return insist(request, times - 1);
  }
}

/** Lets commits take longer than a transaction may. */
async function late(commit: () => Promise<void>): Promise<void> {
  await pause(2_500);
  await commit();
}
