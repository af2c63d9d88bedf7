import type { EventView } from '../words/event-view.ts';
import { findingKeyOf } from '../words/finding-key.ts';
import { wordEvent } from '../words/word-event.ts';
import { changesOf, type ChangeContext } from './event-changes.ts';
import { foldHistory } from './fold-history.ts';
import { kindOf, type HistoryEntry } from './history-rows.ts';

/** Every event of a process worded, with what it changed, oldest first. */
export function entriesOf(key: string, events: readonly EventView[], context: ChangeContext): readonly HistoryEntry[] {
  const folded = foldHistory(context.type, key, events);
  return events.map((event, index) => {
    const before = folded[index - 1] ?? null;
    const after = folded[index] ?? null;
    const stageBefore = events[index - 1]?.stage ?? null;
    return {
      event,
      worded: wordEvent(withFindingKey(event, after?.state), context.type, context.wording),
      kind: event.actor.kind === 'clock' ? 'clock' : kindOf(event.type),
      attempt: (before ?? after)?.summary.attempt ?? 1,
      changes: changesOf({ event, stageBefore, before, after }, context),
    };
  });
}

/** Events of a journey know a finding by its number; people know it by the reference of the body. */
function withFindingKey(event: EventView, state: unknown): EventView {
  const key = findingKeyOf(event.subject, state);
  return key === null || typeof event.event['number'] !== 'number'
    ? event
    : { ...event, event: { ...event.event, number: key } };
}
