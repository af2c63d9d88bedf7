import { describe, expect, it } from '@jest/globals';
import { EDITIONS } from '#domain/seed/editions';
import { aCertificate } from '../../../../tests/builders/a-listed-journey.ts';
import { candidatesFor, changesUnderWay } from './candidates.ts';

const CHANGE = { from: 'ISO 9001:2015', edition: 'ISO 9001:2026' };

const aJourney = (key: string, ...certificates: ReturnType<typeof aCertificate>[]) => ({
  row: { key, title: key, site: 'halden' },
  body: 'aldersyn',
  certificates,
});

describe('changes of edition under way', () => {
  it('are those whose old edition has an end that is ahead, the next to end first', () => {
    const changes = changesUnderWay(EDITIONS, '2026-11-23');
    expect(changes.map(({ from, edition }) => [from, edition])).toEqual([
      ['ISO 14001:2015', 'ISO 14001:2026'],
      ['ISO 9001:2015', 'ISO 9001:2026'],
    ]);
    expect(changesUnderWay(EDITIONS, '2030-01-01')).toEqual([]);
  });
});

describe('the journeys that a change concerns', () => {
  it('hold a certificate to the old edition, the earliest end first; its transition may end before its cycle', () => {
    const found = candidatesFor(CHANGE, [
      aJourney('JRN-1', aCertificate('ISO 9001:2015', {}, { expiresOn: '2029-12-31' })),
      aJourney('JRN-2', aCertificate('ISO 9001:2015', { transitionEndsOn: '2029-09-30' }, { expiresOn: '2030-02-01' })),
      aJourney('JRN-3', aCertificate('ISO 14001:2015')),
    ]);
    expect(found.map(({ key, standing, validUntil }) => [key, standing, validUntil])).toEqual([
      ['JRN-2', 'holds', '2029-09-30'],
      ['JRN-1', 'holds', '2029-12-31'],
    ]);
  });

  it('may move already by themselves, or aim at the old edition without a certificate', () => {
    const found = candidatesFor(CHANGE, [
      aJourney('JRN-1', aCertificate('ISO 9001:2015', { paper: null, status: 'none' })),
      aJourney('JRN-2', aCertificate('ISO 9001:2015', { aim: 'ISO 9001:2026' })),
    ]);
    expect(found.map(({ key, standing }) => [key, standing])).toEqual([
      ['JRN-2', 'moves'],
      ['JRN-1', 'aims'],
    ]);
  });

  it('are not those that have moved, begin with the new edition, or lost the certificate', () => {
    expect(
      candidatesFor(CHANGE, [
        aJourney('JRN-1', aCertificate('ISO 9001:2026')),
        aJourney('JRN-2', aCertificate('ISO 9001:2026', { paper: null, status: 'none' })),
        aJourney('JRN-3', aCertificate('ISO 9001:2015', { status: 'withdrawn' })),
      ]),
    ).toEqual([]);
  });
});
