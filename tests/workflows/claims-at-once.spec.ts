import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import { rebuildProcess } from '#activities/record/rebuild';
import type { RecordProcess } from '#activities/record/record';
import { openStore, type Store } from '#activities/store/store';
import { processes } from '#domain/processes';
import type { Outcome } from '#domain/kernel/input';
import type { RecordRequest, RecordResult } from '#host/contract';
import { A_CERTIFICATE } from '../builders/a-journey.ts';
import { anOrganization, SITE } from '../builders/organization.ts';
import { MONDAY } from '../builders/running-process.ts';
import { committingBy } from './support/mortal-host.ts';
import { ownDatabase, recordAlone } from './support/record-alone.ts';

jest.setTimeout(60_000);

const organization = anOrganization();
const uri = ownDatabase('claims');
/** Two workers, each with connections of its own, over one database. */
let here: { store: Store; record: RecordProcess };
let there: { store: Store; record: RecordProcess };

beforeAll(async () => {
  here = await recordAlone(uri, organization);
  there = await recordAlone(uri, organization);
});

afterAll(async () => {
  await here.store.connection.dropDatabase();
  await here.store.connection.close();
  await there.store.connection.close();
});

let count = 0;

/** A journey that types in a certificate of this number, at a site where none is kept unless one is named. */
function entering(number: string, change: Record<string, unknown> = {}, site = SITE): RecordRequest {
  count += 1;
  const about = { title: 'Entered', site, sites: [site], scope: 'Fasteners', lead: 'ana', body: 'aldersyn' };
  const body = { ...about, certificates: [{ ...A_CERTIFICATE, number, sites: [site], ...change }] };
  return {
    ...{ key: `JRN-2026-${String(count).padStart(4, '0')}`, type: 'journey', site, at: MONDAY },
    ...{ epoch: 1, version: 0, runVersion: 0 },
    inputs: [{ kind: 'birth', id: `enter-${String(count)}`, name: 'enter', body, actor: { kind: 'process', key: '' } }],
  };
}

const outcomeOf = (result: RecordResult): Outcome | undefined =>
  result.status === 'recorded' ? Object.values(result.outcomes)[0] : undefined;

const codeOf = (result: RecordResult): string | undefined => {
  const outcome = outcomeOf(result);
  return outcome?.status === 'refused' ? outcome.refusal.code : outcome?.status;
};

/** As the host does: a turn that met another one being written is tried again. */
async function insist(worker: typeof here, request: RecordRequest, times = 20): Promise<RecordResult> {
  try {
    return await worker.record(request);
  } catch (error) {
    if (times === 0) throw error;
    await pause(50);
    return insist(worker, request, times - 1);
  }
}

const rowOf = (key: string) => here.store.processes.findOne({ _id: key });

describe('two journeys that claim the same certificate in the same instant', () => {
  it('are kept apart also when two workers have decided both before either is committed', async () => {
    const first = entering('N-1');
    const second = entering('N-1', {}, 'brno');
    let meanwhile: readonly PromiseSettledResult<RecordResult>[] = [];
    const won = await committingBy(
      here.store,
      async (commit) => {
        // Decided while the first is written and not committed: it cannot be seen yet.
        meanwhile = await Promise.allSettled([there.record(second)]);
        await commit();
      },
      () => here.record(first),
    );
    expect(codeOf(won)).toBe('done');
    expect(meanwhile.map(({ status }) => status)).toEqual(['rejected']);
    // As the host does: what the database gave up is tried again, and now the rule sees the other one.
    expect(codeOf(await there.record(second))).toBe('certificateElsewhere');
    expect(await rowOf(second.key)).toBeNull();
    expect(await rowOf(first.key)).toMatchObject({
      claims: ['certificate:ISO 9001|N-1', 'certified:ISO 9001|halden'],
      ownClaims: ['certificate:ISO 9001|N-1', 'certified:ISO 9001|halden'],
    });
  });

  it('are kept apart within one worker too', async () => {
    const requests = [entering('N-2', {}, 'monterrey'), entering('N-2', { edition: 'ISO 9001:2026' }, 'brno')];
    const results = await Promise.all(requests.map((request) => insist(here, request)));
    expect(results.map(codeOf).sort()).toEqual(['certificateElsewhere', 'done']);
  });

  it('need a reason at the same site, as they would one after the other', async () => {
    const requests = [
      entering('N-3', { edition: 'ISO 14001:2015' }),
      entering('N-4', { edition: 'ISO 14001:2015' }),
    ] as const;
    const results = await Promise.all(requests.map((request) => insist(here, request)));
    expect(results.map(codeOf).sort()).toEqual(['done', 'siteElsewhere']);
  });
});

describe('a claim that the rules allow beside another one', () => {
  it('is made all the same, and every later turn of both is recorded', async () => {
    const edition = 'ISO 45001:2018';
    const requests = [
      entering('N-5', { edition, despite: 'Two scopes' }),
      entering('N-6', { edition, despite: 'Two scopes' }),
    ] as const;
    const results = await Promise.all(requests.map((request) => insist(here, request)));
    expect(results.map(codeOf)).toEqual(['done', 'done']);
    const site = 'certified:ISO 45001|halden';
    const rows = await Promise.all(requests.map(({ key }) => rowOf(key)));
    expect(rows.map((row) => row?.claims?.includes(site))).toEqual([true, true]);
    expect(rows.filter((row) => row?.ownClaims?.includes(site))).toHaveLength(1);
    for (const request of requests) expect(codeOf(await there.record(await remark(request.key)))).toBe('done');
    // A third meets both of them.
    expect(codeOf(await here.record(entering('N-7', { edition })))).toBe('siteElsewhere');
  });

  it('is given back when the certificate is given up', async () => {
    const first = entering('N-8', { edition: 'ISO 22301:2019' });
    expect(codeOf(await here.record(first))).toBe('done');
    const givenUp = { standard: 'ISO 22301', notice: 'givenUp', on: '2026-11-23', reason: 'Typed in twice' };
    expect(codeOf(await here.record(await said(first.key, 'recordNotice', givenUp, 'ana')))).toBe('done');
    expect(await rowOf(first.key)).not.toHaveProperty('ownClaims');
    expect(codeOf(await there.record(entering('N-8', { edition: 'ISO 22301:2019' })))).toBe('done');
  });

  it('of a head that was lost comes back with it, beside those who took it meanwhile', async () => {
    const edition = 'ISO/IEC 27001:2022';
    const lost = entering('N-9', { edition });
    await here.record(lost);
    expect(await rebuildProcess(here.store, processes, lost.key)).toBe('same');
    await here.store.processes.deleteOne({ _id: lost.key });
    expect(codeOf(await there.record(entering('N-9', { edition })))).toBe('done');
    expect(await rebuildProcess(here.store, processes, lost.key)).toBe('repaired');
    const row = await rowOf(lost.key);
    expect(row?.claims).toEqual(['certificate:ISO/IEC 27001|N-9', 'certified:ISO/IEC 27001|halden']);
    expect(row).not.toHaveProperty('ownClaims');
    expect(await rebuildProcess(here.store, processes, lost.key)).toBe('same');
  });
});

it('heads of earlier versions that claim the same do not keep the database from opening, nor are they locked', async () => {
  const requests = [entering('N-10', { despite: 'x' }), entering('N-11', { despite: 'x' })] as const;
  for (const request of requests) expect(codeOf(await here.record(request))).toBe('done');
  // As they were written before heads said what they hold alone, also with the same number.
  await here.store.processes.updateMany(
    { _id: { $in: requests.map(({ key }) => key) } },
    {
      $set: { claims: ['certificate:ISO 9001|N-10', 'certified:ISO 9001|halden'], recordedAt: MONDAY },
      $unset: { ownClaims: '' },
    },
  );
  await here.store.processes.dropIndex('ownClaims_1');
  const opened = await openStore(uri);
  await opened.connection.close();
  for (const request of requests) expect(codeOf(await there.record(await remark(request.key)))).toBe('done');
});

/** Somebody's remark on a journey as it stands. */
const remark = (key: string): Promise<RecordRequest> => said(key, 'comment', { text: 'Seen' }, 'ana');

async function said(key: string, name: string, body: unknown, id: string): Promise<RecordRequest> {
  const row = await rowOf(key);
  if (!row) throw new Error(`${key} is not there`);
  const { site, version } = row;
  return {
    ...{ key, type: 'journey', site, at: MONDAY, epoch: 1, version, runVersion: 0 },
    inputs: [{ ...{ kind: 'command', id: `${name}-${String(version)}`, name, body }, actor: { kind: 'person', id } }],
  };
}
