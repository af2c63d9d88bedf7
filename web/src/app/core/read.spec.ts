import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { ApplicationRef, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { problems } from './problems.ts';
import { read, type Read } from './read.ts';

describe('what a page reads', () => {
  let http: HttpTestingController;
  let url: ReturnType<typeof signal<string>>;
  let list: Read<string>;

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [provideHttpClient(withInterceptors([problems])), provideHttpClientTesting(), provideRouter([])],
    });
    http = TestBed.inject(HttpTestingController);
    url = signal('/api/processes?stage=plan');
    list = TestBed.runInInjectionContext(() => read(() => url(), { parse: (body) => String(body) }));
    TestBed.tick();
  });

  async function flush(body: string, status = 200): Promise<void> {
    const request = http.expectOne(url());
    request.flush(status === 200 ? JSON.stringify(body) : { code: 'fault', title: 'It failed' }, {
      status,
      statusText: '',
    });
    await TestBed.inject(ApplicationRef).whenStable();
  }

  it('is there after the answer', async () => {
    expect(list.value()).toBeUndefined();
    expect(list.loading()).toBe(true);
    await flush('first');
    expect(list.value()).toContain('first');
    expect(list.staleSince()).toBeNull();
  });

  it('stays while another filter is on its way, but not for another thing', async () => {
    await flush('first');
    url.set('/api/processes?stage=triage');
    TestBed.tick();
    expect(list.value()).toContain('first');
    await flush('second');
    expect(list.value()).toContain('second');
    url.set('/api/people');
    TestBed.tick();
    expect(list.value()).toBeUndefined();
    await flush('people');
  });

  it('keeps the last data when a refresh fails, and says since when', async () => {
    await flush('first');
    list.reload();
    TestBed.tick();
    await flush('', 500);
    expect(list.value()).toContain('first');
    expect(list.problem()).toMatchObject({ code: 'fault', status: 500 });
    expect(list.staleSince()).toBeInstanceOf(Date);
  });
});
