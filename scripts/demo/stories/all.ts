import type { CampaignStory } from '../campaign-story.ts';
import type { JourneyStory } from '../journey-story.ts';
import type { Story } from '../story.ts';
import { cancelled } from './cancelled.ts';
import { comingBack } from './coming-back.ts';
import { brno } from './journeys/brno.ts';
import { haldenEnvironment } from './journeys/halden-environment.ts';
import { haldenQuality } from './journeys/halden-quality.ts';
import { monterrey } from './journeys/monterrey.ts';
import { labelsMixedUp } from './labels-mixed-up.ts';
import { late } from './late.ts';
import { proven } from './proven.ts';
import { environmentTransition } from './environment-transition.ts';
import { closedReports, openReports } from './reports.ts';
import { running } from './running.ts';
import { threadRollingScrap } from './thread-rolling-scrap.ts';
import { waiting } from './waiting.ts';
import { zincNickel } from './zinc-nickel.ts';

/** A year at Halden Precision. */
export const STORIES: readonly Story[] = [
  zincNickel,
  threadRollingScrap,
  labelsMixedUp,
  ...late,
  ...running,
  ...comingBack,
  ...waiting,
  ...proven,
  ...cancelled,
  ...openReports,
  ...closedReports,
];

/** Its certificates, and the ways to the next ones. */
export const JOURNEYS: readonly JourneyStory[] = [haldenEnvironment, haldenQuality, brno, monterrey];

/** Certificates that move to a new edition together. */
export const CAMPAIGNS: readonly CampaignStory[] = [environmentTransition];
