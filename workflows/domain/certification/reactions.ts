import { whoParam } from '../hands.ts';
import type { EventStamp } from '../kernel/process.ts';
import type { Reaction } from '../kernel/reaction.ts';
import { person, type Who } from '../kernel/who.ts';
import { assignments, notify, reminder, tellPerson } from '../notices.ts';
import { externalClocks, startCapa } from './capa-link.ts';
import type { Notice } from './certificates/notice-kinds.ts';
import { clockId } from './clocks/armed.ts';
import { openDuties } from './duties.ts';
import type { EventOf, JourneyEvent } from './events.ts';
import type { JourneyState } from './state.ts';

/** What an event causes outside the journey: work for people, a loop, facts for loops and the campaign, notices. */
export function reactions(event: JourneyEvent, state: JourneyState, at: EventStamp): Reaction[] {
  return [...given(event, state, at), ...told(event, state, at)];
}

/** Work that begins with this event: a clock that is armed and open, or a window that opens. */
function given(event: JourneyEvent, state: JourneyState, at: EventStamp): Reaction[] {
  // Two clocks of one certificate can begin with one event: each is told by itself, so the rule is part of its name.
  const duties = openDuties(state).map((open) => ({ ...open, subject: `${open.code}|${open.subject}` }));
  const assigned = () => ({ code: 'assigned' });
  if (event.type === 'clockOpened') {
    const opened = duties
      .filter((open) => open.subject === `journey.${clockId(event)}`)
      .map((open) => ({ ...open, duty: { ...open.duty, round: at.seq } }));
    return assignments(opened, at, assigned);
  }
  if (event.type !== 'clocksSet') return [];
  // What becomes of a certificate is told with its decision.
  return assignments(
    duties.filter((open) => open.command !== 'recordDecision'),
    at,
    assigned,
  );
}

function told(event: JourneyEvent, state: JourneyState, at: EventStamp): Reaction[] {
  const { lead } = state;
  switch (event.type) {
    case 'capaAsked':
      return startCapa(event, state, at);
    case 'capaKnown':
    case 'capaJoined':
    case 'findingAnswered':
    case 'evidenceSent':
    case 'verdictRecorded':
    case 'findingClosed':
    case 'disputeSettled':
    case 'findingRaised':
    case 'findingMoved':
    case 'hardStopMoved':
      return [...externalClocks(event.number, state, at)];
    case 'planReturned':
      return tellPerson('planBack', 'plan', lead, { reason: event.reason }, at);
    case 'certificateExpired':
    case 'certificateLapsed':
      return [
        notify(
          event.type,
          'certificate',
          [
            { kind: 'people', ids: [lead] },
            { kind: 'role', role: 'topManagement' },
          ],
          { standard: event.standard, date: { date: event.on } },
          at,
          'atOnce',
        ),
      ];
    case 'noticeRecorded':
      return isLost(event.notice)
        ? [
            notify(
              `certificateNotice.${event.notice}`,
              'certificate',
              [...(isBy(lead, at) ? [] : [person(lead)]), { kind: 'role', role: 'topManagement' }],
              { standard: event.standard, date: { date: event.on }, reason: event.reason },
              at,
              'atOnce',
            ),
          ]
        : [];
    case 'clockPassed':
      return event.rule === 'surveillance' || event.rule === 'stage2Majors' || event.rule === 'recertificationMajors'
        ? [
            notify(
              `passed.${event.rule}`,
              event.subject,
              [
                { kind: 'people', ids: [lead] },
                { kind: 'role', role: 'topManagement' },
              ],
              { date: { date: event.dueOn } },
              at,
              'atOnce',
            ),
          ]
        : [];
    case 'decisionRecorded':
      return [
        notify(
          'certificateDecided',
          'certificate',
          [{ kind: 'role', role: 'topManagement' }],
          { standard: event.standard, result: { code: `decisionResult.${event.result}` } },
          at,
        ),
        ...campaignFacts(state, at, event.standard),
      ];
    case 'decisionCorrected':
    case 'noticeCorrected':
      return [corrected(event, state, at), ...campaignFacts(state, at, event.standard)];
    case 'transitionEndMoved': {
      const { edition: standard, transitionEndsOn: date } = event;
      return date === null
        ? tellPerson('transitionEndTaken', 'certificate', lead, { standard }, at)
        : tellPerson('transitionEndMoved', 'certificate', lead, { standard, date: { date } }, at);
    }
    case 'gapsAccepted':
      return campaignFacts(state, at);
    case 'transitionBegun':
    case 'campaignJoined':
      return campaignFacts(state, at, event.standard);
    case 'reassigned':
      return tellPerson(
        'reassigned',
        event.subject,
        event.to,
        {
          what: { code: `subject.journey.${event.subject.replace(/^stage:/, '')}` },
          from: { person: event.from ?? lead },
          reason: event.reason,
        },
        at,
      );
    case 'reminded': {
      const clock = state.clocks.find((one) => clockId(one) === event.subject && one.round === event.round);
      const open = openDuties(state).find(
        (one) => one.subject === clock?.subject && one.code === `journey.${clock.rule}`,
      );
      return reminder(event, open, at, false);
    }
    case 'remindedByHand': {
      const open = openDuties(state).find((one) => one.subject === event.subject && one.duty.round === event.round);
      if (!open) return [];
      const by = at.actor.kind === 'person' ? { person: at.actor.id } : whoParam(event.to);
      const params = {
        ...open.params,
        by,
        task: { code: `waiting.${open.code}` },
        until: { at: open.duty.clock.due },
      };
      return [notify('remindedByHand', event.subject, [event.to], params, at)];
    }
    default:
      return [];
  }
}

/** Whoever was told what the body said is told what is right; at once where less is certified by it, or by what was wrong. */
function corrected(
  event: EventOf<'decisionCorrected' | 'noticeCorrected'>,
  { lead }: JourneyState,
  at: EventStamp,
): Reaction {
  const { standard, takenBack, reason } = event;
  const isLetter = event.type === 'noticeCorrected';
  const said = { code: isLetter ? `certificateNotice.${event.notice}` : `decisionResult.${event.result}` };
  const isAtOnce = isLetter && (isLost(event.notice) || isLost(event.was.notice));
  const to: Who[] = [...(isBy(lead, at) ? [] : [person(lead)]), { kind: 'role', role: 'topManagement' }];
  const code = takenBack ? 'wordTakenBack' : 'wordCorrected';
  return notify(code, 'certificate', to, { standard, said, reason }, at, isAtOnce ? 'atOnce' : 'digest');
}

/** Letters after which less is certified than before. */
const isLost = (notice: Notice): boolean => ['suspended', 'reduced', 'withdrawn', 'givenUp'].includes(notice);

const isBy = (id: string, { actor }: EventStamp): boolean => actor.kind === 'person' && actor.id === id;

/** How far this journey is with the editions of its campaigns; with one standard alone, where that is what happened. */
function campaignFacts({ campaigns, certificates, gap }: JourneyState, at: EventStamp, standard?: string): Reaction[] {
  return campaigns
    .filter((one) => standard === undefined || one.standard === standard)
    .map(({ key, edition, standard: ofCampaign }) => {
      const hasMoved = certificates.some((one) => one.standard === ofCampaign && one.paper?.edition === edition);
      const isRated = gap.accepted !== null || !gap.editions.includes(edition);
      return {
        do: 'tell',
        id: `transition:${key}:${String(at.seq)}`,
        to: key,
        fact: 'progressed',
        body: { key: at.key, step: hasMoved ? 'decided' : isRated ? 'gapsAccepted' : 'begun' },
      };
    });
}
