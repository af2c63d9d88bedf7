import { describe, expect, it } from '@jest/globals';
import { aJourney } from '../../../tests/builders/a-journey.ts';
import { anOrganization, PEOPLE, SITE } from '../../../tests/builders/organization.ts';

describe('handing a journey over', () => {
  it('takes the stages along that the lead had in hand, and leaves those of others', () => {
    const journey = aJourney()
      .do('reassign', { subject: 'stage:training', to: 'olga', reason: 'She trains' }, 'ana')
      .do('reassign', { subject: 'lead', to: 'bo', reason: 'Leave' }, 'ana');
    expect(journey.state.lead).toBe('bo');
    expect(journey.state.stages.gapAnalysis.owner).toBe('bo');
    expect(journey.state.stages.training.owner).toBe('olga');
    const people = journey.waiting.flatMap(({ who }) => (who.kind === 'person' ? [who.id] : []));
    expect(people).not.toContain('ana');
    expect(people).toContain('bo');
  });

  it('never goes to an auditor of the certification body, who has to stay impartial', () => {
    const james = { id: 'james', active: true, site: SITE, roles: [{ role: 'externalAuditor' as const }] };
    const journey = aJourney({}, anOrganization({ people: [...PEOPLE, james] }));
    for (const subject of ['lead', 'stage:training']) {
      expect(journey.refusal('reassign', { subject, to: 'james', reason: 'Leave' }, 'ana').code).toBe('onlyAudits');
    }
  });
});
