import { campaignStory } from '../campaign-story.ts';
import { on } from '../day.ts';
import { keyOf } from '../story.ts';
import { haldenEnvironment } from './journeys/halden-environment.ts';

/** The environmental certificate moves to the new edition long before the old one ends; others may join. */
export const environmentTransition = campaignStory('Environment: to ISO 14001:2026')
  .at('halden')
  .begun(on('2026-11-03', '10:20'), 'ana.ruiz', {
    edition: 'ISO 14001:2026',
    lead: 'ingrid.moe',
    journeys: [keyOf(haldenEnvironment.title)],
  })
  .said(
    on('2026-11-09', '14:05'),
    'ingrid.moe',
    'Brno certifies to the new edition at once; what we learn there goes into the gap analysis of Halden.',
  );
