import type { JourneyState } from '#domain/certification/state';
import type { Dice } from '../random-steps.ts';

export const text = 'Because it was so';
export const FAMILIES = ['ISO 9001', 'ISO 14001', 'ISO 45001'] as const;
export const EDITIONS = [
  'ISO 9001:2015',
  'ISO 9001:2026',
  'ISO 14001:2015',
  'ISO 14001:2026',
  'ISO 45001:2018',
] as const;

/** What a body is made for. */
export interface Asked {
  readonly state: JourneyState;
  readonly command: string;
  readonly subject: string;
  readonly dice: Dice;
  readonly now: string;
}
