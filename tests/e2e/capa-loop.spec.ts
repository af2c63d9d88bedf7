import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { emailOf, PASSWORD, seedSmallOrganization } from '../../scripts/installation/small-organization.ts';
import { Browsing, PHONE } from './support/browser.ts';
import { answer, decide, headButton, openProcess } from './support/deciding.ts';
import { writePlan, writeWhys } from './support/editors.ts';
import { startProduct, type Product } from './support/product.ts';

/** What would run if text were taken for markup. */
const HOSTILE = '<img src=x onerror="document.title=1">';
const WHAT = `Zinc layer below 8 µm ${HOSTILE}`;
const HOSTILE_FILE = {
  name: '<img src=x onerror=alert(1)>.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from('batch,micrometres\n2604-7,8.4\n'),
};

let product: Product;
let browsing: Browsing;
const windows = new Map<string, Page>();
let report: string;
let capa: string;

beforeAll(async () => {
  product = await startProduct(seedSmallOrganization);
  browsing = await Browsing.start(product.url);
}, 120_000);

afterAll(async () => {
  await browsing.close();
  await product.stop();
});

/** The window of somebody, signed in on first use. */
async function windowOf(person: string): Promise<Page> {
  const open = windows.get(person);
  if (open) return open;
  const viewport = person === 'rolf' ? { viewport: PHONE } : {};
  const page = await browsing.openAs({ email: emailOf(person), password: PASSWORD }, viewport);
  windows.set(person, page);
  return page;
}

/** The window of somebody with the loop open in it. */
async function atCapa(person: string): Promise<Page> {
  const page = await windowOf(person);
  await openProcess(page, capa);
  return page;
}

it('a report becomes a closed CAPA loop through the right people, and the text of others stays text', async () => {
  await browsing.story('capa-loop', async () => {
    await reportOnPhone();
    await triageAsCapa();
    await containAskWhyAndPlan();
    await authorIsRefused();
    await approvalIsOvertaken();
    await planIsApproved();
    await actionsAreFinishedAndVerified();
    await loopIsClosed();
    await reporterReadsOutcome();
    await hostileTextStaysText();
  });
  expect(browsing.flaws).toEqual([]);
}, 240_000);

/** An employee reports on a phone: two taps, what and where. */
async function reportOnPhone(): Promise<void> {
  const page = await windowOf('rolf');
  await page.getByRole('link', { name: 'Report', exact: true }).tap();
  await page.getByLabel('What is wrong?').fill(WHAT);
  await page.getByLabel('Where?').fill('Plating hall');
  await page.getByRole('button', { name: 'Report', exact: true }).tap();
  await page.getByRole('heading', { name: 'Report sent' }).waitFor();
  const done = (await page.locator('pn-sent-report p.done').textContent()) ?? '';
  report = /NC-\d{4}-\d{4}/.exec(done)?.[0] ?? '';
  expect(report).not.toBe('');
  await page.getByText('to decide: CAPA or correct only').waitFor();
}

/** The quality manager finds it under Today and decides: CAPA. */
async function triageAsCapa(): Promise<void> {
  const page = await windowOf('ana');
  await page.goto('/today', { waitUntil: 'load' });
  const task = page.locator('pn-task-row', { hasText: report });
  await task.getByRole('button', { name: 'Triage' }).click();
  await answer(page, 'Triage', {
    picks: { Decision: 'CAPA', Severity: '4', 'Likelihood that it comes back': '3', Grade: 'Major' },
    chooses: { Owner: 'bo' },
    writes: { Reason: 'Two customers are affected' },
  });
  const link = page.locator('main a[href^="/processes/CAPA-"]').first();
  await link.waitFor();
  capa = ((await link.getAttribute('href')) ?? '').replace('/processes/', '');
  expect(capa).toMatch(/^CAPA-\d{4}-\d{4}$/);
}

/** The owner contains, asks why until it can be changed, and plans. */
async function containAskWhyAndPlan(): Promise<void> {
  const page = await atCapa('bo');
  await page.getByText('Waiting for you to record the containment').waitFor();
  await decide(page, 'Record containment', {
    writes: {
      'What was done at once': 'Both batches are in quarantine',
      'How far the effect reaches': '38 400 pieces',
    },
  });
  await writeWhys(page, ['A thin layer was released', 'The gauge shows the wrong value']);
  await answer(page, 'Submit root cause', {});
  await writePlan(page, {
    actions: [
      { what: 'Replace the gauge', owner: 'pia', verifier: 'per' },
      { what: 'Write down the check', owner: 'per', verifier: 'olga' },
      { what: 'Check the other line', owner: 'olga', verifier: 'pia' },
    ],
    evaluator: 'eva',
  });
  await answer(page, 'Submit plan', {});
  await page.getByText('to approve the plan').first().waitFor();
}

/** Who wrote the plan cannot approve it, and is told why. */
async function authorIsRefused(): Promise<void> {
  const page = await atCapa('bo');
  const approve = headButton(page, 'Approve plan');
  expect(await approve.getAttribute('aria-disabled')).toBe('true');
  await approve.hover();
  await page.locator('mat-tooltip-component', { hasText: 'Bo wrote this plan. Somebody else must' }).waitFor();
}

/** An approval that was overtaken says who changed what and is not sent. */
async function approvalIsOvertaken(): Promise<void> {
  const ana = await atCapa('ana');
  await headButton(ana, 'Approve plan').click();
  const dialog = ana.getByRole('dialog');
  await dialog.getByText('Replace the gauge').waitFor();
  await decide(await atCapa('tor'), 'Return with a reason', { writes: { Reason: 'Name the gauge' } });
  await dialog.getByText('Tor changed this while you were reading').waitFor();
  await dialog.getByText('Name the gauge').waitFor();
  expect(await dialog.getByRole('button', { name: 'Approve plan' }).getAttribute('aria-disabled')).toBe('true');
  await dialog.getByRole('button', { name: 'Not yet' }).click();
  await ana.getByText('to submit the plan').first().waitFor();
}

/** Sent again, the approval shows what follows and asks for a signature. */
async function planIsApproved(): Promise<void> {
  const bo = await atCapa('bo');
  await bo.getByText('Tor returned the plan').waitFor();
  await bo.getByLabel('What is done').first().fill('Replace gauge G-114');
  await bo.locator('pn-editor-foot').getByRole('button', { name: 'Submit plan' }).click();
  await answer(bo, 'Submit plan', {});

  const ana = await atCapa('ana');
  await headButton(ana, 'Approve plan').click();
  const dialog = ana.getByRole('dialog');
  await dialog.getByText('Replace gauge G-114').waitFor();
  const approve = dialog.getByRole('button', { name: 'Approve plan' });
  expect(await approve.getAttribute('aria-disabled')).toBe('true');
  await answer(ana, 'Approve plan', { signs: true });
  await ana.getByText('to finish action').first().waitFor();
}

/** Three owners finish at the same moment, with evidence, and others verify. */
async function actionsAreFinishedAndVerified(): Promise<void> {
  const doers = await Promise.all(['pia', 'per', 'olga'].map((person) => atCapa(person)));
  await Promise.all(
    doers.map((page) => decide(page, 'Done', { writes: { 'What was done': 'As planned' }, attaches: HOSTILE_FILE })),
  );
  const verifiers = await Promise.all(['per', 'olga', 'pia'].map((person) => atCapa(person)));
  for (const page of verifiers) await decide(page, 'Verify', { writes: { 'What you saw': 'It is as it was said' } });
  await (verifiers[0] ?? (await atCapa('per'))).getByText('Nobody has to act').first().waitFor();
}

/** The effect is judged and the loop is closed, each by whoever may. */
async function loopIsClosed(): Promise<void> {
  await decide(await atCapa('bo'), 'Quantity reached', { writes: { Note: '30 batches were released' } });
  await decide(await atCapa('eva'), 'Judge effectiveness', {
    picks: { Verdict: 'Effective' },
    writes: { 'What the verdict rests on': 'All batches at 8 µm or more' },
    signs: true,
  });
  const ana = await atCapa('ana');
  await decide(ana, 'Close loop', {
    picks: { Documents: 'Updated', 'Risks and opportunities': 'No update needed' },
    writes: { 'What was learnt': 'Gauges are checked against X-ray', 'Similar areas checked': 'Both other lines' },
    signs: true,
  });
  await ana.getByText('Effective: the cause is removed').waitFor();
}

/** The reporter reads the outcome where the report was made. */
async function reporterReadsOutcome(): Promise<void> {
  const page = await windowOf('rolf');
  await openProcess(page, report);
  await page.getByRole('heading', { name: 'Closed: its cause was removed' }).waitFor();
}

/** In titles, lists, files, history and the audit trail. */
async function hostileTextStaysText(): Promise<void> {
  const page = await atCapa('ana');
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain(HOSTILE);
  await page.getByText('img src=x onerror=alert(1)').first().waitFor();
  for (const path of [`/processes/${capa}?lens=history`, `/processes/${report}`, '/audit', '/capas?view=closed']) {
    await page.goto(path, { waitUntil: 'load' });
    await page.getByText('<img src=x').first().waitFor();
  }
  for (const window of windows.values()) expect(await window.locator('img[src="x"]').count()).toBe(0);
}
