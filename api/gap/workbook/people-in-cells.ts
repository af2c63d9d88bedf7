import type { RegisterSnapshot } from '../../platform/register.ts';

/** How people are written in a cell, and who is meant by what somebody wrote there. */
export interface PeopleInCells {
  /** `Ana Lind <ana@halden.example>`: for readers, and still unmistakable when two have the same name. */
  say(id: string): string;
  /** By address, or by a name that only one active person has; undefined when nobody or several are meant. */
  find(text: string): string | undefined;
}

export function peopleInCells({ people }: RegisterSnapshot): PeopleInCells {
  const active = [...people.values()].filter((person) => person.active);
  return {
    say(id) {
      const person = people.get(id);
      return person ? `${person.name} <${person.email}>` : id;
    },
    find(text) {
      const wanted = text.trim().toLowerCase();
      const address = /<([^<>]+)>$/.exec(wanted)?.[1] ?? wanted;
      const byAddress = active.find((person) => person.email.toLowerCase() === address || person._id === text.trim());
      if (byAddress) return byAddress._id;
      const named = active.filter((person) => person.name.toLowerCase() === wanted);
      return named.length === 1 ? named[0]?._id : undefined;
    },
  };
}
