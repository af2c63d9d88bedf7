import { validUntil, type Certificate } from '#domain/certification/certificates/certificate-state';
import { dateOfNumber, dayNumber } from '#domain/kernel/calendar';
import type { LocalDate } from '#domain/kernel/instant';
import { cycleStart } from './certificate-dates.ts';

/** A stretch of a certificate's running cycle: it counts, is suspended, counted as long as it was in force, or no longer. */
export interface ValidityPart {
  readonly look: 'valid' | 'suspended' | 'past' | 'gap';
  readonly from: LocalDate;
  /** Its last day. */
  readonly to: LocalDate;
}

/**
 * The running cycle of a certificate as every bar draws it. What was valid before a suspension, its end or a withdrawal was
 * valid: only what follows looks different. Empty for what was never granted.
 */
export function validityOf(certificate: Certificate, today: LocalDate): readonly ValidityPart[] {
  const { paper, status, since } = certificate;
  const until = validUntil(certificate);
  if (!paper || until === null) return [];
  const from = cycleStart(certificate) ?? paper.effectiveOn;
  switch (status) {
    case 'valid':
    case 'reduced':
      return part('valid', from, until);
    case 'suspended':
      return [...part('valid', from, dayBefore(since)), ...part('suspended', since > from ? since : from, until)];
    case 'expired':
    case 'lapsed':
      return [...part('valid', from, until), ...part('gap', dateOfNumber(dayNumber(until) + 1), today)];
    case 'withdrawn':
    case 'refused':
    case 'givenUp':
      return part('past', from, dayBefore(since));
    case 'none':
      return [];
  }
}

const part = (look: ValidityPart['look'], from: LocalDate, to: LocalDate): ValidityPart[] =>
  from > to ? [] : [{ look, from, to }];

const dayBefore = (date: LocalDate): LocalDate => dateOfNumber(dayNumber(date) - 1);
