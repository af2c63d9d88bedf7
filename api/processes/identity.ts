import type { PersonRow } from '#activities/store/rows';
import type { Directory } from '#domain/kernel/directory';
import type { Instant } from '#domain/kernel/instant';
import { holdsRole } from '#domain/kernel/roles';
import type { Waiting } from '#domain/kernel/waiting';

/** Who the caller is to a waiting line: themselves, whom they stand in for, and the roles they hold. */
export interface Identity {
  readonly person: PersonRow;
  /** The caller, and absent people whose substitute they are now. */
  readonly actsFor: readonly string[];
}

/** The caller's identity at an instant. `absent` are the people who may be away; see `absencesCoveredBy`. */
export function identityOf(
  person: PersonRow,
  absent: readonly Pick<PersonRow, '_id' | 'absence'>[],
  now: Instant,
): Identity {
  const represented = absent
    .filter(({ absence }) => absence?.substitute === person._id && absence.from <= now && now < absence.until)
    .map((one) => one._id);
  return { person, actsFor: [person._id, ...represented] };
}

/** Whether a waiting line waits for the caller: by name, as a substitute, or by a role at its site. */
export function waitsForMe(waiting: Waiting, me: Identity): boolean {
  switch (waiting.who.kind) {
    case 'person':
      return me.actsFor.includes(waiting.who.id);
    case 'people':
      return waiting.who.ids.some((id) => me.actsFor.includes(id));
    case 'role': {
      const { role, site } = waiting.who;
      return site === undefined
        ? me.person.roles.some((held) => held.role === role)
        : holdsRole(me.person.roles, role, site);
    }
    case 'nobody':
      return false;
  }
}

/** The first line that waits for the caller, in the order of the list (the most urgent first). */
export function myWaiting(waiting: readonly Waiting[], me: Identity): Waiting | null {
  return waiting.find((line) => line.pause === undefined && waitsForMe(line, me)) ?? null;
}

/** How the rows of `tasks` name the people and roles whose work the caller may do. */
export function assigneeTokens(me: Identity, sites: readonly string[]): string[] {
  const roles = me.person.roles.flatMap((held) =>
    held.site === undefined
      ? [`r:${held.role}@*`, ...sites.map((site) => `r:${held.role}@${site}`)]
      : [`r:${held.role}@*`, `r:${held.role}@${held.site}`],
  );
  return [...new Set([...me.actsFor.map((id) => `p:${id}`), ...roles])];
}

/** For whom the caller acts when doing this: the absent person it waits for, or nobody but themselves. */
export function representedIn(
  waiting: readonly Waiting[],
  me: Identity,
  directory: Directory,
  now: Instant,
): string | null {
  for (const line of waiting) {
    const ids = line.who.kind === 'person' ? [line.who.id] : line.who.kind === 'people' ? line.who.ids : [];
    if (ids.includes(me.person._id)) return null;
    const absent = ids.find((id) => directory.actingFor(id, now) === me.person._id);
    if (absent !== undefined) return absent;
  }
  return null;
}
