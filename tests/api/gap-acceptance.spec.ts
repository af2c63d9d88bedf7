import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type supertest from 'supertest';
import { z } from 'zod';
import { changeHash, contentId } from '#activities/store/contents';
import { CHAIN_START } from '#activities/store/chain';
import { ratingOf } from '#domain/certification/gap/rating';
import { gapAnalysisSchema, gapEditedSchema, type GapAnalysis } from '../../api/gap/shapes.ts';
import { seedSmallOrganization } from '../../scripts/installation/small-organization.ts';
import { eventually } from '../workflows/support/world.ts';
import { problemOf } from './support/answers.ts';
import type { Browser } from './support/api-world.ts';
import { openProcessWorld, type ProcessWorld } from './support/process-world.ts';

jest.setTimeout(120_000);

/** Journeys whose list is accepted while somebody writes in it, all at the same time. */
const JOURNEYS = 6;
/** What one person writes at most while another tries to accept. */
const EDITS = 12;

let world: ProcessWorld;
let lead: Browser;
let writer: Browser;
beforeAll(async () => {
  world = await openProcessWorld({}, { seed: seedSmallOrganization });
  [lead, writer] = await Promise.all([world.signedIn('ana'), world.signedIn('bo')]);
});
afterAll(() => world.close());

/** Sends again with the same key while the answer is not the last word: a busy machine is no part of the story. */
function decided(browser: Browser, path: string, body: object): Promise<supertest.Response> {
  const id = randomUUID();
  return eventually(async () => {
    const answer = await browser.post(path).set('Idempotency-Key', id).send(body);
    return answer.status !== 202 && answer.status !== 503 && answer;
  }, `${path} is decided`);
}

async function aRatedJourney(): Promise<string> {
  const born = await decided(lead, '/api/processes/journey/births/start', {
    ...{ title: 'Halden', site: 'halden', sites: ['halden'], scope: 'Fasteners', lead: 'ana' },
    ...{ editions: ['ISO 9001:2026'], body: 'aldersyn' },
  });
  expect(born.status).toBe(201);
  const { key } = z.object({ key: z.string() }).parse(born.body);
  const ids = (await gap(key)).rows.map(({ id }) => id);
  for (let from = 0; from < ids.length; from += 100) {
    const edits = ids.slice(from, from + 100).map((row) => ({ row, shownVersion: 0, change: { rating: 'conforms' } }));
    await writer.post(`/api/journeys/${key}/gap/edit`).send({ edits }).expect(200);
  }
  return key;
}

async function gap(key: string): Promise<GapAnalysis> {
  return gapAnalysisSchema.parse((await lead.get(`/api/journeys/${key}/gap`).expect(200)).body);
}

/** What one writer was told of everything they wrote. */
interface Written {
  /** Notes by row that were acknowledged, with the version they led to. */
  readonly kept: { readonly row: string; readonly notes: string; readonly version: number }[];
  readonly refused: string[];
}

const write = (key: string, row: string, notes: string) =>
  writer.post(`/api/journeys/${key}/gap/edit`).send({ edits: [{ row, shownVersion: 0, change: { notes } }] });

/** Writes one note after another, at no particular pace, until the list is accepted: the last one waits for that. */
async function keepWriting(
  key: string,
  rows: readonly string[],
  pace: number,
  accepted: Promise<unknown>,
): Promise<Written> {
  const written: Written = { kept: [], refused: [] };
  for (let turn = 0; turn < EDITS && written.refused.length === 0; turn += 1) {
    if (turn === EDITS - 1) await accepted;
    const row = rows[(turn * 7) % rows.length] ?? '';
    const notes = `Note ${String(turn)}`;
    const answer = await write(key, row, notes);
    if (answer.status === 200) {
      written.kept.push({ row, notes, version: gapEditedSchema.parse(answer.body).head.version });
    } else {
      expect(problemOf(answer).code).toBe('gapsAccepted');
      written.refused.push(notes);
    }
    await pause((turn * pace * 37) % 160);
  }
  return written;
}

/** Accepts what is shown, as often as it takes; says how often something was written in between. */
async function accept(key: string): Promise<{ shown: { version: number; hash: string }; changed: number }> {
  for (let changed = 0; ; changed += 1) {
    const { id, version, hash } = (await gap(key)).head;
    const answer = await decided(lead, `/api/processes/${key}/commands/acceptGaps`, {
      content: { id, version, hash },
      signed: true,
    });
    if (answer.status === 200) return { shown: { version, hash }, changed };
    expect(problemOf(answer).code).toBe('contentChanged');
  }
}

/** The signed list as it is in the record: its chain leads from nothing to the hash that was signed. */
async function signed(key: string): Promise<{ version: number; hash: string; notes: Map<string, string | undefined> }> {
  const { store } = world;
  const _id = contentId({ key, kind: 'gap', round: 1 });
  const head = await store.contents.findOne({ _id });
  const changes = await store.contentChanges.find({ content: _id }).sort({ version: 1 }).toArray();
  const hash = changes.reduce((previousHash, { hash: _, ...change }) => {
    expect(change.previousHash).toBe(previousHash);
    return changeHash(change);
  }, CHAIN_START);
  expect(changes.map((change) => change.version)).toEqual(changes.map((_, index) => index + 1));
  expect(head).toMatchObject({ hash, version: changes.length, frozen: { key } });
  const parts = await store.contentParts.find({ content: _id }).toArray();
  return {
    version: changes.length,
    hash,
    notes: new Map(parts.map((part) => [part.part, ratingOf(part.value).notes])),
  };
}

describe('a gap list that is accepted while somebody writes in it', () => {
  it('holds every edit that was acknowledged, none that was refused, and is what the acceptance was shown', async () => {
    const keys: string[] = [];
    for (let count = 0; count < JOURNEYS; count += 1) keys.push(await aRatedJourney());
    const rows = (await gap(keys[0] ?? '')).rows.map(({ id }) => id);
    const told = await Promise.all(
      keys.map(async (key, index) => {
        const accepting = accept(key);
        const [written, accepted] = await Promise.all([keepWriting(key, rows, index + 1, accepting), accepting]);
        return { key, written, accepted };
      }),
    );
    for (const { key, written, accepted } of told) {
      const list = await signed(key);
      expect(list).toMatchObject(accepted.shown);
      // Acknowledged: written before the signature, so part of what was signed.
      for (const { version } of written.kept) expect(version).toBeLessThanOrEqual(list.version);
      const last = new Map(written.kept.map(({ row, notes }) => [row, notes]));
      for (const [row, notes] of last) expect([row, list.notes.get(row)]).toEqual([row, notes]);
      for (const notes of written.refused) expect([...list.notes.values()]).not.toContain(notes);
      const event = await world.store.events.findOne({ key, 'event.type': 'gapsAccepted' });
      expect(event?.event).toMatchObject({ content: { ...accepted.shown, rated: rows.length } });
      expect(await world.store.events.countDocuments({ key, 'event.type': 'gapsAccepted' })).toBe(1);
      // And from then on nothing changes.
      expect(problemOf(await write(key, rows[0] ?? '', 'Too late')).code).toBe('gapsAccepted');
      expect(await signed(key)).toEqual(list);
    }
    // Both ways round were met: lists that changed under the hand that signs, and edits that came too late.
    expect(told.reduce((sum, { accepted }) => sum + accepted.changed, 0)).toBeGreaterThan(0);
    expect(told.some(({ written }) => written.kept.length > 0)).toBe(true);
    expect(told.some(({ written }) => written.refused.length > 0)).toBe(true);
  });

  it('is signed once, by whoever comes first', async () => {
    const key = await aRatedJourney();
    const { id, version, hash } = (await gap(key)).head;
    const answers = await Promise.all(
      [lead, writer, lead, writer].map((browser) =>
        decided(browser, `/api/processes/${key}/commands/acceptGaps`, { content: { id, version, hash }, signed: true }),
      ),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409, 409, 409]);
    expect(await world.store.events.countDocuments({ key, 'event.type': 'gapsAccepted' })).toBe(1);
  });
});
