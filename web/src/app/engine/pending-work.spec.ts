import { describe, expect, it } from '@jest/globals';
import { alarmTitle } from './pending-work.ts';

describe('an alarm that the engine keeps', () => {
  const rings = { nextAttemptAt: '2026-11-30T05:00:00.400Z' };

  it('is for the next date, also where a jump put the process ahead', () => {
    expect(alarmTitle(rings, '2026-11-30T05:00:00.000Z', 0)).toBe('Alarm for the next date');
    expect(alarmTitle(rings, '2026-11-29T05:00:00.000Z', 86_400_000)).toBe('Alarm for the next date');
  });

  it('is for none where its date was met, or moved later', () => {
    expect(alarmTitle(rings, null, 0)).toBe('Alarm for a date that stands no more');
    expect(alarmTitle(rings, '2026-12-04T05:00:00.000Z', 0)).toBe('Alarm for a date that stands no more');
  });
});
