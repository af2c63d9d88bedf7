import { dutyDeadlines, dutyWaiting, type OpenDuty } from '../duty.ts';
import type { Deadline } from '../kernel/deadline.ts';
import { byUrgency, type Waiting } from '../kernel/waiting.ts';
import { person } from '../kernel/who.ts';
import { isOpenState, openProjects, type CampaignState } from './state.ts';

/** The lead sees to it that every certificate moves in time. */
export function openDuties(state: CampaignState): OpenDuty[] {
  if (state.duty === null || !isOpenState(state)) return [];
  const count = openProjects(state).length;
  return [
    {
      code: 'campaign.move',
      subject: 'campaign',
      duty: state.duty,
      who: person(state.lead),
      command: null,
      params: { edition: state.edition, count, certificates: { code: `campaignLeft.${count === 1 ? 'one' : 'many'}` } },
    },
  ];
}

/** Each journey on its way, and the lead's own clock; never empty while the campaign is open. */
export function campaignWaiting(state: CampaignState): Waiting[] {
  if (!isOpenState(state)) return [];
  const lines = openDuties(state).map((open) => dutyWaiting(open, state.site));
  const projects = openProjects(state).map((one): Waiting => ({
    id: `campaign.project:${one.key}:${String(one.round)}`,
    code: `campaign.${one.step}`,
    params: {
      journey: { process: one.key },
      edition: state.edition,
      step: { code: `waiting.campaign.${one.step}` },
    },
    subject: `project:${one.key}`,
    who: { kind: 'nobody', reason: 'journey' },
    since: one.since,
  }));
  const all = [...lines, ...projects];
  return all.length > 0 ? all.sort(byUrgency) : [nothingLeft(state)];
}

/** Everything was dropped, or the edition ended with some left: somebody closes it. */
const nothingLeft = (state: CampaignState): Waiting => ({
  id: 'campaign.end:campaign:0',
  code: 'campaign.end',
  params: { edition: state.edition },
  subject: 'campaign',
  who: person(state.lead),
  since: state.startedAt,
  command: 'endCampaign',
});

/** Reminders, the final call, and the day after the edition ends. */
export function campaignDeadlines(state: CampaignState): Deadline[] {
  const { duty } = state;
  if (duty === null || !isOpenState(state)) return [];
  const passes: Deadline = {
    kind: 'passes',
    subject: 'campaign',
    round: duty.round,
    at: new Date(Date.parse(duty.clock.due) + 1).toISOString(),
    rule: duty.clock.rule,
  };
  return [...openDuties(state).flatMap(dutyDeadlines), passes];
}
