import { editionCorrectedBody } from '../certification/edition-link.ts';
import { today } from '../dates.ts';
import { clockUntil } from '../kernel/clock.ts';
import type { LocalDate } from '../kernel/instant.ts';
import type { Moment } from '../kernel/moment.ts';
import type { Fact } from '../kernel/process.ts';
import type * as z from 'zod/mini';
import type { CampaignEvent } from './events.ts';
import { aheadOf, type CampaignState } from './state.ts';

/** The clock of a campaign whose edition ends on this day, and whether the final call has begun by it. */
export function clockTo(endsOn: LocalDate, moment: Moment) {
  const params = { date: { date: endsOn } };
  const ahead = aheadOf(endsOn);
  return today(moment) <= ahead
    ? { stage: 'moving' as const, clock: clockUntil(moment, ahead, { code: 'campaignAhead', params }) }
    : { stage: 'finalCall' as const, clock: clockUntil(moment, endsOn, { code: 'campaignEnd', params }) };
}

/**
 * The end of the edition that the campaign leaves was corrected in the catalogue: it is measured against the new day. An
 * end that was taken away leaves it without one; one that moved ahead again takes up a campaign whose edition had ended.
 */
export const editionCorrected: Fact<CampaignState, CampaignEvent, z.infer<typeof editionCorrectedBody>> = {
  schema: editionCorrectedBody,
  subject: () => 'campaign',
  apply: (state, { edition, transitionEndsOn: endsOn }, moment) => {
    if (state.from !== edition || state.endsOn === endsOn) return [];
    const next = endsOn === null ? { stage: 'moving' as const, clock: null } : clockTo(endsOn, moment);
    return [{ type: 'campaignEndMoved', edition, endsOn, ...next }];
  },
};
