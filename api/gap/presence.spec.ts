import { describe, expect, it } from '@jest/globals';
import { createPresence } from './presence.ts';

describe('presence', () => {
  it('ends half a minute after somebody was last heard of', () => {
    let now = Date.parse('2026-11-26T08:00:00.000Z');
    const presence = createPresence(() => now);
    presence.seen('JRN-2026-0001', 'ana', 'ISO 9001:2026/4.1');
    presence.seen('JRN-2026-0002', 'ana', null);
    now += 20_000;
    presence.seen('JRN-2026-0001', 'lars', null);
    expect(presence.of('JRN-2026-0001').map(({ person, row }) => [person, row])).toEqual([
      ['ana', 'ISO 9001:2026/4.1'],
      ['lars', null],
    ]);
    now += 11_000;
    expect(presence.of('JRN-2026-0001').map(({ person }) => person)).toEqual(['lars']);
    expect(presence.of('JRN-2026-0002')).toEqual([]);
  });

  it('keeps the journeys that were heard of last', () => {
    const presence = createPresence(() => 0);
    for (let number = 0; number <= 500; number += 1) presence.seen(`JRN-${number}`, 'ana', null);
    expect([presence.of('JRN-0').length, presence.of('JRN-1').length, presence.of('JRN-500').length]).toEqual([
      0, 1, 1,
    ]);
  });
});
