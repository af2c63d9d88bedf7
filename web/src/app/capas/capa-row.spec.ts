import { provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { unbroken } from '../../../../tests/builders/unbroken.ts';
import type { ProcessRow } from '../processes/detail.ts';
import { CapaRows } from './capa-row.ts';
import { EndedLine, type Ended } from './ended-line.ts';

const closed: ProcessRow = {
  ...{ key: 'CAPA-2024-0042', type: 'capa', title: 'Thin layer', stage: 'closed', site: 'brno', owner: 'lukas' },
  ...{ grade: 'major', attempt: 2, source: null, clauses: [], standards: [], raisedAt: '2024-05-12T09:00:00.000Z' },
  ...{ closedAt: '2024-11-14T12:00:00.000Z', result: 'effective', open: false, held: false, version: 61 },
  ...{ waiting: null, waitingCount: 0, soonAt: null, lateAt: null, clockAheadMs: 0, myCommand: null },
};

describe('a closed row', () => {
  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([])],
    });
  });

  const endedOf = (fields: Partial<ProcessRow>): Ended | null =>
    TestBed.inject(CapaRows).word({ ...closed, ...fields }).ended;

  function drawn(ended: Ended): { shape: string; text: string } {
    const fixture = TestBed.createComponent(EndedLine);
    fixture.componentRef.setInput('ended', ended);
    fixture.detectChanges();
    const element: unknown = fixture.nativeElement;
    if (!(element instanceof HTMLElement)) throw new Error('Nothing was drawn');
    return {
      shape: element.querySelector('pn-state-shape')?.className ?? '',
      text: element.textContent.replaceAll(/\s+/g, ' ').trim(),
    };
  }

  it('says with what it ended and when', () => {
    expect(endedOf({})).toEqual({ shape: 'proven', result: 'Effective', day: unbroken('Thu 14 Nov 2024') });
    expect(endedOf({ open: true, closedAt: null, result: null })).toBeNull();
  });

  it.each([
    ['capaEffective', 'proven', 'Its CAPA loop was proven effective'],
    ['riskAccepted', 'done', 'The risk was accepted'],
    ['cancelled', 'done', 'Cancelled'],
    ['corrected', 'done', 'Corrected and verified'],
    ['duplicate', 'done', 'A duplicate of another report'],
    ['archived_v2', 'done', 'Archived_v2'],
  ])('that ended with %s is %s: %s', (result, shape, words) => {
    expect(endedOf({ result })).toMatchObject({ shape, result: words });
  });

  it('draws the green disc only for what was proven', () => {
    expect(drawn({ shape: 'proven', result: 'Effective', day: 'Thu 14 Nov' })).toEqual({
      shape: 'proven',
      text: 'Effective Ended Thu 14 Nov',
    });
    expect(drawn({ shape: 'done', result: 'Rejected', day: 'Thu 14 Nov' }).shape).toBe('done');
  });

  it('of an older record says that it ended', () => {
    const ended = endedOf({ result: null });
    expect(ended && drawn(ended)).toEqual({ shape: 'done', text: 'Ended Thu 14 Nov 2024' });
  });
});

describe('an open row', () => {
  it('shows the date of its own line, and says so where another line is due before it', () => {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([])] });
    const waiting = {
      ...{ id: 'triage:triage:1', code: 'triage', params: {}, subject: 'triage', since: '2024-05-12T09:00:00.000Z' },
      ...{ who: { kind: 'person' as const, id: 'ana' }, until: '2024-05-20T21:59:59.999Z' },
    };
    const open = { ...closed, open: true, closedAt: null, result: null, waiting, waitingCount: 2 };
    const rows = TestBed.inject(CapaRows);
    const earlier = rows.word({ ...open, lateAt: '2024-05-14T21:59:59.999Z' });
    expect(earlier.due).toEqual(earlier.line?.due);
    expect(earlier.others).toMatchObject({ count: 1, isLate: true });
    expect(earlier.others?.words).toContain(unbroken('and 1 more, the first due Tue 14 May'));
    const same = rows.word({ ...open, lateAt: waiting.until });
    expect(same.others).toEqual({ words: 'and 1 more', count: 1, isLate: false });
  });
});
