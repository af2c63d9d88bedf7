import { gapAnalysisSchema, type GapAnalysis } from '../../../api/gap/shapes.ts';
import { aJourneyInRecord } from './a-journey-in-record.ts';
import { openApiWorld, type ApiWorld, type Browser } from './api-world.ts';

/** An API with people who rate clauses, and a journey to rate them in. */
export interface GapWorld extends ApiWorld {
  readonly ana: Browser;
  readonly lars: Browser;
  /** A new journey in Halden to these editions, with nothing rated. Returns its key. */
  aJourney(): Promise<string>;
}

export async function openGapWorld(editions: readonly string[]): Promise<GapWorld> {
  const world = await openApiWorld();
  return {
    ...world,
    ana: await world.signedIn('qualitymanager-all'),
    lars: await world.signedIn('projectlead-all'),
    aJourney: () => aJourneyInRecord(world, editions),
  };
}

/** The gap analysis of a journey as somebody reads it. */
export async function gapOf(browser: Browser, key: string): Promise<GapAnalysis> {
  return gapAnalysisSchema.parse((await browser.get(`/api/journeys/${key}/gap`).expect(200)).body);
}
