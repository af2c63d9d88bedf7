import type { Waiting } from '#domain/kernel/waiting';
import type { Who } from '#domain/kernel/who';

/**
 * A line that waits for its reader by a role, among several or as a substitute, as one that waits for them by name: it
 * then reads “You to approve the plan”, and reminders go to “you”. Whether it waits for them the server has said already.
 */
export function ownWaiting(waiting: Waiting, me: string): Waiting {
  const mine: Who = { kind: 'person', id: me };
  const { then } = waiting;
  if (then?.who === undefined || !isSame(then.who, waiting.who)) return { ...waiting, who: mine };
  return { ...waiting, who: mine, then: { ...then, who: mine } };
}

function isSame(a: Who, b: Who): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
