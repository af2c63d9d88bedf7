import type { Command, EventStamp, Process, Summary } from '../kernel/process.ts';
import type { Reaction } from '../kernel/reaction.ts';
import { whoParam } from '../hands.ts';
import { EDITION_CORRECTED } from '../certification/edition-link.ts';
import { assignments, notify, reminder, tellPerson } from '../notices.ts';
import {
  addJourneys,
  comment,
  dropJourney,
  endCampaign,
  handOver,
  onDeadline,
  progressed,
  remind,
  startTransition,
} from './commands.ts';
import { editionCorrected } from './edition-corrected.ts';
import { campaignDeadlines, campaignWaiting, openDuties } from './duties.ts';
import { campaignEvent, type CampaignEvent } from './events.ts';
import { evolve } from './evolve.ts';
import { campaignClaim, isOpenState, STAGES, type CampaignState } from './state.ts';
import { campaignWords } from './words.ts';

const commands: Readonly<Record<string, Command<CampaignState, CampaignEvent>>> = {
  addJourneys,
  dropJourney,
  handOver,
  endCampaign,
  comment,
  remind,
};

/** A change of edition as one process: a project in the journey of every certificate, measured against the cut-off. */
export const campaign: Process<CampaignState, CampaignEvent> = {
  type: 'campaign',
  keyPrefix: 'TRN',
  stateSchema: 2,
  stages: STAGES,
  births: { startTransition },
  commands,
  facts: { progressed, [EDITION_CORRECTED]: editionCorrected },
  events: campaignEvent,
  evolve,
  deadlines: campaignDeadlines,
  onDeadline,
  waiting: campaignWaiting,
  reactions,
  files: () => [],
  claims: (state) => (isOpenState(state) ? [campaignClaim(state.edition)] : []),
  summary,
  words: campaignWords,
};

function summary(state: CampaignState): Summary {
  return {
    title: `Transition to ${state.edition}`,
    site: state.site,
    stage: state.stage,
    open: isOpenState(state),
    owner: state.lead,
    people: [state.lead],
    raisedAt: state.startedAt,
    closedAt: state.closed?.at ?? null,
    result: state.closed ? (state.stage === 'moved' ? 'allMoved' : 'cancelled') : null,
    attempt: 1,
    grade: null,
    source: null,
    clauses: [],
    standards: [state.from, state.edition],
    held: false,
    links: state.projects.map((one) => one.key),
    text: '',
  };
}

function reactions(event: CampaignEvent, state: CampaignState, at: EventStamp): Reaction[] {
  // Whoever is told of a new end knows the new day by it.
  if (event.type === 'campaignEndMoved') return told(event, state, at);
  const given = assignments(openDuties(state), at, () => ({ code: 'assigned' }));
  return [...given, ...told(event, state, at)];
}

function told(event: CampaignEvent, state: CampaignState, at: EventStamp): Reaction[] {
  switch (event.type) {
    case 'campaignStarted':
    case 'journeysAdded':
      return event.journeys.map((key) => ({
        do: 'tell',
        id: `transition:${key}:${String(at.seq)}`,
        to: key,
        fact: 'transitionAsked',
        body: { campaign: at.key, standard: state.standard, edition: state.edition },
      }));
    case 'editionEnded':
      return [
        notify(
          'editionEnded',
          'campaign',
          [
            { kind: 'people', ids: [state.lead] },
            { kind: 'role', role: 'topManagement' },
          ],
          { standard: state.from, count: event.left.length },
          at,
          'atOnce',
        ),
      ];
    case 'campaignEndMoved': {
      const { edition: standard, endsOn: date } = event;
      return date === null
        ? tellPerson('transitionEndTaken', 'campaign', state.lead, { standard }, at)
        : tellPerson('transitionEndMoved', 'campaign', state.lead, { standard, date: { date } }, at);
    }
    case 'allMoved':
      return tellPerson('allMoved', 'campaign', state.lead, { standard: state.edition }, at);
    case 'campaignHandedOver':
      return tellPerson(
        'reassigned',
        'campaign',
        event.to,
        { what: { code: 'subject.campaign' }, from: { person: event.from }, reason: event.reason },
        at,
      );
    case 'reminded':
      return reminder(event, openDuties(state)[0], at, false);
    case 'remindedByHand': {
      const [open] = openDuties(state);
      if (!open) return [];
      const by = at.actor.kind === 'person' ? { person: at.actor.id } : whoParam(event.to);
      const params = { ...open.params, by, task: { code: `waiting.${open.code}` }, until: { at: open.duty.clock.due } };
      return [notify('remindedByHand', 'campaign', [event.to], params, at)];
    }
    default:
      return [];
  }
}
