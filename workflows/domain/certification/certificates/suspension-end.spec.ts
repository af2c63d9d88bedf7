import { describe, expect, it } from '@jest/globals';
import { anEnteredJourney, type RunningJourney } from '../../../../tests/builders/a-journey.ts';
import { suspensionEnds } from './certificate-state.ts';

const suspended = { standard: 'ISO 9001', notice: 'suspended', on: '2026-11-23', reason: 'Letter' };

const endsInFebruary = () =>
  anEnteredJourney([{ decidedOn: '2024-03-01', expiresOn: '2027-02-28', firstCycle: false }]);

describe('a suspension', () => {
  it('is to be lifted within six months, or by the end of its certificate, the earlier', () => {
    const ends = (journey: RunningJourney) =>
      suspensionEnds(journey.do('recordNotice', suspended, 'ana').certificate());
    expect(ends(anEnteredJourney())).toBe('2027-05-23');
    const journey = endsInFebruary();
    expect(ends(journey)).toBe('2027-02-28');
    const clock = journey.state.clocks.find(({ rule }) => rule === 'suspension');
    expect(clock?.dueOn).toBe('2027-02-28');
  });

  it('that is to outlast its certificate is recorded with a reason alone', () => {
    const journey = endsInFebruary();
    const late = { ...suspended, until: '2029-01-31' };
    expect(journey.refusal('recordNotice', late, 'ana')).toMatchObject({
      ...{ code: 'suspensionOutlasts', field: 'until' },
      params: { date: { date: '2027-02-28' } },
    });
    journey.do('recordNotice', { ...late, despite: 'So it says' }, 'ana');
    expect(journey.certificate().suspendedUntil).toBe('2029-01-31');
    endsInFebruary().do('recordNotice', { ...suspended, until: '2027-02-28' }, 'ana');
  });
});
