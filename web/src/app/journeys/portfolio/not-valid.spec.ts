import { describe, expect, it } from '@jest/globals';
import { anEnteredJourney } from '../../../../../tests/builders/a-journey.ts';
import { notValid } from './not-valid.ts';

const suspend = { standard: 'ISO 9001', notice: 'suspended', on: '2026-11-23', reason: 'No surveillance' };

describe('a certificate that does not count', () => {
  it('is suspended, to be lifted by the day of the body', () => {
    const journey = anEnteredJourney();
    expect(notValid(journey.state.certificates)).toBeNull();
    journey.do('recordNotice', { ...suspend, until: '2027-02-28' }, 'ana');
    expect(notValid(journey.state.certificates)).toMatchObject({
      ...{ status: 'suspended', since: '2026-11-23', until: '2027-02-28' },
    });
  });

  it('is expired, to be restored within six months', () => {
    const journey = anEnteredJourney([{ expiresOn: '2026-12-31' }]).untilDay('2027-01-02');
    expect(notValid(journey.state.certificates)).toMatchObject({ status: 'expired', until: '2027-06-30' });
  });
});
