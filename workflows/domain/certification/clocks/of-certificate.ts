import type { LocalDate } from '../../kernel/instant.ts';
import type { Moment } from '../../kernel/moment.ts';
import type { AuditKind } from '../audits/audit-state.ts';
import { isInCycle, validUntil, type Certificate } from '../certificates/certificate-state.ts';
import type { JourneyState } from '../state.ts';
import type { NotWanted, Wanted } from './rule.ts';

export type Row = Wanted | NotWanted;

export const subjectOf = ({ standard }: Certificate): string => `certificate:${standard}`;

/** One row for every certificate of the journey. */
export const each =
  (row: (state: JourneyState, certificate: Certificate, moment: Moment) => Row) =>
  (state: JourneyState, moment: Moment): Row[] =>
    state.certificates.map((certificate) => row(state, certificate, moment));

export const idle = (certificate: Certificate, reason: string): NotWanted => ({
  subject: subjectOf(certificate),
  reason,
});

/** An audit of one of these kinds for the certificate that is planned or booked. */
export function ahead(state: JourneyState, { standard }: Certificate, kinds: readonly AuditKind[]) {
  return state.audits.find(
    (one) =>
      (one.status === 'booked' || one.status === 'planned') &&
      kinds.includes(one.kind) &&
      one.standards.includes(standard),
  );
}

export function lastHeld(
  state: JourneyState,
  { standard }: Certificate,
  kinds: readonly AuditKind[],
  afterDay: LocalDate,
): LocalDate | null {
  return (
    state.audits
      .flatMap((one) =>
        one.status === 'held' &&
        one.to !== null &&
        one.to > afterDay &&
        kinds.includes(one.kind) &&
        one.standards.includes(standard)
          ? [one.to]
          : [],
      )
      .sort()
      .at(-1) ?? null
  );
}

/** The earliest end among the certificates that are in their cycle. */
export function earliestEnd(state: Pick<JourneyState, 'certificates'>): LocalDate | null {
  return (
    state.certificates
      .filter(isInCycle)
      .map((one) => validUntil(one) ?? '9999')
      .sort()[0] ?? null
  );
}
