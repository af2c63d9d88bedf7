import type { OpenDuty } from './duty.ts';
import type { Reminded } from './kernel/clock.ts';
import type { Params } from './kernel/param.ts';
import type { EventStamp } from './kernel/process.ts';
import type { Reaction } from './kernel/reaction.ts';
import { person, type Who } from './kernel/who.ts';

type Notify = Extract<Reaction, { do: 'notify' }>;

/** Tells people something. The event's number makes the id unique. */
export function notify(
  code: string,
  subject: string,
  to: readonly Who[],
  params: Params,
  at: EventStamp,
  urgency: Notify['urgency'] = 'digest',
): Notify {
  return { do: 'notify', id: `${code}:${subject}:${String(at.seq)}`, to, code, params, urgency };
}

/** Tells those who have a duty since this event, unless they gave it to themselves. `codes` words it by subject. */
export function assignments(
  duties: readonly OpenDuty[],
  at: EventStamp,
  wording: (open: OpenDuty) => { code: string; params?: Params; urgency?: Notify['urgency'] },
): Notify[] {
  return duties.flatMap((open) => {
    if (open.duty.round !== at.seq || open.pause || open.who.kind === 'nobody') return [];
    if (open.who.kind === 'person' && at.actor.kind === 'person' && at.actor.id === open.who.id) return [];
    const { code, params, urgency } = wording(open);
    const task = { task: { code: `waiting.${open.code}` }, until: { at: open.duty.clock.due } };
    return [notify(code, open.subject, [open.who], { ...open.params, ...task, ...params }, at, urgency)];
  });
}

/** Sends a reminder, unless a later one of the same ladder was due as well. */
export function reminder(event: Reminded, open: OpenDuty | undefined, at: EventStamp, atOnce: boolean): Notify[] {
  if (event.skipped || event.to.length === 0 || !open) return [];
  const late = at.at > open.duty.clock.due;
  const kind = late ? (event.audience === 'assignee' ? 'late' : 'escalated') : 'due';
  const params: Params = {
    ...open.params,
    task: { code: `waiting.${open.code}` },
    until: { at: open.duty.clock.due },
    who: open.who.kind === 'person' ? { person: open.who.id } : { code: 'someone' },
  };
  const urgency = atOnce ? 'atOnce' : 'digest';
  return [notify(kind, event.subject, [{ kind: 'people', ids: event.to }], params, at, urgency)];
}

/** Tells one person, unless it was their own doing. */
export function tellPerson(code: string, subject: string, id: string, params: Params, at: EventStamp): Notify[] {
  if (id === '' || (at.actor.kind === 'person' && at.actor.id === id)) return [];
  return [notify(code, subject, [person(id)], params, at)];
}
