import type { HarnessLoader } from '@angular/cdk/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting, type TestRequest } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { provideRouter, Router } from '@angular/router';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { problems } from '../core/problems.ts';
import { Session } from '../core/session.ts';
import { provideIcons } from '../ui/icons.ts';
import { ReportPage } from './report-page.ts';

const site = {
  id: 'brno',
  name: 'Brno',
  country: 'CZ',
  zone: 'Europe/Prague',
  places: ['Plating hall', 'Warehouse'],
  calendar: 'brno',
  policy: 'default',
  active: true,
  version: 1,
};

const me = {
  id: 'petr',
  name: 'Petr Novak',
  email: 'petr@halden.example',
  site: 'brno',
  roles: [{ role: 'employee' }],
};

describe('reporting a nonconformity', () => {
  let http: HttpTestingController;
  let fixture: ComponentFixture<ReportPage>;
  let loader: HarnessLoader;

  beforeEach(async () => {
    localStorage.clear();
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(withInterceptors([problems])),
        provideHttpClientTesting(),
        provideIcons(),
        provideRouter([{ path: 'capas/new', children: [] }]),
      ],
    });
    http = TestBed.inject(HttpTestingController);
    const known = TestBed.inject(Session).ensure();
    http.expectOne('/api/session').flush({
      person: me,
      permissions: ['report.create'],
      organization: 'Halden Precision',
      demo: false,
      lastVisitAt: null,
      mustChangePassword: false,
      temporalUiUrl: null,
    });
    await known;
    fixture = TestBed.createComponent(ReportPage);
    loader = TestbedHarnessEnvironment.loader(fixture);
    TestBed.tick();
    http.expectOne('/api/sites').flush({ sites: [site] });
    http.expectOne('/api/people').flush({ people: [] });
    await fixture.whenStable();
  });

  function page(): HTMLElement {
    const root: unknown = fixture.nativeElement;
    if (!(root instanceof HTMLElement)) throw new Error('The page was not drawn');
    return root;
  }

  function element<T extends Element>(selector: string, type: new () => T): T {
    const found = page().querySelector(selector);
    if (!(found instanceof type)) throw new Error(`There is no ${selector}`);
    return found;
  }

  function type(selector: 'textarea' | 'input[list]', text: string): void {
    const field =
      selector === 'textarea' ? element(selector, HTMLTextAreaElement) : element(selector, HTMLInputElement);
    field.value = text;
    field.dispatchEvent(new Event('input'));
  }

  async function press(text: string): Promise<void> {
    await (await loader.getHarness(MatButtonHarness.with({ text }))).click();
  }

  function sent(): TestRequest {
    return http.expectOne('/api/processes/report/births/report');
  }

  const shown = (): string => page().textContent;

  /** Waits until it is so; what is shown follows an answer some turns later. */
  async function until(isSo: () => boolean): Promise<void> {
    for (let turn = 0; turn < 50 && !isSo(); turn++) {
      await new Promise((resolve) => setTimeout(resolve));
      TestBed.tick();
    }
    expect(isSo()).toBe(true);
  }

  it('says what is missing instead of sending', async () => {
    await press('Report');
    expect(shown()).toContain('Say what is wrong');
    expect(shown()).toContain('Say where it is');
    http.expectNone('/api/processes/report/births/report');
  });

  it('needs nothing but what and where, and then shows the key', async () => {
    type('textarea', 'Rust on 3 crates');
    type('input[list]', 'Warehouse');
    await press('Report');
    const request = sent();
    expect(request.request.body).toEqual({
      what: 'Rust on 3 crates',
      site: 'brno',
      place: 'Warehouse',
      kind: 'nonconformity',
    });
    expect(request.request.headers.get('Idempotency-Key')).toMatch(/^report-/);
    request.flush({ key: 'NC-2026-0047', outcome: { status: 'done' } }, { status: 201, statusText: '' });
    await until(() => TestBed.inject(Router).url === '/capas/new?sent=NC-2026-0047');
  });

  it('keeps the text when no answer comes, and sends it again under the same key', async () => {
    type('textarea', 'Rust on 3 crates');
    type('input[list]', 'Warehouse');
    await press('Report');
    const first = sent();
    first.error(new ProgressEvent('error'));
    await until(() => shown().includes('Sending it again is safe'));
    await press('Send again');
    const second = sent();
    expect(second.request.headers.get('Idempotency-Key')).toBe(first.request.headers.get('Idempotency-Key'));
    expect(second.request.body).toEqual(first.request.body);
  });

  it('asks before a changed text becomes another report', async () => {
    type('textarea', 'Rust on 3 crates');
    type('input[list]', 'Warehouse');
    await press('Report');
    const first = sent();
    first.flush({ title: 'Not known', code: 'unknown' }, { status: 503, statusText: '' });
    await until(() => shown().includes('Sending it again is safe'));
    type('textarea', 'Rust on 4 crates');
    await press('Send again');
    sent().flush({ title: 'Used before', code: 'keyReused' }, { status: 422, statusText: '' });
    await until(() => shown().includes('has arrived already'));
    await press('Send as another report');
    expect(sent().request.headers.get('Idempotency-Key')).not.toBe(first.request.headers.get('Idempotency-Key'));
  });

  it('takes a new key after a refusal, because the record keeps the refused one', async () => {
    type('textarea', 'Rust on 3 crates');
    type('input[list]', 'Warehouse');
    await press('Report');
    const first = sent();
    first.flush(
      { title: 'Refused', detail: 'That has not come yet.', code: 'dateAhead', fieldPaths: ['happenedOn'] },
      { status: 409, statusText: '' },
    );
    await until(() => shown().includes('That has not come yet.'));
    await press('Report');
    expect(sent().request.headers.get('Idempotency-Key')).not.toBe(first.request.headers.get('Idempotency-Key'));
  });
});
