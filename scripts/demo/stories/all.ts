import type { Story } from '../story.ts';
import { comingBack } from './coming-back.ts';
import { late } from './late.ts';
import { proven } from './proven.ts';
import { closedReports, openReports } from './reports.ts';
import { running } from './running.ts';
import { waiting } from './waiting.ts';
import { zincNickel } from './zinc-nickel.ts';

/** A year at Halden Precision. */
export const STORIES: readonly Story[] = [
  zincNickel,
  ...late,
  ...running,
  ...comingBack,
  ...waiting,
  ...proven,
  ...openReports,
  ...closedReports,
];
