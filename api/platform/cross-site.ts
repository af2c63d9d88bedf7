import type { IncomingMessage } from 'node:http';
import { Problem } from './problem.ts';

/**
 * Refuses a changing request that a page of another site could have caused: the browser has to say that it comes from
 * our own page (`Sec-Fetch-Site`), or name our own address as its origin. Programs send `Sec-Fetch-Site: none`.
 */
export function refuseCrossSite(request: IncomingMessage, publicUrl: string): void {
  const { origin, host } = request.headers;
  const site = request.headers['sec-fetch-site'];
  if (site === 'same-origin' || site === 'none') return;
  if (origin !== undefined && (origin === publicUrl || hostOf(origin) === host)) return;
  throw new Problem('crossSite');
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}
