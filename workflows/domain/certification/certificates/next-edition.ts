import { addMonths } from '../../kernel/calendar.ts';
import type { Reference } from '../../kernel/reference.ts';
import { validUntil, type Certificate } from './certificate-state.ts';
import { CYCLE_MONTHS } from './paper.ts';

/**
 * The edition that the next cycle of a certificate will be of: the one it aims at, or that one's successor where its
 * transition ends within that cycle.
 */
export function nextCycleEdition(certificate: Certificate, reference: Pick<Reference, 'edition'>): string {
  const { aim } = certificate;
  const until = validUntil(certificate);
  const edition = reference.edition(aim);
  if (until === null || !edition?.successor || edition.transitionEndsOn === null) return aim;
  return edition.transitionEndsOn < addMonths(until, CYCLE_MONTHS) ? edition.successor : aim;
}
