import type { Moment } from '../kernel/moment.ts';
import { refuse, type Refusal } from '../kernel/refusal.ts';

/** Refuses sites that the organization does not have. */
export function unknownSite(sites: readonly string[], moment: Moment): Refusal | null {
  return sites.every((site) => moment.reference.sites.has(site)) ? null : refuse('unknownSite', {}, 'sites');
}
