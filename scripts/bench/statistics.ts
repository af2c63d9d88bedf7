/** What one round of many operations took. */
export interface Round {
  /** Milliseconds of each operation. */
  readonly latencies: readonly number[];
  /** Of the whole round, from the first operation's start to the last one's end. */
  readonly seconds: number;
}

/** A contender's rounds in figures: each is the median over the rounds. */
export interface Summary {
  readonly p50: number;
  readonly p99: number;
  readonly perSecond: number;
  readonly rounds: number;
}

/** The smallest value that at least this share (0 to 1) of the values does not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  if (value === undefined) throw new Error('There is no percentile of nothing');
  return value;
}

/** The middle value, or the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  if (upper === undefined || lower === undefined) throw new Error('There is no median of nothing');
  return (lower + upper) / 2;
}

/** One round that was disturbed moves none of these figures. */
export function summarize(rounds: readonly Round[]): Summary {
  return {
    p50: median(rounds.map(({ latencies }) => percentile(latencies, 0.5))),
    p99: median(rounds.map(({ latencies }) => percentile(latencies, 0.99))),
    perSecond: median(rounds.map(({ latencies, seconds }) => latencies.length / seconds)),
    rounds: rounds.length,
  };
}
