import type { Locator, Page } from 'playwright-core';
import * as z from 'zod/mini';
import { addMonths } from '#domain/kernel/calendar';

/** A date so many days from today; before today when negative. */
export function dayFromNow(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

/** The last day that a body prints on a certificate that it decided on this day: three years less a day. */
export function expiryAfter(decidedOn: string): string {
  const end = new Date(`${addMonths(decidedOn, 36)}T12:00:00Z`);
  return new Date(end.getTime() - 86_400_000).toISOString().slice(0, 10);
}

/** Opens one of a journey’s own pages and waits until what is on record can be read. */
export async function openJourneyPage(page: Page, key: string, path: string): Promise<void> {
  await page.goto(`/journeys/${key}/${path}`, { waitUntil: 'load' });
  await page.locator('pn-skeleton-table').first().waitFor({ state: 'detached' });
  await page.getByRole('link', { name: key }).first().waitFor();
}

/** The line of a journey in the table of the portfolio. */
export function rowOf(page: Page, title: string): Locator {
  return page.getByRole('row').filter({ has: page.getByRole('link', { name: title, exact: true }) });
}

/** Opens the menu of a part of a journey, by what the part is called, and chooses from it. */
export async function chooseFromMenu(within: Locator, part: string, choice: string): Promise<void> {
  await within.getByRole('button', { name: `Actions for ${part}` }).click();
  await within.page().getByRole('menuitem', { name: choice, exact: true }).click();
}

const gap = z.object({ rows: z.array(z.object({ id: z.string(), version: z.number(), rating: z.looseObject({}) })) });

/** Rates everything that nobody rated yet as conforming, at once, as an import would. */
export async function rateTheRest(page: Page, key: string): Promise<void> {
  const path = `/api/journeys/${key}/gap`;
  const { rows } = z.parse(gap, await (await page.request.get(path)).json());
  const edits = rows
    .filter(({ rating }) => !('rating' in rating))
    .map(({ id, version }) => ({ row: id, shownVersion: version, change: { rating: 'conforms' } }));
  for (let from = 0; from < edits.length; from += 100) {
    const answer = await page.request.post(`${path}/edit`, { data: { edits: edits.slice(from, from + 100) } });
    if (!answer.ok()) throw new Error(`The rest could not be rated: ${await answer.text()}`);
  }
}

/** Waits until the notes of the open clause say this: what stands in a field is no text of the page. */
export async function waitForNotes(page: Page, notes: string): Promise<void> {
  await page.evaluate(`new Promise((done, fail) => {
    const until = performance.now() + 20_000;
    const look = () => {
      const shown = document.querySelector('textarea[aria-label=Notes]')?.value;
      if (shown === ${JSON.stringify(notes)}) done();
      else if (performance.now() > until) fail(new Error('The notes say: ' + shown));
      else requestAnimationFrame(look);
    };
    look();
  })`);
}
