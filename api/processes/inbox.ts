import type { Store } from '#activities/store/store';
import { tasksFor, type Task } from '#activities/store/tasks';
import { assigneesOf, type Identity } from './identity.ts';

/** The most tasks one inbox shows. Nobody works through more in a day. */
const INBOX_LIMIT = 500;

/** Everything that waits for this person, the most urgent first; what has no date comes last. */
export function inboxOf(store: Store, me: Identity): Promise<Task[]> {
  return tasksFor(store, assigneesOf(me), INBOX_LIMIT);
}
