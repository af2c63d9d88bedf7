import { cannotLead } from '../certification/leading.ts';
import { familyOf } from '../certification/stages.ts';
import { addDays, localDate, startOfDay, workingDaysBetween } from '../kernel/calendar.ts';
import { clockUntil, remind as remindOf, type Clock } from '../kernel/clock.ts';
import type { Deadline } from '../kernel/deadline.ts';
import type { LocalDate } from '../kernel/instant.ts';
import type { Moment } from '../kernel/moment.ts';
import type { Sentence } from '../kernel/param.ts';
import type { Birth, Command, Fact } from '../kernel/process.ts';
import { firstRefusal, refuse, type Refusal } from '../kernel/refusal.ts';
import { commentCommand, remindCommand } from '../notes.ts';
import * as z from 'zod/mini';
import { addJourneysBody, dropJourneyBody, endCampaignBody, handOverBody, startBody } from './bodies.ts';
import { openDuties } from './duties.ts';
import type { CampaignEvent } from './events.ts';
import { aheadOf, campaignClaim, isOpenState, openProjects, STEPS, type CampaignState } from './state.ts';

function campaignCommand<B>(
  command: { readonly schema: z.ZodMiniType<B> } & Command<CampaignState, CampaignEvent, NoInfer<B>>,
): Command<CampaignState, CampaignEvent, B> {
  return command;
}

/** A campaign runs for years: its last tenth is soon, and never less than the policy says of every clock. */
const SOON_SHARE = 0.1;

function clockOfCampaign(moment: Moment, until: LocalDate, rule: Sentence): Clock {
  const clock = clockUntil(moment, until, rule);
  const { calendar, now } = moment;
  const length = workingDaysBetween(localDate(now, calendar), until, calendar);
  const days = -Math.max(moment.policy.soonWorkingDays, Math.round(length * SOON_SHARE));
  return { ...clock, soonAt: startOfDay(addDays(until, { days, unit: 'working' }, calendar), calendar) };
}

/** The edition that this one replaces, when it ends on a day. */
const predecessorOf = (edition: string, moment: Moment) =>
  moment.reference.editions.find((one) => one.successor === edition && one.transitionEndsOn !== null);

/** One campaign for one change of edition. */
export const startTransition: Birth<CampaignEvent, z.infer<typeof startBody>> = {
  schema: startBody,
  permission: 'journey.start',
  site: ({ site }) => site,
  claims: ({ edition }) => [campaignClaim(edition)],
  may: (moment, { edition, lead, journeys }) =>
    firstRefusal(
      !predecessorOf(edition, moment) && refuse('noTransition', { standard: edition }, 'edition'),
      runsAlready(edition, moment),
      cannotLead(lead, moment, 'lead'),
      ...journeys.map((key) => (key.startsWith('JRN-') ? null : refuse('notAJourney', { key }, 'journeys'))),
    ),
  decide: ({ edition, site, lead, journeys }, moment) => {
    const from = predecessorOf(edition, moment);
    const endsOn = from?.transitionEndsOn ?? '';
    const ahead = aheadOf(endsOn);
    return [
      {
        type: 'campaignStarted',
        site,
        standard: familyOf(edition),
        from: from?.name ?? '',
        edition,
        endsOn,
        lead,
        journeys: [...new Set(journeys)],
        clock: clockOfCampaign(moment, ahead, { code: 'campaignAhead', params: { date: { date: endsOn } } }),
      },
    ];
  },
};

/** The certificates of an organization move to an edition in one campaign: two would each count only their own. */
function runsAlready(edition: string, { held }: Moment): Refusal | null {
  const other = held?.get(campaignClaim(edition));
  return other === undefined ? null : refuse('campaignRuns', { process: { process: other } }, 'edition');
}

export const addJourneys = campaignCommand({
  schema: addJourneysBody,
  permission: 'journey.steer',
  subject: () => 'projects',
  subjects: (state) => (isOpenState(state) ? ['projects'] : []),
  available: () => null,
  may: (state, _moment, { journeys }) =>
    firstRefusal(
      ...journeys.map((key) => (key.startsWith('JRN-') ? null : refuse('notAJourney', { key }, 'journeys'))),
      ...journeys.map((key) =>
        state.projects.some((one) => one.key === key && one.step !== 'dropped')
          ? refuse('journeyTakesPart', { journey: { process: key } }, 'journeys')
          : null,
      ),
    ),
  decide: (_state, { journeys }) => [{ type: 'journeysAdded', journeys: [...new Set(journeys)] }],
});

export const dropJourney = campaignCommand({
  schema: dropJourneyBody,
  permission: 'journey.steer',
  subject: ({ key }) => `project:${key}`,
  subjects: (state) => openProjects(state).map((one) => `project:${one.key}`),
  available: (state, _moment, subject) =>
    openProjects(state).some((one) => `project:${one.key}` === subject) ? null : refuse('noSuchProject'),
  may: () => null,
  decide: (state, { key, reason }) => closing(state, [{ type: 'journeyDropped', key, reason }], key),
});

/** Ends by itself with the last certificate that moved, when at least one did. */
function closing(state: CampaignState, events: readonly CampaignEvent[], key: string): CampaignEvent[] {
  const others = state.projects.filter((one) => one.key !== key);
  const isLast = others.every((one) => one.step === 'decided' || one.step === 'dropped');
  const moved = others.some((one) => one.step === 'decided') || events.some((one) => isDecided(one));
  return isLast && moved ? [...events, { type: 'allMoved' }] : [...events];
}

const isDecided = (event: CampaignEvent): boolean => event.type === 'journeyProgressed' && event.step === 'decided';

export const handOver = campaignCommand({
  schema: handOverBody,
  permission: 'journey.steer',
  subject: () => 'lead',
  subjects: (state) => (isOpenState(state) ? ['lead'] : []),
  available: () => null,
  may: (_state, moment, { to }) => cannotLead(to, moment, 'to'),
  decide: (state, { to, reason }) => [{ type: 'campaignHandedOver', from: state.lead, to, reason }],
});

export const endCampaign = campaignCommand({
  schema: endCampaignBody,
  permission: 'journey.steer',
  subject: () => 'campaign',
  subjects: (state) => (isOpenState(state) ? ['campaign'] : []),
  available: () => null,
  may: () => null,
  decide: (_state, { reason }) => [{ type: 'campaignEnded', reason }],
});

export const comment = commentCommand<CampaignState>({
  permission: 'journey.work',
  ended: (state) => (isOpenState(state) ? null : refuse('wrongStage', { stage: { code: `stage.${state.stage}` } })),
});

export const remind = remindCommand<CampaignState>({ permission: 'journey.work', duties: openDuties });

/** A journey tells how far its certificate is. */
export const progressed: Fact<CampaignState, CampaignEvent, { key: string; step: (typeof STEPS)[number] }> = {
  schema: z.object({ key: z.string(), step: z.enum(STEPS) }),
  subject: ({ key }) => `project:${key}`,
  apply: (state, { key, step }) => {
    const project = state.projects.find((one) => one.key === key);
    if (!project || project.step === 'dropped' || STEPS.indexOf(step) <= STEPS.indexOf(project.step)) return [];
    return closing(state, [{ type: 'journeyProgressed', key, step }], step === 'decided' ? key : '');
  },
};

/** Reminders; then the final call until the edition ends; then it is said who is left. */
export function onDeadline(state: CampaignState, deadline: Deadline, moment: Moment): CampaignEvent[] {
  const [open] = openDuties(state);
  if (!open) throw new Error('Nothing is due in a campaign without a duty');
  if (deadline.kind !== 'passes') return [remindOf(open.duty.clock, deadline, open.who, moment)];
  if (state.stage === 'moving' && state.endsOn !== null) {
    const rule = { code: 'campaignEnd', params: { date: { date: state.endsOn } } };
    return [{ type: 'finalCallBegan', clock: clockOfCampaign(moment, state.endsOn, rule) }];
  }
  return [{ type: 'editionEnded', left: openProjects(state).map((one) => one.key) }];
}
