import { finishOf, readyAt } from './finish.ts';
import type { Node } from './nodes.ts';
import { RUNS, sharesOf } from './spread.ts';

/** How the runs came out: a value that so large a share of them does not exceed. */
export interface Runs {
  /** When the step at this place ended. */
  ended(place: number, share: number): number;
  /** When everything before the step at this place was ready. */
  ready(place: number, share: number): number;
}

/** Plays every step through in all runs. */
export function playThrough(nodes: readonly Node[]): Runs {
  const ends = nodes.map(() => new Float64Array(RUNS));
  const before = new Float64Array(RUNS);
  nodes.forEach((node, place) => {
    const end = ends[place];
    if (!end) return;
    if (node.doneAt !== null) {
      end.fill(node.doneAt);
      return;
    }
    collectBefore(node, ends, before);
    const { likely, at80 } = node.duration;
    if (likely === at80) {
      for (let run = 0; run < RUNS; run += 1) end[run] = finishOf(node, before[run] ?? 0, likely);
      return;
    }
    const shares = sharesOf(node.step.id);
    for (let run = 0; run < RUNS; run += 1) {
      const duration = (shares.likely[run] ?? 0) * likely + (shares.at80[run] ?? 0) * at80;
      end[run] = finishOf(node, before[run] ?? 0, duration);
    }
  });
  const sorted = new Float64Array(RUNS);
  return {
    ended(place, share) {
      sorted.set(ends[place] ?? []);
      return ranked(sorted, share);
    },
    ready(place, share) {
      const node = nodes[place];
      if (!node) return -Infinity;
      collectBefore(node, ends, before);
      for (let run = 0; run < RUNS; run += 1) sorted[run] = readyAt(node, before[run] ?? 0);
      return ranked(sorted, share);
    },
  };
}

/** By run, when the last of what it depends on ended. */
function collectBefore(node: Node, ends: readonly Float64Array[], before: Float64Array): void {
  before.fill(-Infinity);
  for (const earlier of node.after) {
    const end = ends[earlier];
    if (!end) continue;
    for (let run = 0; run < RUNS; run += 1) {
      const at = end[run] ?? 0;
      if (at > (before[run] ?? 0)) before[run] = at;
    }
  }
}

/** The smallest value that this share of all does not exceed. Sorts only as far as it has to (quickselect). */
function ranked(values: Float64Array, share: number): number {
  const rank = Math.ceil(share * values.length) - 1;
  let low = 0;
  let high = values.length - 1;
  while (low < high) {
    const pivot = values[(low + high) >> 1] ?? 0;
    let left = low;
    let right = high;
    while (left <= right) {
      while ((values[left] ?? 0) < pivot) left += 1;
      while ((values[right] ?? 0) > pivot) right -= 1;
      if (left > right) break;
      const kept = values[left] ?? 0;
      values[left] = values[right] ?? 0;
      values[right] = kept;
      left += 1;
      right -= 1;
    }
    if (rank <= right) high = right;
    else if (rank >= left) low = left;
    else break;
  }
  return values[rank] ?? 0;
}
