import { describe, expect, it } from '@jest/globals';
import type { EngineStep } from './engine-answer.ts';
import { timelineRows, wordLength } from './engine-turns.ts';

let id = 0;
const step = (at: string, kind: string, params: EngineStep['params'] = {}): EngineStep => ({
  id: ++id,
  at: `2026-10-12T${at}Z`,
  kind,
  params,
});

const says = (oldestFirst: readonly EngineStep[]) =>
  timelineRows(oldestFirst.toReversed()).map((row) =>
    row.kind === 'idle' ? `idle ${wordLength(row.ms)}` : `${row.turn.code} ${row.turn.command ?? ''}`.trim(),
  );

describe('what the engine did', () => {
  it('gathers the steps of a command into one turn', () => {
    const steps = [
      step('08:00:00.000', 'commandAccepted', { command: 'submitPlan', id: 'a' }),
      step('08:00:00.004', 'recorded'),
      step('08:00:00.004', 'alarmSet'),
      step('08:00:00.090', 'commandAnswered', { id: 'a' }),
    ];
    expect(says(steps)).toEqual(['command submitPlan']);
    const row = timelineRows(steps.toReversed())[0];
    expect(row?.kind === 'turn' && row.turn.tookMs).toBe(90);
    expect(row?.kind === 'turn' && row.turn.steps.map(({ kind }) => kind)).toEqual([
      'commandAccepted',
      'recorded',
      'alarmSet',
      'commandAnswered',
    ]);
  });

  it('gives every answer to its own command when several are taken at once', () => {
    const steps = [
      step('08:00:00.000', 'commandAccepted', { command: 'completeAction', id: 'a' }),
      step('08:00:00.001', 'commandAccepted', { command: 'comment', id: 'b' }),
      step('08:00:00.010', 'recorded'),
      step('08:00:00.012', 'commandAnswered', { id: 'a' }),
      step('08:00:00.013', 'commandAnswered', { id: 'b' }),
    ];
    expect(says(steps)).toEqual(['command comment', 'command completeAction']);
  });

  it('says when a command was answered by anything but an acceptance', () => {
    const answered = (status: string) =>
      says([
        step('08:00:00.000', 'commandAccepted', { command: 'close', id: 'a' }),
        step('08:00:00.009', 'commandAnswered', { id: 'a', status }),
      ]);
    expect(answered('done')).toEqual(['command close']);
    expect(answered('refused')).toEqual(['commandRefused close']);
    expect(answered('stale')).toEqual(['commandStale close']);
    expect(answered('fault')).toEqual(['commandFault close']);
  });

  it('says that a command was not answered yet, and what woke it otherwise', () => {
    expect(says([step('08:00:00.000', 'commandAccepted', { command: 'close', id: 'a' })])).toEqual([
      'commandUnanswered close',
    ]);
    expect(says([step('08:00:00.000', 'signaled', { signal: 'fact' })])).toEqual(['fact']);
    expect(says([step('08:00:00.000', 'commandAccepted', { command: 'born', id: 'a' })])).toEqual(['born']);
  });

  it('folds the time in which nothing had to be done', () => {
    const steps = [
      step('06:00:00.000', 'alarmRang'),
      step('06:00:00.100', 'recorded'),
      step('09:41:00.100', 'alarmRang'),
    ];
    expect(says(steps)).toEqual(['alarm', 'idle 3 h 41 min', 'alarm']);
  });

  it('marks what was tried again and what stopped', () => {
    const rows = timelineRows([
      step('09:00:02.000', 'ended', { message: 'by hand' }),
      step('09:00:01.000', 'stepFailed', { message: 'TypeError' }),
    ]);
    expect(rows.map((row) => row.kind === 'turn' && [row.turn.shape, row.turn.detail])).toEqual([
      ['stuck', 'by hand'],
      ['soon', 'TypeError'],
    ]);
  });
});

describe('a length of time', () => {
  it.each([
    [41, '41 ms'],
    [1_400, '1.4 s'],
    [60_000, '1 min'],
    [3_600_000, '1 h'],
    [13_260_000, '3 h 41 min'],
    [223_200_000, '2 days 14 h'],
    [86_400_000, '1 day'],
  ])('of %d ms reads %s', (ms, words) => {
    expect(wordLength(ms)).toBe(words);
  });
});
