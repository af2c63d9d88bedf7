import type { EventView } from '../../words/event-view.ts';

/** A decision on more time, with the request that it answers. */
export interface DecidedExtension {
  readonly asked: EventView | null;
  readonly decided: EventView;
}

/** Requests for more time that were decided, with who asked and why: both stay on record. */
export function decidedExtensions(events: readonly EventView[]): readonly DecidedExtension[] {
  const waiting = new Map<unknown, EventView>();
  const found: DecidedExtension[] = [];
  for (const view of events) {
    const { subject } = view.event;
    switch (view.event.type) {
      case 'extensionRequested':
        waiting.set(subject, view);
        break;
      case 'extensionApproved':
      case 'extensionRejected':
        found.push({ asked: waiting.get(subject) ?? null, decided: view });
        waiting.delete(subject);
        break;
    }
  }
  return found;
}
