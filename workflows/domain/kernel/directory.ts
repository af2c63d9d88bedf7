import type { Instant } from './instant.ts';
import { holdsRole, type Role, type RoleHeld } from './roles.ts';

/** What rules need to know of a person. Names are for the edges and stay in the record of people. */
export interface PersonEntry {
  readonly id: string;
  readonly active: boolean;
  readonly site: string;
  readonly roles: readonly RoleHeld[];
  readonly manager?: string | undefined;
  readonly absence?: { readonly from: Instant; readonly until: Instant; readonly substitute: string } | undefined;
}

/** The people of the organization as the rules see them at one moment. */
export interface Directory {
  find(id: string): PersonEntry | undefined;
  /** Active people who hold the role at the site (or anywhere, without a site), in the order of their ids. */
  holders(role: Role, site?: string): string[];
  managerOf(id: string): string | undefined;
  /** Who acts for an absent person at this instant; the person when nobody does. */
  actingFor(id: string, now: Instant): string;
}

/** These people, and whoever stands in for one of them at this instant: absence takes nobody's work out of reach. */
export function withSubstitutes(people: readonly string[], directory: Directory, now: Instant): string[] {
  return [...new Set(people.flatMap((id) => [id, directory.actingFor(id, now)]))];
}

/** A directory over a list of people. */
export function directoryOf(people: readonly PersonEntry[]): Directory {
  const byId = new Map(people.map((entry) => [entry.id, entry]));
  const holdersByRole = new Map<string, string[]>();
  return {
    find: (id) => byId.get(id),
    holders(role, site) {
      const cacheKey = `${role}@${site ?? '*'}`;
      let ids = holdersByRole.get(cacheKey);
      if (!ids) {
        ids = people
          .filter((entry) => entry.active && entry.roles.some((held) => matches(held, role, site)))
          .map((entry) => entry.id)
          .sort();
        holdersByRole.set(cacheKey, ids);
      }
      return ids;
    },
    managerOf: (id) => byId.get(id)?.manager,
    actingFor(id, now) {
      const absence = byId.get(id)?.absence;
      return absence && absence.from <= now && now < absence.until ? absence.substitute : id;
    },
  };
}

function matches(held: RoleHeld, role: Role, site: string | undefined): boolean {
  return site === undefined ? held.role === role : holdsRole([held], role, site);
}
