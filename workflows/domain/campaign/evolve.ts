import { actorName } from '../hands.ts';
import { afterReminder } from '../kernel/clock.ts';
import type { EventStamp } from '../kernel/process.ts';
import type { CampaignEvent } from './events.ts';
import type { CampaignState, Project } from './state.ts';

const asked = (key: string, at: EventStamp): Project => ({
  key,
  step: 'asked',
  since: at.at,
  round: at.seq,
  reason: null,
});

/** What is, after what happened. */
export function evolve(before: CampaignState | null, event: CampaignEvent, at: EventStamp): CampaignState {
  if (event.type === 'campaignStarted') {
    const { type: _, journeys, clock, ...about } = event;
    return {
      ...about,
      startedAt: at.at,
      stage: 'moving',
      duty: { round: at.seq, clock },
      projects: journeys.map((key) => asked(key, at)),
      closed: null,
    };
  }
  if (before === null) throw new Error(`${at.key} begins with ${event.type}`);
  return apply(before, event, at);
}

function apply(
  state: CampaignState,
  event: Exclude<CampaignEvent, { type: 'campaignStarted' }>,
  at: EventStamp,
): CampaignState {
  const { duty } = state;
  switch (event.type) {
    case 'journeysAdded':
      return {
        ...state,
        projects: [
          ...state.projects.filter((one) => !event.journeys.includes(one.key)),
          ...event.journeys.map((key) => asked(key, at)),
        ],
      };
    case 'journeyDropped':
      return mapProject(state, event.key, { step: 'dropped', since: at.at, reason: event.reason });
    case 'journeyProgressed':
      return mapProject(state, event.key, { step: event.step, since: at.at });
    case 'finalCallBegan':
      return { ...state, stage: 'finalCall', duty: { round: at.seq, clock: event.clock } };
    case 'editionEnded':
      return { ...state, duty: null };
    case 'campaignEndMoved':
      return {
        ...state,
        endsOn: event.endsOn,
        stage: event.stage,
        duty: event.clock && { round: at.seq, clock: event.clock },
      };
    case 'allMoved':
      return { ...state, stage: 'moved', duty: null, closed: { by: actorName(at.actor), at: at.at, reason: null } };
    case 'campaignHandedOver':
      return { ...state, lead: event.to };
    case 'campaignEnded':
      return {
        ...state,
        stage: 'cancelled',
        duty: null,
        closed: { by: actorName(at.actor), at: at.at, reason: event.reason },
      };
    case 'reminded':
      return duty?.round === event.round
        ? { ...state, duty: { ...duty, clock: afterReminder(duty.clock, event.step) } }
        : state;
    case 'remindedByHand':
      return duty?.round === event.round ? { ...state, duty: { ...duty, remindedOn: event.on } } : state;
    case 'commented':
      return state;
  }
}

function mapProject(state: CampaignState, key: string, change: Partial<Project>): CampaignState {
  return { ...state, projects: state.projects.map((one) => (one.key === key ? { ...one, ...change } : one)) };
}
