import { isInCycle, validUntil, type Certificate } from '#domain/certification/certificates/certificate-state';
import { endingTogether, isToBeRenewed } from '#domain/certification/certificates/cycles';
import type { Armed } from '#domain/certification/clocks/armed';
import type { JourneyState } from '#domain/certification/state';
import { addMonths } from '#domain/kernel/calendar';
import type { LocalDate } from '#domain/kernel/instant';

/** Months in which an expired certificate can be restored (9.6.3.2.5). */
export const RESTORATION_MONTHS = 6;

/** A date of a certificate with where it comes from: the code of its sentence `certificateDate.<code>`. */
export interface CertificateDate {
  readonly code: string;
  readonly on: LocalDate;
  /** A clock that runs until then; null for what was typed or only follows. */
  readonly clock: Armed | null;
}

/** The dates of a certificate in their order: what is printed, what follows from it, and the clocks that run. */
export function certificateDates(certificate: Certificate, state: JourneyState): readonly CertificateDate[] {
  const { paper, transitionEndsOn } = certificate;
  if (!paper) return clocksOf(certificate, state);
  const until = validUntil(certificate);
  const typed = (code: string, on: LocalDate): CertificateDate => ({ code, on, clock: null });
  const dates = [
    typed('decided', paper.decidedOn),
    ...(paper.effectiveOn === paper.decidedOn ? [] : [typed('effective', paper.effectiveOn)]),
    ...(paper.originalOn === paper.decidedOn ? [] : [typed('original', paper.originalOn)]),
    typed('expires', paper.expiresOn),
    ...(transitionEndsOn === null ? [] : [typed('transitionEnds', transitionEndsOn)]),
    ...(until === null || !(isInCycle(certificate) || certificate.status === 'expired')
      ? []
      : [typed('restorable', addMonths(until, RESTORATION_MONTHS))]),
    ...clocksOf(certificate, state).filter(({ code }) => code !== 'clock.expiry' && code !== 'clock.lapse'),
  ];
  return dates.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

function clocksOf({ standard }: Certificate, state: JourneyState): CertificateDate[] {
  const isNext = toPrepareNext(state).some((one) => one.standard === standard);
  return state.clocks
    .filter(({ subject, rule }) => subject === `certificate:${standard}` || (isNext && rule === 'startRecertification'))
    .map((clock) => ({ code: `clock.${clock.rule}`, on: clock.dueOn, clock }));
}

/** The certificates whose recertification is asked for next. */
const toPrepareNext = (state: JourneyState): readonly Certificate[] =>
  endingTogether(state.certificates.filter((one) => isToBeRenewed(state, one)));

/** Clocks that the table has for a certificate and that do not run, with the reason. */
export function idleOf({ standard }: Certificate, { idle }: JourneyState): readonly { rule: string; reason: string }[] {
  return idle.filter(({ subject }) => subject === `certificate:${standard}` || subject === 'recertification');
}

/** The audits of the running cycle of a certificate, in their order. */
export function auditsOfCycle({ standard, paper }: Certificate, { audits }: JourneyState): JourneyState['audits'] {
  const since = paper?.decidedOn ?? '';
  return audits
    .filter(
      (one) => one.standards.includes(standard) && (one.to === null || one.to > since) && one.status !== 'cancelled',
    )
    .sort((a, b) => ((a.to ?? '9999') < (b.to ?? '9999') ? -1 : 1));
}

/** Stage 1 and stage 2 on which a first certificate rests: they belong to its audit programme (9.1.3.2). */
export function initialAudits({ standard, paper }: Certificate, { audits }: JourneyState): JourneyState['audits'] {
  if (!paper || paper.originalOn !== paper.decidedOn) return [];
  return audits.filter(
    ({ kind, status, to, standards }) =>
      (kind === 'stage1' || kind === 'stage2') &&
      status === 'held' &&
      standards.includes(standard) &&
      (to ?? '') <= paper.decidedOn,
  );
}

/** Since when the running cycle is certified: a paper with a new scope or number goes on where the one before ended. */
export function cycleStart({ paper, earlier }: Certificate): LocalDate | null {
  if (!paper) return null;
  const before = earlier.filter((one) => one.decidedOn === paper.decidedOn).map((one) => one.effectiveOn);
  return [paper.effectiveOn, ...before].sort()[0] ?? null;
}
