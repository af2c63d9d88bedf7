import * as z from 'zod/mini';
import { localDate } from '#domain/kernel/calendar';
import { paramsSchema } from '#domain/kernel/param';
import { whoSchema, type Who } from '#domain/kernel/who';
import { capitalized } from '../words/capital.ts';
import { day } from '../words/dates.ts';
import { sentence, wordRole, type Wording } from '../words/sentence.ts';
import type { Change, ChangeContext, EventStep } from './event-changes.ts';

const clock = z.object({
  rule: z.string(),
  subject: z.string(),
  dueOn: z.string(),
  who: whoSchema,
  params: paramsSchema,
});
type Clock = z.infer<typeof clock>;

const set = z.object({ type: z.literal('clocksSet'), arm: z.array(clock), drop: z.array(z.string()) });
const continued = z.object({
  type: z.literal('clockContinued'),
  rule: z.string(),
  subject: z.string(),
  steps: z.array(z.object({ at: z.string() })),
});
const held = z.object({ clocks: z.array(clock) });

/** Which dates of a journey an event set, moved or took away; dates that stayed as they were are none. */
export function clockChanges({ event, before }: EventStep, context: ChangeContext): Change[] {
  const parsed = z.union([set, continued]).safeParse(event.event);
  if (!parsed.success) return [];
  const known = held.safeParse(before?.state);
  const running = new Map(known.success ? known.data.clocks.map((one) => [idOf(one), one]) : []);
  return parsed.data.type === 'clocksSet'
    ? datesSet(parsed.data, running, context)
    : nextReminder(parsed.data, running, context);
}

function datesSet(
  { arm, drop }: z.infer<typeof set>,
  running: ReadonlyMap<string, Clock>,
  { wording }: ChangeContext,
): Change[] {
  const date = (on: string): string => day(on, wording.dates);
  const armed = arm.flatMap((one): Change[] => {
    const was = running.get(idOf(one));
    const label = whatFor(one, wording);
    if (was === undefined) return [{ label, before: null, after: date(one.dueOn) }];
    if (was.dueOn !== one.dueOn) return [{ label, before: date(was.dueOn), after: date(one.dueOn) }];
    const [from, to] = [whom(was.who, wording), whom(one.who, wording)];
    return from === to ? [] : [{ label, before: from, after: to }];
  });
  const again = new Set(arm.map(idOf));
  const dropped = drop.flatMap((id): Change[] => {
    const was = running.get(id);
    if (was === undefined || again.has(id)) return [];
    return [{ label: whatFor(was, wording), before: date(was.dueOn), after: 'no longer waited for' }];
  });
  return [...armed, ...dropped];
}

function nextReminder(
  { rule, subject, steps }: z.infer<typeof continued>,
  running: ReadonlyMap<string, Clock>,
  { wording, calendar }: ChangeContext,
): Change[] {
  const about = running.get(idOf({ rule, subject }));
  const [next] = steps;
  if (about === undefined || next === undefined) return [];
  const after = `next reminder ${day(localDate(next.at, calendar), wording.dates)}`;
  return [{ label: whatFor(about, wording), before: null, after, isFact: true }];
}

const idOf = ({ rule, subject }: Pick<Clock, 'rule' | 'subject'>): string => `${rule}|${subject}`;

/** “Finish action 14, Survey of the largest customers”. */
function whatFor({ rule, params }: Clock, wording: Wording): string {
  return capitalized(sentence(`waiting.journey.${rule}`, params, wording));
}

function whom(who: Who, wording: Wording): string {
  switch (who.kind) {
    case 'person':
      return wording.names.person(who.id);
    case 'people':
      return who.ids.map((id) => wording.names.person(id)).join(', ');
    case 'role':
      return wordRole(who.role, who.site, wording);
    case 'nobody':
      return 'nobody';
  }
}
