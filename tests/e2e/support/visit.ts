import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { DESK, PHONE, type Scheme } from './browser.ts';
import type { Visit } from './pages.ts';

const PICTURES = fileURLToPath(new URL('../../../test-results/screenshots/', import.meta.url));

/** Both sizes in both schemes; colours are judged in each, everything else once a size. */
const LOOKS: readonly { readonly viewport: typeof DESK | typeof PHONE; readonly scheme: Scheme }[] = [
  { viewport: DESK, scheme: 'light' },
  { viewport: DESK, scheme: 'dark' },
  { viewport: PHONE, scheme: 'dark' },
  { viewport: PHONE, scheme: 'light' },
];

/** Opens a page as its visit says and waits until it shows what it should. */
export async function arrive(page: Page, { path, shows, act }: Visit): Promise<void> {
  await page.goto(path, { waitUntil: 'load' });
  await page.locator(shows).first().waitFor();
  await page.locator('pn-skeleton-table').first().waitFor({ state: 'detached' });
  await act?.(page);
  await page.evaluate('document.fonts.ready');
}

/** Looks at the page in both sizes and schemes: keeps a picture of each and returns what is wrong, in words. */
export async function lookAt(page: Page, { name }: Visit): Promise<readonly string[]> {
  await mkdir(PICTURES, { recursive: true });
  const flaws: string[] = [];
  for (const { viewport, scheme } of LOOKS) {
    const look = `${name}.${scheme}.${String(viewport.width)}`;
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await page.setViewportSize(viewport);
    await settled(page);
    await page.screenshot({ path: join(PICTURES, `${look}.png`), animations: 'disabled' });
    flaws.push(...(await axeFindings(page, scheme)).map((finding) => `${look}: ${finding}`));
    if (viewport === PHONE) flaws.push(...(await tooWide(page)).map((finding) => `${look}: ${finding}`));
  }
  await page.setViewportSize(DESK);
  return flaws;
}

/** Two frames: what listens to the size or the scheme has drawn by then. */
async function settled(page: Page): Promise<void> {
  await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))');
}

async function axeFindings(page: Page, scheme: Scheme): Promise<readonly string[]> {
  // The pages have no frames: one run in the page itself is enough, and nothing but violations is asked for.
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({
    resultTypes: ['violations'],
    // What does not depend on colours is the same in the dark.
    ...(scheme === 'dark' ? { runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } } : {}),
  });
  const { violations } = await axe.analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id} at ${node.target.join(' ')}: ${node.failureSummary ?? ''}`));
}

/** On a phone nothing may push the page wider than the screen. */
async function tooWide(page: Page): Promise<readonly string[]> {
  const wide = await page.evaluate<string[]>(`(() => {
    const parts = [document.documentElement, ...document.querySelectorAll('main, mat-dialog-content')];
    return parts.filter((part) => part.scrollWidth > part.clientWidth + 1).map((part) => {
      const edge = part.getBoundingClientRect().right;
      const beyond = [...part.querySelectorAll('*')].filter((one) => one.getBoundingClientRect().right > edge + 1);
      return part.localName + ' is ' + part.scrollWidth + ' px wide because of ' +
        beyond.slice(0, 3).map((one) => one.localName + '.' + one.className).join(', ');
    });
  })()`);
  return wide;
}
