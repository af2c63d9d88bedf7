import { auditorAsks } from '#domain/certification/evidence/auditor-asks';
import { clauseEvidence } from '#domain/certification/evidence/clause-evidence';
import type { JourneyState } from '#domain/certification/state';

/** The answer of the API about the evidence of a journey, worked out by the domain from these rows of its gap analysis. */
export function evidenceAnswer(
  { state, now }: { readonly state: JourneyState; readonly now: string },
  ratings: Readonly<Record<string, unknown>> = {},
): object {
  const today = now.slice(0, 10);
  const clauses = clauseEvidence(state, ratings, today);
  const { asks, ...coming } = auditorAsks(state, clauses, today);
  const rows = asks.map(({ row, because }) => ({ id: row.id, because }));
  const answer: unknown = JSON.parse(JSON.stringify({ today, clauses, asks: { ...coming, rows } }));
  if (typeof answer !== 'object' || answer === null) throw new Error('There is no answer');
  return answer;
}
