import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { emailOf, PASSWORD, seedSmallOrganization } from '../../scripts/installation/small-organization.ts';
import { Browsing } from './support/browser.ts';
import { answer, decide, openProcess } from './support/deciding.ts';
import { moveTimeByKeyboard } from './support/keyboard.ts';
import {
  chooseFromMenu,
  dayFromNow,
  expiryAfter,
  openJourneyPage,
  rateTheRest,
  rowOf,
  waitForNotes,
} from './support/journeys.ts';
import { startProduct, type Product } from './support/product.ts';

const BODY = 'Bureau Nordvik';
const TITLE = 'Halden: ISO 9001:2026';
const STANDARD = 'ISO 9001';
const CERTIFICATE = 'NV-2026-118';
/** True days, most of them before today: things are recorded when they become known. */
const BEGAN = dayFromNow(-200);
const STAGE1 = dayFromNow(-60);
const STAGE2 = dayFromNow(-30);

let product: Product;
let browsing: Browsing;
const windows = new Map<string, Page>();
let journey: string;
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
  const page = await browsing.openAs({ email: emailOf(person), password: PASSWORD });
  windows.set(person, page);
  return page;
}

/** The window of somebody with the journey, or a page of it, open in it. */
async function at(person: string, path: '' | 'gap' | 'plan' | 'findings' | 'certificates' = ''): Promise<Page> {
  const page = await windowOf(person);
  await (path === '' ? openProcess(page, journey) : openJourneyPage(page, journey, path));
  return page;
}

it('from an empty portfolio to a certificate in the browser', async () => {
  await browsing.story('journey', async () => {
    await bodyIsAdded();
    await journeyIsStarted();
    await clausesAreRatedTogether();
    await gapListIsAccepted();
    await planIsSubmitted();
    await planIsApprovedBySomebodyElse();
    await gateIsPassedWithReason();
    await bodyIsOnItsWay();
    await auditsAreHeld();
    await majorIsAnswered();
    await loopKnowsTheClockOfTheBody();
    await majorIsVerified();
    await decisionIsRecorded();
    await certificateIsSeenEverywhere();
  });
  expect(browsing.flaws).toEqual([]);
}, 180_000);

it('certificates that are held already begin in the right window, and the portfolio is read without a mouse', async () => {
  await browsing.story('journey-entered', async () => {
    const page = await windowOf('ana');
    await certificateIsTypedIn(page);
    await moveTimeByKeyboard(page);
  });
  expect(browsing.flaws).toEqual([]);
}, 60_000);

/** The administrator knows a certification body that the installation does not. */
async function bodyIsAdded(): Promise<void> {
  const page = await windowOf('joakim');
  await page.goto('/bodies', { waitUntil: 'load' });
  await page.getByRole('button', { name: 'Add a certification body' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name', { exact: false }).first().fill(BODY);
  await dialog.getByLabel('Short name').fill('Nordvik');
  await dialog.getByLabel('Accredited by').fill('Norsk Akkreditering');
  await dialog.getByLabel('Valid until').fill(dayFromNow(2_000));
  await dialog.getByRole('checkbox', { name: 'ISO 9001:2026' }).check();
  await dialog.getByRole('checkbox', { name: 'ISO 14001:2015' }).check();
  await dialog.getByRole('button', { name: 'Add the body' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await page.locator('main').getByText(BODY).first().waitFor();
}

/** Nothing is there yet: the empty portfolio offers to start. */
async function journeyIsStarted(): Promise<void> {
  const page = await windowOf('ana');
  await page.goto('/journeys', { waitUntil: 'load' });
  await page.getByRole('heading', { name: 'No journey yet' }).waitFor();
  await page.getByRole('button', { name: 'Start a journey' }).first().click();
  const dialog = page.getByRole('dialog');
  const start = dialog.getByRole('button', { name: 'Start the journey' }).last();
  await start.click();
  await dialog.getByText('This is still to be filled in.').first().waitFor();
  await dialog.getByLabel('Name').fill(TITLE);
  await dialog.getByRole('checkbox', { name: 'ISO 9001:2026' }).check();
  await dialog.getByLabel('Scope', { exact: true }).fill('Machining and coating of fasteners');
  await dialog.getByLabel('Certification body').selectOption({ label: BODY });
  await dialog.getByLabel('Target').fill(dayFromNow(120));
  await dialog.getByLabel('Begun on').fill(BEGAN);
  await start.click();
  await dialog.waitFor({ state: 'hidden' });
  await page.getByRole('heading', { level: 1, name: TITLE }).waitFor();
  journey = /JRN-\d{4}-\d{4}/.exec(page.url())?.[0] ?? '';
  expect(journey).not.toBe('');
  await page.getByRole('region', { name: 'Waiting line' }).getByText('the gap list of ISO 9001:2026').waitFor();
}

/** Two people rate at once, by keyboard, and see what the other does. */
async function clausesAreRatedTogether(): Promise<void> {
  const [ana, bo] = [await at('ana', 'gap'), await at('bo', 'gap')];
  // U goes to the first that is not rated, digits rate, J goes on.
  await ana.keyboard.press('u');
  await ana.keyboard.press('1');
  await ana.keyboard.press('j');
  await ana.keyboard.press('3');
  await ana.keyboard.press('Enter');
  await ana.locator('textarea[aria-label=Notes]:focus').waitFor();
  await ana.keyboard.type('Nobody reviews who needs what');
  await ana.keyboard.press('Escape');
  await bo.getByRole('treeitem', { level: 2, name: /conforms/i }).waitFor();
  await bo.getByRole('treeitem', { level: 2, name: /gap/ }).waitFor();

  await bo.keyboard.press('u');
  await bo.keyboard.press('2');
  await ana.getByRole('treeitem', { level: 2, name: /partly, Bo here/i }).waitFor();
  await bo.getByRole('treeitem', { level: 2, name: /gap, Ana here/i }).click();
  await waitForNotes(bo, 'Nobody reviews who needs what');
  await rateTheRest(bo, journey);
  await ana.getByRole('heading', { level: 1, name: /^(\d+) of \1 rated, 2 to close$/ }).waitFor();
}

async function gapListIsAccepted(): Promise<void> {
  const page = await windowOf('ana');
  await page.getByRole('button', { name: 'Accept the gap list' }).click();
  await answer(page, 'Accept the gap list', { signs: true });
  await page.getByText('Accepted and signed by Ana').waitFor();
}

/** The lead writes the plan, saves it, and submits it with a signature. */
async function planIsSubmitted(): Promise<void> {
  const page = await at('ana', 'plan');
  await page.getByLabel('Objectives').fill('Certified before the customer audit');
  await page.getByLabel('First day of the plan').fill(BEGAN);
  await page.getByLabel('First day of the plan').blur();
  await page.getByRole('button', { name: 'Add an action' }).click();
  await page.getByLabel('Action 1: what').fill('Review who needs what');
  await page.getByLabel('Action 1: owner').selectOption('pia');
  await page.getByLabel('Action 1: due on').fill(dayFromNow(20));
  await page.getByLabel('Action 1: due on').blur();
  await page.getByRole('button', { name: 'Save plan' }).click();
  await page.getByText('Saved', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Submit plan' }).click();
  await answer(page, 'Submit plan', { signs: true });
  await page.getByText('The plan waits for approval by top management').waitFor();
}

/** Who leads cannot approve what they submitted; top management can. */
async function planIsApprovedBySomebodyElse(): Promise<void> {
  const ana = await windowOf('ana');
  const approve = ana.getByRole('button', { name: 'Approve plan' });
  expect(await approve.getAttribute('aria-disabled')).toBe('true');
  await decide(await at('tor'), 'Approve plan', { signs: true });
  await openProcess(ana, journey);
  await ana.locator('pn-stage-list').getByText('approved', { exact: true }).waitFor();
}

/** A gate warns: who leads goes on all the same, and sees before what follows from it. */
async function gateIsPassedWithReason(): Promise<void> {
  const page = await at('ana');
  const training = page.locator('pn-stage-list li').filter({ hasText: 'Training' }).first();
  await training.getByText(/Gate out of training: \d+ blockers/).waitFor();
  await training.getByRole('button', { name: 'Pass with a reason' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Reason').fill('Records of the night shift follow');
  await dialog.getByText('Worked out at').waitFor();
  await answer(page, 'Pass with a reason', { signs: true });
  await training.getByText('“Records of the night shift follow”').waitFor();
}

/** The body’s own track is recorded with the days on which it happened. */
async function bodyIsOnItsWay(): Promise<void> {
  const page = await windowOf('ana');
  const track = page.getByRole('list', { name: /Nordvik’s track$/ });
  for (const [name, days] of [
    ['Application', -110],
    ['Offer', -100],
    ['Contract', -90],
  ] as const) {
    const step = track.getByRole('listitem').filter({ hasText: name });
    await step.getByRole('button', { name: 'Record' }).click();
    await answer(page, 'Record a step', { writes: { When: dayFromNow(days) } });
    await step.getByText('done', { exact: true }).waitFor();
  }
}

/** Both audits are planned, and recorded with the days on which they were held. */
async function auditsAreHeld(): Promise<void> {
  const page = await windowOf('ana');
  for (const [kind, day, outcome] of [
    ['Stage 1 audit', STAGE1, 'Ready for stage 2'],
    ['Stage 2 audit', STAGE2, 'Recommended'],
  ] as const) {
    await page.getByRole('button', { name: 'Plan an audit' }).first().click();
    await answer(page, 'Plan an audit', { writes: { 'First day': day, 'Last day': day } });
    await chooseFromMenu(page.locator('pn-audit-list'), kind, 'Record the audit');
    await answer(page, 'Record the audit', { picks: { 'With what it ended': outcome } });
    await page.locator('pn-audit-list li').filter({ hasText: kind }).getByText(outcome).waitFor();
  }
}

/** A major arrives as the body worded it, and is answered. */
async function majorIsAnswered(): Promise<void> {
  const page = await at('ana', 'findings');
  await page.getByRole('button', { name: 'Record a finding' }).click();
  await page.getByRole('dialog').getByLabel('Clause').selectOption(`${STANDARD}|8.4.1`);
  await answer(page, 'Record a finding', {
    picks: { Grade: 'Major' },
    writes: {
      'Finding, as the body worded it': 'Suppliers of plating are not evaluated',
      'Received on': dayFromNow(-25),
    },
  });
  const finding = page.getByRole('row').filter({ hasText: 'Suppliers of plating' });
  await finding.getByRole('button', { name: 'Answer sent' }).click();
  await answer(page, 'Answer sent', {
    writes: { Correction: 'Evaluated', Cause: 'Nobody was named', 'Corrective action': 'Named, with a yearly date' },
  });
  await finding.getByText('answer sent').waitFor();
}

/** The loop of a finding shows the body’s date beside its own. */
async function loopKnowsTheClockOfTheBody(): Promise<void> {
  const page = await windowOf('ana');
  await chooseFromMenu(page.locator('pn-finding-table'), 'finding F1', 'Open a CAPA loop');
  await answer(page, 'Open a CAPA loop', { chooses: { 'Owner of the loop': 'bo' } });
  const link = page.locator('pn-finding-table a[href^="/processes/CAPA-"]');
  await link.waitFor();
  capa = ((await link.getAttribute('href')) ?? '').replace('/processes/', '');
  const bo = await windowOf('bo');
  await openProcess(bo, capa);
  const clocks = bo.locator('pn-external-clocks');
  await clocks.getByRole('link', { name: journey }).waitFor();
  await clocks.getByText('Hard stop').waitFor();
}

async function majorIsVerified(): Promise<void> {
  const page = await at('ana', 'findings');
  const finding = page.getByRole('row').filter({ hasText: 'Suppliers of plating' });
  const verdict = async (said: string): Promise<void> => {
    await finding.getByRole('button', { name: 'Record the verdict' }).click();
    await answer(page, 'Record the verdict', { picks: { 'What the body said': said } });
  };
  await verdict('Answer accepted');
  await finding.getByRole('button', { name: 'Evidence sent' }).click();
  await answer(page, 'Evidence sent', { writes: { 'What the evidence shows': 'All four were evaluated' } });
  await finding.getByText('evidence sent').waitFor();
  await verdict('Evidence accepted: the finding is verified');
  await finding
    .getByText(/verified/)
    .first()
    .waitFor();
}

async function decisionIsRecorded(): Promise<void> {
  const page = await at('ana', 'certificates');
  await page.getByRole('button', { name: 'Record the decision' }).click();
  await answer(page, 'Record the decision', {
    writes: { 'Number on the certificate': CERTIFICATE, 'Valid through': expiryAfter(dayFromNow(0)) },
    signs: true,
  });
  await page
    .getByText(/^Valid/)
    .first()
    .waitFor();
}

/** On its page, in the portfolio, and in the history, for somebody who had no part in it. */
async function certificateIsSeenEverywhere(): Promise<void> {
  const page = await at('tor', 'certificates');
  await page.getByText(CERTIFICATE).first().waitFor();
  await page.getByRole('cell', { name: 'Surveillance held by', exact: true }).first().waitFor();
  await page.goto('/journeys?as=table', { waitUntil: 'load' });
  const row = rowOf(page, TITLE);
  await row.getByText('Surveillance', { exact: true }).first().waitFor();
  await row.getByText(/ISO 9001:2026 until/).waitFor();
  await page.goto(`/processes/${journey}?lens=history`, { waitUntil: 'load' });
  await page.getByText('The body decided on ISO 9001').first().waitFor();
}

/** An organization that is certified already types in what is printed. */
async function certificateIsTypedIn(page: Page): Promise<void> {
  await page.goto('/journeys', { waitUntil: 'load' });
  await page.getByRole('button', { name: 'Start a journey' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: 'Certificates are held already' }).check();
  await dialog.getByLabel('Name').fill('Halden: environment');
  await dialog.getByLabel('Scope').first().fill('Coating');
  await dialog.getByLabel('Certification body').selectOption('aldersyn');
  const certificate = dialog.getByRole('group', { name: 'Certificate', exact: true });
  await certificate.getByLabel('Edition').selectOption('ISO 14001:2015');
  await certificate.getByLabel('Number on the certificate').fill('NV-2023-007');
  await certificate.getByLabel('Decided on').fill(dayFromNow(-900));
  await certificate.getByLabel('Decided on').blur();
  // The end of three years is proposed, as the body counts them.
  expect(await certificate.getByLabel('Valid through').inputValue()).toBe(expiryAfter(dayFromNow(-900)));
  await certificate.getByRole('checkbox', { name: 'Halden' }).check();
  await certificate.getByLabel('Scope').fill('Coating');
  for (const [index, days] of [-560, -200].entries()) {
    await dialog.getByRole('button', { name: 'Add an audit that was held' }).click();
    const audit = dialog.getByRole('group', { name: 'Audit held in this cycle' }).nth(index);
    await audit.getByLabel('Last day of the audit').fill(dayFromNow(days));
    await audit.getByLabel('Last day of the audit').blur();
  }
  await dialog.getByRole('button', { name: 'Enter the certificates' }).last().click();
  await dialog.waitFor({ state: 'hidden' });
  await page.getByRole('heading', { level: 1, name: 'Halden: environment' }).waitFor();
  // Both surveillances are held: what comes next is the next cycle.
  await page.locator('pn-certificate-lines').getByText('valid until').waitFor();
  await page.locator('pn-next-dates').getByText('Start the recertification').waitFor();
}
