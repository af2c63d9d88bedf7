import type { OpenDuty } from '../duty.ts';
import { clockDeadlines, clockWaiting } from '../kernel/clock.ts';
import type { Deadline } from '../kernel/deadline.ts';
import { byUrgency, type Waiting } from '../kernel/waiting.ts';
import { askedAbout, clockId, type Armed } from './clocks/armed.ts';
import { isOpenState, type JourneyState } from './state.ts';

const isOpen = ({ opensAt }: Armed): boolean => opensAt === null;

/** What waits for somebody now, by the subject of its command. */
export function openDuties(state: JourneyState): OpenDuty[] {
  return state.clocks.filter(isOpen).map((one) => ({
    code: `journey.${one.rule}`,
    subject: one.subject,
    duty: {
      round: one.round,
      clock: one.clock,
      ...(one.remindedOn === undefined ? {} : { remindedOn: one.remindedOn }),
    },
    who: one.who,
    command: one.command ?? null,
    params: one.params,
  }));
}

/** Never empty while the journey is open: where nobody has to act, it says what it waits for. */
export function journeyWaiting(state: JourneyState): Waiting[] {
  if (!isOpenState(state)) return [];
  const lines = state.clocks.filter(isOpen).map((one): Waiting => ({
    id: `${one.rule}:${one.subject}:${String(one.round)}`,
    code: `journey.${one.rule}`,
    params: one.params,
    // What is asked of the body is one subject; the command that stops it names the clock it is about.
    subject: one.command === 'askBody' ? `ask:${askedAbout(one)}` : one.subject,
    who: one.who,
    ...clockWaiting(one.clock, one.who, state.about.site),
    ...(one.command === undefined ? {} : { command: one.command }),
    ...(one.who.kind === 'nobody' && one.who.reason === 'time' ? { pause: 'proof' as const } : {}),
  }));
  return lines.length > 0 ? lines.sort(byUrgency) : [quiet(state)];
}

/** Between two windows nobody has to do anything. */
function quiet(state: JourneyState): Waiting {
  const next = [...state.clocks].sort((a, b) => ((a.opensAt ?? '') < (b.opensAt ?? '') ? -1 : 1))[0];
  const opensAt = next?.opensAt ?? null;
  return {
    id: `quiet:process:${String(next?.round ?? 0)}`,
    code: next ? 'journey.quiet' : 'journey.nothing',
    params: next ? { what: { code: `waiting.journey.${next.rule}` }, ...next.params } : {},
    subject: 'process',
    who: { kind: 'nobody', reason: 'time' },
    since: next?.clock.since ?? state.startedAt,
    ...(opensAt === null ? {} : { until: opensAt }),
    pause: 'proof',
  };
}

/** Windows that open, reminders, and what happens by itself when a day is over. */
export function journeyDeadlines(state: JourneyState): Deadline[] {
  if (!isOpenState(state)) return [];
  return state.clocks.flatMap((one): Deadline[] => {
    const id = clockId(one);
    const { round, clock } = one;
    const passes: Deadline[] =
      one.passesAt === null ? [] : [{ kind: 'passes', subject: id, round, at: one.passesAt, rule: clock.rule }];
    if (one.opensAt !== null) {
      return [{ kind: 'opens', subject: id, round, at: one.opensAt, rule: clock.rule }, ...passes];
    }
    return [...clockDeadlines(clock, id, round), ...passes];
  });
}
