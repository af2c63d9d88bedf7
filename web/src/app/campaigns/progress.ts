import type { Project } from '#domain/campaign/state';

/** The steps on which certificates can stand, the furthest first: they are drawn and counted in this order. */
export const DRAWN = ['decided', 'gapsAccepted', 'begun', 'asked'] as const satisfies readonly Project['step'][];

/** How far a campaign is. */
export interface Progress {
  /** Certificates that take part. */
  readonly all: number;
  readonly moved: number;
  readonly leftOut: number;
  /** How many stand on each step, those without any left away. */
  readonly steps: readonly { readonly step: Project['step']; readonly count: number }[];
}

/** Counts the projects of a campaign. What was left out is no part of the whole. */
export function progressOf(projects: readonly Pick<Project, 'step'>[]): Progress {
  const count = (step: Project['step']): number => projects.filter((one) => one.step === step).length;
  const leftOut = count('dropped');
  return {
    all: projects.length - leftOut,
    moved: count('decided'),
    leftOut,
    steps: DRAWN.map((step) => ({ step, count: count(step) })).filter((one) => one.count > 0),
  };
}

/** “in 1039 days”, “today”, “12 days ago”: how far a day is. */
export function daysAway(days: number): string {
  if (days === 0) return 'today';
  const count = Math.abs(days) === 1 ? '1 day' : `${String(Math.abs(days))} days`;
  return days > 0 ? `${count} left` : `${count} ago`;
}
