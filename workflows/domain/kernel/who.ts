import * as z from 'zod/mini';
import type { Directory } from './directory.ts';
import { ROLES } from './roles.ts';

/** Whom something waits for, or who is told: a person, several, whoever holds a role, or nobody with the reason. */
export const whoSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('person'), id: z.string() }),
  z.object({ kind: z.literal('people'), ids: z.array(z.string()) }),
  z.object({ kind: z.literal('role'), role: z.enum(ROLES), site: z.optional(z.string()) }),
  z.object({ kind: z.literal('nobody'), reason: z.string() }),
]);
export type Who = Readonly<z.infer<typeof whoSchema>>;

export const person = (id: string): Who => ({ kind: 'person', id });

/** The people meant, in a stable order without repeats. A role that nobody holds gives an empty list. */
export function peopleMeant(who: Who, directory: Directory): string[] {
  switch (who.kind) {
    case 'person':
      return [who.id];
    case 'people':
      return [...new Set(who.ids)];
    case 'role':
      return directory.holders(who.role, who.site);
    case 'nobody':
      return [];
  }
}
