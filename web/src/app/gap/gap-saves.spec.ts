import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { ApplicationRef } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { problems } from '../core/problems.ts';
import type { GapLine } from './gap-answer.ts';
import { GapSaves } from './gap-saves.ts';

const CONTEXT: GapLine = {
  ...{ id: 'ISO 9001:2026/4.1', edition: 'ISO 9001:2026', clause: '4.1', title: 'Context', kind: 'clause' },
  ...{ section: '4', version: 0, rating: {}, by: null, at: null },
};
const place = (key: string) => ({ key, round: 1, reload: () => undefined });

describe('what is written in a gap analysis', () => {
  let http: HttpTestingController;
  let saves: GapSaves;

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [
        ...[provideHttpClient(withInterceptors([problems])), provideHttpClientTesting(), provideRouter([])],
        GapSaves,
      ],
    });
    http = TestBed.inject(HttpTestingController);
    saves = TestBed.inject(GapSaves);
    saves.begin(place('JRN-2026-0001'));
  });

  const edited = (notes: string, version: number) => ({
    head: { id: 'JRN-2026-0001:gap:1', version, hash: 'h', frozen: null },
    rows: [{ ...CONTEXT, version, rating: { notes }, by: 'ana', at: '2026-11-26T08:00:00.000Z' }],
  });
  const answer = async (key: string, body: object, status = 200) => {
    http.expectOne(`/api/journeys/${key}/gap/edit`).flush(body, { status, statusText: '' });
    await TestBed.inject(ApplicationRef).whenStable();
  };

  it('is saved once it is answered, and what is written meanwhile after it', async () => {
    saves.write(CONTEXT, 'notes', 'First');
    saves.write(CONTEXT, 'notes', 'Second');
    expect(saves.state().kind).toBe('saving');
    await answer('JRN-2026-0001', edited('First', 1));
    expect(saves.newest().rows.get(CONTEXT.id)?.rating.notes).toBe('First');
    await answer('JRN-2026-0001', edited('Second', 2));
    expect([saves.isSaved(), saves.newest().head?.version]).toEqual([true, 2]);
  });

  it('waits for its writer where somebody else wrote the same', async () => {
    saves.write(CONTEXT, 'notes', 'Mine');
    const theirs = { row: CONTEXT.id, by: 'lars', name: 'Lars', at: '2026-11-26T08:00:00.000Z', theirs: {} };
    await answer('JRN-2026-0001', { status: 409, code: 'stale', title: 'Stale', changed: ['notes'], ...theirs }, 409);
    expect(saves.state()).toEqual({ kind: 'open', count: 1 });
    saves.keepMine({ ...CONTEXT, version: 7 }, 'notes');
    const again = http.expectOne('/api/journeys/JRN-2026-0001/gap/edit').request.body as unknown;
    expect(again).toMatchObject({ edits: [{ shownVersion: 7, change: { notes: 'Mine' } }] });
  });

  it('does not show in another journey that was opened before the answer', async () => {
    saves.write(CONTEXT, 'notes', 'Of the first');
    saves.begin(place('JRN-2026-0002'));
    saves.write(CONTEXT, 'notes', 'Of the second');
    await answer('JRN-2026-0001', edited('Of the first', 9));
    expect(saves.newest().rows.size).toBe(0);
    await answer('JRN-2026-0002', edited('Of the second', 1));
    expect(saves.newest().rows.get(CONTEXT.id)?.version).toBe(1);
  });
});
