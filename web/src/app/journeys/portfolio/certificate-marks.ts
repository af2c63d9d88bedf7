import { validUntil, type Certificate } from '#domain/certification/certificates/certificate-state';
import { CYCLE_MONTHS } from '#domain/certification/certificates/paper';
import { isTriedAgain } from '#domain/certification/forecast/pending';
import { addMonths, dateOfNumber, dayNumber } from '#domain/kernel/calendar';
import type { LocalDate } from '#domain/kernel/instant';
import { validityOf } from '../certificates/validity.ts';
import type { PortfolioJourney } from './portfolio.ts';
import type { Banded } from './timeline-layout.ts';
import type { MarkWords } from './timeline-marks.ts';

/** The journey beside the certificate, as far as its marks need it. */
type Beside = Pick<PortfolioJourney, 'today' | 'audits' | 'forecast' | 'nextEditions'>;

/** One validity bar for each cycle of a certificate, with what interrupts it and what follows. */
export function certificateMarks(certificate: Certificate, journey: Beside, words: MarkWords): Banded[] {
  const { paper, status, aim, earlier, standard } = certificate;
  // Papers of one cycle follow each other without a gap: only the cycles before are drawn apart.
  const past = earlier
    .filter((one) => one.decidedOn !== paper?.decidedOn)
    .flatMap((one) => bar('past', one.effectiveOn, dayBefore(one.until), one.edition));
  const until = validUntil(certificate);
  if (!paper || until === null) return [...past, ...notYetCertified(certificate, journey, words)];
  const nextEnd = addMonths(until, CYCLE_MONTHS);
  const next = bar(
    'next',
    dateOfNumber(dayNumber(until) + 1),
    nextEnd,
    `${journey.nextEditions[standard] ?? aim}, next cycle to ${words.day(nextEnd)}`,
  );
  const valid = `${paper.edition}, valid until ${words.day(until)}`;
  const said = `${paper.edition}, ${words.say(`certificate.${status}`)}`;
  const validity = (label: (look: BarLook) => string): Banded[] =>
    validityOf(certificate, journey.today).flatMap(({ look, from, to }) => bar(look, from, to, label(look)));
  switch (status) {
    case 'valid':
    case 'reduced':
      return [...past, ...validity(() => valid), ...next];
    case 'suspended':
      return [...past, ...validity((look) => (look === 'suspended' ? said : paper.edition))];
    case 'expired':
    case 'lapsed':
      return [...past, ...validity((look) => (look === 'gap' ? `${paper.edition}: not certified` : paper.edition))];
    case 'withdrawn':
    case 'refused':
    case 'givenUp':
      return [...past, ...validity(() => said)];
    case 'none':
      return past;
  }
}

/** What was never granted: the cycle that the forecast leads to, and since when it is refused or given up. */
function notYetCertified(certificate: Certificate, { today, audits, forecast }: Beside, words: MarkWords): Banded[] {
  const { status, aim, since } = certificate;
  const isOver = status === 'refused' || status === 'givenUp';
  const over = isOver ? bar('gap', since, today, `${aim}: ${words.say(`certificate.${status}`)}`) : [];
  const isAhead =
    status === 'none' || (status === 'refused' && audits.some((audit) => isTriedAgain(certificate, audit)));
  const from = forecast?.likely;
  if (!isAhead || from === undefined) return over;
  return [...over, ...bar('next', from, addMonths(from, CYCLE_MONTHS), `${aim}, three years from its decision`)];
}

type BarLook = Extract<Banded, { kind: 'bar' }>['look'];

const bar = (look: BarLook, from: LocalDate, to: LocalDate, label: string): Banded[] =>
  from > to ? [] : [{ kind: 'bar', band: 'certificates', look, from, to, label }];

const dayBefore = (date: LocalDate): LocalDate => dateOfNumber(dayNumber(date) - 1);
