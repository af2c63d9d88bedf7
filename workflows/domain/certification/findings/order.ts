import type { LocalDate } from '../../kernel/instant.ts';
import { refuse, type Refusal } from '../../kernel/refusal.ts';
import { auditOf, findingOf, type JourneyState } from '../state.ts';

/** Nothing about a finding is older than the last day of its audit. */
export function beforeItsAudit(
  state: JourneyState,
  number: number,
  on: LocalDate | undefined,
  field: string,
): Refusal | null {
  const finding = findingOf(state, number);
  const ended = (finding && auditOf(state, finding.audit)?.to) ?? null;
  return on !== undefined && ended !== null && on < ended
    ? refuse('beforeItsAudit', { date: { date: ended } }, field)
    : null;
}

/** Steps of a lane follow each other: none before the audit, none before what was last sent, said or verified. */
export function outOfOrder(
  state: JourneyState,
  number: number,
  on: LocalDate | undefined,
  field: string,
): Refusal | null {
  const finding = findingOf(state, number);
  if (!finding || on === undefined) return null;
  const early = beforeItsAudit(state, number, on, field);
  if (early) return early;
  const steps = [
    finding.verifiedOn,
    ...finding.rounds.flatMap(({ sentOn, verdict }) => [sentOn, verdict?.on ?? null]),
  ].filter((day) => day !== null);
  const last = steps.sort().at(-1);
  return last !== undefined && on < last ? refuse('beforeLastStep', { date: { date: last } }, field) : null;
}
