import type { HarnessLoader } from '@angular/cdk/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting, type TestRequest } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { describe, expect, it } from '@jest/globals';
import { problems } from '../core/problems.ts';
import { provideIcons } from '../ui/icons.ts';
import { ViewsDialog, type ViewsDialogData } from './views-dialog.ts';

const late = { id: 'v1', name: 'Late in Brno', query: 'site=brno&view=late' };

describe('the dialog of saved views', () => {
  let http: HttpTestingController;
  let fixture: ComponentFixture<ViewsDialog>;
  let loader: HarnessLoader;
  let closed: number;

  async function open(data: ViewsDialogData): Promise<void> {
    closed = 0;
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(withInterceptors([problems])),
        provideHttpClientTesting(),
        provideIcons(),
        { provide: MAT_DIALOG_DATA, useValue: data },
        { provide: MatDialogRef, useValue: { close: () => (closed += 1) } },
      ],
    });
    http = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(ViewsDialog);
    loader = TestbedHarnessEnvironment.loader(fixture);
    TestBed.tick();
    (await asked('GET')).flush({ views: [late] });
    await fixture.whenStable();
  }

  /** The next request of this kind; it follows what was done some turns later. */
  async function asked(method: string): Promise<TestRequest> {
    for (let turn = 0; turn < 50; turn++) {
      const [request] = http.match((one) => one.method === method);
      if (request) return request;
      await new Promise((resolve) => setTimeout(resolve));
      TestBed.tick();
    }
    throw new Error(`Nothing was asked by ${method}`);
  }

  const page = (): HTMLElement => fixture.nativeElement as HTMLElement;
  const press = async (text: string): Promise<void> =>
    (await loader.getHarness(MatButtonHarness.with({ text }))).click();

  function write(name: string): void {
    const input = page().querySelector('input');
    if (!input) throw new Error('No name is asked for');
    input.value = name;
    input.dispatchEvent(new Event('input'));
  }

  it('keeps what is shown under a name, and closes', async () => {
    await open({ list: 'capas', query: 'view=late' });
    await press('Keep it');
    expect(page().textContent).toContain('Give it a name.');
    write(' Late ones ');
    await press('Keep it');
    const sent = await asked('POST');
    expect(sent.request.body).toEqual({ list: 'capas', name: 'Late ones', query: 'view=late' });
    sent.flush({ ...late, name: 'Late ones' });
    await asked('GET');
    expect(closed).toBe(1);
  });

  it('stays open with the reason when the name is taken', async () => {
    await open({ list: 'capas', query: 'view=late' });
    write('Late in Brno');
    await press('Keep it');
    const problem = { title: 'You have a view of this name already.', code: 'viewNameTaken', status: 409 };
    const sentence = { detail: 'You have a view of this name already.' };
    (await asked('POST')).flush({ ...problem, ...sentence }, { status: 409, statusText: 'Conflict' });
    for (let turn = 0; turn < 50 && page().querySelector('.error') === null; turn++) {
      await new Promise((resolve) => setTimeout(resolve));
      TestBed.tick();
    }
    expect(page().querySelector('.error')?.textContent).toContain('You have a view of this name already.');
    expect(closed).toBe(0);
  });

  it('renames and deletes one', async () => {
    await open({ list: 'capas', query: null });
    await press('Rename');
    write('Brno, late');
    await press('Save');
    const sent = await asked('PUT');
    expect([sent.request.url, sent.request.body]).toEqual(['/api/views/v1', { name: 'Brno, late' }]);
    sent.flush({ ...late, name: 'Brno, late' });
    (await asked('GET')).flush({ views: [{ ...late, name: 'Brno, late' }] });
    await fixture.whenStable();
    expect(page().textContent).toContain('Brno, late');
    await press('Delete');
    const removed = await asked('DELETE');
    expect(removed.request.url).toBe('/api/views/v1');
    removed.flush(null, { status: 204, statusText: 'No Content' });
    (await asked('GET')).flush({ views: [] });
    await fixture.whenStable();
    expect(page().textContent).toContain('No view of this list is kept.');
  });
});
