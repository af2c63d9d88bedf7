import type { Instant } from '#domain/kernel/instant';

/** Pages say where their person is every ten seconds; who was not heard of for three times as long has left. */
const PRESENT_MS = 30_000;
/** Journeys whose people are remembered at once; beyond it the one heard of longest ago is forgotten. */
const MOST_JOURNEYS = 500;

/** Where somebody is in a gap analysis. */
export interface Present {
  readonly person: string;
  readonly row: string | null;
  readonly at: Instant;
}

/**
 * Who works on which row of a gap analysis at the moment. It lives in the memory of one API process: people served by
 * another process are not seen, and after a restart everybody is seen again within ten seconds. Nothing depends on it:
 * what keeps people from losing each other's work is how edits are merged.
 */
export interface Presence {
  /** Says that somebody is there. */
  seen(key: string, person: string, row: string | null): void;
  /** Who is there, in the order of their ids. */
  of(key: string): readonly Present[];
}

export function createPresence(now: () => number = Date.now): Presence {
  const journeys = new Map<string, Map<string, Present>>();
  const stillThere = (key: string): Map<string, Present> => {
    const people = journeys.get(key) ?? new Map<string, Present>();
    for (const [id, { at }] of people) if (now() - Date.parse(at) > PRESENT_MS) people.delete(id);
    return people;
  };
  return {
    seen(key, person, row) {
      const people = stillThere(key);
      people.set(person, { person, row, at: new Date(now()).toISOString() });
      // Put last, so that the first one is the one heard of longest ago.
      journeys.delete(key);
      journeys.set(key, people);
      const [oldest] = journeys.keys();
      if (journeys.size > MOST_JOURNEYS && oldest !== undefined) journeys.delete(oldest);
    },
    of(key) {
      return [...stillThere(key).values()].sort((a, b) => (a.person < b.person ? -1 : 1));
    },
  };
}
