/**
 * States and what they mean. Shapes differ in outline, so they survive greyscale, print and colour blindness; each
 * stands beside its word.
 *
 * `onTime` more than the policy's days left · `soon` few days left · `late` past its date · `blocks` stops a gate ·
 * `proof` only time must pass · `hold` stopped on purpose · `stuck` the machine cannot go on · `done` finished, nothing
 * claimed about the effect · `proven` effective, valid, competent · `current` and `ahead` stages · `unknown` a value this
 * version does not know.
 */
export type Shape =
  | 'onTime'
  | 'soon'
  | 'late'
  | 'blocks'
  | 'proof'
  | 'hold'
  | 'stuck'
  | 'done'
  | 'tick'
  | 'proven'
  | 'current'
  | 'ahead'
  | 'unknown';

interface Drawing {
  /** Filled outlines, drawn with the even-odd rule in a 16 × 16 box. */
  readonly fill?: string;
  readonly stroke?: string;
  readonly strokeWidth?: number;
  readonly dashes?: string;
}

/** How each state is drawn. */
export const shapes: Readonly<Record<Shape, Drawing>> = {
  onTime: { stroke: 'M8 2.4a5.6 5.6 0 1 1 0 11.2A5.6 5.6 0 0 1 8 2.4z', strokeWidth: 1.6 },
  soon: {
    fill: 'M8 1.4c.5 0 .9.3 1.1.7l5.7 10.2c.5.9-.1 1.9-1.1 1.9H2.3c-1 0-1.6-1-1.1-1.9L6.9 2.1c.2-.4.6-.7 1.1-.7zM7.2 5.6v4h1.6v-4zm0 5.1v1.6h1.6v-1.6z',
  },
  late: { fill: 'M5.1 1h5.8L15 5.1v5.8L10.9 15H5.1L1 10.9V5.1zM7.1 3.9v5.2h1.8V3.9zm0 6.5v1.8h1.8v-1.8z' },
  blocks: { fill: 'M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1zM4.2 7.1v1.8h7.6V7.1z' },
  proof: {
    fill: 'M3.5 1h9v3.2L9.3 8l3.2 3.8V15h-9v-3.2L6.7 8 3.5 4.2zm1.6 1.5v1.2L8 7.1l2.9-3.4V2.5zM8 8.9l-2.9 3.4v1.2h5.8v-1.2z',
  },
  hold: {
    fill: 'M8 1.6a6.4 6.4 0 1 1 0 12.8A6.4 6.4 0 0 1 8 1.6zm0 1.5a4.9 4.9 0 1 0 0 9.8 4.9 4.9 0 0 0 0-9.8zM5.7 5.2h1.5v5.6H5.7zm3.1 0h1.5v5.6H8.8z',
  },
  stuck: {
    fill: 'M2.5 1.5h11c.6 0 1 .4 1 1v11c0 .6-.4 1-1 1h-11c-.6 0-1-.4-1-1v-11c0-.6.4-1 1-1zm2.6 2.5L4 5.1 6.9 8 4 10.9 5.1 12 8 9.1l2.9 2.9 1.1-1.1L9.1 8 12 5.1 10.9 4 8 6.9z',
  },
  done: { fill: 'M8 1.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13zm3.2 3.9-4 4.5-2-2-1 1 3 3.1 5.1-5.7z' },
  tick: { stroke: 'M3 8.4 6.5 12 13 4.6', strokeWidth: 1.7 },
  proven: { fill: 'M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1zm3.5 4.2-4.4 5-2.2-2.2-1.1 1.1 3.3 3.4 5.6-6.3z' },
  current: {
    fill: 'M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1zm0 1.7a5.3 5.3 0 1 0 0 10.6A5.3 5.3 0 0 0 8 2.7zM8 5a3 3 0 1 1 0 6 3 3 0 0 1 0-6z',
  },
  ahead: { stroke: 'M8 3.8a4.2 4.2 0 1 1 0 8.4 4.2 4.2 0 0 1 0-8.4z', strokeWidth: 1.5 },
  unknown: {
    stroke: 'M8 2.2a5.8 5.8 0 1 1 0 11.6A5.8 5.8 0 0 1 8 2.2z',
    strokeWidth: 1.5,
    dashes: '2.4 2',
    fill: 'M7.3 10.6h1.4V12H7.3zM8 4c1.4 0 2.3.8 2.3 1.9 0 1.4-1.6 1.6-1.6 3H7.3c0-2 1.5-2.2 1.5-3 0-.4-.3-.6-.8-.6s-.9.3-.9.9H5.7C5.7 4.8 6.6 4 8 4z',
  },
};
