import { Clipboard } from '@angular/cdk/clipboard';
import type { HarnessLoader } from '@angular/cdk/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { problems } from '../core/problems.ts';
import { provideIcons } from '../ui/icons.ts';
import { FeedDialog, type FeedDialogData } from './feed-dialog.ts';

const made = {
  id: 'f1',
  journey: null,
  createdAt: '2026-11-23T08:41:00.000Z',
  lastUsedAt: null,
};
const path = `/api/calendar/${'x'.repeat(43)}.ics`;

describe('subscribing in a calendar', () => {
  let http: HttpTestingController;
  let fixture: ComponentFixture<FeedDialog>;
  let loader: HarnessLoader;
  let copied: string[];

  beforeEach(() => {
    copied = [];
  });

  async function open(data: FeedDialogData, feeds: readonly object[]): Promise<void> {
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(withInterceptors([problems])),
        provideHttpClientTesting(),
        provideIcons(),
        { provide: MAT_DIALOG_DATA, useValue: data },
        { provide: MatDialogRef, useValue: { close: () => undefined } },
        { provide: Clipboard, useValue: { copy: (text: string) => copied.push(text) > 0 } },
      ],
    });
    http = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(FeedDialog);
    loader = TestbedHarnessEnvironment.loader(fixture);
    TestBed.tick();
    await list(feeds);
  }

  async function list(feeds: readonly object[]): Promise<void> {
    await until(() => {
      const [request] = http.match((one) => one.method === 'GET' && one.url === '/api/feeds');
      request?.flush({ feeds });
      return request !== undefined;
    });
    await fixture.whenStable();
  }

  /** Waits until it is so; what is asked for follows what was done some turns later. */
  async function until(isSo: () => boolean): Promise<void> {
    for (let turn = 0; turn < 50; turn++) {
      if (isSo()) return;
      await new Promise((resolve) => setTimeout(resolve));
      TestBed.tick();
    }
    throw new Error('It never was so');
  }

  const press = async (text: string): Promise<void> =>
    (await loader.getHarness(MatButtonHarness.with({ text }))).click();

  function page(): HTMLElement {
    const root: unknown = fixture.nativeElement;
    if (!(root instanceof HTMLElement)) throw new Error('The dialog was not drawn');
    return root;
  }

  it('makes an address, shows it once and copies it', async () => {
    await open({ journey: null }, []);
    expect(page().textContent).not.toContain('Your addresses');
    await press('Make an address');
    const request = http.expectOne({ method: 'POST', url: '/api/feeds' });
    expect(request.request.body).toEqual({ of: 'me' });
    request.flush({ feed: made, path });
    await list([made]);
    const address = `${location.origin}${path}`;
    expect(page().querySelector('input')?.value).toBe(address);
    expect(page().querySelector('a')?.getAttribute('href')).toBe(address.replace('http:', 'webcal:'));
    expect(page().textContent).toContain('never used');
    await press('Copy the address');
    expect(copied).toEqual([address]);
    await loader.getHarness(MatButtonHarness.with({ text: 'Copied' }));
  });

  it('asks before it revokes one, and then shows no address any more', async () => {
    await open({ journey: null }, [{ ...made, lastUsedAt: '2026-11-24T07:00:00.000Z' }]);
    expect(page().textContent).toContain('last used');
    await press('Revoke');
    await press('Keep');
    await press('Revoke');
    await press('Revoke for good');
    http.expectOne({ method: 'DELETE', url: '/api/feeds/f1' }).flush(null);
    await list([]);
    expect(page().textContent).not.toContain('Your addresses');
    expect(page().querySelector('input')).toBeNull();
  });

  it('of a journey asks for its calendar, and says why it was refused', async () => {
    await open({ journey: { key: 'JRN-2026-0003', title: 'Brno' } }, []);
    await press('Make an address');
    const request = http.expectOne({ method: 'POST', url: '/api/feeds' });
    expect(request.request.body).toEqual({ of: { journey: 'JRN-2026-0003' } });
    request.flush(
      { title: 'You have as many calendar addresses as one person can', code: 'tooManyFeeds', status: 409 },
      { status: 409, statusText: 'Conflict' },
    );
    await list([]);
    await until(() => page().textContent.includes('You have as many calendar addresses as one person can'));
  });
});
