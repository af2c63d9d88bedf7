import type { Waiting } from '#domain/kernel/waiting';

/**
 * A line that waits for its reader by a role, among several or as a substitute, as one that waits for them by name: it
 * then reads “You to approve the plan”. Whether it waits for them the server has said already.
 */
export function ownWaiting(waiting: Waiting, me: string): Waiting {
  return { ...waiting, who: { kind: 'person', id: me } };
}
