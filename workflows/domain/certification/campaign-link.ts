import * as z from 'zod/mini';
import { noTransition, transitionBegun } from './certificates/notices.ts';
import { journeyFact } from './command.ts';

/** A campaign asks for the move of one certificate to the next edition; what cannot move is left alone. */
export const transitionAsked = journeyFact({
  schema: z.object({ campaign: z.string(), standard: z.string(), edition: z.string() }),
  subject: () => 'gap',
  apply: (state, { campaign, standard, edition }, moment) =>
    noTransition(state, standard, edition, moment) === null
      ? [transitionBegun(state, standard, edition, campaign)]
      : [],
});
