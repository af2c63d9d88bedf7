import { afterEach, describe, expect, it } from '@jest/globals';
import { forgetQueue, keepQueue, keptQueue } from './kept-queue.ts';
import type { Queue } from './save-queue.ts';

const NAME = 'gap ingrid JRN-2026-0001 1';
const row = 'ISO 9001:2026/4.1';

describe('what was not saved', () => {
  afterEach(() => forgetQueue(NAME));

  it('is there after a reload, and sent again without the trouble it met', () => {
    const queue: Queue = [
      { row, field: 'notes', value: 'Mine', shownVersion: 3, trouble: { kind: 'refused', sentence: 'No.' } },
      { row, field: 'owner', value: null, shownVersion: 3, trouble: null },
    ];
    keepQueue(NAME, queue);
    expect(keptQueue(NAME)).toEqual(queue.map((one) => ({ ...one, trouble: null })));
    forgetQueue(NAME);
    expect(keptQueue(NAME)).toEqual([]);
  });

  it('is left out where it cannot be understood any more', () => {
    const kept = [
      { row, field: 'rating', value: 'excellent', shownVersion: 1 },
      { row, field: 'priority', value: 'high', shownVersion: 1 },
    ];
    sessionStorage.setItem(NAME, JSON.stringify(kept));
    expect(keptQueue(NAME).map(({ field }) => field)).toEqual(['priority']);
  });
});
