import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting, type TestRequest } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Live } from '../core/live.ts';
import { problems } from '../core/problems.ts';
import type { ProcessRow } from '../processes/detail.ts';
import { readQuery } from './register-query.ts';
import { register, type Register } from './register.ts';

/** The browser's end of an event stream, driven by the test. */
class FakeStream extends EventTarget {
  static last: FakeStream | undefined;
  readonly readyState = 1;

  constructor() {
    super();
    FakeStream.last = this;
  }

  close(): void {
    FakeStream.last = undefined;
  }
}

function aRow(key: string, fields: Partial<ProcessRow> = {}): ProcessRow {
  return {
    key,
    type: 'capa',
    title: `Title of ${key}`,
    stage: 'plan',
    site: 'brno',
    owner: null,
    grade: 'minor',
    attempt: 1,
    source: null,
    clauses: [],
    standards: [],
    raisedAt: '2026-11-09T08:00:00.000Z',
    closedAt: null,
    result: null,
    open: true,
    held: false,
    waiting: null,
    waitingCount: 0,
    soonAt: null,
    lateAt: '2026-11-25T22:59:59.999Z',
    version: 3,
    clockAheadMs: 0,
    myCommand: null,
    ...fields,
  };
}

describe('the register', () => {
  const realStream = globalThis.EventSource;
  const query = signal(readQuery(new URLSearchParams()));
  let http: HttpTestingController;
  let list: Register;
  let told: string[];

  beforeEach(() => {
    jest.useFakeTimers();
    Object.assign(globalThis, { EventSource: FakeStream });
    TestBed.configureTestingModule({
      providers: [provideHttpClient(withInterceptors([problems])), provideHttpClientTesting(), provideRouter([])],
    });
    http = TestBed.inject(HttpTestingController);
    TestBed.inject(Live).start();
    told = [];
    query.set(readQuery(new URLSearchParams()));
    list = TestBed.runInInjectionContext(() => register(query, (row) => told.push(row.key)));
    TestBed.tick();
  });

  afterEach(() => {
    TestBed.inject(Live).stop();
    jest.useRealTimers();
    Object.assign(globalThis, { EventSource: realStream });
  });

  function asked(params: Readonly<Record<string, string>>): TestRequest {
    return http.expectOne(({ urlWithParams }) => {
      const sent = new URLSearchParams(urlWithParams.split('?')[1]);
      return Object.entries(params).every(([name, value]) => sent.get(name) === value);
    });
  }

  async function answer(request: TestRequest, rows: readonly ProcessRow[], nextCursor: string | null = null) {
    request.flush({ rows, nextCursor });
    await jest.advanceTimersByTimeAsync(0);
  }

  async function changes(key: string): Promise<void> {
    const data = JSON.stringify({ type: 'capa', key, version: 4, site: 'brno' });
    FakeStream.last?.dispatchEvent(new MessageEvent('changed', { data }));
    await jest.advanceTimersByTimeAsync(300);
  }

  const keys = () => list.rows().map(({ key }) => key);

  it('shows the first page and goes on behind it without a repeat', async () => {
    expect(list.loading()).toBe(true);
    await answer(asked({ state: 'open', sort: 'urgency' }), [aRow('CAPA-2026-0001'), aRow('CAPA-2026-0002')], 'next');
    expect(list.loading()).toBe(false);
    list.more();
    await answer(asked({ cursor: 'next' }), [aRow('CAPA-2026-0002'), aRow('CAPA-2026-0003')]);
    expect(keys()).toEqual(['CAPA-2026-0001', 'CAPA-2026-0002', 'CAPA-2026-0003']);
    expect(list.hasMore()).toBe(false);
  });

  it('changes a row where it stands, tones it for two seconds and tells it once', async () => {
    await answer(asked({ state: 'open' }), [aRow('CAPA-2026-0001'), aRow('CAPA-2026-0002')]);
    await changes('CAPA-2026-0002');
    await answer(asked({ q: 'CAPA-2026-0002', state: 'all' }), [
      aRow('CAPA-2026-0002', { version: 4, stage: 'planApproval', lateAt: '2026-11-23T22:59:59.999Z' }),
    ]);
    expect(keys()).toEqual(['CAPA-2026-0001', 'CAPA-2026-0002']);
    expect(list.rows()[1]?.stage).toBe('planApproval');
    expect([...list.changed()]).toEqual(['CAPA-2026-0002']);
    expect(told).toEqual(['CAPA-2026-0002']);
    expect(list.outdated()).toBe(true);
    await jest.advanceTimersByTimeAsync(2_000);
    expect(list.changed().size).toBe(0);
  });

  it('says that a row came, and shows it when asked', async () => {
    await answer(asked({ state: 'open' }), [aRow('CAPA-2026-0001')]);
    await changes('NC-2026-0009');
    await answer(asked({ q: 'NC-2026-0009', state: 'open' }), [aRow('NC-2026-0009')]);
    expect(keys()).toEqual(['CAPA-2026-0001']);
    expect(list.outdated()).toBe(true);
    list.reload();
    await answer(asked({ state: 'open', sort: 'urgency' }), [aRow('NC-2026-0009'), aRow('CAPA-2026-0001')]);
    expect(keys()).toEqual(['NC-2026-0009', 'CAPA-2026-0001']);
    expect(list.outdated()).toBe(false);
  });

  it('passes over changes of what the filters leave out', async () => {
    await answer(asked({ state: 'open' }), [aRow('CAPA-2026-0001')]);
    await changes('NC-2026-0009');
    await answer(asked({ q: 'NC-2026-0009' }), []);
    expect(list.outdated()).toBe(false);
  });

  it('keeps what it shows when a refresh fails, and says since when', async () => {
    await answer(asked({ state: 'open' }), [aRow('CAPA-2026-0001')]);
    list.reload();
    asked({ state: 'open' }).flush({ title: 'It failed', code: 'fault' }, { status: 500, statusText: '' });
    await jest.advanceTimersByTimeAsync(0);
    expect(keys()).toEqual(['CAPA-2026-0001']);
    expect(list.staleSince()).toBeInstanceOf(Date);
  });

  it('leaves out the answer to a question that is no longer asked', async () => {
    const first = asked({ state: 'open' });
    query.set(readQuery(new URLSearchParams('site=brno')));
    TestBed.tick();
    await answer(asked({ site: 'brno' }), [aRow('CAPA-2026-0002')]);
    await answer(first, [aRow('CAPA-2026-0001')]);
    expect(keys()).toEqual(['CAPA-2026-0002']);
  });
});
