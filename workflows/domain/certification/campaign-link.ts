import * as z from 'zod/mini';
import { noTransition, transitionBegun } from './certificates/notices.ts';
import { journeyFact } from './command.ts';
import { certificateOf } from './state.ts';

/** A campaign asks for the move of one certificate to the next edition; one that moves already joins, others are left alone. */
export const transitionAsked = journeyFact({
  schema: z.object({ campaign: z.string(), standard: z.string(), edition: z.string() }),
  subject: () => 'gap',
  apply: (state, { campaign, standard, edition }, moment) => {
    if (certificateOf(state, standard)?.aim === edition) {
      return [{ type: 'campaignJoined', campaign, standard, edition }];
    }
    return noTransition(state, standard, edition, moment) === null
      ? [transitionBegun(state, standard, edition, campaign, moment)]
      : [];
  },
});
