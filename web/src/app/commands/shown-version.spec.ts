import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { ApplicationRef } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { provideRouter } from '@angular/router';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Live } from '../core/live.ts';
import { problems } from '../core/problems.ts';
import type { ProcessDetail } from '../processes/detail.ts';
import { provideIcons } from '../ui/icons.ts';
import { CommandDialog, type CommandDialogData } from './command-dialog.ts';
import { formOf } from './forms.ts';

const KEY = 'CAPA-2026-0042';

/** The page of a plan that waits for its approval, in one version. */
function detailAt(version: number): ProcessDetail {
  return {
    row: {
      ...{ key: KEY, type: 'capa', title: 'Thin layer', stage: 'planApproval', site: 'brno', owner: 'lukas' },
      ...{ grade: 'major', attempt: 1, source: null, clauses: [], standards: [], raisedAt: '2026-05-12T09:00:00.000Z' },
      ...{ closedAt: null, result: null, open: true, held: false, waiting: null, waitingCount: 1, soonAt: null },
      ...{ lateAt: null, version, clockAheadMs: 0, myCommand: null },
    },
    ...{ state: {}, waiting: [], version, clockAheadMs: 0, chainHead: '', linked: [], files: [], incident: null },
    availability: [{ command: 'returnPlan', subject: 'plan', refusal: null, signature: null }],
    calendar: { id: 'brno', version: 1, zone: 'Europe/Prague', workdays: [1, 2, 3, 4, 5], holidays: [] },
    policy: { id: 'default', version: 1, soonWorkingDays: 2, limits: {} },
  };
}

const previewAt = (version: number): object => ({
  ...{ refusal: null, version, at: '2026-11-23T08:41:00.000Z', attempt: 1 },
  stage: { from: 'planApproval', to: 'plan' },
  ...{ waitingEnds: [], waitingBegins: [], deadlinesEnd: [], deadlinesBegin: [], differences: [] },
  ...{ reactions: [], events: [] },
});

const eventOf = (seq: number, person: string): object => ({
  ...{ seq, type: 'planSaved', subject: 'plan', stage: 'plan', actor: { kind: 'person', id: person } },
  ...{ at: '2026-11-23T08:40:00.000Z', recordedAt: '2026-11-23T08:40:00.000Z', requestId: null },
  ...{ imported: false, importedFrom: null, event: { type: 'planSaved' }, hash: '' },
});

describe('the version that a dialog decides on', () => {
  let http: HttpTestingController;
  let fixture: ComponentFixture<CommandDialog>;
  /** What the page shows when the dialog is opened. */
  let page: ProcessDetail;

  beforeEach(async () => {
    jest.useFakeTimers({ doNotFake: ['queueMicrotask', 'setImmediate', 'performance'] });
    page = detailAt(61);
    const form = await formOf('capa', 'returnPlan');
    const data: CommandDialogData = {
      get asked() {
        return { detail: page, command: 'returnPlan', subject: 'plan' };
      },
      body: null,
      form,
    };
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(withInterceptors([problems])),
        provideHttpClientTesting(),
        provideIcons(),
        provideRouter([]),
        { provide: MAT_DIALOG_DATA, useValue: data },
        { provide: MatDialogRef, useValue: { close: jest.fn() } },
      ],
    });
    http = TestBed.inject(HttpTestingController);
  });

  afterEach(() => {
    jest.useRealTimers();
  });

  function open(): void {
    fixture = TestBed.createComponent(CommandDialog);
    fixture.detectChanges();
  }

  async function settle(): Promise<void> {
    for (let round = 0; round < 2; round += 1) {
      await Promise.resolve();
      jest.advanceTimersByTime(0);
      TestBed.inject(ApplicationRef).tick();
      await Promise.resolve();
      fixture.detectChanges();
    }
  }

  function element(): HTMLElement {
    const found: unknown = fixture.nativeElement;
    if (!(found instanceof HTMLElement)) throw new Error('No element');
    return found;
  }

  function write(reason: string): void {
    const area = element().querySelector('textarea');
    if (!area) throw new Error('No text area');
    area.value = reason;
    area.dispatchEvent(new Event('input'));
    fixture.detectChanges();
  }

  async function answerPreview(version: number): Promise<void> {
    jest.advanceTimersByTime(400);
    TestBed.tick();
    http.expectOne(({ url }) => url.includes('/preview/')).flush(previewAt(version));
    await settle();
  }

  async function answerHistory(...events: readonly object[]): Promise<void> {
    http.expectOne(`/api/processes/${KEY}/history`).flush({ events });
    await settle();
  }

  /** Hears of a change by the live feed, as every page does. */
  async function hear(version: number): Promise<void> {
    const live = TestBed.inject(Live);
    live['tell']({ kind: 'changed', change: { type: 'capa', key: KEY, version } });
    await answerPreview(version);
  }

  function told(): string {
    return element().querySelector('pn-stale-changes')?.textContent.replaceAll(/\s+/g, ' ').trim() ?? '';
  }

  function press(label: string): void {
    const buttons = [...element().querySelectorAll('button')];
    buttons.find((button) => button.type === 'button' && button.textContent.includes(label))?.click();
    fixture.detectChanges();
  }

  function versionSent(): string | null {
    press('Return with a reason');
    return http.expectOne(({ url }) => url.includes('/commands/')).request.headers.get('Shown-Version');
  }

  it('stays with the version its form began with, whatever is heard meanwhile', async () => {
    open();
    write('The gauge is missing');
    await answerPreview(61);
    await hear(62);
    await answerHistory(eventOf(61, 'lukas'), eventOf(62, 'olga'));
    expect(told()).toContain('olga changed this while you were reading');
    expect(versionSent()).toBe('61');
  });

  it('stays with it when the dialog is closed and what was written is taken up on a newer page', async () => {
    open();
    write('The gauge is missing');
    await answerPreview(61);
    fixture.destroy();
    page = detailAt(63);
    open();
    expect(element().querySelector('textarea')?.value).toBe('The gauge is missing');
    await answerHistory(eventOf(62, 'olga'), eventOf(63, 'lukas'));
    expect(told()).toContain('olga and lukas changed this');
    await answerPreview(63);
    expect(versionSent()).toBe('61');
  });

  it('begins with the newest version where nothing was written before', async () => {
    open();
    fixture.destroy();
    page = detailAt(63);
    open();
    write('The gauge is missing');
    await answerPreview(63);
    expect(told()).toBe('');
    expect(versionSent()).toBe('63');
  });

  it('goes on with what was told and no further: what came after it is told first', async () => {
    open();
    write('The gauge is missing');
    await answerPreview(61);
    await hear(62);
    await answerHistory(eventOf(62, 'olga'));
    await hear(63);
    press('Go on with the new version');
    await answerHistory(eventOf(62, 'olga'), eventOf(63, 'lukas'));
    await answerPreview(63);
    expect(told()).toContain('lukas changed this');
    expect(versionSent()).toBe('62');
  });

  it('does not hold anybody up where it cannot be read what changed', async () => {
    open();
    write('The gauge is missing');
    await answerPreview(61);
    await hear(62);
    const problem = { status: 503, code: 'recordAway', title: 'Away' };
    http.expectOne(`/api/processes/${KEY}/history`).flush(problem, { status: 503, statusText: '' });
    await settle();
    expect(told()).toContain('This changed while you were reading');
    press('Go on with the new version');
    expect(versionSent()).toBe('62');
  });

  it('remembers what was looked at when it is opened again', async () => {
    open();
    write('The gauge is missing');
    await answerPreview(61);
    await hear(62);
    await answerHistory(eventOf(62, 'olga'));
    press('Go on with the new version');
    await answerPreview(62);
    fixture.destroy();
    page = detailAt(62);
    open();
    expect(told()).toBe('');
    await answerPreview(62);
    expect(versionSent()).toBe('62');
  });

  it('tells what others did after a change of one’s own', async () => {
    open();
    write('The gauge is missing');
    await answerPreview(61);
    await hear(62);
    await answerHistory(eventOf(61, 'lukas'));
    expect(told()).toBe('');
    await hear(63);
    await answerHistory(eventOf(61, 'lukas'), eventOf(63, 'olga'));
    expect(told()).toContain('olga changed this');
  });
});
