import type { Who } from '#domain/kernel/who';
import type { ProcessView } from '../../processes/process-view.ts';
import { wordRole } from '../../words/sentence.ts';

/** Whom something waits for, by name: “you” for the reader, the body by its own name, nobody where time must pass. */
export function whoWords(who: Who, view: ProcessView, body: string): string {
  const name = (id: string): string => (id === view.me() ? 'You' : view.person(id));
  switch (who.kind) {
    case 'person':
      return name(who.id);
    case 'people':
      return who.ids.map(name).join(', ');
    case 'role':
      return wordRole(who.role, who.site, view.wording());
    case 'nobody':
      return who.reason === 'body' ? body : `Nobody: ${view.say(`nobody.${who.reason}`)}`;
  }
}
