import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { ApplicationRef, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { beforeEach, describe, expect, it } from '@jest/globals';
import * as z from 'zod/mini';
import { readPages, type Pages } from './pages.ts';
import { problems } from './problems.ts';

const pageSchema = z.object({ rows: z.array(z.string()), nextCursor: z.nullable(z.string()) });

describe('a list read page by page', () => {
  let http: HttpTestingController;
  let list: Pages<string>;
  const url = signal('/api/audit');

  beforeEach(async () => {
    url.set('/api/audit');
    TestBed.configureTestingModule({
      providers: [provideHttpClient(withInterceptors([problems])), provideHttpClientTesting(), provideRouter([])],
    });
    http = TestBed.inject(HttpTestingController);
    list = TestBed.runInInjectionContext(() => readPages(url, (body) => z.parse(pageSchema, body)));
    TestBed.tick();
    http.expectOne('/api/audit').flush({ rows: ['a', 'b'], nextCursor: 'after b' });
    await TestBed.inject(ApplicationRef).whenStable();
  });

  it('adds the next page to what is there until there is none', async () => {
    expect(list.hasMore()).toBe(true);
    const more = list.more();
    http.expectOne('/api/audit?cursor=after%20b').flush({ rows: ['c'], nextCursor: null });
    await more;
    expect(list.rows()).toEqual(['a', 'b', 'c']);
    expect(list.hasMore()).toBe(false);
    await list.more();
    http.verify();
  });

  it('keeps what is there when a further page fails, and may ask again', async () => {
    const more = list.more();
    http.expectOne('/api/audit?cursor=after%20b').flush({ title: 'It failed' }, { status: 500, statusText: '' });
    await more;
    expect(list.rows()).toEqual(['a', 'b']);
    expect(list.moreProblem()?.title).toBe('It failed');
    expect(list.hasMore()).toBe(true);
  });

  it('drops a further page that arrives for another list', async () => {
    const more = list.more();
    const late = http.expectOne('/api/audit?cursor=after%20b');
    url.set('/api/audit?type=capa');
    TestBed.tick();
    http.expectOne('/api/audit?type=capa').flush({ rows: ['x'], nextCursor: null });
    await TestBed.inject(ApplicationRef).whenStable();
    late.flush({ rows: ['c'], nextCursor: null });
    await more;
    expect(list.rows()).toEqual(['x']);
  });
});
