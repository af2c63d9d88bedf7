import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { Browsing } from './support/browser.ts';
import { startProduct, type Product } from './support/product.ts';
import { arrive, lookAt } from './support/visit.ts';

let product: Product;
let browsing: Browsing;

beforeAll(async () => {
  product = await startProduct();
  browsing = await Browsing.start(product.url);
}, 120_000);

afterAll(async () => {
  await browsing.close();
  await product.stop();
});

it('an empty installation asks for organization, site and administrator, and lets them in', async () => {
  await browsing.story('first-run', async () => {
    const page = await browsing.open();
    const visit = { name: 'first-run', path: '/', shows: 'h1:has-text("Begin with three things")' };
    await arrive(page, visit);
    expect(page.url()).toBe(`${product.url}/first-run`);
    expect(await lookAt(page, visit)).toEqual([]);

    await page.getByRole('button', { name: 'Create the organization' }).click();
    await page.getByText('Type the name of the organization.').waitFor();
    await fillIn(page);
    await page.getByRole('button', { name: 'Create the organization' }).click();
    await page.getByText('Nothing to do').waitFor();
    await page.getByRole('button', { name: 'Account of Joakim Dahl' }).waitFor();

    // An organization begins once: whoever comes later signs in.
    const other = await browsing.open();
    await other.goto('/first-run', { waitUntil: 'load' });
    await other.getByRole('heading', { name: 'Sign in to Halden Precision' }).waitFor();

    const empty = [
      { name: 'empty-today', path: '/today', shows: 'text=Nothing to do' },
      { name: 'empty-capas', path: '/capas', shows: 'text=No report or CAPA loop is open' },
      { name: 'empty-audit', path: '/audit', shows: 'text=Nothing has happened yet' },
    ];
    for (const nothing of empty) {
      await arrive(page, nothing);
      expect(await lookAt(page, nothing)).toEqual([]);
    }
  });
  expect(browsing.flaws).toEqual([]);
}, 120_000);

async function fillIn(page: Page): Promise<void> {
  await page.getByLabel('Organization').fill('Halden Precision');
  await page.getByLabel('Name', { exact: true }).fill('Halden');
  await page.getByLabel('Country').selectOption('NO');
  await page.getByLabel('Time zone').selectOption('Europe/Oslo');
  await page.getByLabel('Your name').fill('Joakim Dahl');
  await page.getByLabel('E-mail').fill('joakim.dahl@haldenprecision.example');
  await page.getByLabel('Password').fill('eight micrometres of zinc');
}
