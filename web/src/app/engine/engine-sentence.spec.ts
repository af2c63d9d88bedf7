import { describe, expect, it } from '@jest/globals';
import type { Engine, PendingWork } from './engine-answer.ts';
import { engineSentence } from './engine-sentence.ts';

const RUN = {
  workflowId: 'CAPA-2026-0042',
  runId: '3f0c1d8e-55a2-4b1e-9d3c-000000000000',
  status: 'RUNNING',
  startedAt: '2026-10-16T08:12:00.000Z',
  historyLength: 186,
  historySize: 400_000,
  taskQueue: 'perennial',
  type: 'capa',
};

function anEngine(parts: Partial<Engine> = {}): Engine {
  return {
    run: RUN,
    pollers: { workflow: 2, activity: 2 },
    pending: [],
    record: { version: 61, epoch: 1 },
    engineVersion: 61,
    nextDue: '2026-11-24T07:00:00.000Z',
    outbox: [],
    incidents: [],
    timeline: [],
    temporalUrl: null,
    ...parts,
  };
}

const aRun = (status: string) => ({ ...RUN, status });

const pending = (parts: Partial<PendingWork>): PendingWork => ({
  id: 'p',
  kind: 'standalone',
  name: 'mail ana',
  attempt: 1,
  lastFailure: null,
  nextAttemptAt: null,
  since: null,
  ...parts,
});

const incident = {
  errorId: 'e-1',
  key: 'CAPA-2026-0042',
  type: 'capa',
  kind: 'fault',
  message: 'TypeError',
  openedAt: '2026-11-23T06:00:00.000Z',
  lastAt: '2026-11-23T06:00:00.000Z',
  count: 1,
  resolvedAt: null,
};

describe('how the engine is', () => {
  it('is calm while nothing is wrong', () => {
    expect(engineSentence(anEngine({ pending: [pending({ kind: 'timer' })] }), true)).toMatchObject({
      shape: 'onTime',
      state: 'running',
    });
  });

  it('names what cannot leave, and what that does not touch', () => {
    const failing = anEngine({ pending: [pending({ attempt: 7, lastFailure: 'ECONNREFUSED' })] });
    expect(engineSentence(failing, true).text).toBe(
      'One message about this process cannot leave and is tried again; no decision, date or record is affected.',
    );
  });

  it('says that what was accepted cannot get lost while the record is away', () => {
    const failing = anEngine({ pending: [pending({ kind: 'activity', name: 'record', attempt: 3 })] });
    expect(engineSentence(failing, true).text).toContain('cannot get lost');
  });

  it('puts what waits for a repair before everything else, but not what was repaired', () => {
    expect(engineSentence(anEngine({ incidents: [incident] }), true)).toMatchObject({ shape: 'stuck' });
    const repaired = { ...incident, resolvedAt: '2026-11-23T07:00:00.000Z' };
    expect(engineSentence(anEngine({ incidents: [repaired] }), true).shape).toBe('onTime');
  });

  it('sees silent stalls: no worker, another version, no run', () => {
    expect(engineSentence(anEngine({ pollers: { workflow: 0, activity: 0 } }), true).shape).toBe('stuck');
    expect(engineSentence(anEngine({ engineVersion: 60 }), true).text).toContain('at version 60, the record at 61');
    expect(engineSentence(anEngine({ run: null }), true)).toMatchObject({ shape: 'stuck', state: 'no run' });
    expect(engineSentence(anEngine({ run: aRun('TERMINATED') }), true).state).toBe('stopped');
  });

  it('tells an engine that does not answer from one that has forgotten', () => {
    const silent = anEngine({ run: null, pollers: null, engineVersion: null });
    expect(engineSentence(silent, true)).toMatchObject({ shape: 'soon', state: 'not reached' });
    expect(engineSentence(silent, false).state).toBe('finished');
    expect(engineSentence(anEngine({ run: aRun('COMPLETED') }), false).state).toBe('finished');
  });
});
