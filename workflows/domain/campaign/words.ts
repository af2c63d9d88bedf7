import type { Words } from '../kernel/param.ts';

/** The English of transition campaigns. */
export const campaignWords: Words = {
  'process.campaign': 'Transition campaign',

  'stage.moving': 'Moving',
  'stage.finalCall': 'Final call',
  'stage.moved': 'All moved',
  'stage.cancelled': 'Cancelled',
  'result.allMoved': 'every certificate moved',
  'result.cancelled': 'cancelled',

  'waiting.campaign.move': 'see to it that {certificates} to {edition}',
  'waiting.campaign.asked': '{journey} takes up the move to {edition}',
  'waiting.campaign.begun': '{journey} rates the changed clauses of {edition}',
  'waiting.campaign.gapsAccepted': '{journey} is on its way to the decision on {edition}',
  'waiting.campaign.decided': '{journey} has moved to {edition}',
  'waiting.campaign.dropped': '{journey} does not take part',
  'waiting.campaign.end': 'close the campaign for {edition}',
  'campaignLeft.one': 'the last certificate moves',
  'campaignLeft.many': '{count} certificates move',
  'nobody.journey': '{step}',

  'command.startTransition': 'Start a transition campaign',
  'command.addJourneys': 'Add journeys',
  'command.dropJourney': 'Leave out',
  'command.handOver': 'Hand over the campaign',
  'command.endCampaign': 'End the campaign',

  'event.campaignStarted': '{by} started the transition to {edition}',
  'event.journeysAdded': '{by} added {journeys}',
  'event.journeyDropped': '{by} left out {key}: “{reason}”',
  'event.journeyProgressed': '{key} went on: {step}',
  'event.finalCallBegan': 'Half a year is left: the final call began',
  'event.editionEnded': 'The edition ended',
  'event.campaignEndMoved': 'The end of the transition of {edition} was corrected: {endsOn}',
  'event.allMoved': 'Every certificate has moved',
  'event.campaignHandedOver': '{by} handed the campaign over from {from} to {to}: “{reason}”',
  'event.campaignEnded': '{by} ended the campaign: “{reason}”',

  'refusal.noTransition': 'No edition is to be moved to {standard}: its predecessor has no end on record.',
  'refusal.campaignRuns': '{process} moves certificates to this edition already: add the journeys there.',
  'refusal.notAJourney': '{key} is not a journey.',
  'refusal.journeyTakesPart': '{journey} takes part already.',
  'refusal.noSuchProject': 'This journey does not take part, or has moved already.',

  'rule.campaignAhead': 'practice: half a year before the edition ends on {date}',
  'rule.campaignEnd': 'the edition ends on {date}',

  'subject.campaign': 'the transition campaign',
  'subject.project': 'journey',
  'campaignStep.asked': 'asked',
  'campaignStep.begun': 'begun',
  'campaignStep.gapsAccepted': 'gap list accepted',
  'campaignStep.decided': 'decided',
  'campaignStep.dropped': 'left out',

  'notice.editionEnded': '{standard} has ended; {count} certificates have not moved and are no longer valid',
  'notice.transitionEndMoved': 'The end of the transition of {standard} was corrected: {date}',
  'notice.transitionEndTaken': 'The transition of {standard} no longer has an end',
  'notice.allMoved': 'Every certificate has moved to {standard}',
};
