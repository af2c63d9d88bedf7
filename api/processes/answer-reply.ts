import type { Outcome } from '#domain/kernel/input';
import type { Speaker } from '#domain/kernel/sentence';
import { Problem, refusalProblem } from '../platform/problem.ts';
import type { Reply } from '../platform/route.ts';
import type { Answer } from './command-client.ts';
import { saidRefusal } from './speaker.ts';

/** What the reply to a command names beside the outcome. */
export interface Replying {
  readonly commandId: string;
  /** Set for births, whose key the caller does not know yet. */
  readonly bornKey?: string;
  readonly speaker: Speaker;
}

/** The one place where what became of a command meets HTTP. Everything but success is thrown as a problem. */
export function replyTo(answer: Answer, replying: Replying): Reply {
  const { commandId, bornKey } = replying;
  const named = bornKey === undefined ? {} : { key: bornKey };
  switch (answer.kind) {
    case 'outcome':
      return { status: bornKey === undefined ? 200 : 201, body: { ...named, outcome: done(answer.outcome, replying) } };
    case 'accepted':
      return { status: 202, body: { ...named, status: 'accepted', commandId } };
    case 'unknown':
      throw new Problem('unknown', { retryAfter: 2, members: { ...named, commandId } });
    case 'busy':
      throw new Problem('busy', { retryAfter: 1 });
    case 'engineAway':
      throw new Problem('engineAway', { retryAfter: 5 });
    case 'notFound':
      throw new Problem('notFound');
  }
}

/** The outcome when the command was done; every other outcome is thrown. */
function done(outcome: Outcome, { speaker }: Replying): Outcome {
  switch (outcome.status) {
    case 'done':
    case 'ignored':
      return outcome;
    case 'refused': {
      const { refusal, version } = outcome;
      const { sentence, rules } = saidRefusal(refusal, speaker);
      throw refusalProblem(refusal, sentence, { version, ...(rules === undefined ? {} : { rules }) });
    }
    case 'stale':
      throw new Problem('stale', { members: { version: outcome.version, changes: outcome.changes } });
    case 'fault':
      throw new Problem('fault', { errorId: outcome.errorId });
  }
}
