import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { Account } from './browser.ts';

/** More presses of Tab than any page has controls before what is looked for. */
const MOST_TABS = 80;

/** Presses Tab until what has the focus is called so, as somebody without a mouse does. */
async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  for (let presses = 0; presses < MOST_TABS; presses += 1) {
    const focused = await nameOfFocus(page);
    if (typeof name === 'string' ? focused === name : name.test(focused)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never came to ${String(name)}; the focus is on “${await nameOfFocus(page)}”`);
}

/** What has the focus, as it is called: its label, else its text. */
async function nameOfFocus(page: Page): Promise<string> {
  return page.evaluate<string>(`(() => {
    const one = document.activeElement;
    const label = one.getAttribute('aria-label') ?? one.labels?.[0]?.textContent ?? one.textContent ?? '';
    return label.replaceAll(/\\s+/g, ' ').trim();
  })()`);
}

export async function signInByKeyboard(page: Page, { email, password }: Account): Promise<void> {
  await page.goto('/capas', { waitUntil: 'load' });
  await page.getByRole('heading', { name: /^Sign in to/ }).waitFor();
  await tabTo(page, 'E-mail');
  await page.keyboard.type(email);
  await tabTo(page, 'Password');
  await page.keyboard.type(password);
  await page.keyboard.press('Enter');
  // The page that was asked for opens.
  await page.locator('[data-row-link]').first().waitFor();
}

/** `?` lists what the keys of this page do; Escape goes back to where one was. */
export async function listShortcuts(page: Page): Promise<void> {
  await page.keyboard.press('?');
  const list = page.getByRole('dialog');
  await list.getByText('Search or jump').waitFor();
  await list.getByText('Next row').waitFor();
  await page.keyboard.press('Escape');
  await list.waitFor({ state: 'hidden' });
}

/** J and K move between rows, Enter opens the one with the focus. */
export async function moveInRegister(page: Page): Promise<void> {
  const titles = await page.locator('[data-row-link]').allTextContents();
  for (const key of ['j', 'j', 'j', 'k']) await page.keyboard.press(key);
  expect(await nameOfFocus(page)).toBe(titles[1]?.trim());
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: titles[1]?.trim() ?? '' }).waitFor();
}

/** Ctrl-K, a key, Enter: the process opens. */
export async function findByPalette(page: Page, key: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').waitFor();
  await page.keyboard.type(key);
  await page.getByRole('option').filter({ hasText: key }).first().waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('region', { name: 'Waiting line' }).getByText('to approve the plan').waitFor();
}

/** Opens the decision, leaves it, finds the focus where it was, opens it again, signs and approves. */
export async function approveByKeyboard(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog');
  await tabTo(page, 'Approve plan');
  await page.keyboard.press('Enter');
  await dialog.getByText('Worked out at').waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  expect(await nameOfFocus(page)).toBe('Approve plan');

  await page.keyboard.press('Enter');
  await dialog.getByText('Worked out at').waitFor();
  // The plan is that of a second attempt: whoever approves it has the criteria of the first beside it.
  await tabTo(page, 'Yes');
  await page.keyboard.press('Space');
  await dialog.getByText('The process moves to').waitFor();
  await tabTo(page, /^I sign as/);
  await page.keyboard.press('Space');
  await tabTo(page, 'Approve plan');
  // What follows from the signed decision may still be worked out.
  await dialog.getByRole('button', { name: 'Approve plan', disabled: false }).waitFor();
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'hidden' });
  await page.getByRole('region', { name: 'Waiting line' }).getByText('to finish action').first().waitFor();
}

/** The portfolio without a mouse: arrows move the time, T comes back, J and Enter open, Tab and Enter show the table. */
export async function moveTimeByKeyboard(page: Page): Promise<void> {
  await page.goto('/journeys', { waitUntil: 'load' });
  await page.locator('[data-row-link]').first().waitFor();
  await page.keyboard.press('ArrowRight');
  await page.waitForURL(/[?&]from=/);
  const later = new URL(page.url()).searchParams.get('from') ?? '';
  await page.keyboard.press('ArrowLeft');
  await page.waitForURL((url) => (url.searchParams.get('from') ?? '') < later);
  await page.keyboard.press('t');
  await page.waitForURL((url) => !url.searchParams.has('from'));

  await tabTo(page, 'Table');
  await page.keyboard.press('Enter');
  await page.getByRole('table').waitFor();
  expect(await page.getByRole('button', { name: 'Table', exact: true }).getAttribute('aria-pressed')).toBe('true');

  const titles = await page.locator('[data-row-link]').allTextContents();
  for (const key of ['j', 'j', 'k']) await page.keyboard.press(key);
  expect(await nameOfFocus(page)).toBe(titles[0]?.trim());
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: titles[0]?.trim() ?? '' }).waitFor();
}
