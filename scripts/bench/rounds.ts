import { summarize, type Round, type Summary } from './statistics.ts';

/** Does one operation; its number counts on through all rounds, so that no two operations are the same. */
export type Operation = (index: number) => Promise<void>;

/** How much of what is measured. */
export interface Measuring {
  readonly rounds: number;
  /** Operations of each contender in each round. */
  readonly operations: number;
  readonly inParallel: number;
}

/** Runs operations, some at a time, and times each. */
export async function runRound(
  operation: Operation,
  { operations, inParallel, first = 0 }: { operations: number; inParallel: number; first?: number },
): Promise<Round> {
  const latencies: number[] = [];
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let index = next++; index < operations; index = next++) {
      const begun = performance.now();
      await operation(first + index);
      latencies.push(performance.now() - begun);
    }
  };
  const begun = performance.now();
  await Promise.all(Array.from({ length: Math.min(inParallel, operations) }, lane));
  return { latencies, seconds: (performance.now() - begun) / 1000 };
}

/**
 * Measures contenders side by side: every round runs each of them once, beginning with another one each time, so that
 * what the machine does meanwhile and who warms the caches falls on all of them alike. A first, shorter round of each
 * is not counted.
 */
export async function compare<Name extends string>(
  contenders: Readonly<Record<Name, Operation>>,
  { rounds, operations, inParallel }: Measuring,
): Promise<Record<Name, Summary>> {
  const names = Object.keys(contenders) as Name[];
  const measured = new Map<Name, Round[]>(names.map((name) => [name, []]));
  const warmUp = Math.max(inParallel, Math.ceil(operations / 5));
  for (const name of names) await runRound(contenders[name], { operations: warmUp, inParallel });
  for (let round = 0; round < rounds; round += 1) {
    const first = warmUp + round * operations;
    for (let place = 0; place < names.length; place += 1) {
      const name = names[(place + round) % names.length];
      if (name === undefined) continue;
      measured.get(name)?.push(await runRound(contenders[name], { operations, inParallel, first }));
    }
  }
  return Object.fromEntries([...measured].map(([name, all]) => [name, summarize(all)])) as Record<Name, Summary>;
}
