import type * as campaign from '#domain/campaign/bodies';
import type { Day } from './day.ts';
import type { PersonId } from './people.ts';
import type { Site } from './sites.ts';
import type { Body, Step } from './story.ts';

/** Begins the story of a transition campaign. */
export const campaignStory = (title: string): { at(site: Site): CampaignStory } => ({
  at: (site) => new CampaignStory(title, site),
});

/** What happened to certificates that move to a new edition together. */
export class CampaignStory {
  /** What the import file calls it. */
  readonly title: string;
  readonly site: Site;
  readonly steps: Step[] = [];

  constructor(title: string, site: Site) {
    this.title = title;
    this.site = site;
  }

  begun(when: Day, person: PersonId, body: Omit<Body<typeof campaign.startBody>, 'site'>): this {
    const does = { birth: 'startTransition' };
    this.steps.push({ of: 'campaign', does, when, person, body: { ...body, site: this.site } });
    return this;
  }

  said(when: Day, person: PersonId, text: string): this {
    this.steps.push({ of: 'campaign', does: { command: 'comment' }, when, person, body: { text } });
    return this;
  }
}
