import type { Words } from '#domain/kernel/param';

/** Words of the screens of transition campaigns, and of the clocks that others set for a CAPA loop. */
export const campaignScreenWords: Words = {
  'standing.moves': 'moves already and would join',
  'standing.aims': 'no certificate yet, aims at the old edition',

  startCampaign: 'Start a transition campaign',
  'startCampaign.role': 'Only a project lead or a quality manager starts a campaign.',
  'startCampaign.runs': 'A campaign for {edition} runs already.',
  'startCampaign.runs.then': 'Journeys are added there, so that each is asked once and counted once.',
  'startCampaign.runs.reason': '{key} runs for {edition} already. Add journeys there.',
  'startCampaign.allRun': 'A campaign runs already for every edition that is being replaced: {keys}.',
  'startCampaign.open': 'Open {key}',

  'label.dropJourney.key': 'Journey',
  'hint.dropJourney.key': 'It goes on by itself; the campaign no longer waits for it.',
  'label.handOver.to': 'New lead',
  'label.addJourneys.journeys': 'Journeys',
  'ask.addJourneys': 'Add journeys to {key}',
  'ask.dropJourney': 'Leave {action} out?',
  'ask.handOver': 'Hand over {key}',
  'ask.endCampaign': 'End {key}?',
  'done.addJourneys': 'Added. Each is asked at once.',
  'done.dropJourney': 'Left out.',
  'done.handOver': 'Handed over.',
  'done.endCampaign': '{key} has ended.',
  'fixed.dropJourney': 'Your reason; the journey itself goes on as it is, and can be added again',
  'fixed.endCampaign': 'The campaign and your reason; the journeys go on as they are',

  'label.party': 'Who waits',
  'label.setExternalClock.reference': 'Their number',
  'hint.setExternalClock.reference': 'As they call it, for example 8D 4711.',
  'label.setExternalClock.what': 'What they wait for',
  'label.setExternalClock.dueOn': 'By when',
  'label.endExternalClock.id': 'Whose date',
  'label.endExternalClock.note': 'What they got, and how',
  'ask.setExternalClock': 'A customer or an authority waits for something',
  'ask.endExternalClock': 'They have what they waited for?',
  'done.setExternalClock': 'Their date is on record.',
  'done.endExternalClock': 'Recorded that they have it.',
};
