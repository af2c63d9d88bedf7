import type { Instant } from './instant.ts';
import type { Params, Sentence } from './param.ts';
import type { Who } from './who.ts';

/**
 * One thing an open process waits for: what, whom, since when, until when, what happens then, and the command
 * that ends it. A waiting line whose `who` is a person, several or a role is at the same time their task.
 */
export interface Waiting {
  /** `<kind>:<subject>:<round>`, stable across versions and releases. */
  readonly id: string;
  /** Word of what is waited for, for example `approvePlan` (catalogue: `waiting.approvePlan`). */
  readonly code: string;
  readonly params: Params;
  readonly subject: string;
  readonly who: Who;
  readonly since: Instant;
  readonly until?: Instant;
  /** From here on it is soon. */
  readonly soonAt?: Instant;
  /**
   * The next thing that happens by itself, worded by `then.<code>`: usually the next step of the reminder ladder,
   * whose codes are its audiences (`assignee`, `manager`, `qualityManager`, `topManagement`).
   */
  readonly then?: { readonly code: string; readonly who?: Who; readonly at: Instant };
  /** The rule the due date came from, to answer “why is this amber?”. */
  readonly rule?: Sentence;
  /** The command that ends the waiting; absent when only time or another process can. */
  readonly command?: string;
  /** When only time must pass, or it was stopped on purpose. */
  readonly pause?: 'proof' | 'hold';
}

/** The most urgent first: the earliest due, then the longest waiting. */
export function byUrgency(a: Waiting, b: Waiting): number {
  const untilA = a.until ?? '9999';
  const untilB = b.until ?? '9999';
  if (untilA !== untilB) return untilA < untilB ? -1 : 1;
  if (a.since !== b.since) return a.since < b.since ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}
