import type { Instant } from './instant.ts';
import type { Sentence } from './param.ts';

/** An instant at which the process acts by itself, and the rule it came from. */
export interface Deadline {
  readonly kind: string;
  readonly subject: string;
  /** Counts repeats of the same kind and subject, so that each acts once. */
  readonly round: number;
  readonly at: Instant;
  readonly rule: Sentence;
  /** Deadlines of one series replace each other: of several passed together only the last is acted out. */
  readonly series?: string;
}

/** The identity of a deadline: the same clock never acts twice. */
export function deadlineId(deadline: Deadline): string {
  return `${deadline.kind}:${deadline.subject}:${String(deadline.round)}:${deadline.at}`;
}
