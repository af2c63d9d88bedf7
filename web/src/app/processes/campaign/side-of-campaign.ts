import { openDuties } from '#domain/campaign/duties';
import type { CampaignState } from '#domain/campaign/state';
import { clockFact } from '../capa/side-of-capa.ts';
import type { ProcessView } from '../process-view.ts';
import type { SideParts } from '../side/process-side.ts';

/** What the side column says of a transition campaign. Its journeys stand in the body, with their steps. */
export function campaignSide(state: CampaignState, view: ProcessView): SideParts {
  const { lead, closed, startedAt } = state;
  return {
    people: [
      { key: 'Lead', value: view.personOrYou(lead) },
      ...(closed && state.stage === 'cancelled' ? [{ key: 'Ended by', value: view.personOrYou(closed.by) }] : []),
    ],
    dates: [
      ...openDuties(state).map(({ duty }) => clockFact('All moved by', duty.clock, view)),
      { key: 'Started', value: view.day(startedAt) },
      ...(closed ? [{ key: 'Ended', value: view.day(closed.at) }] : []),
    ],
    requests: [],
    evidence: [],
  };
}
