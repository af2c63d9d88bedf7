import { HttpTestingController, type TestRequest } from '@angular/common/http/testing';
import type { Type } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { aCapa, CAUSES } from '../../../../tests/builders/a-capa.ts';
import { aJourney, A_PLAN } from '../../../../tests/builders/a-journey.ts';
import { anOrganization, peopleWith } from '../../../../tests/builders/organization.ts';
import type { RunningProcess } from '../../../../tests/builders/running-process.ts';
import { appears, detailOf, onJourneyPage } from '../../testing/journey-page.ts';
import { signedInAs } from '../../testing/signed-in-as.ts';
import { Commands } from '../commands/commands.ts';
import { JourneyPlanEditor } from '../journeys/plan/plan-editor.ts';
import { CausesEditor } from './capa/causes-editor.ts';
import { PlanEditor } from './capa/plan-editor.ts';
import { RevisionEditor } from './capa/revision-editor.ts';
import { ProcessView } from './process-view.ts';

type Running = RunningProcess & { readonly state: object };

interface Case {
  readonly name: string;
  readonly editor: Type<unknown>;
  readonly begin: () => Running;
  readonly inputs: (page: Running) => Readonly<Record<string, unknown>>;
  readonly writer: string;
  /** How a colleague, who stands in for the writer, saves the same. */
  readonly colleague: (page: Running) => Running;
  /** The control that is written in. */
  readonly control: string;
  readonly save: string;
  readonly command: string;
}

const ABSENT = { from: '2026-11-01T00:00:00.000Z', until: '2026-12-31T00:00:00.000Z' };
/** Whose work `bo` does as well. */
const standingInFor = (writer: string) =>
  anOrganization({ people: peopleWith(writer, { absence: { ...ABSENT, substitute: 'bo' } }) });
const aLoop = () => aCapa({}, standingInFor('olga'));

const stateOf = ({ state }: Running) => state;
const inWork = (page: Running) => ('work' in page.state ? page.state.work : undefined);

const SAVED: readonly Case[] = [
  {
    name: 'the plan of a journey',
    editor: JourneyPlanEditor,
    begin: () => aJourney({}, standingInFor('ana')),
    inputs: (page) => ({ state: stateOf(page) }),
    writer: 'ana',
    colleague: (page) => page.do('savePlan', A_PLAN, 'bo'),
    control: 'pn-field textarea',
    save: 'Save plan',
    command: 'savePlan',
  },
  {
    name: 'the causes of a CAPA',
    editor: CausesEditor,
    begin: () =>
      aLoop()
        .inRootCause()
        .build()
        .do('saveCauses', { causes: CAUSES.slice(0, 1) }, 'olga'),
    inputs: (page) => {
      const work = inWork(page);
      return { saved: typeof work === 'object' && work !== null && 'causes' in work ? work.causes : [], problem: '' };
    },
    writer: 'olga',
    colleague: (page) => page.do('saveCauses', { causes: CAUSES }, 'bo'),
    control: '[data-cause]',
    save: 'Save',
    command: 'saveCauses',
  },
  {
    name: 'the plan of a CAPA',
    editor: PlanEditor,
    begin: () => aLoop().inPlan().build(),
    inputs: (page) => ({ state: stateOf(page), work: inWork(page) }),
    writer: 'olga',
    colleague: (page) => page.do('savePlan', { criteria: 'No batch below 8 µm' }, 'bo'),
    control: 'pn-field textarea',
    save: 'Save',
    command: 'savePlan',
  },
];

let page: Running;
let fixture: ComponentFixture<unknown>;
let one: Case;

afterEach(() => document.querySelectorAll('.cdk-overlay-container').forEach((each) => each.remove()));

const http = () => TestBed.inject(HttpTestingController);
const element = () => fixture.nativeElement as HTMLElement;

/** What happened, as the history tells it, wherever it is asked for. */
async function settle(): Promise<void> {
  for (let round = 0; round < 3; round += 1) {
    TestBed.tick();
    for (const request of http().match(({ url }) => url.endsWith('/history')))
      if (!request.cancelled) tellHistory(request);
    await new Promise((resolve) => setTimeout(resolve));
  }
  TestBed.tick();
}

function tellHistory(request: TestRequest): void {
  const more = { requestId: null, imported: false, importedFrom: null, hash: '' };
  const events = page.events.map((row) => ({ ...row, ...more, type: row.event.type, recordedAt: row.at }));
  request.flush({ events });
}

async function open(of: Case): Promise<void> {
  one = of;
  page = one.begin();
  onJourneyPage(page, one.writer);
  signedInAs(one.writer);
  await show();
}

async function show(): Promise<void> {
  fixture = TestBed.createComponent(one.editor);
  for (const [name, value] of Object.entries(one.inputs(page))) fixture.componentRef.setInput(name, value);
  await settle();
}

/** The page is drawn again, as it is now. */
async function refresh(): Promise<void> {
  TestBed.inject(ProcessView).detail.set(detailOf(page, one.writer));
  for (const [name, value] of Object.entries(one.inputs(page))) fixture.componentRef.setInput(name, value);
  await settle();
}

function control(): HTMLInputElement {
  const found = element().querySelector<HTMLInputElement>(one.control);
  if (!found) throw new Error(`No ${one.control}`);
  return found;
}

async function write(text: string): Promise<void> {
  control().value = text;
  control().dispatchEvent(new Event('input'));
  await settle();
}

async function press(label: string): Promise<void> {
  const buttons = [...element().querySelectorAll('button')];
  const found = buttons.find(({ textContent }) => textContent.trim() === label);
  if (!found) throw new Error(`No button ${label}`);
  found.click();
  await settle();
}

const told = (): string =>
  element().querySelector('pn-stale-changes')?.textContent.replaceAll(/\s+/g, ' ').trim() ?? '';

function sending(): TestRequest {
  return http().expectOne(({ url }) => url.endsWith(`/commands/${one.command}`));
}

const versionOf = (request: TestRequest) => request.request.headers.get('Shown-Version');

/** The console asks by itself, a while after the answer. */
async function asksWhatBecame(): Promise<TestRequest> {
  for (let turn = 0; turn < 300; turn += 1) {
    const [found] = http().match(({ method, url }) => method === 'GET' && url.includes('/commands/'));
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('It does not ask');
}

async function answerStale(request: TestRequest): Promise<void> {
  const { version } = page.head;
  request.flush({ status: 409, code: 'stale', title: 'Stale', version, changes: [] }, { status: 409, statusText: '' });
  await settle();
}

async function answerDone(request: TestRequest, version: number): Promise<void> {
  request.flush({ outcome: { status: 'done', version, events: 1 } });
  await settle();
}

/** What the page was moved to. */
let broughtIntoView: string[];

beforeEach(() => {
  broughtIntoView = [];
  HTMLElement.prototype.scrollIntoView = function (this: HTMLElement) {
    broughtIntoView.push(this.tagName);
  };
});

describe.each(SAVED)('writing $name', (of) => {
  it('is decided on the version it was begun on, though the page is drawn again meanwhile', async () => {
    await open(of);
    const begun = page.head.version;
    await write('Mine');
    page = of.colleague(page);
    await refresh();
    expect(control().value).toBe('Mine');
    expect(told()).toContain('bo changed this while you were writing');
    await press(of.save);
    expect(versionOf(sending())).toBe(String(begun));
  });

  it('is kept when others were faster, and saved over theirs by whoever says so', async () => {
    await open(of);
    await write('Mine');
    page = of.colleague(page);
    await press(of.save);
    await answerStale(sending());
    expect(told()).toContain('bo changed this while you were writing');
    expect(told()).toContain('It was not saved. What you wrote is still here.');
    expect(broughtIntoView).toEqual(['PN-CHANGED-MEANWHILE']);
    expect(control().value).toBe('Mine');
    const seen = page.head.version;
    await press('Save mine over it');
    const again = sending();
    expect(versionOf(again)).toBe(String(seen));
    await answerDone(again, seen + 1);
    expect(told()).toBe('');
    expect(control().value).toBe('Mine');
  });

  it('is kept until what was accepted is on record', async () => {
    await open(of);
    await write('Mine');
    await press(of.save);
    sending().flush({ status: 'accepted', commandId: 'c1' }, { status: 202, statusText: '' });
    await settle();
    expect(TestBed.inject(Commands).recording()).toHaveLength(1);
    page = of.colleague(page);
    const outcome = { status: 'stale', version: page.head.version, changes: [] };
    (await asksWhatBecame()).flush({ state: 'recorded', outcome });
    await settle();
    expect(TestBed.inject(Commands).recording()).toHaveLength(0);
    expect(control().value).toBe('Mine');
    expect(told()).toContain('It was not saved. What you wrote is still here.');
  });

  it('is let go for what the other wrote', async () => {
    await open(of);
    await write('Mine');
    page = of.colleague(page);
    await refresh();
    await press('Take the other version');
    expect(control().value).not.toBe('Mine');
    expect(told()).toBe('');
    await write('On top of theirs');
    await press(of.save);
    expect(versionOf(sending())).toBe(String(page.head.version));
  });

  it('goes on from one’s own save', async () => {
    await open(of);
    await write('Mine');
    await press(of.save);
    const first = sending();
    await write('Mine, longer');
    const { version } = page.head;
    await answerDone(first, version + 1);
    expect(control().value).toBe('Mine, longer');
    await press(of.save);
    expect(versionOf(sending())).toBe(String(version + 1));
  });

  it('is not shown to the next person at the same browser, and is still decided on its version by its writer', async () => {
    await open(of);
    const begun = page.head.version;
    await write('Mine');
    fixture.destroy();
    signedInAs('bo');
    await show();
    expect(control().value).not.toBe('Mine');
    fixture.destroy();
    page = of.colleague(page);
    TestBed.inject(ProcessView).detail.set(detailOf(page, of.writer));
    signedInAs(of.writer);
    await show();
    expect(control().value).toBe('Mine');
    expect(told()).toContain('bo changed this while you were writing');
    await press(of.save);
    expect(versionOf(sending())).toBe(String(begun));
  });
});

it('is not told of what others did elsewhere in the process', async () => {
  const [, causes] = SAVED;
  if (!causes) throw new Error('No editor');
  await open(causes);
  await write('Mine');
  page = page.do('comment', { text: 'The quarantine is full' }, 'ana');
  await refresh();
  expect(told()).toBe('');
});

describe('what is sent with a dialog', () => {
  const REVISED: Case = {
    name: 'a revision',
    editor: RevisionEditor,
    begin: () => aLoop().inImplementation().build(),
    inputs: (of) => ({ state: stateOf(of) }),
    writer: 'olga',
    colleague: (of) => of.do('revisePlan', { reason: 'Too much', changes: { withdrawActions: [1] } }, 'bo'),
    control: '[aria-label="New root cause"]',
    save: 'Revise plan',
    command: 'revisePlan',
  };

  it('tells there what others made of it since it was begun', async () => {
    await open(REVISED);
    await TestBed.inject(ProcessView).do('revisePlan', 'revision');
    await settle();
    const boxes = [...element().querySelectorAll<HTMLInputElement>('fieldset input')];
    boxes.at(1)?.click();
    await settle();
    page = REVISED.colleague(page);
    await refresh();
    await press('Revise plan');
    const dialog = await appears('pn-command-dialog pn-stale-changes');
    await settle();
    expect(dialog.textContent).toContain('bo changed this');
    expect(dialog.textContent).toContain('Go on with what I wrote');
  });
});
