import type { IncomingMessage } from 'node:http';
import { Problem } from './problem.ts';

/**
 * Refuses a changing request that a page of another site could have caused: a browser always says where such a request
 * comes from (`Sec-Fetch-Site`, or at least `Origin`), and it has to be our own page. A request that says neither was
 * not made by a browser, so no foreign page can have lent it somebody's session.
 */
export function refuseCrossSite(request: IncomingMessage, publicUrl: string): void {
  const { origin, host } = request.headers;
  const site = request.headers['sec-fetch-site'];
  if (site === 'same-origin' || site === 'none') return;
  if (site === undefined && origin === undefined) return;
  if (origin !== undefined && (origin === publicUrl || hostOf(origin) === host)) return;
  throw new Problem('crossSite');
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}
