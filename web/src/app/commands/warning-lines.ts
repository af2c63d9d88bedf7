import type { Sentence } from '#domain/kernel/param';
import { capitalized } from '../words/capital.ts';
import type { Warning } from './command-form.ts';

/** More points of a warning than this are counted, not named. */
const SHOWN_POINTS = 4;

/** A warning in words. */
export interface WarningLines {
  readonly title: string;
  readonly points: readonly string[];
  /** How many points are not named. */
  readonly more: number;
}

/** Words a warning with its first points; a single one left over is named as well. */
export function wordWarning({ title, points }: Warning, say: (sentence: Sentence) => string): WarningLines {
  const shown = points.length > SHOWN_POINTS + 1 ? points.slice(0, SHOWN_POINTS) : points;
  return { title: capitalized(say(title)), points: shown.map(say), more: points.length - shown.length };
}
