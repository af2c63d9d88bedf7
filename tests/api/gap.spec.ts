import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { contentId, freezeContents } from '#activities/store/contents';
import { gapEditedSchema, type GapAnalysis } from '../../api/gap/shapes.ts';
import { aJourneyInRecord } from './support/a-journey-in-record.ts';
import { problemOf, refusalOf } from './support/answers.ts';
import type { Browser } from './support/api-world.ts';
import { gapOf, openGapWorld, type GapWorld } from './support/gap-world.ts';

const EDITIONS = ['ISO 9001:2026', 'ISO 14001:2026', 'ISO 45001:2018', 'ISO/IEC 27001:2022', 'ISO 22301:2019'];
const CONTEXT = 'ISO 9001:2026/4.1';
const CONTROL = 'ISO/IEC 27001:2022/A.5.1';

let world: GapWorld;
let ana: Browser;
let lars: Browser;
let key: string;
beforeAll(async () => {
  world = await openGapWorld(EDITIONS);
  ({ ana, lars } = world);
});
afterAll(() => world.close());
beforeEach(async () => {
  key = await world.aJourney();
});

interface Edit {
  readonly row: string;
  readonly change: Record<string, unknown>;
  readonly shownVersion?: number;
}
const edit = (browser: Browser, ...edits: Edit[]) =>
  browser.post(`/api/journeys/${key}/gap/edit`).send({ edits: edits.map((one) => ({ shownVersion: 0, ...one })) });

const gap = (browser: Browser = ana): Promise<GapAnalysis> => gapOf(browser, key);

async function row(id: string): Promise<GapAnalysis['rows'][number]> {
  const found = (await gap()).rows.find((one) => one.id === id);
  if (!found) throw new Error(`No row ${id}`);
  return found;
}

async function freeze(): Promise<void> {
  const ids = [contentId({ key, kind: 'gap', round: 1 })];
  await world.store.connection
    .getClient()
    .withSession((session) =>
      session.withTransaction(() =>
        freezeContents(world.store, session, ids, { key, version: 9, at: '2026-01-05T08:00:00.000Z' }),
      ),
    );
}

describe('a gap analysis', () => {
  it('has every row of its editions, rated or not', async () => {
    const before = await gap();
    expect(before.head).toMatchObject({ version: 0, frozen: null });
    expect(new Set(before.rows.map((one) => one.edition))).toEqual(new Set(EDITIONS));
    expect(before.rows.every((one) => one.version === 0 && one.by === null)).toBe(true);
    const answer = await edit(ana, { row: CONTEXT, change: { rating: 'gap' } }).expect(200);
    const edited = gapEditedSchema.parse(answer.body);
    expect(edited.versions).toEqual({ [CONTEXT]: 1 });
    const after = await gap();
    expect(after.head).toEqual(edited.head);
    expect(after.progress).toMatchObject({ total: before.rows.length, rated: 1, gaps: 1, byRating: { gap: 1 } });
    expect(after.progress.sections.find((one) => one.edition === EDITIONS[0] && one.section === '4')).toMatchObject({
      rated: 1,
    });
    expect(await row(CONTEXT)).toMatchObject({ version: 1, by: 'qualitymanager-all', rating: { rating: 'gap' } });
  });

  it('keeps what two people write in different fields of a row at once', async () => {
    const answers = await Promise.all([
      edit(ana, { row: CONTEXT, change: { rating: 'partly' } }),
      edit(lars, { row: CONTEXT, change: { notes: 'Minutes of March' } }),
      edit(ana, { row: CONTEXT, change: { priority: 'high' } }),
    ]);
    expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200]);
    expect((await row(CONTEXT)).rating).toEqual({ rating: 'partly', notes: 'Minutes of March', priority: 'high' });
  });

  it('loses nothing of what many begin at once', async () => {
    const rows = (await gap()).rows.slice(0, 20).map(({ id }) => id);
    const answers = await Promise.all(
      rows.map((id, index) => edit(index % 2 === 0 ? ana : lars, { row: id, change: { notes: `Of ${id}` } })),
    );
    expect(answers.map((answer) => answer.status)).toEqual(rows.map(() => 200));
    const now = await gap();
    expect(now.head.version).toBe(rows.length);
    expect(now.rows.slice(0, 20).map((one) => one.rating.notes)).toEqual(rows.map((id) => `Of ${id}`));
  });

  it('refuses to overwrite a field that somebody else changed unseen, and says whose it is', async () => {
    await edit(ana, { row: CONTEXT, change: { notes: 'Mine' } }).expect(200);
    await edit(ana, { row: CONTEXT, change: { priority: 'low' }, shownVersion: 1 }).expect(200);
    const answer = await edit(lars, { row: CONTEXT, change: { notes: 'Theirs', rating: 'gap' } }).expect(409);
    expect(problemOf(answer)).toMatchObject({
      code: 'stale',
      row: CONTEXT,
      by: 'qualitymanager-all',
      changed: ['notes'],
      theirs: { notes: 'Mine', priority: 'low' },
    });
    expect((await row(CONTEXT)).rating).toEqual({ notes: 'Mine', priority: 'low' });
    await edit(lars, { row: CONTEXT, change: { notes: 'Mine', rating: 'gap' } }).expect(200);
    await edit(lars, { row: CONTEXT, change: { notes: 'Theirs' }, shownVersion: 2 }).expect(200);
    expect((await row(CONTEXT)).rating).toEqual({ notes: 'Theirs', priority: 'low', rating: 'gap' });
  });

  it('takes a version that the row never had for one that nobody saw', async () => {
    await edit(ana, { row: CONTEXT, change: { notes: 'Mine' } }).expect(200);
    const answer = await edit(lars, { row: CONTEXT, change: { notes: 'Theirs' }, shownVersion: 500 });
    expect(refusalOf(answer)).toEqual([409, 'stale']);
  });

  it('takes many rows at once, all or none', async () => {
    const rows = (await gap()).rows.filter((one) => one.kind === 'clause').slice(0, 100);
    const rate = (rating: string) => rows.map((one) => ({ row: one.id, change: { rating } }));
    const answer = await edit(ana, ...rate('conforms')).expect(200);
    expect(gapEditedSchema.parse(answer.body)).toMatchObject({ head: { version: 100 }, progress: { rated: 100 } });
    const last = rows.at(-1)?.id ?? '';
    expect(refusalOf(await edit(lars, ...rate('gap')))).toEqual([409, 'stale']);
    const wrong = { row: last, change: { included: true }, shownVersion: 100 };
    expect(refusalOf(await edit(ana, { row: CONTEXT, change: { rating: 'gap' } }, wrong))).toEqual([
      422,
      'onlyControls',
    ]);
    expect((await gap()).head.version).toBe(100);
    const more = [...rows, ...rows].map((one) => ({ row: one.id, change: {} }));
    expect(refusalOf(await edit(ana, ...more))).toEqual([422, 'invalid']);
  });

  it('says in a sentence what cannot be rated so, and where', async () => {
    const answer = await edit(ana, { row: CONTROL, change: { rating: 'gap' } });
    expect(problemOf(answer)).toMatchObject({
      status: 422,
      code: 'controlsAreIncluded',
      row: CONTROL,
      fieldPaths: ['edits.0.change.rating'],
      detail: 'A.5.1 is a control: say whether it is included, and how far it is in place.',
    });
    expect(refusalOf(await edit(ana, { row: CONTEXT, change: { owner: 'nobody' } }))).toEqual([422, 'unknownPerson']);
    expect(refusalOf(await edit(ana, { row: 'ISO 9001:2026/99', change: {} }))).toEqual([404, 'notFound']);
    expect((await gap()).head.version).toBe(0);
  });

  it('keeps the files that are its evidence', async () => {
    const upload = await ana.post('/api/files').attach('file', Buffer.from('minutes'), 'minutes.txt').expect(201);
    const { id } = z.object({ id: z.string() }).parse(upload.body);
    const evidence = [{ title: 'Minutes', date: '2026-03-01', files: [id] }];
    expect(refusalOf(await edit(lars, { row: CONTEXT, change: { evidence } }))).toEqual([422, 'invalid']);
    await edit(ana, { row: CONTEXT, change: { evidence } }).expect(200);
    expect(await world.store.files.findOne({ _id: id })).toMatchObject({ attachedTo: key });
    const ahead = [{ title: 'Minutes', date: '2999-03-01' }];
    const refused = await edit(ana, { row: CONTEXT, change: { evidence: ahead }, shownVersion: 1 });
    expect(problemOf(refused)).toMatchObject({ code: 'dateAhead', fieldPaths: ['edits.0.change.evidence'] });
    await lars.get(`/api/files/${id}`).expect(200);
  });

  it('no longer changes once it is accepted', async () => {
    await edit(ana, { row: CONTEXT, change: { rating: 'gap' } }).expect(200);
    await freeze();
    expect(refusalOf(await edit(ana, { row: CONTEXT, change: { rating: 'partly' } }))).toEqual([409, 'gapsAccepted']);
    expect(await gap()).toMatchObject({ mayEdit: false, head: { version: 1, frozen: { version: 9 } } });
  });
});

describe('who may rate', () => {
  it('works on the journey, by role at its site or as one of its people', async () => {
    key = await aJourneyInRecord(world, EDITIONS, ['employee-brno']);
    const change = { row: CONTEXT, change: { rating: 'gap' } };
    const as = async (person: string) => edit(await world.signedIn(person), change);
    expect(refusalOf(await as('internalauditor-all'))).toEqual([403, 'notPermitted']);
    expect(refusalOf(await as('externalauditor-all'))).toEqual([403, 'notPermitted']);
    expect(refusalOf(await as('projectlead-brno'))).toEqual([404, 'notFound']);
    expect(refusalOf(await as('employee-halden'))).toEqual([404, 'notFound']);
    expect((await as('employee-brno')).status).toBe(200);
    expect((await as('projectlead-halden')).status).toBe(200);
    const auditor = await world.signedIn('internalauditor-all');
    expect((await gap(auditor)).mayEdit).toBe(false);
    await (await world.signedIn('employee-halden')).get(`/api/journeys/${key}/gap`).expect(404);
  });
});

describe('who is there', () => {
  it('is told to others', async () => {
    await ana.post(`/api/journeys/${key}/gap/presence`).send({ row: CONTEXT }).expect(200);
    const answer = await lars.post(`/api/journeys/${key}/gap/presence`).send({ row: null }).expect(200);
    expect(answer.body).toMatchObject({
      presence: [
        { person: 'projectlead-all', row: null },
        { person: 'qualitymanager-all', row: CONTEXT },
      ],
    });
    expect((await gap()).presence).toHaveLength(2);
    await lars.post(`/api/journeys/${key}/gap/presence`).send({ row: 'ISO 1/4' }).expect(404);
  });
});

describe('reading', () => {
  it('is quick with every row of five editions', async () => {
    const { rows } = await gap();
    for (let from = 0; from < rows.length; from += 100) {
      const some = rows.slice(from, from + 100).map(({ id, kind }) => {
        const control = { included: true, justification: 'Needed', notes: 'x'.repeat(300) };
        return { row: id, change: kind === 'control' ? control : { rating: 'partly', notes: 'x'.repeat(300) } };
      });
      await edit(ana, ...some).expect(200);
    }
    const took: number[] = [];
    for (let time = 0; time < 20; time += 1) {
      const before = performance.now();
      await ana.get(`/api/journeys/${key}/gap`).expect(200);
      took.push(performance.now() - before);
    }
    const [median = 0] = took.sort((a, b) => a - b).slice(10);
    process.stdout.write(
      `gap analysis of ${rows.length} rows: ${median.toFixed(0)} ms in the middle, ${(took.at(-1) ?? 0).toFixed(0)} ms at most\n`,
    );
    expect(median).toBeLessThan(200);
  });
});
