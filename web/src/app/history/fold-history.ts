import type { AnyProcess, Summary } from '#domain/kernel/process';
import type { Waiting } from '#domain/kernel/waiting';
import { processes } from '#domain/processes';
import type { EventView } from '../words/event-view.ts';

/** A process after one of its events. */
export interface Folded {
  readonly state: unknown;
  readonly summary: Summary;
  readonly waiting: readonly Waiting[];
}

/** The rules of a type of process, or null for one that this console does not know. */
export function processOf(type: string): AnyProcess | null {
  const known: Readonly<Record<string, AnyProcess>> = processes;
  return Object.hasOwn(known, type) ? (known[type] ?? null) : null;
}

/**
 * The process after each of its events, by the domain's own rules; null from the first event on that they cannot read,
 * because it is newer than this console.
 */
export function foldHistory(type: string, key: string, events: readonly EventView[]): readonly (Folded | null)[] {
  const process = processOf(type);
  let state: unknown = null;
  let isLost = process === null;
  return events.map((event) => {
    if (process === null || isLost) return null;
    try {
      state = process.evolve(state, event.event, { key, seq: event.seq, at: event.at, actor: event.actor });
      return { state, summary: process.summary(state), waiting: process.waiting(state) };
    } catch {
      // What follows cannot be known either: better no difference than a wrong one.
      isLost = true;
      return null;
    }
  });
}
