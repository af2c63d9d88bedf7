import { describe, expect, it } from '@jest/globals';
import { anEnteredJourney } from '../../../../../tests/builders/a-journey.ts';
import { ALDERSYN, anOrganization } from '../../../../../tests/builders/organization.ts';
import { movingTo } from './moving-to.ts';

const say = { body: (id: string) => id.toUpperCase(), day: (date: string) => date };

describe('a move to another certification body', () => {
  const bodies = [ALDERSYN, { ...ALDERSYN, id: 'nordkyst' }];
  const journey = anEnteredJourney([{}], {}, undefined, anOrganization({ bodies }));

  it('is said with its name from the day it began, until it is done or called off', () => {
    expect(movingTo(journey.state, say)).toBeNull();
    journey.do('beginTransfer', { body: 'nordkyst', because: 'chosen' }, 'ana');
    expect(movingTo(journey.state, say)).toBe('Moving to NORDKYST since 2026-11-23');
    const { transfer } = journey.state;
    expect(movingTo({ ended: null, transfer: transfer && { ...transfer, doneOn: '2026-12-01' } }, say)).toBeNull();
    journey.do('cancelTransfer', { reason: 'Too dear' }, 'ana');
    expect(movingTo(journey.state, say)).toBeNull();
  });
});
