import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { RecordedEvent } from '#domain/kernel/head';
import type { Input } from '#domain/kernel/input';
import { runPure, type PureRun } from '#domain/kernel/run-pure';
import { processes } from '#domain/processes';
import { leafClauses } from '#domain/standards/catalogue';
import { words } from '#domain/words';
import { importFile, type Imported } from '#activities/import/importer';
import { BadImportFile, readImportFile } from '#activities/import/import-file';
import { ImportRun } from '#activities/import/import-run';
import { ImportStopped } from '#activities/import/import-stopped';
import { openLedger, type Ledger } from '#activities/import/ledger';
import { CHAIN_START, flawOf } from '#activities/store/chain';
import { changeHash } from '#activities/store/contents';
import type { EventRow } from '#activities/store/rows';
import { openStore, type Store } from '#activities/store/store';
import { createSurroundingsLoader } from '#activities/store/surroundings';
import { SITE_CALENDARS, foundOrganization } from '../../scripts/demo/organization.ts';
import { day } from '../../scripts/demo/day.ts';
import { journeyStory, type JourneyStory } from '../../scripts/demo/journey-story.ts';
import { story, type Story } from '../../scripts/demo/story.ts';
import { tell, type Entry } from '../../scripts/demo/telling.ts';

const now = new Date().toISOString();
let store: Store;

beforeAll(async () => {
  const uri = process.env['PERENNIAL_TEST_MONGODB_URI'];
  if (!uri) throw new Error('PERENNIAL_TEST_MONGODB_URI is not set: run the tests by npm test');
  store = await openStore(uri.replace(/\/[^/?]*(\?|$)/, `/i${randomUUID().slice(0, 8)}$1`));
  await foundOrganization(store, now);
}, 60_000);

afterAll(async () => {
  await store.connection.dropDatabase();
  await store.connection.close();
});

/** A report that became a loop and was proven effective: a wait of months, late reminders, everything closed. */
const wholeLoop = (title: string): Story =>
  story(title)
    .at('brno')
    .reported(day(-120), 'martin.benes', {
      details: 'A gauge passes what it should refuse.',
      place: 'Turning, cells A–D',
    })
    .triaged(day(-118), 'ana.ruiz', {
      decision: 'capa',
      reason: 'Wear is a matter of time.',
      severity: 3,
      likelihood: 3,
      grade: 'minor',
      clauses: ['7.1.5'],
      standards: ['ISO 9001:2015'],
      owner: 'marta.kos',
    })
    .contained(day(-117), 'marta.kos', { done: 'Gauge scrapped.', scope: 'All gauges looked at.' })
    .causesDrawn(day(-104), 'marta.kos', {
      id: 'w1',
      parent: null,
      text: 'Checked by calendar, not by use',
      marked: true,
    })
    .causeFound(day(-103), 'marta.kos', { team: ['lenka.svobodova'], method: 'fiveWhys' })
    .planSent(day(-100), 'marta.kos', {
      criteria: 'No worn gauge in use.',
      method: 'Ten gauges a week',
      evaluator: 'sofia.lind',
      actions: [
        {
          id: 1,
          what: 'Count uses',
          owner: 'lenka.svobodova',
          verifier: 'marta.kos',
          dueOn: day(-90),
          kind: 'changeProcess',
          causes: ['w1'],
        },
      ],
    })
    .planApproved(day(-98), 'ana.ruiz')
    .carriedOut(day(-92), day(-90))
    .judged(day(-40), 'sofia.lind', { verdict: 'effective', note: 'None worn.' })
    .closed(day(-38), 'ana.ruiz', {
      lessons: 'Count use.',
      documentsUpdated: 'updated',
      risksUpdated: 'notNeeded',
      similarAreasChecked: 'Monterrey does so already.',
    });

const told = (...stories: readonly Story[]): Entry[] =>
  tell(stories, { now, calendars: SITE_CALENDARS, keep: () => 'f-1' });

const fileOf = (file: string, entries: readonly unknown[]) => ({ file, by: 'joakim.dahl', entries });

const importRecords = (file: unknown): Promise<Imported> =>
  importFile({ store, client: null, processes, words, log: { error: () => undefined } }, file);

async function eventsOf(key: string | undefined): Promise<EventRow[]> {
  return store.events
    .find({ key: key ?? '' })
    .sort({ seq: 1 })
    .toArray();
}

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
    const file = fileOf('equal.json', told(wholeLoop('Equal')));
    const { keys } = await importRecords(file);
    const nc = keys.get('equal') ?? '';
    const capa = keys.get('capaOf:equal') ?? '';
    expect([nc, capa]).toEqual([expect.stringMatching(/^NC-/), expect.stringMatching(/^CAPA-/)]);

    const surroundings = await createSurroundingsLoader(store).forSite('brno');
    const around = {
      ...surroundings,
      importing: true,
      fault: ({ error }: { error: unknown }): string => {
        throw error;
      },
    };
    const steps = (ref: string) =>
      readImportFile(file, processes, now)
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
    expect((await eventsOf(capa)).map(bare)).toEqual(loop.events.map(bare));
    const untilHandedOver = (await eventsOf(nc)).slice(0, reported.events.length);
    expect(untilHandedOver.map(bare)).toEqual(reported.events.map(bare));
    expect(await store.processes.findOne({ _id: nc })).toMatchObject({ stage: 'closed', open: false });
  });

  it('says where it came from, verifies, and tells nobody', async () => {
    const { keys } = await importRecords(fileOf('marked.json', told(wholeLoop('Marked'))));
    for (const key of keys.values()) {
      let previous = CHAIN_START;
      for (const [index, row] of (await eventsOf(key)).entries()) {
        expect(flawOf(row, index + 1, previous)).toBeNull();
        expect(row.imported).toEqual({ file: 'marked.json', by: 'joakim.dahl' });
        expect(row.at < row.recordedAt).toBe(true);
        previous = row.hash;
      }
    }
    expect(await store.outbox.countDocuments()).toBe(0);
    expect(await store.notices.countDocuments()).toBe(0);
    expect(await store.incidents.countDocuments()).toBe(0);
  });

  it('lets deadlines act at their own instants and records its reminders as skipped', async () => {
    const { keys } = await importRecords(fileOf('deadlines.json', told(wholeLoop('Deadlines'))));
    const rows = await eventsOf(keys.get('capaOf:deadlines'));
    const reminders = rows.filter(({ event }) => event.type === 'reminded');
    expect(reminders.length).toBeGreaterThan(3);
    expect(reminders.every(({ event }) => 'skipped' in event && event.skipped)).toBe(true);
    const began = rows.find(({ event }) => event.type === 'proofBegan')?.event;
    const ended = rows.find(({ event }) => event.type === 'proofEnded');
    expect(ended?.at).toBe(began && 'until' in began ? began.until : null);
    expect(rows.map(({ at }) => at)).toEqual(rows.map(({ at }) => at).sort());
  });

  it('can be imported again without a change', async () => {
    const file = fileOf('again.json', told(wholeLoop('Again'), wholeLoop('Again too')));
    const first = await importRecords(file);
    const before = await store.events.find().sort({ _id: 1 }).toArray();
    const second = await importRecords(file);
    expect(second.keys).toEqual(first.keys);
    expect(await store.events.find().sort({ _id: 1 }).toArray()).toEqual(before);
  });

  it('goes on where it broke off, also between a commit and what it causes in another process', async () => {
    const whole = await importRecords(fileOf('whole.json', told(wholeLoop('Whole'))));
    const file = fileOf('broken.json', told(wholeLoop('Broken off')));
    for (const commits of [1, 2, 3, 6]) await expect(breakOffAfter(file, commits)).rejects.toThrow('power cut');
    const { keys } = await importRecords(file);
    for (const [broken, unbroken] of [
      ['broken-off', 'whole'],
      ['capaOf:broken-off', 'capaOf:whole'],
    ] as const) {
      const rows = await eventsOf(keys.get(broken));
      const expected = await eventsOf(whole.keys.get(unbroken));
      expect(rows.map(({ event }) => event.type)).toEqual(expected.map(({ event }) => event.type));
    }
  });

  it('refuses an entry from before what it has recorded meanwhile', async () => {
    const entries = told(wholeLoop('Too late'));
    await importRecords(fileOf('late.json', entries.slice(0, 1)));
    await expect(importRecords(fileOf('late.json', entries))).rejects.toThrow(/Entry 2 .*is recorded until/);
  });

  it('stops at a refused entry with its place and the reason in words, and goes on once it is put right', async () => {
    const entries = told(wholeLoop('Refused'));
    const wrong = entries.map((entry) =>
      'command' in entry && entry.command === 'approvePlan' ? { ...entry, person: 'marta.kos' } : entry,
    );
    const number =
      wrong.findIndex(
        (entry) => entry.person === 'marta.kos' && 'command' in entry && entry.command === 'approvePlan',
      ) + 1;
    const stopped = await importRecords(fileOf('refused.json', wrong)).catch((error: unknown) => error);
    expect(stopped).toBeInstanceOf(ImportStopped);
    expect(stopped).toMatchObject({ entry: { number }, refusal: { code: 'notPermitted' } });
    expect(String(stopped)).toContain(`Entry ${String(number)}`);
    expect(String(stopped)).toContain('approvePlan by marta.kos');
    expect(String(stopped)).toContain(words['refusal.notPermitted']?.slice(0, 20) ?? '–');

    const { keys } = await importRecords(fileOf('refused.json', entries));
    expect(await store.processes.findOne({ _id: keys.get('capaOf:refused') ?? '' })).toMatchObject({ stage: 'closed' });
  });

  it('tries an entry again that was refused for a reason outside the file', async () => {
    const entries = told(wholeLoop('Absent')).slice(0, 2);
    await store.people.updateOne({ _id: 'marta.kos' }, { $set: { active: false } });
    await store.register.updateOne({ _id: 'register' }, { $inc: { version: 1 } });
    await expect(importRecords(fileOf('absent.json', entries))).rejects.toThrow(/Entry 2/);
    await store.people.updateOne({ _id: 'marta.kos' }, { $set: { active: true } });
    await store.register.updateOne({ _id: 'register' }, { $inc: { version: 1 } });
    const { keys, open } = await importRecords(fileOf('absent.json', entries));
    expect(open).toEqual([...keys.values()]);
  });

  it('names every bad entry before anything is recorded', async () => {
    const [birth, triage] = told(wholeLoop('Bad'));
    const bad = await importRecords(
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
    ).catch((error: unknown) => error);
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
    expect(await store.numbers.countDocuments({ _id: /^import:bad/ })).toBe(0);
  });
});

describe('contents beside a process', () => {
  const title = 'Brno: ISO 22301:2019';
  const ref = 'brno-iso-22301-2019';
  const EDITION = 'ISO 22301:2019';
  const clauses = leafClauses(EDITION).map(({ number }) => number);
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
  const entriesOf = (story: JourneyStory): Entry[] =>
    tell([story], { now, calendars: SITE_CALENDARS, keep: () => 'f-1' });
  const acceptance = (imported: Imported) =>
    store.events.findOne({ key: imported.keys.get(ref) ?? '', 'event.type': 'gapsAccepted' });

  it('are written with the dates and the people of the file, in a chain of their own, and signed as they stood', async () => {
    const entries = entriesOf(rated());
    const imported = await importRecords(fileOf('contents.json', entries));
    const changes = await store.contentChanges
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
    const head = await store.contents.findOne({ _id: gapOf(imported) });
    const accepted = await acceptance(imported);
    expect(head).toMatchObject({ version: clauses.length + 1, hash: previousHash });
    expect(head?.frozen).toMatchObject({ at: accepted?.at });
    expect(accepted?.event).toMatchObject({
      content: { id: gapOf(imported), version: head?.version, hash: head?.hash, rated: clauses.length },
    });
  });

  it('are not written twice, and go on where an import broke off', async () => {
    const file = fileOf('rated.json', entriesOf(rated()));
    for (const commits of [2, 1, 1, 1]) await expect(breakOffAfter(file, commits)).rejects.toThrow('power cut');
    const first = await importRecords(file);
    const changes = () =>
      store.contentChanges
        .find({ content: gapOf(first) })
        .sort({ version: 1 })
        .toArray();
    const before = await changes();
    expect(before).toHaveLength(clauses.length + 1);
    await importRecords(file);
    expect(await changes()).toEqual(before);
  });

  it('stop an import that would write what is signed, what somebody has written since, or nothing', async () => {
    const entries = entriesOf(rated());
    const late = entriesOf(rated().rated(1, day(-30), 'marta.kos', { [EDITION]: { '4.3.2': { rating: 'gap' } } }));
    await expect(importRecords(fileOf('signed.json', late))).rejects.toThrow(/content gap by marta.kos.* is signed/);

    const [birth, first, second] = entries;
    if (!birth || !first || !second) throw new Error('The story has no steps');
    await importRecords(fileOf('since.json', [birth, second]));
    await expect(importRecords(fileOf('since.json', [birth, first, second]))).rejects.toThrow(/Entry 2 .*since/);

    const again = { ...first, at: second.at };
    await expect(importRecords(fileOf('nothing.json', [birth, first, again]))).rejects.toThrow(/changes nothing/);

    const empty = { ...first, content: { kind: 'gap', round: 1, parts: {} } };
    await expect(importRecords(fileOf('empty.json', [birth, empty]))).rejects.toThrow(/writes no part/);
  });
});

/** Imports a file until that many commits were made, and dies right after the last of them. */
async function breakOffAfter(data: unknown, commits: number): Promise<void> {
  const file = readImportFile(data, processes, now);
  const ledger = await openLedger({ store, processes, log: { error: () => undefined } }, file);
  let left = commits;
  const committed = <T>(result: T): T => {
    left -= 1;
    if (left === 0) throw new Error('power cut');
    return result;
  };
  const breaking: Ledger = {
    ...ledger,
    record: async (request) => committed(await ledger.record(request)),
    write: async (edit) => {
      const written = await ledger.write(edit);
      return written === 'known' ? written : committed(written);
    },
  };
  await new ImportRun({ ledger: breaking, processes }, file).run(now);
}

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
