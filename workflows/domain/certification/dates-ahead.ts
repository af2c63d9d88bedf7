import type { LocalDate } from '../kernel/instant.ts';
import type { Params } from '../kernel/param.ts';
import { isInCycle, validUntil } from './certificates/certificate-state.ts';
import { clockId } from './clocks/armed.ts';
import { isOpenState, type JourneyState } from './state.ts';

/** A day that a journey itself knows, beside what it waits for now. */
export interface DateAhead {
  /** The same for the same thing, also when its day moves. */
  readonly id: string;
  readonly on: LocalDate;
  /** Word `date.<code>`. */
  readonly code: 'audit' | 'auditEnds' | 'windowOpens' | 'due' | 'certificateEnds' | 'target';
  readonly params: Params;
}

/** Booked audits, windows that open, what is due then, the ends of certificates, the target; the earliest first. */
export function datesAhead(state: JourneyState): readonly DateAhead[] {
  if (!isOpenState(state)) return [];
  const audits = state.audits.flatMap((audit): DateAhead[] => {
    const { number, kind, from, to, status } = audit;
    if (status !== 'booked' || from === null || to === null) return [];
    const params = { kind: { code: `auditKind.${kind}` } };
    const begins: DateAhead = { id: `audit:${String(number)}`, on: from, code: 'audit', params };
    return to === from ? [begins] : [begins, { ...begins, id: `${begins.id}:end`, on: to, code: 'auditEnds' }];
  });
  const clocks = state.clocks.flatMap((one): DateAhead[] => {
    if (one.opensAt === null || one.opensOn === undefined) return [];
    const params = { ...one.params, what: { code: `waiting.journey.${one.rule}` } };
    return [
      { id: `${clockId(one)}:opens`, on: one.opensOn, code: 'windowOpens', params },
      { id: clockId(one), on: one.dueOn, code: 'due', params },
    ];
  });
  const certificates = state.certificates.flatMap((one): DateAhead[] => {
    const end = isInCycle(one) ? validUntil(one) : null;
    const params = { standard: one.paper?.edition ?? one.standard };
    return end === null ? [] : [{ id: `certificate:${one.standard}`, on: end, code: 'certificateEnds', params }];
  });
  const { target } = state.about;
  const aim: DateAhead[] =
    target !== null && state.cycle === 0 ? [{ id: 'target', on: target, code: 'target', params: {} }] : [];
  return [...audits, ...clocks, ...certificates, ...aim].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}
