import { describe, expect, it } from '@jest/globals';
import { aJourney, plannedJourney } from '../../../tests/builders/a-journey.ts';
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

  it('goes to somebody whose role may lead; a stage to anybody', () => {
    const journey = aJourney();
    expect(journey.refusal('reassign', { subject: 'lead', to: 'olga', reason: 'Leave' }, 'ana').code).toBe(
      'cannotLead',
    );
    journey.do('reassign', { subject: 'stage:training', to: 'olga', reason: 'She trains' }, 'ana');
    expect(() => aJourney({ lead: 'olga' })).toThrow('cannotLead');
  });

  it('never goes to an auditor of the certification body, who has to stay impartial', () => {
    const james = { id: 'james', active: true, site: SITE, roles: [{ role: 'externalAuditor' as const }] };
    const journey = aJourney({}, anOrganization({ people: [...PEOPLE, james] }));
    for (const subject of ['lead', 'stage:training']) {
      expect(journey.refusal('reassign', { subject, to: 'james', reason: 'Leave' }, 'ana').code).toBe('onlyAudits');
    }
  });
});

describe('ending a journey', () => {
  it('is open to its lead while nobody has approved anything, and then to top management alone', () => {
    const mistaken = aJourney().do('end', { reason: 'Begun for the wrong site' }, 'ana');
    expect(mistaken.state.ended?.reason).toBe('Begun for the wrong site');
    expect(aJourney().refusal('end', { reason: 'No more' }, 'rolf').code).toBe('notPermitted');
    const planned = plannedJourney();
    expect(planned.refusal('end', { reason: 'No more' }, 'ana').code).toBe('notYours');
    expect(planned.do('end', { reason: 'Sold' }, 'tor').state.ended).not.toBeNull();
  });
});
