import { describe, expect, it } from '@jest/globals';
import { A_CERTIFICATE, anEnteredJourney } from '../../../tests/builders/a-journey.ts';

const asked = {
  kind: 'fact',
  name: 'transitionAsked',
  body: { campaign: 'TRN-2026-0001', standard: 'ISO 9001', edition: 'ISO 9001:2026' },
  from: 'TRN-2026-0001',
} as const;

const { edition: _edition, number: _number, decidedOn: _decidedOn, firstCycle: _firstCycle, ...PAPER } = A_CERTIFICATE;

describe('a journey that a transition campaign asks', () => {
  it('begins the move with the changed clauses, and tells how far it is', () => {
    const journey = anEnteredJourney();
    journey.hear(asked);
    expect(journey.state.gap.editions).toEqual(['ISO 9001:2026']);
    expect(journey.reactions.filter((one) => one.do === 'tell').at(-1)).toMatchObject({
      to: 'TRN-2026-0001',
      fact: 'progressed',
      body: { step: 'begun' },
    });
  });

  it('that moves already joins, once', () => {
    const journey = anEnteredJourney().do('beginTransition', { standard: 'ISO 9001', edition: 'ISO 9001:2026' }, 'ana');
    journey.hear(asked);
    expect(journey.state.campaigns).toEqual([{ key: 'TRN-2026-0001', standard: 'ISO 9001', edition: 'ISO 9001:2026' }]);
    expect(journey.state.gap.round).toBe(2);
  });

  describe('with two standards whose editions change in the same years', () => {
    const ENVIRONMENT = {
      ...asked,
      body: { campaign: 'TRN-2026-0002', standard: 'ISO 14001', edition: 'ISO 14001:2026' },
      from: 'TRN-2026-0002',
    };
    const both = () => anEnteredJourney([{}, { edition: 'ISO 14001:2015', number: 'ALD-14001-9' }]);
    const told = (journey: ReturnType<typeof both>) =>
      journey.reactions.flatMap((one) => (one.do === 'tell' ? [[one.to, one.body['step']]] : []));

    it('rates what changes in both in one round, as long as it is not accepted', () => {
      const journey = both();
      journey.hear(asked);
      const first = journey.state.gap.clauses ?? [];
      journey.do('askForRatings', { people: ['olga'], dueOn: '2026-12-18' }, 'ana');
      journey.hear(ENVIRONMENT);
      const { gap, campaigns } = journey.state;
      expect(gap).toMatchObject({ round: 2, editions: ['ISO 9001:2026', 'ISO 14001:2026'], accepted: null });
      expect(gap.clauses).toEqual(expect.arrayContaining([...first]));
      expect(gap.clauses?.some((id) => id.startsWith('ISO 14001:2026/'))).toBe(true);
      expect(gap.asked?.map(({ person }) => person)).toEqual(['olga']);
      expect(campaigns.map(({ key }) => key)).toEqual(['TRN-2026-0001', 'TRN-2026-0002']);
      expect(told(journey)).toEqual([
        ['TRN-2026-0001', 'begun'],
        ['TRN-2026-0002', 'begun'],
      ]);
    });

    it('tells each campaign how far its own edition is', () => {
      const journey = both();
      journey.hear(asked);
      journey.hear(ENVIRONMENT);
      journey
        .do('planAudit', { kind: 'transition', from: '2026-11-24', to: '2026-11-24' }, 'ana')
        .untilDay('2026-12-01')
        .do('recordAudit', { audit: 1, from: '2026-11-24', to: '2026-11-24', outcome: 'recommended' }, 'ana')
        .do(
          'recordDecision',
          {
            ...{ standard: 'ISO 9001', kind: 'transition', result: 'granted', on: '2026-12-01', signed: true },
            certificate: { ...PAPER, edition: 'ISO 9001:2026', number: 'ALD-9001-117' },
          },
          'ana',
        );
      expect(told(journey).slice(2)).toEqual([['TRN-2026-0001', 'decided']]);
      expect(journey.certificate('ISO 14001').aim).toBe('ISO 14001:2026');
    });
  });

  it('without that standard is left alone', () => {
    const journey = anEnteredJourney([{ edition: 'ISO 45001:2018' }]);
    expect(journey.hear(asked).status).toBe('ignored');
  });
});
