/**
 * In how many runs a forecast is played through. Enough that the 80 % date does not hang on single runs (over nine steps
 * of 20 working days it is right to a day or two, always the same way), few enough that the list of all journeys is
 * forecast while it is read.
 */
export const RUNS = 256;

/**
 * How long a step takes in the runs, as shares of its likely duration and of its duration at 80 %. Between the two it is
 * drawn straight; beyond them by these points [practice]: being early saves less than being late costs.
 * Every share is positive, so a longer step is never shorter in any run: that makes the forecast monotone.
 */
const EARLY: readonly Point[] = [
  [0, 0.6],
  [0.2, 0.8],
  [0.5, 1],
];
const LATE: readonly Point[] = [
  [0.8, 1],
  [0.9, 1.1],
  [0.95, 1.2],
  [0.99, 1.4],
  [1, 1.5],
];
type Point = readonly [at: number, share: number];

/** By run: the duration is `likely[run] × likely + at80[run] × at80`. */
export interface Shares {
  readonly likely: Float64Array;
  readonly at80: Float64Array;
}

const known = new Map<string, Shares>();
/** More ids than any installation has kinds of steps; then the tables are made anew. */
const KEPT = 500;

/**
 * The shares of a step in every run. Each run has its own place among the quick and slow ones, evenly spread (no dice: the
 * order is shuffled by the id), so that two forecasts differ only by what differs between them, and one step added
 * leaves the luck of the others as it was.
 */
export function sharesOf(id: string): Shares {
  let shares = known.get(id);
  if (!shares) {
    if (known.size >= KEPT) known.clear();
    shares = sharesFor(shuffledPlaces(id));
    known.set(id, shares);
  }
  return shares;
}

function sharesFor(places: readonly number[]): Shares {
  const likely = new Float64Array(RUNS);
  const at80 = new Float64Array(RUNS);
  places.forEach((place, run) => {
    if (place <= 0.5) {
      likely[run] = on(EARLY, place);
    } else if (place < 0.8) {
      at80[run] = (place - 0.5) / 0.3;
      likely[run] = 1 - (at80[run] ?? 0);
    } else {
      at80[run] = on(LATE, place);
    }
  });
  return { likely, at80 };
}

/** The straight line through the points, at this place. */
function on(points: readonly Point[], place: number): number {
  for (let next = 1; next < points.length; next += 1) {
    const [from, low] = points[next - 1] ?? [0, 0];
    const [to, high] = points[next] ?? [1, 1];
    if (place <= to) return low + ((high - low) * (place - from)) / (to - from);
  }
  return 1;
}

/** The middles of `RUNS` equal parts between 0 and 1, in an order that belongs to the id. */
function shuffledPlaces(id: string): number[] {
  const places = Array.from({ length: RUNS }, (_, index) => (index + 0.5) / RUNS);
  const next = numbersFrom(hashOf(id));
  for (let last = RUNS - 1; last > 0; last -= 1) {
    const other = next() % (last + 1);
    const kept = places[last] ?? 0;
    places[last] = places[other] ?? 0;
    places[other] = kept;
  }
  return places;
}

/** FNV-1a, 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}

/** Mulberry32: a fixed row of well-mixed numbers for every beginning. */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
}
