import type { Page } from 'playwright-core';
import type { Store } from '#activities/store/store';
import type { Visit } from './pages.ts';

/** The portfolio, and a journey of every kind with each of its own pages. */
export async function journeyPages(store: Store): Promise<readonly Visit[]> {
  const first = await keyOf(store, 'internalAudit');
  const surveyed = await keyOf(store, 'surveillance');
  const again = await keyOf(store, 'recertification');
  return [
    ...portfolioPages(),
    { name: 'journey-first', path: `/processes/${first}`, shows: 'pn-forecast-panel svg' },
    { name: 'journey-surveillance', path: `/processes/${surveyed}`, shows: 'pn-journey-lens pn-evidence-map' },
    { name: 'journey-recertification', path: `/processes/${again}`, shows: 'pn-journey-lens pn-evidence-map' },
    { name: 'journey-history', path: `/processes/${first}?lens=history`, shows: 'pn-event-item' },
    { name: 'journey-engine', path: `/processes/${first}?lens=engine`, shows: 'pn-engine-timeline' },
    { name: 'journey-plan', path: `/journeys/${first}/plan`, shows: 'pn-plan-chart svg', act: tryOut },
    { name: 'journey-gap', path: `/journeys/${first}/gap`, shows: 'pn-clause-panel' },
    { name: 'journey-gap-running', path: `/journeys/${again}/gap`, shows: 'pn-clause-panel' },
    { name: 'journey-findings', path: `/journeys/${surveyed}/findings`, shows: 'pn-finding-table' },
    { name: 'journey-certificates', path: `/journeys/${again}/certificates`, shows: 'pn-certificate-bar' },
  ];
}

function portfolioPages(): readonly Visit[] {
  return [
    { name: 'journeys', path: '/journeys', shows: 'pn-journeys-page [data-row-link]' },
    { name: 'journeys-weeks', path: '/journeys?zoom=weeks', shows: 'pn-journeys-page [data-row-link]' },
    { name: 'journeys-table', path: '/journeys?as=table', shows: 'pn-portfolio-table' },
    { name: 'journeys-start', path: '/journeys', shows: 'pn-journeys-page [data-row-link]', act: askToStart },
    { name: 'journeys-enter', path: '/journeys', shows: 'pn-journeys-page [data-row-link]', act: askToEnter },
    { name: 'feed', path: '/journeys', shows: 'pn-journeys-page [data-row-link]', act: askForFeed },
  ];
}

async function askToStart(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Start a journey' }).first().click();
  await page.getByRole('dialog').getByLabel('Name').first().waitFor();
}

async function askToEnter(page: Page): Promise<void> {
  await askToStart(page);
  await page.getByRole('radio', { name: 'Certificates are held already' }).check();
  await page.getByRole('dialog').getByText('Add an audit that was held').click();
}

async function askForFeed(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Account of/ }).click();
  await page.getByRole('menuitem', { name: 'Subscribe in your calendar' }).click();
  await page.getByRole('button', { name: 'Make an address' }).click();
  await page.getByRole('dialog').getByRole('textbox', { name: 'Address' }).waitFor();
}

/** What would happen if a step ended later stands below the plan. */
async function tryOut(page: Page): Promise<void> {
  await page.getByLabel('How much').selectOption('6');
}

/** The journey of this kind with the longest past: it shows most. */
async function keyOf(store: Store, stage: string): Promise<string> {
  const row = await store.processes.findOne({ type: 'journey', stage }, { sort: { version: -1 } });
  if (!row) throw new Error(`The demo has no journey in the stage ${stage}`);
  return row._id;
}
