import { TestKey, type HarnessLoader } from '@angular/cdk/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting, type TestRequest } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { MatMenuHarness } from '@angular/material/menu/testing';
import { provideRouter, Router } from '@angular/router';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { problems } from '../core/problems.ts';
import { provideIcons } from '../ui/icons.ts';
import { ViewsMenu } from './views-menu.ts';

const late = { id: 'v1', name: 'Late in Brno', query: 'site=brno&view=late' };
const majors = { id: 'v2', name: 'Majors', query: 'grade=major' };
const ADDRESS = '/api/views?list=capas';

describe('the menu of saved views', () => {
  let http: HttpTestingController;
  let fixture: ComponentFixture<ViewsMenu>;
  let loader: HarnessLoader;

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(withInterceptors([problems])),
        provideHttpClientTesting(),
        provideRouter([{ path: '**', children: [] }]),
        provideIcons(),
      ],
    });
    http = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(ViewsMenu);
    fixture.componentRef.setInput('list', 'capas');
    fixture.componentRef.setInput('address', { view: null, site: null });
    loader = TestbedHarnessEnvironment.loader(fixture);
    TestBed.tick();
  });

  async function answer(views: readonly object[]): Promise<void> {
    http.expectOne(ADDRESS).flush({ views });
    await fixture.whenStable();
  }

  const menu = (): Promise<MatMenuHarness> => loader.getHarness(MatMenuHarness);
  const items = async (): Promise<string[]> =>
    Promise.all((await (await menu()).getItems()).map((item) => item.getText()));
  const hint = (): string => document.querySelector('.mat-mdc-menu-panel p')?.textContent.trim() ?? '';
  const trigger = (): HTMLElement => {
    const found = (fixture.nativeElement as HTMLElement).querySelector<HTMLElement>('.trigger');
    if (!found) throw new Error('There is no trigger');
    return found;
  };
  const press = (): void => {
    trigger().click();
    TestBed.tick();
  };

  /** The next request of this kind; the code of the dialog is loaded before it. */
  async function asked(method: string, url: string): Promise<TestRequest> {
    for (let turn = 0; turn < 200; turn++) {
      const [request] = http.match((one) => one.method === method && one.urlWithParams === url);
      if (request) return request;
      await new Promise((resolve) => setTimeout(resolve, 5));
      TestBed.tick();
    }
    throw new Error(`${url} was not asked for`);
  }

  it('says that it looks for views, and that none is kept only when it knows', async () => {
    press();
    expect(hint()).toBe('Looking for your views');
    await answer([]);
    expect(hint()).toBe('Filters that you use often can be kept under a name. Only you see them.');
    expect(await items()).toEqual(['Keep what is shown']);
  });

  it('says why there are none, and asks again when it is opened again', async () => {
    const failed = { title: 'The records cannot be read now.', code: 'unavailable', status: 503 };
    http.expectOne(ADDRESS).flush(failed, { status: 503, statusText: 'Unavailable' });
    await fixture.whenStable();
    press();
    await answer([late]);
    expect(await items()).toEqual([expect.stringContaining('Late in Brno'), 'Keep what is shown', 'Rename or delete']);
  });

  it('keeps what it says about a failure until the next answer', async () => {
    const failed = { title: 'The records cannot be read now.', code: 'unavailable', status: 503 };
    http.expectOne(ADDRESS).flush(failed, { status: 503, statusText: 'Unavailable' });
    await fixture.whenStable();
    press();
    http.expectOne(ADDRESS).flush(failed, { status: 503, statusText: 'Unavailable' });
    await fixture.whenStable();
    expect(hint()).toBe('The records cannot be read now.');
  });

  it('goes to the filter of the view that is chosen, in the same page', async () => {
    await answer([late, majors]);
    await (await menu()).open();
    await (await menu()).clickItem({ text: /Late in Brno/ });
    await fixture.whenStable();
    expect(TestBed.inject(Router).url).toBe('/?site=brno&view=late');
  });

  it('is moved through by the arrow keys, and closed by Escape', async () => {
    await answer([late, majors]);
    await (await menu()).open();
    const [first, second] = await (await menu()).getItems();
    await first?.focus();
    await (await first?.host())?.sendKeys(TestKey.DOWN_ARROW);
    expect(await second?.isFocused()).toBe(true);
    await (await second?.host())?.sendKeys(TestKey.ESCAPE);
    expect(await (await menu()).isOpen()).toBe(false);
  });

  it('shows the name of the view that is shown, whatever the order of its parts', async () => {
    await answer([late, majors]);
    expect(trigger().textContent).toContain('My views');
    fixture.componentRef.setInput('address', { view: 'late', site: 'brno', grade: null });
    await fixture.whenStable();
    expect(trigger().textContent).toContain('Late in Brno');
    await (await menu()).open();
    expect((await items())[0]).toContain(', shown now');
    fixture.componentRef.setInput('address', { view: 'late', site: 'halden' });
    await fixture.whenStable();
    expect(trigger().textContent).toContain('My views');
  });

  it('keeps what is shown by a dialog, and then lists it', async () => {
    await answer([]);
    fixture.componentRef.setInput('address', { view: 'late', site: 'brno' });
    await fixture.whenStable();
    await (await menu()).open();
    await (await menu()).clickItem({ text: /Keep what is shown/ });
    // The dialog reads what is kept for itself.
    (await asked('GET', ADDRESS)).flush({ views: [] });
    await fixture.whenStable();
    const name = document.querySelector<HTMLInputElement>('pn-views-dialog input');
    if (!name) throw new Error('No name is asked for');
    name.value = 'Late in Brno';
    name.dispatchEvent(new Event('input'));
    const keep = [...document.querySelectorAll<HTMLElement>('pn-views-dialog button')].find(
      ({ textContent }) => textContent.trim() === 'Keep it',
    );
    keep?.click();
    const sent = await asked('POST', '/api/views');
    expect(sent.request.body).toEqual({ list: 'capas', name: 'Late in Brno', query: 'site=brno&view=late' });
    sent.flush(late);
    for (let turn = 0; turn < 100 && !trigger().textContent.includes('Late in Brno'); turn++) {
      for (const request of http.match(({ method }) => method === 'GET')) request.flush({ views: [late] });
      await new Promise((resolve) => setTimeout(resolve, 5));
      TestBed.tick();
    }
    expect(trigger().textContent).toContain('Late in Brno');
  });
});
