import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RecordedEvent } from '#domain/kernel/head';
import type { Input } from '#domain/kernel/input';
import { runPure, type PureRun } from '#domain/kernel/run-pure';
import { processes } from '#domain/processes';
import { readImportFile } from '#activities/import/import-file';
import { CHAIN_START, flawOf } from '#activities/store/chain';
import { createSurroundingsLoader } from '#activities/store/surroundings';
import { fileOf, openImportWorld, wholeLoop, type ImportWorld } from './support/import-world.ts';

let world: ImportWorld;
beforeAll(async () => {
  world = await openImportWorld();
}, 60_000);
afterAll(() => world.close());

const bare = ({ seq, subject, stage, actor, at, inputId, event }: RecordedEvent): RecordedEvent => ({
  seq,
  subject,
  stage,
  actor,
  at,
  inputId,
  event,
});

describe('an imported past', () => {
  it('is what the rules make of the same script without a record', async () => {
    const file = fileOf('equal.json', world.told(wholeLoop('Equal')));
    const { keys } = await world.importRecords(file);
    const nc = keys.get('equal') ?? '';
    const capa = keys.get('capaOf:equal') ?? '';
    expect([nc, capa]).toEqual([expect.stringMatching(/^NC-/), expect.stringMatching(/^CAPA-/)]);

    const surroundings = await createSurroundingsLoader(world.store).forSite('brno');
    const around = {
      ...surroundings,
      importing: true,
      fault: ({ error }: { error: unknown }): string => {
        throw error;
      },
    };
    const steps = (ref: string) =>
      readImportFile(file, processes, world.now)
        .entries.filter(({ entry }) => entry.ref === ref)
        .flatMap(({ inputId, entry }) => {
          if ('content' in entry) return [];
          const input: Input = {
            kind: 'birth' in entry ? 'birth' : 'command',
            id: inputId,
            name: 'birth' in entry ? entry.birth : entry.command,
            body: entry.body,
            actor: { kind: 'person', id: entry.person },
          };
          return { at: entry.at, inputs: [input] };
        });
    const until = new Date().toISOString();
    const reported = runPure(processes.report, { key: nc, site: 'brno' }, steps('equal'), around);
    const loop = runPure(
      processes.capa,
      { key: capa, site: 'brno' },
      [birthOf(reported, nc), ...steps('capaOf:equal'), { until }],
      around,
    );
    expect((await world.eventsOf(capa)).map(bare)).toEqual(loop.events.map(bare));
    const untilHandedOver = (await world.eventsOf(nc)).slice(0, reported.events.length);
    expect(untilHandedOver.map(bare)).toEqual(reported.events.map(bare));
    expect(await world.store.processes.findOne({ _id: nc })).toMatchObject({ stage: 'closed', open: false });
  });

  it('says where it came from, verifies, and tells nobody', async () => {
    const { keys } = await world.importRecords(fileOf('marked.json', world.told(wholeLoop('Marked'))));
    for (const key of keys.values()) {
      let previous = CHAIN_START;
      for (const [index, row] of (await world.eventsOf(key)).entries()) {
        expect(flawOf(row, index + 1, previous)).toBeNull();
        expect(row.imported).toEqual({ file: 'marked.json', by: 'joakim.dahl' });
        expect(row.at < row.recordedAt).toBe(true);
        previous = row.hash;
      }
    }
    expect(await world.store.outbox.countDocuments()).toBe(0);
    expect(await world.store.notices.countDocuments()).toBe(0);
    expect(await world.store.incidents.countDocuments()).toBe(0);
  });

  it('lets deadlines act at their own instants and records its reminders as skipped', async () => {
    const { keys } = await world.importRecords(fileOf('deadlines.json', world.told(wholeLoop('Deadlines'))));
    const rows = await world.eventsOf(keys.get('capaOf:deadlines'));
    const reminders = rows.filter(({ event }) => event.type === 'reminded');
    expect(reminders.length).toBeGreaterThan(3);
    expect(reminders.every(({ event }) => 'skipped' in event && event.skipped)).toBe(true);
    const began = rows.find(({ event }) => event.type === 'proofBegan')?.event;
    const ended = rows.find(({ event }) => event.type === 'proofEnded');
    expect(ended?.at).toBe(began && 'until' in began ? began.until : null);
    expect(rows.map(({ at }) => at)).toEqual(rows.map(({ at }) => at).sort());
  });

  it('can be imported again without a change', async () => {
    const file = fileOf('again.json', world.told(wholeLoop('Again'), wholeLoop('Again too')));
    const first = await world.importRecords(file);
    const before = await world.store.events.find().sort({ _id: 1 }).toArray();
    const second = await world.importRecords(file);
    expect(second.keys).toEqual(first.keys);
    expect(await world.store.events.find().sort({ _id: 1 }).toArray()).toEqual(before);
  });

  it('goes on where it broke off, also between a commit and what it causes in another process', async () => {
    const whole = await world.importRecords(fileOf('whole.json', world.told(wholeLoop('Whole'))));
    const file = fileOf('broken.json', world.told(wholeLoop('Broken off')));
    for (const commits of [1, 2, 3, 6]) await expect(world.breakOffAfter(file, commits)).rejects.toThrow('power cut');
    const { keys } = await world.importRecords(file);
    for (const [broken, unbroken] of [
      ['broken-off', 'whole'],
      ['capaOf:broken-off', 'capaOf:whole'],
    ] as const) {
      const rows = await world.eventsOf(keys.get(broken));
      const expected = await world.eventsOf(whole.keys.get(unbroken));
      expect(rows.map(({ event }) => event.type)).toEqual(expected.map(({ event }) => event.type));
    }
  });
});

/** The loop's first step, as the report's reaction asks for it. */
function birthOf(reported: PureRun, nc: string): { at: string; inputs: Input[] } {
  const start = reported.reactions.find((reaction) => reaction.do === 'start');
  const triaged = reported.events.find(({ event }) => event.type === 'triaged');
  if (start?.do !== 'start' || !triaged) throw new Error('The report started no loop');
  const { birth: name, body, id } = start;
  return {
    at: triaged.at,
    inputs: [{ kind: 'birth', id: `${nc}:${id}`, name, body, actor: { kind: 'process', key: nc } }],
  };
}
