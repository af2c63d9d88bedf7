import type { Moment } from '../../kernel/moment.ts';
import { refuse, type Refusal } from '../../kernel/refusal.ts';
import { onlyLead } from '../command.ts';
import type { JourneyState } from '../state.ts';
import type { Finding, LaneStep } from './finding-state.ts';

export const subjectOf = ({ finding }: { finding: number }): string => `finding:${String(finding)}`;
export const findingIn = (state: JourneyState, subject: string): Finding | undefined =>
  state.findings.find((one) => subjectOf({ finding: one.number }) === subject);

export const inLane =
  (...lanes: readonly LaneStep[]) =>
  (state: JourneyState): string[] =>
    state.findings.filter((one) => lanes.includes(one.lane)).map((one) => subjectOf({ finding: one.number }));

/** Refuses where the lane is elsewhere, and whoever neither leads nor owns the finding. */
export function lane(
  state: JourneyState,
  moment: Moment,
  subject: string,
  ...lanes: readonly LaneStep[]
): Refusal | null {
  const found = findingIn(state, subject);
  if (!found) return refuse('unknownFinding');
  return lanes.includes(found.lane)
    ? onlyLead(state, moment, found.owner)
    : refuse('findingIs', { lane: { code: `lane.${found.lane}` } });
}
