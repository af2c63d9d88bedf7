import { Component, DestroyRef } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { MAT_DIALOG_DEFAULT_OPTIONS, MatDialogConfig } from '@angular/material/dialog';
import { provideRouter, Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { provideIcons } from './icons.ts';
import { asksBeforeLeaving, Leaving } from './leaving.ts';

@Component({ template: `<textarea aria-label="Objectives"></textarea>` })
class Page {}

describe('leaving a page on which somebody has written', () => {
  let router: Router;
  let harness: RouterTestingHarness;
  let isUnsaved: boolean;

  beforeEach(async () => {
    TestBed.configureTestingModule({
      providers: [
        provideIcons(),
        provideRouter([
          { path: 'plan/:key', canDeactivate: [asksBeforeLeaving], component: Page },
          { path: '**', children: [] },
        ]),
        { provide: MAT_DIALOG_DEFAULT_OPTIONS, useValue: Object.assign(new MatDialogConfig(), { ariaModal: true }) },
      ],
    });
    router = TestBed.inject(Router);
    isUnsaved = true;
    TestBed.inject(Leaving).watch(
      { isUnsaved: () => isUnsaved, discard: () => (isUnsaved = false) },
      TestBed.inject(DestroyRef),
    );
    harness = await RouterTestingHarness.create('/plan/A');
    document.body.append(harness.fixture.nativeElement as HTMLElement);
  });

  afterEach(() => {
    document.body.replaceChildren();
  });

  /** Waits until it is so; the question is loaded some turns after it is needed. */
  async function until(isSo: () => boolean): Promise<void> {
    for (let turn = 0; turn < 200; turn++) {
      TestBed.tick();
      if (isSo()) return;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    throw new Error('It never was so');
  }

  const question = () => document.querySelector('[role="alertdialog"]');

  async function answer(label: string): Promise<void> {
    await until(() => question()?.textContent.includes('Discard what you typed?') === true);
    const button = [...(question()?.querySelectorAll('button') ?? [])].find((one) => one.textContent.includes(label));
    button?.click();
  }

  function warnsOnClosing(): boolean {
    const event = new Event('beforeunload', { cancelable: true });
    window.dispatchEvent(event);
    return event.defaultPrevented;
  }

  it('asks nothing where nothing is unsaved', async () => {
    isUnsaved = false;
    expect(warnsOnClosing()).toBe(false);
    expect(await router.navigateByUrl('/journeys')).toBe(true);
    expect(question()).toBeNull();
  });

  it('stays on “Keep writing”, where writing stopped, and asks again the next time', async () => {
    const field = document.querySelector('textarea');
    field?.focus();
    TestBed.inject(Leaving).noteWriting();
    field?.blur();
    const left = router.navigateByUrl('/journeys');
    await answer('Keep writing');
    expect(await left).toBe(false);
    expect(router.url).toBe('/plan/A');
    expect(isUnsaved).toBe(true);
    await until(() => document.activeElement === field);
    const again = router.navigateByUrl('/journeys');
    await answer('Discard');
    expect(await again).toBe(true);
  });

  it('leaves on “Discard”, and what was written is forgotten', async () => {
    const left = router.navigateByUrl('/journeys');
    await answer('Discard');
    expect(await left).toBe(true);
    expect(router.url).toBe('/journeys');
    expect(isUnsaved).toBe(false);
    expect(warnsOnClosing()).toBe(false);
  });

  it('asks before another one is shown on the same page, not for another part of it', async () => {
    expect(await router.navigateByUrl('/plan/A?show=people')).toBe(true);
    const left = router.navigateByUrl('/plan/B');
    await answer('Keep writing');
    expect(await left).toBe(false);
  });

  it('asks nothing when the session ended: signing in leads back to it', async () => {
    expect(await router.navigateByUrl('/sign-in?next=%2Fplan%2FA')).toBe(true);
    expect(question()).toBeNull();
    expect(isUnsaved).toBe(true);
  });

  it('has the browser ask when the tab is closed', () => {
    expect(warnsOnClosing()).toBe(true);
  });
});
