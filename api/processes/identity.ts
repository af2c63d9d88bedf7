import type { Directory } from '#domain/kernel/directory';
import type { Instant } from '#domain/kernel/instant';
import { holdsRole, type RoleHeld } from '#domain/kernel/roles';
import type { Waiting } from '#domain/kernel/waiting';
import { peopleMeant } from '#domain/kernel/who';
import type { RegisterSnapshot } from '../platform/register.ts';
import type { SignedIn } from '../platform/signed-in.ts';

/** Who the caller is to a waiting line: themselves, whom they stand in for, and the roles they hold. */
export interface Identity {
  readonly id: string;
  /** The caller, and the absent people whose substitute they are now. */
  readonly actsFor: readonly string[];
  /** Roles of all of them. */
  readonly roles: readonly RoleHeld[];
}

/** The caller's identity at an instant. */
export function identityOf(person: SignedIn, register: RegisterSnapshot, now: Instant): Identity {
  const represented = [...register.people.values()].filter(
    ({ absence }) => absence?.substitute === person.id && absence.from <= now && now < absence.until,
  );
  return {
    id: person.id,
    roles: [...person.roles, ...represented.flatMap((absent) => absent.roles)],
    actsFor: [person.id, ...represented.map((absent) => absent._id)],
  };
}

/** How waiting lines name the people who have left. */
export function assigneesWhoLeft({ people }: RegisterSnapshot): string[] {
  return [...people.values()].flatMap(({ _id, active }) => (active ? [] : [`p:${_id}`]));
}

/** Whether a waiting line waits for the caller: by name, as a substitute, or by a role at its site. */
export function waitsForMe({ who }: Pick<Waiting, 'who'>, me: Identity): boolean {
  switch (who.kind) {
    case 'person':
      return me.actsFor.includes(who.id);
    case 'people':
      return who.ids.some((id) => me.actsFor.includes(id));
    case 'role': {
      const { role, site } = who;
      return site === undefined ? me.roles.some((held) => held.role === role) : holdsRole(me.roles, role, site);
    }
    case 'nobody':
      return false;
  }
}

/** The first line that waits for the caller, in the order of the list (the most urgent first). */
export function myWaiting(waiting: readonly Waiting[], me: Identity): Waiting | null {
  return waiting.find((line) => line.pause === undefined && waitsForMe(line, me)) ?? null;
}

/** How tasks name the people and roles whose work the caller may do. */
export function assigneesOf(me: Identity): (string | RegExp)[] {
  return [
    ...me.actsFor.map((id) => `p:${id}`),
    ...me.roles.flatMap(({ role, site }): (string | RegExp)[] =>
      site === undefined ? [new RegExp(`^r:${role}@`)] : [`r:${role}@*`, `r:${role}@${site}`],
    ),
  ];
}

/**
 * The absent person in whose place the caller does this: somebody whom a waiting line of this command waits for, when
 * none of them waits for the caller. Null when they act for themselves.
 */
export function representedIn(
  waiting: readonly Pick<Waiting, 'command' | 'who'>[],
  command: string,
  site: string,
  me: Identity,
  directory: Directory,
): string | null {
  const meant = waiting
    .filter((line) => line.command === command)
    .flatMap(({ who }) => peopleMeant(who.kind === 'role' ? { site, ...who } : who, directory));
  if (meant.includes(me.id)) return null;
  return meant.find((id) => me.actsFor.includes(id)) ?? null;
}
