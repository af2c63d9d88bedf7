import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BUILT_IN } from '#domain/standards/built-in';
import type { Imported } from '#activities/import/importer';
import { CHAIN_START } from '#activities/store/chain';
import { changeHash } from '#activities/store/contents';
import { day } from '../../scripts/demo/day.ts';
import { journeyStory } from '../../scripts/demo/journey-story.ts';
import { fileOf, openImportWorld, type ImportWorld } from './support/import-world.ts';

let world: ImportWorld;
beforeAll(async () => {
  world = await openImportWorld();
}, 60_000);
afterAll(() => world.close());

describe('contents beside a process', () => {
  const title = 'Brno: ISO 22301:2019';
  const ref = 'brno-iso-22301-2019';
  const EDITION = 'ISO 22301:2019';
  const clauses = BUILT_IN.leaves(EDITION).map(({ number }) => number);
  const gapOf = (imported: Imported, round = 1) => `${imported.keys.get(ref) ?? ''}:gap:${String(round)}`;

  /** A gap analysis written by two people, put right once, and accepted. */
  const rated = () =>
    journeyStory(title)
      .at('brno')
      .begun(day(-40, '08:00'), 'ingrid.moe', {
        sites: ['brno'],
        scope: 'Coating',
        lead: 'ingrid.moe',
        editions: [EDITION],
      })
      .rated(1, day(-38, '10:00'), 'ingrid.moe', {
        [EDITION]: Object.fromEntries(clauses.slice(0, 20).map((clause) => [clause, { rating: 'conforms' }])),
      })
      .rated(1, day(-36, '10:00'), 'marta.kos', {
        [EDITION]: Object.fromEntries(clauses.slice(20).map((clause) => [clause, { rating: 'partly' }])),
      })
      .rated(1, day(-35, '10:00'), 'marta.kos', {
        [EDITION]: { [clauses[0] ?? '']: { rating: 'gap', evidence: [{ title: 'Walk', date: day(-35) }] } },
      })
      .gapsAccepted(1, day(-34, '10:00'), 'ingrid.moe');
  const acceptance = (imported: Imported) =>
    world.store.events.findOne({ key: imported.keys.get(ref) ?? '', 'event.type': 'gapsAccepted' });

  it('are written with the dates and the people of the file, in a chain of their own, and signed as they stood', async () => {
    const entries = world.told(rated());
    const imported = await world.importRecords(fileOf('contents.json', entries));
    const changes = await world.store.contentChanges
      .find({ content: gapOf(imported) })
      .sort({ version: 1 })
      .toArray();
    expect(changes).toHaveLength(clauses.length + 1);
    expect(new Set(changes.map(({ at }) => at))).toEqual(
      new Set(entries.flatMap((entry) => ('content' in entry ? [entry.at] : []))),
    );
    expect(changes.at(-1)).toMatchObject({ by: 'marta.kos', before: { rating: 'conforms' }, after: { rating: 'gap' } });
    let previousHash = CHAIN_START;
    for (const { hash, ...change } of changes) {
      expect(change.previousHash).toBe(previousHash);
      expect(changeHash(change)).toBe(hash);
      previousHash = hash;
    }
    const head = await world.store.contents.findOne({ _id: gapOf(imported) });
    const accepted = await acceptance(imported);
    expect(head).toMatchObject({ version: clauses.length + 1, hash: previousHash });
    expect(head?.frozen).toMatchObject({ at: accepted?.at });
    expect(accepted?.event).toMatchObject({
      content: { id: gapOf(imported), version: head?.version, hash: head?.hash, rated: clauses.length },
    });
  });

  it('are not written twice, and go on where an import broke off', async () => {
    const file = fileOf('rated.json', world.told(rated()));
    for (const commits of [2, 1, 1, 1]) await expect(world.breakOffAfter(file, commits)).rejects.toThrow('power cut');
    const first = await world.importRecords(file);
    const changes = () =>
      world.store.contentChanges
        .find({ content: gapOf(first) })
        .sort({ version: 1 })
        .toArray();
    const before = await changes();
    expect(before).toHaveLength(clauses.length + 1);
    await world.importRecords(file);
    expect(await changes()).toEqual(before);
  });

  it('stop an import that would write what is signed, what somebody has written since, or nothing', async () => {
    const entries = world.told(rated());
    const late = world.told(rated().rated(1, day(-30), 'marta.kos', { [EDITION]: { '4.3.2': { rating: 'gap' } } }));
    await expect(world.importRecords(fileOf('signed.json', late))).rejects.toThrow(
      /content gap by marta.kos.* is signed/,
    );

    const [birth, first, second] = entries;
    if (!birth || !first || !second) throw new Error('The story has no steps');
    await world.importRecords(fileOf('since.json', [birth, second]));
    await expect(world.importRecords(fileOf('since.json', [birth, first, second]))).rejects.toThrow(/Entry 2 .*since/);

    const again = { ...first, at: second.at };
    await expect(world.importRecords(fileOf('nothing.json', [birth, first, again]))).rejects.toThrow(/changes nothing/);

    const empty = { ...first, content: { kind: 'gap', round: 1, parts: {} } };
    await expect(world.importRecords(fileOf('empty.json', [birth, empty]))).rejects.toThrow(/writes no part/);
  });
});
