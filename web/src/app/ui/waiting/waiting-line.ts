import type { Shape } from '../shape.ts';

/** Why its clock stands where it stands: the answer to “Why is this amber?”. */
export interface ClockReason {
  readonly question: string;
  readonly sentences: readonly string[];
}

/** A waiting line in words, ready to be drawn in any of its three sizes. */
export interface WaitingLine {
  readonly id: string;
  readonly shape: Shape;
  /** Whom it waits for: “you”, “Ana Ruiz”, “2 people”, “Top management”; null when it is nobody. */
  readonly who: string | null;
  readonly isMine: boolean;
  /** Everyone meant, when `who` only counts them. */
  readonly people: readonly string[];
  /** What they have to do, without “to”: “approve the plan”; for nobody the reason: “the effect needs time to show”. */
  readonly what: string;
  readonly clock: {
    /** “since Thu 19 Nov” */
    readonly since: string;
    /** “2 working days”; the head shows it, rows keep it for the tooltip. */
    readonly sinceLength: string | null;
    /** “until Wed 25 Nov” */
    readonly until: string | null;
    /** “escalates to Top management” */
    readonly then: string | null;
    /** “Top management on 2 Dec” */
    readonly thenShort: string | null;
  };
  readonly due: Due | null;
  readonly days: DayTrack | null;
  readonly reason: ClockReason | null;
}

/** A due moment as words with its drawn track. */
export interface Due {
  readonly shape: Shape;
  /** “Late 3 working days”, “Today”, “In 4 working days”, “Thu 14 Jan 2027”. */
  readonly words: string;
  /** Complete date for the tooltip. */
  readonly title: string;
  readonly track: Track;
}

/** Shares of the drawn width, 0 to 100. The due moment has its tick at 76, so that lateness has room. */
export interface Track {
  readonly used: number;
  readonly dueAt: number;
  /** Time that is only waited out is dashed. */
  readonly waitedOut: boolean;
}

/** One field of the day track: a working day, or days off in a row. */
export interface TrackDay {
  readonly label: string;
  readonly isOff: boolean;
  /** It lies behind the due moment. */
  readonly isLate: boolean;
  readonly passed: 'whole' | 'part' | 'none';
  /** How much of today has passed, 0 to 100; null on other days. */
  readonly nowAt: number | null;
}

/** The head's track: a field a working day, then the due moment and what happens beyond it. */
export interface DayTrack {
  readonly shape: Shape;
  readonly days: readonly TrackDay[];
  readonly beyond: string | null;
}

/** The clock as one text: “since Thu 19 Nov (2 working days) · until Wed 25 Nov, then escalates to Top management”. */
export function clockText(line: WaitingLine, size: 'head' | 'row'): string {
  const { since, sinceLength, until, then, thenShort } = line.clock;
  const from = size === 'head' && sinceLength !== null ? `${since} (${sinceLength})` : since;
  const next = size === 'head' ? then : thenShort;
  if (until === null) return next === null ? from : `${from}, then ${next}`;
  return next === null ? `${from} · ${until}` : `${from} · ${until}, then ${next}`;
}

/** The complete sentence, for tooltips and for announcing. */
export function lineText(line: WaitingLine): string {
  const what = line.who === null ? `Nobody: ${line.what}` : `Waiting for ${line.who} to ${line.what}`;
  return `${what}, ${clockText(line, 'head')}`;
}
