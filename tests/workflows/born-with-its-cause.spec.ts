import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RecordProcess } from '#activities/record/record';
import type { Store } from '#activities/store/store';
import type { CommandInput } from '#domain/kernel/input';
import { processes } from '#domain/processes';
import { reportState } from '#domain/report/state';
import type { RecordResult } from '#host/contract';
import { recordFlaws } from '../../scripts/installation/verify-record.ts';
import { TRIAGE } from '../builders/a-report.ts';
import { anOrganization, SITE } from '../builders/organization.ts';
import { ownDatabase, recordAlone } from './support/record-alone.ts';

const TWO_YEARS_MS = 2 * 366 * 86_400_000;

let store: Store;
let record: RecordProcess;

beforeAll(async () => {
  ({ store, record } = await recordAlone(ownDatabase('born'), anOrganization()));
});

afterAll(async () => {
  await store.connection.dropDatabase();
  await store.connection.close();
});

function input(kind: 'birth' | 'command', name: string, body: unknown, by: string): CommandInput {
  return { kind, id: randomUUID(), name, body, actor: { kind: 'person', id: by } };
}

async function take(
  key: string,
  version: number,
  one: CommandInput,
  at = new Date().toISOString(),
): Promise<RecordResult> {
  return record({ key, type: 'report', site: SITE, epoch: 1, version, runVersion: 0, inputs: [one], at });
}

async function aReport(key: string): Promise<void> {
  const body = { what: 'A box without a label', site: SITE, place: 'Dock 2' };
  await take(key, 0, input('birth', 'report', body, 'rolf'));
}

const triage = (more: object = {}): CommandInput =>
  input('command', 'triage', { decision: 'capa', reason: 'Seen twice', ...TRIAGE, ...more }, 'ana');

async function capaOf(key: string): Promise<string> {
  const row = await store.processes.findOne({ _id: key });
  const { work } = reportState.parse(row?.state);
  return work.stage === 'inCapa' ? (work.capa ?? '') : '';
}

describe('a loop that triage opens', () => {
  it('is recorded with the triage: the report names it, and its own record begins', async () => {
    await aReport('NC-2026-0001');
    await take('NC-2026-0001', 1, triage());
    const key = await capaOf('NC-2026-0001');
    expect(key).toMatch(/^CAPA-\d{4}-0001$/);
    expect(await store.processes.findOne({ _id: key })).toMatchObject({
      ...{ type: 'capa', version: 1, epoch: 1, links: ['NC-2026-0001'], open: true },
    });
    const outbox = await store.outbox.find({ $or: [{ from: 'NC-2026-0001' }, { from: key }] }).toArray();
    // Its run is to follow; and nobody has to be told of a key that they know.
    expect(outbox).toMatchObject([
      { from: 'NC-2026-0001', target: key, status: 'pending', effect: { do: 'start', key } },
    ]);
    expect(await recordFlaws(store, processes, [])).toEqual([]);
  });

  it('is not there when the triage is not: both or neither', async () => {
    await aReport('NC-2026-0002');
    // Somebody else took a turn: the transaction that rests on the old head is undone, and the next attempt decides anew.
    await store.processes.updateOne({ _id: 'NC-2026-0002' }, { $set: { recordedAt: 'changed' } });
    const before = await store.processes.countDocuments({ type: 'capa' });
    await take('NC-2026-0002', 1, triage());
    expect(await store.processes.countDocuments({ type: 'capa' })).toBe(before + 1);
    expect(await store.processes.findOne({ _id: await capaOf('NC-2026-0002') })).not.toBeNull();
  });

  it('begins once, however often its triage is brought', async () => {
    await aReport('NC-2026-0003');
    const before = await store.processes.countDocuments({ type: 'capa' });
    const sent = triage();
    await take('NC-2026-0003', 1, sent);
    const again = await take('NC-2026-0003', 1, sent);
    expect(again).toMatchObject({ outcomes: { [sent.id]: { status: 'done' } } });
    expect(await store.processes.countDocuments({ type: 'capa' })).toBe(before + 1);
    expect(await store.outbox.countDocuments({ from: 'NC-2026-0003' })).toBe(1);
  });

  it('begins today, under a key of this year, where time was let pass at the report', async () => {
    await aReport('NC-2026-0005');
    const ahead = new Date(Date.now() + TWO_YEARS_MS);
    await take('NC-2026-0005', 1, triage(), ahead.toISOString());
    const key = await capaOf('NC-2026-0005');
    expect(Number(key.split('-')[1])).toBeLessThan(ahead.getUTCFullYear() - 1);
    const row = await store.processes.findOne({ _id: key });
    expect(row?.clockAheadMs).toBe(0);
    expect(Date.parse(row?.lastAt ?? '')).toBeLessThan(ahead.getTime());
  });

  it('is not begun by a triage that is refused', async () => {
    await aReport('NC-2026-0004');
    const sent = triage({ owner: 'nobody' });
    const before = await store.processes.countDocuments({ type: 'capa' });
    expect(await take('NC-2026-0004', 1, sent)).toMatchObject({ outcomes: { [sent.id]: { status: 'refused' } } });
    expect(await store.processes.countDocuments({ type: 'capa' })).toBe(before);
  });

  it('gets a key of its own among many at the same moment', async () => {
    const reports = Array.from({ length: 12 }, (_, index) => `NC-2026-01${String(index).padStart(2, '0')}`);
    await Promise.all(reports.map(aReport));
    await Promise.all(reports.map((key) => take(key, 1, triage())));
    const keys = await Promise.all(reports.map(capaOf));
    expect(new Set(keys).size).toBe(12);
    expect(await store.processes.countDocuments({ _id: { $in: keys } })).toBe(12);
    expect(await recordFlaws(store, processes, [])).toEqual([]);
  });
});
