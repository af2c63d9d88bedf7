import * as z from 'zod/mini';
import { event } from '../event.ts';
import { clockSchema, remindedSchema } from '../kernel/clock.ts';
import { whoSchema } from '../kernel/who.ts';
import { commentBody } from '../notes.ts';
import { campaignState, STEPS } from './state.ts';

const reason = { reason: z.string() };

/** Everything that can have happened in a transition campaign. */
export const campaignEvent = z.discriminatedUnion('type', [
  event('campaignStarted', {
    site: z.string(),
    standard: z.string(),
    from: z.string(),
    edition: campaignState.shape.edition,
    endsOn: z.string(),
    lead: z.string(),
    journeys: z.array(z.string()),
    clock: clockSchema,
  }),
  event('journeysAdded', { journeys: z.array(z.string()) }),
  event('journeyDropped', { key: z.string(), ...reason }),
  event('journeyProgressed', { key: z.string(), step: z.enum(STEPS) }),
  event('finalCallBegan', { clock: clockSchema }),
  event('editionEnded', { left: z.array(z.string()) }),
  event('campaignEndMoved', {
    edition: z.string(),
    endsOn: z.nullable(z.string()),
    stage: z.enum(['moving', 'finalCall']),
    clock: z.nullable(clockSchema),
  }),
  event('allMoved', {}),
  event('campaignHandedOver', { from: z.string(), to: z.string(), ...reason }),
  event('campaignEnded', { ...reason }),
  event('commented', { ...commentBody.shape }),
  remindedSchema,
  event('remindedByHand', { subject: z.string(), round: z.number(), to: whoSchema, on: z.string() }),
]);
export type CampaignEvent = Readonly<z.infer<typeof campaignEvent>>;
