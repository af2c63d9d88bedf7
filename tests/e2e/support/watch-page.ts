import type { Page } from 'playwright-core';

/** Tells the test about a violated policy; runs in the page before anything of it. */
const REPORT_VIOLATIONS = `document.addEventListener('securitypolicyviolation', (event) => {
  console.error('policy violated: ' + event.violatedDirective + ' by ' + (event.blockedURI || event.sourceFile));
});`;

/**
 * An answer that says no is shown to people in words; the browser's own line about it is no error of the console. Only
 * what was asked for on purpose is let through: a refused command, a wrong password, a page that is not theirs.
 */
const SAID_NO = /^Failed to load resource: the server responded with a status of (401|403|404|409|422) /;

/** Listens for what must never happen on a page: errors in the console, violated policies, requests to elsewhere. */
export async function watchPage(page: Page, origin: string, flaw: (text: string) => void): Promise<void> {
  const where = (): string => page.url().replace(origin, '');
  page.on('console', (message) => {
    const text = message.text();
    if (message.type() === 'error' && !SAID_NO.test(text)) flaw(`${where()}: ${text}`);
  });
  page.on('pageerror', (error) => {
    flaw(`${where()}: ${error.message}`);
  });
  page.on('request', (request) => {
    const { protocol, origin: target } = new URL(request.url());
    const isInside = target === origin || protocol === 'data:' || protocol === 'blob:';
    if (!isInside) flaw(`${where()}: asked ${request.url()}`);
  });
  page.on('dialog', (dialog) => {
    flaw(`${where()}: a dialog of the browser said ${dialog.message()}`);
    void dialog.dismiss();
  });
  await page.addInitScript(REPORT_VIOLATIONS);
}
