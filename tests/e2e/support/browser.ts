import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type BrowserContext, type Page, type ViewportSize } from 'playwright-core';
import { watchPage } from './watch-page.ts';

/** A desk and a phone: the two sizes that everything is looked at in. */
export const DESK = { width: 1440, height: 900 } as const;
export const PHONE = { width: 360, height: 740 } as const;

/** Light or dark, as the system of the person says. */
export type Scheme = 'light' | 'dark';

/** Longer than anything takes on a busy machine; what is waited for ends it earlier. */
const PATIENCE_MS = 20_000;

const FAILURES = fileURLToPath(new URL('../../../test-results/failures/', import.meta.url));

/** How somebody looks at the console. */
export interface Look {
  readonly viewport?: ViewportSize;
  readonly scheme?: Scheme;
}

/** One browser for all people of a spec, each with a window of their own that is watched for what must never happen. */
export class Browsing {
  private readonly browser: Browser;
  private readonly url: string;
  /** Whatever was seen that must not be: an error in the console, a violated policy, a request to elsewhere. */
  readonly flaws: string[] = [];

  private constructor(browser: Browser, url: string) {
    this.browser = browser;
    this.url = url;
  }

  static async start(url: string): Promise<Browsing> {
    const executablePath = process.env['PERENNIAL_CHROMIUM'];
    if (executablePath === undefined) throw new Error('PERENNIAL_CHROMIUM does not say where the browser lies');
    const browser = await chromium.launch({
      executablePath,
      args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-background-networking'],
    });
    return new Browsing(browser, url);
  }

  /** A new window, as of somebody who was never here. */
  async open({ viewport = DESK, scheme = 'light' }: Look = {}): Promise<Page> {
    const context = await this.browser.newContext({
      baseURL: this.url,
      viewport,
      colorScheme: scheme,
      reducedMotion: 'reduce',
      locale: 'en-GB',
      hasTouch: viewport.width < 720,
      timezoneId: 'Europe/Oslo',
    });
    context.setDefaultTimeout(PATIENCE_MS);
    return this.pageOf(context);
  }

  /** A new window of somebody who is signed in. */
  async openAs(account: Account, look: Look = {}): Promise<Page> {
    const page = await this.open(look);
    await signIn(page, account);
    return page;
  }

  /** Carries out a story; where it breaks off, what every window showed is kept as a picture. */
  async story(name: string, tell: () => Promise<void>): Promise<void> {
    try {
      await tell();
    } catch (error) {
      await mkdir(FAILURES, { recursive: true });
      const pages = this.browser.contexts().flatMap((context) => context.pages());
      await Promise.all(
        pages.map((page, index) => page.screenshot({ path: join(FAILURES, `${name}.${String(index)}.png`) })),
      );
      throw error;
    }
  }

  async close(): Promise<void> {
    await this.browser.close();
  }

  private async pageOf(context: BrowserContext): Promise<Page> {
    const page = await context.newPage();
    await watchPage(page, new URL(this.url).origin, (flaw) => this.flaws.push(flaw));
    return page;
  }
}

/** What somebody types to sign in. */
export interface Account {
  readonly email: string;
  readonly password: string;
}

/** Signs in by the page, as people do. */
export async function signIn(page: Page, { email, password }: Account): Promise<void> {
  await page.goto('/sign-in', { waitUntil: 'load' });
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('button', { name: /^Account of/ }).waitFor();
}
