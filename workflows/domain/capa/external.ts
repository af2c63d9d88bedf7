import * as z from 'zod/mini';
import { notAfterToday, today } from '../dates.ts';
import type { OpenDuty } from '../duty.ts';
import { dateField, line, text } from '../fields.ts';
import { isMeant } from '../hands.ts';
import { clockUntil } from '../kernel/clock.ts';
import type { LocalDate } from '../kernel/instant.ts';
import { actingPerson, type Moment } from '../kernel/moment.ts';
import type { Params } from '../kernel/param.ts';
import type { EventStamp, Fact } from '../kernel/process.ts';
import type { Reaction } from '../kernel/reaction.ts';
import { firstRefusal, refuse } from '../kernel/refusal.ts';
import { holdsRole } from '../kernel/roles.ts';
import { person } from '../kernel/who.ts';
import { capaCommand } from './command.ts';
import type { CapaEvent } from './events.ts';
import { PARTIES, type ExternalClock } from './external-clock.ts';
import { isOpenState, type CapaState } from './state.ts';

export const setExternalClockBody = z.strictObject({
  party: z.enum(['customer', 'authority']),
  reference: line(80),
  what: text(200),
  dueOn: dateField,
});
export const endExternalClockBody = z.strictObject({ id: line(120), note: text(1000) });

const told = z.object({
  party: z.enum(PARTIES),
  reference: z.string(),
  what: z.string(),
  due: z.nullable(z.string()),
  hardStop: z.nullable(z.string()),
});

const idOf = ({ party, reference }: { party: string; reference: string }): string => `${party}:${reference}`;
const subjectOf = ({ id }: { id: string }): string => `external:${id}`;

const clockTo = (date: LocalDate, party: string, moment: Moment) =>
  clockUntil(moment, date, { code: 'external', params: { party: { code: `party.${party}` }, date: { date } } });

/** A journey tells the dates of the certification body for a finding; null where it waits for nothing now. */
export const externalClock: Fact<CapaState, CapaEvent, z.infer<typeof told>> = {
  schema: told,
  subject: subjectOfTold,
  apply: (state, { party, reference, what, due, hardStop }, moment) => {
    const id = idOf({ party, reference });
    const before = state.external.find((one) => one.id === id);
    const next = due === null ? null : clockTo(due, party, moment);
    const isKnown = before?.hardStop === hardStop && before.what === what && before.duty?.clock.due === next?.due;
    if (isKnown) return [];
    const from = moment.actor.kind === 'process' ? moment.actor.key : null;
    return [{ type: 'externalClockSet', id, party, reference, what, from, hardStop, clock: next }];
  },
};

function subjectOfTold(body: z.infer<typeof told>): string {
  return subjectOf({ id: idOf(body) });
}

/** Owner or quality manager. */
const steers = (state: CapaState, moment: Moment): boolean =>
  isMeant(person(state.owner), moment) || holdsRole(moment.roles, 'qualityManager', moment.site);

/** A customer or an authority set a date of its own. */
export const setExternalClock = capaCommand({
  schema: setExternalClockBody,
  permission: 'capa.work',
  subject: () => 'external',
  subjects: (state) => (isOpenState(state) ? ['external'] : []),
  available: (state, moment) =>
    firstRefusal(
      !steers(state, moment) && refuse('notYours', { who: { person: state.owner } }),
      state.external.length >= 20 && refuse('tooManyExternalClocks', { limit: 20 }),
    ),
  may: (state, moment, body) =>
    firstRefusal(
      notAfterToday(body.dueOn, moment, 'dueOn'),
      state.external.some((one) => one.id === idOf(body) && one.duty !== null) &&
        refuse('externalClockKnown', { reference: body.reference }, 'reference'),
    ),
  decide: (_state, { party, reference, what, dueOn }, moment): CapaEvent[] => [
    {
      type: 'externalClockSet',
      id: idOf({ party, reference }),
      party,
      reference,
      what,
      from: null,
      hardStop: null,
      clock: clockTo(dueOn, party, moment),
    },
  ],
});

/** They have what they waited for. The clock of the certification body ends with its finding. */
export const endExternalClock = capaCommand({
  schema: endExternalClockBody,
  permission: 'capa.work',
  subject: ({ id }) => subjectOf({ id }),
  subjects: (state) => state.external.filter((one) => one.duty !== null && one.from === null).map(subjectOf),
  available: (state, moment, subject) =>
    firstRefusal(
      !state.external.some((one) => subjectOf(one) === subject && one.duty !== null && one.from === null) &&
        refuse('noExternalClock'),
      !steers(state, moment) && refuse('notYours', { who: { person: state.owner } }),
    ),
  may: () => null,
  decide: (_state, { id, note }, moment): CapaEvent[] => [
    { type: 'externalClockEnded', id, note, on: today(moment), by: actingPerson(moment) ?? '' },
  ],
});

/** What others wait for: asked of the owner, also while the loop is on hold. */
export function externalDuties(state: CapaState): OpenDuty[] {
  return state.external.flatMap((one) =>
    one.duty === null
      ? []
      : [
          {
            code: 'externalClock',
            subject: subjectOf(one),
            duty: one.duty,
            who: person(state.owner),
            command: one.from === null ? 'endExternalClock' : null,
            params: {
              party: { code: `party.${one.party}` },
              what: whatWord(one),
              reference: one.reference,
              ...stopWord(one),
            },
          },
        ],
  );
}

const whatWord = ({ from, what }: ExternalClock) => (from === null ? what : { code: `external.${what}` });

/** A date that nobody can extend is said wherever the clock is. */
const stopWord = ({ hardStop }: ExternalClock): Params =>
  hardStop === null
    ? { stop: { code: 'externalStop.none' } }
    : { stop: { code: 'externalStop.set' }, hardStop: { date: hardStop } };

/** Processes that asked about this loop learn at once where it stands. */
export function progressTold(event: CapaEvent, state: CapaState, at: EventStamp): Reaction[] {
  const entered = state.stageDates.at(-1);
  const isNews = event.type === 'externalClockSet' || (entered?.from === at.at && event.type !== 'commented');
  if (!isNews) return [];
  const keys = new Set(state.external.flatMap((one) => (one.from === null ? [] : [one.from])));
  return [...keys].map((key) => ({
    do: 'tell',
    id: `capaProgressed:${key}:${String(at.seq)}`,
    to: key,
    fact: 'capaProgressed',
    body: { key: at.key, stage: state.work.stage },
  }));
}
