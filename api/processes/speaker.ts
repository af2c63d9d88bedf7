import type { Sentence } from '#domain/kernel/param';
import type { Refusal } from '#domain/kernel/refusal';
import { say, sayParam, type Speaker } from '#domain/kernel/sentence';
import type { Waiting } from '#domain/kernel/waiting';
import { words } from '#domain/words';
import type { RegisterSnapshot } from '../platform/register.ts';

/** How sentences of the API name people and dates: in full, in the zone of the process's site. */
export function speakerFor(register: RegisterSnapshot, site: string): Speaker {
  const timeZone = register.sites.get(site)?.zone ?? 'UTC';
  const nameOf = (id: string): string => register.sites.get(id)?.name ?? id;
  const day = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;
  return {
    person: (id) => register.people.get(id)?.name ?? id,
    date: (date) => new Intl.DateTimeFormat('en-GB', { ...day, timeZone: 'UTC' }).format(new Date(date)),
    at: (instant) =>
      new Intl.DateTimeFormat('en-GB', { ...day, hour: '2-digit', minute: '2-digit', timeZone }).format(
        new Date(instant),
      ),
    role(role, roleSite) {
      const name = words[`role.${role}`] ?? role;
      return roleSite === undefined ? name : `${name} (${nameOf(roleSite)})`;
    },
    site: nameOf,
  };
}

/** Whom a waiting line waits for; a role without its place, for that is the process's own. Null when for nobody. */
export function whoInWords({ who, params }: Pick<Waiting, 'who' | 'params'>, speaker: Speaker): string | null {
  switch (who.kind) {
    case 'person':
      return speaker.person(who.id);
    case 'people':
      return sayParam({ people: [...who.ids] }, words, speaker);
    case 'role':
      return speaker.role(who.role, undefined);
    case 'nobody':
      // The certification body, which has no account here.
      return who.reason === 'body' && typeof params['body'] === 'string' ? params['body'] : null;
  }
}

/** A refusal with its sentence, as every answer of the API carries it. */
export interface SaidRefusal extends Omit<Refusal, 'rules'> {
  readonly sentence: string;
  /** Every rule that it breaks, each with its sentence, where a reason lets it be recorded all the same. */
  readonly rules?: readonly (Sentence & { readonly sentence: string })[];
}

export function saidRefusal(refusal: Refusal, speaker: Speaker): SaidRefusal {
  const { rules, ...rest } = refusal;
  const said = <T extends Sentence>(one: T) => ({
    ...one,
    sentence: say(`refusal.${one.code}`, one.params, words, speaker),
  });
  return rules === undefined ? said(rest) : { ...said(rest), rules: rules.map(said) };
}
