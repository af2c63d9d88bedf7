import { describe, expect, it } from '@jest/globals';
import { compare, runRound } from './rounds.ts';

describe('a round', () => {
  it('does every operation once, at most so many at a time', async () => {
    const seen: number[] = [];
    let running = 0;
    let most = 0;
    const round = await runRound(
      async (index) => {
        seen.push(index);
        running += 1;
        most = Math.max(most, running);
        await Promise.resolve();
        running -= 1;
      },
      { operations: 10, inParallel: 3, first: 100 },
    );
    expect(seen.sort((a, b) => a - b)).toEqual(Array.from({ length: 10 }, (_, index) => 100 + index));
    expect(most).toBe(3);
    expect(round.latencies).toHaveLength(10);
  });
});

describe('a comparison', () => {
  it('lets another contender begin in every round, and none do the same operation twice', async () => {
    const order: string[] = [];
    const operations: Record<string, number[]> = { ours: [], floor: [] };
    const contender = (name: string) => (index: number) => {
      if (order.at(-1) !== name) order.push(name);
      operations[name]?.push(index);
      return Promise.resolve();
    };
    const summary = await compare(
      { ours: contender('ours'), floor: contender('floor') },
      { rounds: 3, operations: 5, inParallel: 1 },
    );
    // The uncounted round, then ours–floor, floor–ours, ours–floor: two that meet are seen as one.
    expect(order).toEqual(['ours', 'floor', 'ours', 'floor', 'ours', 'floor']);
    expect(new Set(operations['ours']).size).toBe(operations['ours']?.length);
    expect(summary.ours.rounds).toBe(3);
  });
});
