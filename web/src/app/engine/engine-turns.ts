import type { Param } from '#domain/kernel/param';
import type { Shape } from '../ui/shape.ts';
import type { EngineStep } from './engine-answer.ts';

/** What the engine did in one go: from what woke it to the last thing it did about it. */
export interface Turn {
  readonly id: number;
  readonly at: string;
  /** Worded by `turn.<code>`. */
  readonly code: string;
  /** The command, when a command woke it. */
  readonly command: string | null;
  /** What a failure said, or a signal was called. */
  readonly detail: string | null;
  readonly shape: Shape;
  readonly tookMs: number;
  /** Oldest first. */
  readonly steps: readonly EngineStep[];
}

/** A row of the timeline, newest first: a turn, or the time in which nothing had to be done. */
export type TimelineRow =
  | { readonly kind: 'turn'; readonly id: string; readonly turn: Turn }
  | { readonly kind: 'idle'; readonly id: string; readonly ms: number };

/** Less than this between two turns is not worth a line. */
const IDLE_FROM_MS = 60_000;

/** Steps that begin a turn: something woke the engine. */
const BEGINS = new Set([
  'started',
  'commandAccepted',
  'signaled',
  'alarmRang',
  'optionsChanged',
  'stepFailed',
  'workerLost',
  'continued',
  'completed',
  'ended',
  'failed',
]);

const CODE_OF: Readonly<Record<string, string>> = {
  started: 'started',
  alarmRang: 'alarm',
  optionsChanged: 'jump',
  stepFailed: 'stepFailed',
  workerLost: 'workerLost',
  continued: 'continued',
  completed: 'completed',
  ended: 'ended',
  failed: 'failed',
};

const TROUBLE: ReadonlySet<string> = new Set(['stepFailed', 'workerLost']);
/** Answers that are no acceptance. */
const CODE_OF_ANSWER: Readonly<Record<string, string>> = {
  refused: 'commandRefused',
  stale: 'commandStale',
  fault: 'commandFault',
};
const STOPPED: ReadonlySet<string> = new Set(['ended', 'failed']);

/** The steps of a run as turns with the idle time between them folded, newest first. */
export function timelineRows(newestFirst: readonly EngineStep[]): readonly TimelineRow[] {
  const turns = turnsOf(newestFirst.toReversed());
  const rows: TimelineRow[] = [];
  turns.forEach((turn, index) => {
    const previous = turns[index - 1];
    if (previous) {
      const ms = Date.parse(turn.at) - (Date.parse(previous.at) + previous.tookMs);
      if (ms >= IDLE_FROM_MS) rows.push({ kind: 'idle', id: `idle ${String(turn.id)}`, ms });
    }
    rows.push({ kind: 'turn', id: `turn ${String(turn.id)}`, turn });
  });
  return rows.reverse();
}

/** Steps gathered into turns, oldest first. Several commands at once are answered in one turn each, by their ids. */
function turnsOf(oldestFirst: readonly EngineStep[]): readonly Turn[] {
  const gathered: EngineStep[][] = [];
  for (const step of oldestFirst) {
    const answered = step.kind === 'commandAnswered' ? gathered.findLast((turn) => isAbout(turn, step)) : undefined;
    const open = answered ?? (BEGINS.has(step.kind) ? undefined : gathered.at(-1));
    if (open) open.push(step);
    else gathered.push([step]);
  }
  return gathered.flatMap((steps) => {
    const first = steps[0];
    return first ? [turnOf(first, steps)] : [];
  });
}

function isAbout(turn: readonly EngineStep[], { params }: EngineStep): boolean {
  return turn[0]?.kind === 'commandAccepted' && turn[0].params['id'] === params['id'];
}

function turnOf(first: EngineStep, steps: readonly EngineStep[]): Turn {
  const last = steps.at(-1) ?? first;
  const command = first.kind === 'commandAccepted' ? textOf(first.params['command']) : null;
  const triedAgain = steps.some(({ kind }) => kind === 'recordTriedAgain');
  return {
    id: first.id,
    at: first.at,
    code: codeOf(first, command, steps),
    command: command === 'born' ? null : command,
    detail: textOf(first.params['message']) ?? textOf(first.params['signal']),
    shape: STOPPED.has(first.kind) ? 'stuck' : TROUBLE.has(first.kind) || triedAgain ? 'soon' : 'tick',
    tookMs: Math.max(0, Date.parse(last.at) - Date.parse(first.at)),
    steps,
  };
}

function codeOf(first: EngineStep, command: string | null, steps: readonly EngineStep[]): string {
  if (command === 'born') return 'born';
  if (command !== null) {
    const answer = steps.find(({ kind }) => kind === 'commandAnswered');
    return answer ? (CODE_OF_ANSWER[textOf(answer.params['status']) ?? ''] ?? 'command') : 'commandUnanswered';
  }
  if (first.kind === 'signaled') {
    const signal = textOf(first.params['signal']);
    return signal === 'fact' || signal === 'wake' ? signal : 'signal';
  }
  return CODE_OF[first.kind] ?? 'other';
}

function textOf(param: Param | undefined): string | null {
  return typeof param === 'string' && param !== '' ? param : null;
}

/** A length of time as people say it: “41 ms”, “1.4 s”, “3 h 41 min”, “2 days 14 h”. */
export function wordLength(ms: number): string {
  if (ms < 1_000) return `${String(ms)} ms`;
  const seconds = ms / 1_000;
  if (seconds < 60) return `${String(Math.round(seconds * 10) / 10)} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${String(minutes)} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return together([hours, 'h'], [minutes % 60, 'min']);
  const days = Math.floor(hours / 24);
  return together([days, days === 1 ? 'day' : 'days'], [hours % 24, 'h']);
}

function together([more, unit]: readonly [number, string], [less, smaller]: readonly [number, string]): string {
  return less === 0 ? `${String(more)} ${unit}` : `${String(more)} ${unit} ${String(less)} ${smaller}`;
}
