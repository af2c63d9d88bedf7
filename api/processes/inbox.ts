import type { TaskRow } from '#activities/store/rows';
import type { Store } from '#activities/store/store';
import { assigneesOf, type Identity } from './identity.ts';

/** The most tasks one inbox shows. Nobody works through more in a day. */
export const INBOX_LIMIT = 500;

/** Everything that waits for this person, the most urgent first; what has no date comes last. */
export async function inboxOf(store: Store, me: Identity): Promise<TaskRow[]> {
  const mine = { assignees: { $in: assigneesOf(me) } };
  const tasks = await store.tasks
    .find({ ...mine, lateAt: { $gt: '' } })
    .sort({ lateAt: 1, _id: 1 })
    .limit(INBOX_LIMIT)
    .toArray();
  if (tasks.length === INBOX_LIMIT) return tasks;
  const undated = await store.tasks
    .find({ ...mine, lateAt: null })
    .sort({ _id: 1 })
    .limit(INBOX_LIMIT - tasks.length)
    .toArray();
  return [...tasks, ...undated];
}
