import { dayNumber } from '../../kernel/calendar.ts';
import type { LocalDate } from '../../kernel/instant.ts';
import type { Sentence } from '../../kernel/param.ts';
import type { Audit, AuditKind } from '../audits/audit-state.ts';
import { clockId } from '../clocks/armed.ts';
import type { JourneyState } from '../state.ts';
import { isInCycle } from './certificate-state.ts';

/** A limit of a certificate that has passed without its audit, or that the audit booked for it does not keep. */
export interface PastLimit {
  /** What set it: a surveillance of the cycle (9.1.3.3), or the end of the certificate (9.6.3.2). */
  readonly rule: 'surveillance' | 'expiry';
  /** Without edition: `ISO 9001`. */
  readonly standard: string;
  /** As it is printed. */
  readonly edition: string;
  readonly limit: LocalDate;
  /** The last day of the audit that is booked; null where none is. */
  readonly on: LocalDate | null;
  readonly audit: number | null;
  /** Calendar days between the limit and that day, or today where none is booked. */
  readonly days: number;
}

/** What is read of a journey; the limits themselves are those of its clocks. */
type Read = Pick<JourneyState, 'certificates' | 'clocks'> & { readonly audits: readonly Booked[] };
type Booked = Pick<Audit, 'number' | 'kind' | 'standards' | 'status' | 'to'>;

/**
 * The limits that are not kept as things are booked now. A surveillance not allowed in time may have the certificate
 * suspended (9.6.5); a recertification after the end comes too late to renew it (9.6.3.2). The audit after which a limit
 * is met has its last day by the limit; what is planned without days says nothing yet.
 */
export function pastLimits({ certificates, clocks, audits }: Read, today: LocalDate): readonly PastLimit[] {
  const all = certificates.filter(isInCycle).flatMap(({ standard, paper }): PastLimit[] => {
    const of = (rule: string) => clocks.find((one) => clockId(one) === `${rule}|certificate:${standard}`);
    const named = { standard, edition: paper?.edition ?? standard };
    const missed = (rule: PastLimit['rule'], limit: LocalDate | undefined, kind: AuditKind): PastLimit[] => {
      if (limit === undefined) return [];
      // A recertification audit serves as the surveillance of its year; one later than that is no late surveillance.
      const served = rule === 'surveillance' ? firstBooked(audits, standard, 'recertification')?.to : null;
      if (served && served <= limit) return [];
      const audit = firstBooked(audits, standard, kind);
      const late = audit?.to ?? (limit < today ? today : null);
      if (late === null || late <= limit) return [];
      const days = dayNumber(late) - dayNumber(limit);
      return [{ rule, ...named, limit, on: audit?.to ?? null, audit: audit?.number ?? null, days }];
    };
    const overdue = of('overdueSurveillance')?.params['limit'];
    const passed = typeof overdue === 'object' && 'date' in overdue ? overdue.date : undefined;
    return [
      ...missed('surveillance', passed, 'surveillance'),
      ...missed('surveillance', of('surveillance')?.dueOn, 'surveillance'),
      ...missed('expiry', of('expiry')?.dueOn, 'recertification'),
    ];
  });
  return all.sort((a, b) => (a.limit < b.limit ? -1 : a.limit > b.limit ? 1 : 0));
}

/** Word `pastLimit.<code>`: how far behind which limit, and what may follow (9.6.5, 9.6.3.2). */
export function pastLimitSentence({ rule, edition, limit, days, on }: PastLimit): Sentence {
  const code = rule === 'expiry' ? 'expiry' : on === null ? 'notBooked' : 'surveillance';
  const unit = { code: `pastLimit.days.${days === 1 ? 'one' : 'many'}` };
  return { code: `pastLimit.${code}`, params: { standard: edition, limit: { date: limit }, days, unit } };
}

function firstBooked(audits: readonly Booked[], standard: string, kind: AuditKind): Booked | undefined {
  return audits
    .filter(
      (one) => one.status === 'booked' && one.to !== null && one.standards.includes(standard) && one.kind === kind,
    )
    .sort((a, b) => ((a.to ?? '') < (b.to ?? '') ? -1 : 1))[0];
}
