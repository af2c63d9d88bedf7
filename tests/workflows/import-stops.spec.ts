import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { words } from '#domain/words';
import { BadImportFile } from '#activities/import/import-file';
import { ImportStopped } from '#activities/import/import-stopped';
import { fileOf, openImportWorld, wholeLoop, type ImportWorld } from './support/import-world.ts';

let world: ImportWorld;
beforeAll(async () => {
  world = await openImportWorld();
}, 60_000);
afterAll(() => world.close());

describe('an import', () => {
  it('refuses an entry from before what it has recorded meanwhile', async () => {
    const entries = world.told(wholeLoop('Too late'));
    await world.importRecords(fileOf('late.json', entries.slice(0, 1)));
    await expect(world.importRecords(fileOf('late.json', entries))).rejects.toThrow(/Entry 2 .*is recorded until/);
  });

  it('stops at a refused entry with its place and the reason in words, and goes on once it is put right', async () => {
    const entries = world.told(wholeLoop('Refused'));
    const wrong = entries.map((entry) =>
      'command' in entry && entry.command === 'approvePlan' ? { ...entry, person: 'marta.kos' } : entry,
    );
    const number =
      wrong.findIndex(
        (entry) => entry.person === 'marta.kos' && 'command' in entry && entry.command === 'approvePlan',
      ) + 1;
    const stopped = await world.importRecords(fileOf('refused.json', wrong)).catch((error: unknown) => error);
    expect(stopped).toBeInstanceOf(ImportStopped);
    expect(stopped).toMatchObject({ entry: { number }, refusal: { code: 'notPermitted' } });
    expect(String(stopped)).toContain(`Entry ${String(number)}`);
    expect(String(stopped)).toContain('approvePlan by marta.kos');
    expect(String(stopped)).toContain(words['refusal.notPermitted']?.slice(0, 20) ?? '–');

    const { keys } = await world.importRecords(fileOf('refused.json', entries));
    expect(await world.store.processes.findOne({ _id: keys.get('capaOf:refused') ?? '' })).toMatchObject({
      stage: 'closed',
    });
  });

  it('tries an entry again that was refused for a reason outside the file', async () => {
    const entries = world.told(wholeLoop('Absent')).slice(0, 2);
    await world.store.people.updateOne({ _id: 'marta.kos' }, { $set: { active: false } });
    await world.store.register.updateOne({ _id: 'register' }, { $inc: { version: 1 } });
    await expect(world.importRecords(fileOf('absent.json', entries))).rejects.toThrow(/Entry 2/);
    await world.store.people.updateOne({ _id: 'marta.kos' }, { $set: { active: true } });
    await world.store.register.updateOne({ _id: 'register' }, { $inc: { version: 1 } });
    const { keys, open } = await world.importRecords(fileOf('absent.json', entries));
    expect(open).toEqual([...keys.values()]);
  });

  it('names every bad entry before anything is recorded', async () => {
    const [birth, triage] = world.told(wholeLoop('Bad'));
    const bad = await world
      .importRecords(
        fileOf('bad.json', [
          birth,
          { ...triage, person: undefined },
          { ...triage, command: 'dance' },
          { ...triage, ref: 'nobody' },
          { ...triage, at: '2999-01-01T00:00:00.000Z' },
          birth,
          { ...birth, ref: 'other', type: 'recipe' },
          'nonsense',
          { ...triage, extra: 1 },
        ]),
      )
      .catch((error: unknown) => error);
    expect(bad).toBeInstanceOf(BadImportFile);
    const problems = bad instanceof BadImportFile ? bad.problems : [];
    for (const said of [
      /entry 2: person/,
      /entry 3: report has no command dance/,
      /entry 4: nothing in the file is called nobody/,
      /entry 5: 2999.* lies ahead/,
      /entry 6: repeats entry 1/,
      /entry 7: there is no process type recipe/,
      /entry 8/,
      /entry 9.*extra/,
    ]) {
      expect(problems).toContainEqual(expect.stringMatching(said));
    }
    expect(await world.store.numbers.countDocuments({ _id: /^import:bad/ })).toBe(0);
  });
});
