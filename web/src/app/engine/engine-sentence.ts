import type { Shape } from '../ui/shape.ts';
import type { Engine, PendingWork } from './engine-answer.ts';

/** How the engine is with a process, said first: one bold word and one sentence. */
export interface EngineSentence {
  readonly shape: Shape;
  readonly state: string;
  readonly text: string;
}

/** The most important thing about a process's run. `isOpen`: the record says that the process goes on. */
export function engineSentence(engine: Engine, isOpen: boolean): EngineSentence {
  const { run, pollers, record, engineVersion } = engine;
  if (run === null) return withoutRun(engine, isOpen);
  if (run.status !== 'RUNNING') return notRunning(run.status, isOpen);
  const open = engine.incidents.filter(({ resolvedAt }) => resolvedAt === null);
  if (open.length > 0) {
    const what = open.length === 1 ? 'One thing' : `${String(open.length)} things`;
    return {
      shape: 'stuck',
      state: 'running',
      text: `${what} could not be done and ${open.length === 1 ? 'waits' : 'wait'} for a repair; everything else goes on.`,
    };
  }
  if (pollers?.workflow === 0) {
    return {
      shape: 'stuck',
      state: 'running',
      text: 'No worker asks for work: commands wait and dates pass silently until one is back.',
    };
  }
  const failing = engine.pending.filter(isFailing);
  if (failing.length > 0) return triedAgain(failing);
  if (engineVersion !== null && engineVersion !== record.version) {
    return {
      shape: 'soon',
      state: 'running',
      text: `The engine is at version ${String(engineVersion)}, the record at ${String(record.version)}. The record is what counts; the engine catches up with its next step.`,
    };
  }
  return { shape: 'onTime', state: 'running', text: 'Nothing is stuck. It waits for people and for its next date.' };
}

/** It has been tried before and is tried again. */
export function isFailing({ attempt, lastFailure }: PendingWork): boolean {
  return attempt > 1 || lastFailure !== null;
}

function withoutRun({ engineVersion, pollers }: Engine, isOpen: boolean): EngineSentence {
  if (!isOpen) {
    return {
      shape: 'done',
      state: 'finished',
      text: 'The process is over and the engine keeps nothing of it any more. The record keeps everything.',
    };
  }
  if (pollers === null && engineVersion === null) {
    return {
      shape: 'soon',
      state: 'not reached',
      text: 'It did not answer just now. What the record holds is complete and shown below.',
    };
  }
  return {
    shape: 'stuck',
    state: 'no run',
    text: 'The record holds this process, but nothing runs for it: no date acts and no command is taken. It has to be started from the record.',
  };
}

function notRunning(status: string, isOpen: boolean): EngineSentence {
  if (status === 'COMPLETED' && !isOpen) {
    return { shape: 'done', state: 'finished', text: 'The process is over, and so is its run.' };
  }
  return {
    shape: 'stuck',
    state: 'stopped',
    text: 'Its run ended although the process is open: no date acts and no command is taken. It has to be started from the record.',
  };
}

function triedAgain(failing: readonly PendingWork[]): EngineSentence {
  const records = failing.some(({ kind }) => kind === 'activity');
  if (records) {
    return {
      shape: 'soon',
      state: 'running',
      text: 'The record does not answer: what was accepted is written as soon as it does, and cannot get lost.',
    };
  }
  const what = failing.length === 1 ? 'One message' : `${String(failing.length)} messages`;
  return {
    shape: 'soon',
    state: 'running',
    text: `${what} about this process cannot leave and ${failing.length === 1 ? 'is' : 'are'} tried again; no decision, date or record is affected.`,
  };
}
