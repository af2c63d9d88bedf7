import { describe, expect, it } from '@jest/globals';
import { aCertificate } from '../../../../tests/builders/a-listed-journey.ts';
import { needsOf } from './body-needs.ts';

describe('what journeys rely on a certification body for', () => {
  it('is every edition on a certificate or aimed at, until the latest end of a cycle', () => {
    const needs = needsOf([
      { body: 'aldersyn', certificates: [aCertificate('ISO 9001:2015', { aim: 'ISO 9001:2026' })] },
      { body: 'aldersyn', certificates: [aCertificate('ISO 9001:2015', {}, { expiresOn: '2029-06-30' })] },
      { body: null, certificates: [aCertificate('ISO 14001:2015')] },
    ]);
    expect([...needs]).toEqual([['aldersyn', { editions: ['ISO 9001:2015', 'ISO 9001:2026'], until: '2029-06-30' }]]);
  });

  it('is not the edition of a certificate that was withdrawn, nor its end', () => {
    const lost = aCertificate('ISO 9001:2015', { aim: 'ISO 9001:2026', status: 'withdrawn' });
    expect(needsOf([{ body: 'aldersyn', certificates: [lost] }]).get('aldersyn')).toEqual({
      editions: ['ISO 9001:2026'],
      until: null,
    });
  });
});
