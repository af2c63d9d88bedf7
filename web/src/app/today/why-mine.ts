import type { Who } from '#domain/kernel/who';
import { sentence, wordRole, type Wording } from '../words/sentence.ts';

/** Why something waits for the reader: by name, among others, by a role, or in somebody's absence. */
export function whyMine(
  who: Who,
  me: string,
  holdsRole: (role: string, site: string | undefined) => boolean,
  wording: Wording,
): string {
  switch (who.kind) {
    case 'person':
      return who.id === me
        ? sentence('why.person', {}, wording)
        : sentence('why.substitute', { who: { person: who.id } }, wording);
    case 'people': {
      const others = who.ids.filter((id) => id !== me);
      if (others.length === 0) return sentence('why.person', {}, wording);
      return sentence('why.people', { others: { people: others } }, wording);
    }
    case 'role': {
      const role = uncapitalized(wordRole(who.role, who.site, wording));
      return holdsRole(who.role, who.site)
        ? sentence('why.role', { role }, wording)
        : sentence('why.substitute', { who: role }, wording);
    }
    case 'nobody':
      return '';
  }
}

function uncapitalized(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1);
}
