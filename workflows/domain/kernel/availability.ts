import { withSubstitutes } from './directory.ts';
import type { Moment } from './moment.ts';
import { covers, reachOf } from './permissions.ts';
import type { AnyProcess } from './process.ts';
import { refuse, type Refusal } from './refusal.ts';

/** One thing that could be done to a process now: allowed, or refused with the reason in words. */
export interface Availability {
  readonly command: string;
  readonly subject: string;
  readonly refusal: Refusal | null;
  readonly signature: string | null;
}

/** “Allowed, and why not”: every command over every subject it could be about, for the acting person. */
export function availabilities(process: AnyProcess, state: unknown, moment: Moment): Availability[] {
  const summary = process.summary(state);
  const { actor } = moment;
  if (actor.kind !== 'person') return [];
  const taking = { site: summary.site, people: withSubstitutes(summary.people, moment.directory, moment.now) };
  const homeSite = moment.directory.find(actor.id)?.site ?? '';
  return Object.entries(process.commands)
    .filter(([, command]) => summary.open !== (command.whenClosed === true))
    .flatMap(([name, command]) =>
      command.subjects(state).map((subject) => ({
        command: name,
        subject,
        refusal: covers(reachOf(moment.roles, command.permission, homeSite), actor.id, taking)
          ? command.available(state, moment, subject)
          : refuse('notPermitted', { permission: command.permission }),
        signature: command.signature ?? null,
      })),
    );
}
