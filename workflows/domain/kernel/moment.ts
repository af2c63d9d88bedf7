import type { Calendar } from './calendar.ts';
import type { Directory } from './directory.ts';
import type { Instant } from './instant.ts';
import type { Content } from './content.ts';
import type { Policy } from './policy.ts';
import type { Reference } from './reference.ts';
import type { RoleHeld } from './roles.ts';
import * as z from 'zod/mini';

/**
 * Who acted, as an event stores it. Ids only: names live with the people. `onBehalfOf` is the absent person somebody
 * stood in for.
 */
export const actorSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('person'),
    id: z.string(),
    onBehalfOf: z.optional(z.string()),
  }),
  z.object({ kind: z.literal('clock') }),
  z.object({ kind: z.literal('process'), key: z.string() }),
]);
export type Actor = Readonly<z.infer<typeof actorSchema>>;

/** Everything a rule may know beside the state: when, who, and what the organization decided, with versions. */
export interface Moment {
  readonly now: Instant;
  readonly actor: Actor;
  /** Roles of the acting person; empty for the clock and for processes. */
  readonly roles: readonly RoleHeld[];
  /** The site the process belongs to. */
  readonly site: string;
  readonly policy: Policy;
  readonly calendar: Calendar;
  readonly directory: Directory;
  /** Editions of standards and certification bodies. */
  readonly reference: Reference;
  /** Of what the command claims: what another open process holds, with its key. */
  readonly held?: ReadonlyMap<string, string>;
  /**
   * Reserved for the process that this input starts, so that both know of each other with the same event. Not known where
   * a past is imported or a command is only looked ahead at.
   */
  readonly newKey?: string;
  /** The content that the command judges, locked and as it was shown. */
  readonly content?: Content;
  /** For a deadline: a later one of the same series is due as well, so this one is recorded as skipped. */
  readonly superseded: boolean;
}

/** The id of the acting person, or null when the clock or another process acts. */
export function actingPerson(moment: Moment): string | null {
  return moment.actor.kind === 'person' ? moment.actor.id : null;
}
