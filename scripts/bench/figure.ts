/** The parts of the bench: commands, lifecycles, reading, upkeep, forecasts, a whole certification. */
export const PARTS = ['a', 'b', 'c', 'd', 'e', 'f'] as const;
export type PartName = (typeof PARTS)[number];

/** One line of the result. */
export interface Figure {
  readonly part: PartName;
  readonly what: string;
  readonly unit: string;
  readonly ours: number;
  /** The same measured without the product, where there is such a thing. */
  readonly floor: number | null;
  readonly target: Target | null;
}

/** What a figure must be. */
export interface Target {
  /** In words, for the table. */
  readonly wanted: string;
  readonly met: boolean;
}

/** A figure to know, without a target. */
export function known(part: PartName, what: string, unit: string, ours: number, floor: number | null = null): Figure {
  return { part, what, unit, ours, floor, target: null };
}

/** Must not exceed so many times its floor. */
export function atMostTimes(
  part: PartName,
  what: string,
  unit: string,
  { ours, floor, times }: { ours: number; floor: number; times: number },
): Figure {
  const target = { wanted: `≤ ${String(times)} × floor`, met: ours <= floor * times };
  return { part, what, unit, ours, floor, target };
}

/** Must reach so many times its floor. */
export function atLeastTimes(
  part: PartName,
  what: string,
  unit: string,
  { ours, floor, times }: { ours: number; floor: number; times: number },
): Figure {
  const target = { wanted: `≥ ${String(times)} × floor`, met: ours >= floor * times };
  return { part, what, unit, ours, floor, target };
}

/** Must not exceed its floor by more than so much. */
export function atMostMore(
  part: PartName,
  what: string,
  unit: string,
  { ours, floor, more }: { ours: number; floor: number; more: number },
): Figure {
  const target = { wanted: `≤ floor + ${String(more)} ${unit}`, met: ours <= floor + more };
  return { part, what, unit, ours, floor, target };
}

/** Must not exceed a number. */
export function atMost(part: PartName, what: string, unit: string, ours: number, limit: number): Figure {
  return { part, what, unit, ours, floor: null, target: { wanted: `≤ ${String(limit)} ${unit}`, met: ours <= limit } };
}

/** The targets that were missed. */
export function missed(figures: readonly Figure[]): Figure[] {
  return figures.filter(({ target }) => target?.met === false);
}
