import type * as z from 'zod/mini';
import { isMeant } from '../hands.ts';
import type { Moment } from '../kernel/moment.ts';
import type { Command, Fact } from '../kernel/process.ts';
import { refuse, type Refusal } from '../kernel/refusal.ts';
import { holdsRole } from '../kernel/roles.ts';
import { person } from '../kernel/who.ts';
import { settle } from './clocks/settle.ts';
import type { JourneyEvent } from './events.ts';
import { evolve } from './evolve.ts';
import { movedStops } from './findings/hard-stops.ts';
import { editionsTaken } from './own-catalogue.ts';
import type { JourneyState } from './state.ts';

/** One command of a journey, written against its own body. */
export type JourneyCommand<B> = Command<JourneyState, JourneyEvent, B>;

/** Infers the body of a command from its schema, and lets the clocks follow what was decided. */
export function journeyCommand<B>(
  command: { readonly schema: z.ZodMiniType<B> } & JourneyCommand<NoInfer<B>>,
): JourneyCommand<B> {
  return {
    ...command,
    decide: (state, body, moment) => withClocks(state, command.decide(state, body, moment), moment),
  };
}

/** The same for what another process says. */
export function journeyFact<B>(fact: Fact<JourneyState, JourneyEvent, B>): Fact<JourneyState, JourneyEvent, B> {
  return { ...fact, apply: (state, body, moment) => withClocks(state, fact.apply(state, body, moment), moment) };
}

/** The events with what their editions say now, the hard stops that move, and the clocks that begin and end with them. */
export function withClocks(
  state: JourneyState | null,
  events: readonly JourneyEvent[],
  moment: Moment,
): JourneyEvent[] {
  const stamp = { key: '', seq: 0, at: moment.now, actor: moment.actor };
  const fold = (from: JourneyState | null, more: readonly JourneyEvent[]): JourneyState | null =>
    more.reduce<JourneyState | null>((before, event) => evolve(before, event, stamp), from);
  const decided = fold(state, events);
  const taken = decided?.ended === null ? editionsTaken(decided, moment) : [];
  const known = fold(decided, taken);
  const stops = state && known ? movedStops(state, known, moment) : [];
  const after = fold(known, stops);
  const set = after?.ended === null ? settle(after, moment) : null;
  return [...events, ...taken, ...stops, ...(set ? [set] : [])];
}

/** Leads the journey: its lead, or whoever holds that role or quality management for the site. */
export function leads(state: JourneyState, moment: Moment): boolean {
  return (
    isMeant(person(state.lead), moment) ||
    holdsRole(moment.roles, 'projectLead', moment.site) ||
    holdsRole(moment.roles, 'qualityManager', moment.site)
  );
}

/** Refuses whoever neither leads the journey nor is named. */
export function onlyLead(state: JourneyState, moment: Moment, ...others: readonly (string | null)[]): Refusal | null {
  const isNamed = others.some((id) => id !== null && isMeant(person(id), moment));
  return isNamed || leads(state, moment) ? null : refuse('notYours', { who: { person: others[0] ?? state.lead } });
}

/** Fields of a body that are null in the event when they were not given. */
export const orNull = <T>(value: T | undefined): T | null => value ?? null;
