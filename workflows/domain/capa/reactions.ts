import { qualityManagers, whoParam } from '../hands.ts';
import type { Params } from '../kernel/param.ts';
import type { EventStamp } from '../kernel/process.ts';
import type { Reaction } from '../kernel/reaction.ts';
import { assignments, notify, reminder, tellPerson } from '../notices.ts';
import { openDuties, subjectWord } from './duties.ts';
import { progressTold } from './external.ts';
import type { CapaEvent } from './events.ts';
import type { CapaState } from './state.ts';

/** What an event causes outside the loop: the report learns of it, people get work, and those who asked an answer. */
export function reactions(event: CapaEvent, state: CapaState, at: EventStamp): Reaction[] {
  return [...given(event, state, at), ...told(event, state, at), ...progressTold(event, state, at)];
}

/** The duties that this event opened, worded by why they came. */
function given(event: CapaEvent, state: CapaState, at: EventStamp): Reaction[] {
  const danger = state.about.danger !== 'none';
  return assignments(openDuties(state), at, (open) => {
    const urgency = danger && open.code === 'recordContainment' ? { urgency: 'atOnce' as const } : {};
    switch (event.type) {
      case 'planReturned':
      case 'actionRejected':
        return { code: event.type, params: { reason: event.reason } };
      default:
        return { code: 'assigned', ...urgency };
    }
  });
}

function told(event: CapaEvent, state: CapaState, at: EventStamp): Reaction[] {
  const { report, site } = state.about;
  const { seq } = at;
  switch (event.type) {
    case 'opened':
      if (event.about.keyKnown) return [];
      return [
        tell(`capaOpened:process:${String(seq)}`, report, 'capaOpened', {
          key: at.key,
          ...(state.about.reference === undefined ? {} : { reference: state.about.reference }),
        }),
      ];
    case 'closed':
      return [
        tell(`capaClosed:process:${String(seq)}`, report, 'capaClosed', { key: at.key, result: event.result }),
        ...tellPerson('loopClosed', 'process', state.owner, { result: { code: `result.${event.result}` } }, at),
      ];
    case 'cancelApproved':
    case 'nextDecided':
      if (state.work.stage !== 'cancelled') return [];
      return [
        tell(`capaClosed:process:${String(seq)}`, report, 'capaClosed', { key: at.key, result: 'cancelled' }),
        ...tellPerson('loopCancelled', 'process', state.owner, { reason: event.reason }, at),
      ];
    case 'effectivenessJudged': {
      if (event.next.stage === 'closure' || event.next.stage === 'proof') return [];
      const params: Params = { attempt: event.attempt, verdict: { code: `verdict.${event.verdict}` } };
      return [notify('attemptFailed', 'effectivenessCheck', [qualityManagers(site)], params, at)];
    }
    case 'extensionApproved':
    case 'extensionRejected': {
      const params: Params =
        event.type === 'extensionApproved' ? { date: { date: event.newDate } } : { reason: event.reason };
      const of = { code: subjectWord(event.subject) };
      return tellPerson(event.type, event.subject, event.askedBy, { ...params, of }, at);
    }
    case 'revisionReturned':
      return tellPerson(event.type, 'revision', event.askedBy, { number: event.number, reason: event.reason }, at);
    case 'evaluatorChangeApproved':
      return [
        ...tellPerson(event.type, 'evaluator', event.askedBy, { to: { person: event.to } }, at),
        ...tellPerson('nowEvaluator', 'evaluator', event.to, {}, at),
      ];
    case 'evaluatorChangeRejected':
      return tellPerson(event.type, 'evaluator', event.askedBy, { to: { person: event.to }, reason: event.reason }, at);
    case 'cancelRejected':
      return tellPerson(event.type, 'cancel', event.askedBy, { reason: event.reason }, at);
    case 'reassigned':
      return tellPerson(
        'reassigned',
        event.subject,
        event.to,
        { what: { code: subjectWord(event.subject) }, from: { person: event.from }, reason: event.reason },
        at,
      );
    case 'held':
      return tellPerson('held', 'hold', state.owner, { reason: event.reason, date: { date: event.reviewOn } }, at);
    case 'resumed':
      return tellPerson('resumed', 'hold', state.owner, {}, at);
    case 'reminded': {
      const open = openDuties(state).find((one) => one.subject === event.subject && one.duty.round === event.round);
      const dangerous = state.about.danger !== 'none' && open?.code === 'recordContainment';
      return reminder(event, open, at, dangerous || state.breach === seq);
    }
    case 'remindedByHand': {
      const open = openDuties(state).find((one) => one.subject === event.subject);
      const by = at.actor.kind === 'person' ? { person: at.actor.id } : whoParam(event.to);
      if (!open) return [];
      const params = { ...open.params, by, task: { code: `waiting.${open.code}` }, until: { at: open.duty.clock.due } };
      return [notify('remindedByHand', event.subject, [event.to], params, at)];
    }
    default:
      return [];
  }
}

function tell(id: string, to: string, fact: string, body: Readonly<Record<string, unknown>>): Reaction {
  return { do: 'tell', id, to, fact, body };
}
