import type { HarnessLoader } from '@angular/cdk/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting, type TestRequest } from '@angular/common/http/testing';
import { ApplicationRef } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { provideRouter } from '@angular/router';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { problems } from '../core/problems.ts';
import type { ProcessDetail } from '../processes/detail.ts';
import { provideIcons } from '../ui/icons.ts';
import { formOf } from './forms.ts';
import { CommandDialog, type CommandDialogData, type CommandDialogResult } from './command-dialog.ts';

const detail: ProcessDetail = {
  row: {
    ...{
      key: 'CAPA-2026-0042',
      type: 'capa',
      title: 'Thin layer',
      stage: 'planApproval',
      site: 'brno',
      owner: 'lukas',
    },
    ...{ grade: 'major', attempt: 1, source: null, clauses: [], standards: [], raisedAt: '2026-05-12T09:00:00.000Z' },
    ...{
      closedAt: null,
      result: null,
      open: true,
      held: false,
      waiting: null,
      waitingCount: 1,
      soonAt: null,
      lateAt: null,
    },
    ...{ version: 61, clockAheadMs: 0, myCommand: null },
  },
  state: {},
  waiting: [],
  availability: [
    { command: 'approvePlan', subject: 'plan', refusal: null, signature: 'approvePlan' },
    { command: 'returnPlan', subject: 'plan', refusal: null, signature: null },
  ],
  version: 61,
  clockAheadMs: 0,
  chainHead: '',
  calendar: { id: 'brno', version: 1, zone: 'Europe/Prague', workdays: [1, 2, 3, 4, 5], holidays: [] },
  policy: { id: 'default', version: 1, soonWorkingDays: 2, limits: {} },
  linked: [],
  files: [],
  incident: null,
};

const preview = {
  refusal: null as object | null,
  version: 61,
  at: '2026-11-23T08:41:00.000Z',
  stage: { from: 'planApproval', to: 'implementation' },
  attempt: 1,
  waitingEnds: [],
  waitingBegins: [],
  deadlinesEnd: [],
  deadlinesBegin: [],
  differences: [],
  reactions: [],
  events: [],
};

describe('the dialog of a command', () => {
  let http: HttpTestingController;
  let loader: HarnessLoader;
  let fixture: ComponentFixture<CommandDialog>;
  let closed: CommandDialogResult[];

  beforeEach(() => {
    jest.useFakeTimers({ doNotFake: ['queueMicrotask', 'setImmediate', 'performance'] });
  });

  afterEach(() => {
    jest.useRealTimers();
  });

  async function open(command: string, about: Partial<CommandDialogData> = {}): Promise<void> {
    closed = [];
    const asked = about.asked ?? { detail, command, subject: 'plan' };
    const form = await formOf(asked.detail.row.type, command);
    const data: CommandDialogData = { asked, body: about.body ?? null, form };
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(withInterceptors([problems])),
        provideHttpClientTesting(),
        provideIcons(),
        provideRouter([]),
        { provide: MAT_DIALOG_DATA, useValue: data },
        { provide: MatDialogRef, useValue: { close: (result: CommandDialogResult) => closed.push(result) } },
      ],
    });
    fixture = TestBed.createComponent(CommandDialog);
    http = TestBed.inject(HttpTestingController);
    loader = TestbedHarnessEnvironment.loader(fixture);
    fixture.detectChanges();
  }

  /** The preview that is asked for once the form rests. */
  async function answerPreview(part: object = {}): Promise<TestRequest> {
    jest.advanceTimersByTime(400);
    TestBed.tick();
    const [request, ...others] = asked();
    if (!request || others.length > 0) throw new Error('Not asked once for a preview');
    request.flush({ ...preview, ...part });
    await settle();
    return request;
  }

  /** Requests for a preview that wait for their answer. */
  const asked = (): TestRequest[] =>
    http.match(({ url }) => url.includes('/preview/')).filter(({ cancelled }) => !cancelled);

  async function settle(): Promise<void> {
    await Promise.resolve();
    jest.advanceTimersByTime(0);
    TestBed.inject(ApplicationRef).tick();
    await Promise.resolve();
    fixture.detectChanges();
  }

  function text(): string {
    const element: unknown = fixture.nativeElement;
    return element instanceof HTMLElement ? element.textContent.replaceAll(/\s+/g, ' ') : '';
  }

  function control(selector: string): HTMLElement {
    const element: unknown = fixture.nativeElement;
    const found = element instanceof HTMLElement ? element.querySelector<HTMLElement>(selector) : null;
    if (!found) throw new Error(`No ${selector}`);
    return found;
  }

  function written(): HTMLTextAreaElement {
    const found = control('textarea');
    if (!(found instanceof HTMLTextAreaElement)) throw new Error('No text area');
    return found;
  }

  function sign(): void {
    control('pn-signature-row input').click();
    fixture.detectChanges();
  }

  function press(label: string): void {
    const buttons = [...control('mat-dialog-actions').querySelectorAll('button')];
    buttons.find((button) => button.textContent.includes(label))?.click();
    fixture.detectChanges();
  }

  it('rests until it is signed, and sends what was previewed', async () => {
    await open('approvePlan');
    const asked = await answerPreview();
    expect(asked.request.body).toEqual({ signed: true });
    expect(text()).toContain('The process moves to Implementation');
    press('Approve plan');
    http.expectNone(({ url }) => url.includes('/commands/'));
    sign();
    press('Approve plan');
    const sent = http.expectOne(({ url }) => url.includes('/commands/approvePlan'));
    expect(sent.request.headers.get('Shown-Version')).toBe('61');
    sent.flush({ outcome: { status: 'done', version: 62, events: 1 } });
    await settle();
    await settle();
    expect(closed).toMatchObject([{ sent: { kind: 'done', version: 62 } }]);
  });

  it('says why it may not be done before anything is sent', async () => {
    await open('approvePlan');
    await answerPreview({ refusal: { code: 'ownPlan', params: {}, sentence: 'You wrote this plan.' } });
    expect(text()).toContain('You wrote this plan.');
    const button = await loader.getHarness(MatButtonHarness.with({ text: /Approve plan/ }));
    expect(await (await button.host()).getAttribute('aria-disabled')).toBe('true');
  });

  it('proposes to ask the owners who have something to rate, and lets them be left out', async () => {
    const row = { ...detail.row, key: 'JRN-2026-0001', type: 'journey' };
    await open('askForRatings', { asked: { detail: { ...detail, row }, command: 'askForRatings', subject: 'gap' } });
    const aRow = (clause: string, rating: object) => ({
      ...{ id: `ISO 9001:2026/${clause}`, edition: 'ISO 9001:2026', clause, title: 'Scope', kind: 'clause' },
      ...{ section: '4', rating },
    });
    const rows = [aRow('4.3', { owner: 'olga' }), aRow('4.1', { owner: 'rolf', rating: 'conforms' }), aRow('4.2', {})];
    http.expectOne('/api/journeys/JRN-2026-0001/gap').flush({ rows });
    await settle();
    await settle();
    const boxes = () => [...control('pn-owners-list').querySelectorAll('input')];
    expect(boxes().map(({ checked }) => checked)).toEqual([true, false]);
    expect(control('pn-owners-list').textContent).toContain('1 of 1 not rated: 4.3');
    expect(control('pn-people-input ul').textContent).toContain('olga');
    boxes()[0]?.click();
    fixture.detectChanges();
    expect(control('pn-people-input ul').textContent).not.toContain('olga');
  });

  it('asks of every rule that speaks against it for a reason of its own, and sends each with its rule', async () => {
    const row = { ...detail.row, type: 'journey' };
    const asked = { detail: { ...detail, row }, command: 'recordNotice', subject: 'certificate:ISO 9001' };
    const body = { notice: 'reduced', on: '2026-11-23', reason: 'Letter', scope: 'Less' };
    await open('recordNotice', { asked, body });
    const rules = [
      { code: 'majorAtDroppedSite', params: {}, sentence: 'A major is open there.' },
      { code: 'findingsOpen', params: {}, sentence: 'Findings are open.' },
    ];
    const params = {};
    const refusal = { code: 'majorAtDroppedSite', params, sentence: 'A major is open there.', rules };
    await answerPreview({ refusal });
    const lines = () => [...control('pn-broken-rules').querySelectorAll('li')];
    expect(lines().map((rule) => rule.firstChild?.textContent?.trim())).toEqual([
      'A major is open there.',
      'Findings are open.',
    ]);
    const write = async (at: number, reason: string) => {
      const area = lines()[at]?.querySelector('textarea');
      if (!area) throw new Error('No text area');
      expect(area.getAttribute('aria-label')).toContain(rules[at]?.sentence);
      area.value = reason;
      area.dispatchEvent(new Event('input'));
      fixture.detectChanges();
      const accepted = await answerPreview();
      // Without the reasons both rules speak against it as before.
      await answerPreview({ refusal });
      return accepted.request.body as unknown;
    };
    const first = { rule: 'majorAtDroppedSite', reason: 'The body closed the site' };
    expect(await write(0, first.reason)).toMatchObject({ despiteReasons: [first] });
    const second = { rule: 'findingsOpen', reason: 'It judges them at the next audit' };
    const both = await write(1, second.reason);
    expect(both).toMatchObject({ despiteReasons: [first, second] });
    expect(both).not.toHaveProperty('despiteRules');
    // They stay beside the reason that is about them.
    expect(control('pn-broken-rules').querySelectorAll('li')).toHaveLength(2);
  });

  describe('that a rule speaks against', () => {
    const rules = [{ code: 'tooEarly', sentence: 'It is too early.' }];
    const refusal = { code: 'tooEarly', params: {}, sentence: 'It is too early.', field: 'on', rules };
    const reason = () => {
      const element: unknown = fixture.nativeElement;
      const areas = element instanceof HTMLElement ? [...element.querySelectorAll('pn-field')] : [];
      const field = areas.find((one) => one.textContent.includes('Why it is recorded all the same'));
      return field?.querySelector('textarea') ?? null;
    };
    const write = (area: HTMLTextAreaElement | HTMLInputElement | null, value: string, event = 'input') => {
      if (!area) throw new Error('Nothing to write in');
      area.value = value;
      area.dispatchEvent(new Event(event));
      fixture.detectChanges();
    };
    const day = () => control('input[type="date"]') as HTMLInputElement;

    beforeEach(async () => {
      const row = { ...detail.row, type: 'journey' };
      const about = { detail: { ...detail, row }, command: 'recordNotice', subject: 'certificate:ISO 9001' };
      await open('recordNotice', { asked: about });
      control('input[type="radio"][value="lifted"], pn-choice-input input').click();
      write(written(), 'Letter');
      write(day(), '2026-11-23', 'change');
      await answerPreview({ refusal });
    });

    it('asks for a reason only as long as it does', async () => {
      expect(reason()).not.toBeNull();
      write(day(), '2026-11-24', 'change');
      await answerPreview();
      expect(reason()).toBeNull();
    });

    it('keeps the reason that was given while it is needed, and sends none that is not', async () => {
      write(reason(), 'So it is written');
      const first = await answerPreview();
      expect(first.request.body).toMatchObject({ despite: 'So it is written', despiteRules: ['tooEarly'] });
      const bare = await answerPreview({ refusal });
      expect(bare.request.body).not.toHaveProperty('despite');
      expect(bare.request.body).not.toHaveProperty('despiteRules');
      expect(reason()?.value).toBe('So it is written');

      write(day(), '2026-11-24', 'change');
      await answerPreview();
      await answerPreview();
      expect(reason()).toBeNull();
      const last = await answerPreview();
      expect(last.request.body).not.toHaveProperty('despite');

      write(day(), '2026-11-23', 'change');
      await answerPreview({ refusal });
      expect(reason()?.value).toBe('So it is written');
    });
  });

  it('knows whether all that was written was taken out again', async () => {
    await open('returnPlan');
    const type = (value: string) => {
      written().value = value;
      written().dispatchEvent(new Event('input'));
    };
    expect(fixture.componentInstance.isAsBegun()).toBe(true);
    type('The gauge is missing');
    expect(fixture.componentInstance.isAsBegun()).toBe(false);
    type(' ');
    expect(fixture.componentInstance.isAsBegun()).toBe(true);
  });

  it('shows what is missing beside the control and sends nothing', async () => {
    await open('returnPlan');
    press('Return with a reason');
    expect(text()).toContain('This is still to be filled in.');
    http.expectNone(({ url }) => url.includes('/commands/'));
  });

  it('stays open when somebody changed it first, keeps what was written, and decides anew on the new version', async () => {
    await open('returnPlan');
    const reason = written();
    reason.value = 'The gauge is missing';
    reason.dispatchEvent(new Event('input'));
    fixture.detectChanges();
    await answerPreview();
    press('Return with a reason');
    const first = http.expectOne(({ url }) => url.includes('/commands/returnPlan'));
    first.flush(
      { status: 409, code: 'stale', title: 'Changed', version: 62, changes: [] },
      { status: 409, statusText: '' },
    );
    await settle();
    await settle();
    expect(closed).toEqual([]);
    expect(text()).toContain('was not sent');
    const event = {
      ...{ seq: 62, type: 'planReturned', subject: 'plan', stage: 'plan', actor: { kind: 'person', id: 'olga' } },
      ...{ at: preview.at, recordedAt: preview.at, requestId: null, imported: false, importedFrom: null, hash: '' },
      event: { type: 'planReturned' },
    };
    http.expectOne('/api/processes/CAPA-2026-0042/history').flush({ events: [event] });
    await settle();
    const again = [...control('pn-stale-changes').querySelectorAll('button')].find((button) =>
      button.textContent.includes('look again'),
    );
    again?.click();
    fixture.detectChanges();
    expect(written().value).toBe('The gauge is missing');
    press('Return with a reason');
    const second = http.expectOne(({ url }) => url.includes('/commands/returnPlan'));
    expect(second.request.headers.get('Shown-Version')).toBe('62');
    expect(second.request.headers.get('Idempotency-Key')).not.toBe(first.request.headers.get('Idempotency-Key'));
  });

  it('offers the same press again when it is not known whether it was carried out', async () => {
    await open('approvePlan');
    await answerPreview();
    sign();
    press('Approve plan');
    const first = http.expectOne(({ url }) => url.includes('/commands/'));
    first.flush({ status: 503, code: 'unknown', title: 'Not known yet' }, { status: 503, statusText: '' });
    await settle();
    await settle();
    expect(text()).toContain('Trying again is safe');
    press('Try again');
    const second = http.expectOne(({ url }) => url.includes('/commands/'));
    expect(second.request.headers.get('Idempotency-Key')).toBe(first.request.headers.get('Idempotency-Key'));
  });
});
