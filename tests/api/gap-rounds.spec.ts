import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { gapAnalysisSchema, type GapAnalysis } from '../../api/gap/shapes.ts';
import { refusalOf } from './support/answers.ts';
import type { Browser } from './support/api-world.ts';
import { bornJourney, commandTo } from './support/born-journey.ts';
import { openProcessWorld, type ProcessWorld } from './support/process-world.ts';

const CONTEXT = 'ISO 9001:2015/4.1';

let world: ProcessWorld;
let lead: Browser;
let other: Browser;
let key: string;
beforeAll(async () => {
  world = await openProcessWorld();
  lead = await world.signedIn('projectlead-all');
  other = await world.signedIn('qualitymanager-all');
  key = await bornJourney(lead, 'start', { editions: ['ISO 9001:2015'] });
});
afterAll(() => world.close());

async function gap(query: object = {}): Promise<GapAnalysis> {
  return gapAnalysisSchema.parse((await lead.get(`/api/journeys/${key}/gap`).query(query).expect(200)).body);
}

const edit = (browser: Browser, rows: readonly string[], change: object, more: object = {}) =>
  browser
    .post(`/api/journeys/${key}/gap/edit`)
    .send({ edits: rows.map((row) => ({ row, shownVersion: 0, change })), ...more });

const command = (name: string, body: object) => commandTo(lead, key, name, body);

describe('a gap list that is accepted', () => {
  it('is the one that was shown, and does not change afterwards; the next round begins empty', async () => {
    const { rows } = await gap();
    const ids = rows.map(({ id }) => id);
    await edit(other, ids.slice(0, 100), { rating: 'conforms' }).expect(200);
    if (ids.length > 100) await edit(other, ids.slice(100), { rating: 'conforms' }).expect(200);
    const { head: shown, progress } = await gap();
    expect(progress).toMatchObject({ rated: ids.length, gaps: 0 });
    const { id, version, hash } = shown;
    // Somebody rates while the list is being read: what is signed would not be what was shown.
    await edit(other, [CONTEXT], { notes: 'Minutes' }).expect(200);
    expect(refusalOf(await command('acceptGaps', { content: { id, version, hash }, signed: true }))).toEqual([
      409,
      'contentChanged',
    ]);
    const { head } = await gap();
    const content = { id, version: head.version, hash: head.hash };
    await command('acceptGaps', { content, signed: true }).expect(200);
    expect(refusalOf(await edit(other, [CONTEXT], { notes: 'Later' }))).toEqual([409, 'gapsAccepted']);
    const accepted = await gap();
    expect(accepted).toMatchObject({ mayEdit: false, accepted: content, head: content });
    expect(accepted.head.frozen).toMatchObject({ key });

    await command('newGapRound', { reason: 'A new hall' }).expect(200);
    const second = await gap();
    expect(second).toMatchObject({ round: 2, currentRound: 2, reason: 'A new hall', accepted: null, mayEdit: true });
    expect(second.rows.every((row) => row.version === 0)).toBe(true);
    expect(refusalOf(await edit(other, [CONTEXT], { rating: 'gap' }, { round: 1 }))).toEqual([409, 'gapsAccepted']);
    await edit(other, [CONTEXT], { rating: 'gap' }, { round: 2 }).expect(200);

    const first = await gap({ round: 1 });
    expect(first).toMatchObject({ round: 1, currentRound: 2, mayEdit: false, head: content, accepted: content });
    expect(first.rows.find((row) => row.id === CONTEXT)?.rating).toEqual({ rating: 'conforms', notes: 'Minutes' });
    await lead.get(`/api/journeys/${key}/gap`).query({ round: 3 }).expect(404);
    await lead.get(`/api/journeys/${key}/gap.xlsx`).query({ round: 1 }).expect(200);
  });

  it('is begun by many at once without losing what one of them wrote', async () => {
    const rows = (await gap()).rows.map(({ id }) => id).slice(10, 30);
    const answers = await Promise.all(
      rows.map((row, index) => edit(index % 2 === 0 ? lead : other, [row], { notes: `Of ${row}` })),
    );
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([200]));
    const now = (await gap()).rows.filter(({ id }) => rows.includes(id));
    expect(now.map((row) => row.rating.notes)).toEqual(rows.map((row) => `Of ${row}`));
    expect(new Set(now.map((row) => row.version)).size).toBe(rows.length);
  });
});
