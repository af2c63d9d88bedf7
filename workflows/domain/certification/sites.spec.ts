import { describe, expect, it } from '@jest/globals';
import { aJourney, anEnteredJourney, type RunningJourney } from '../../../tests/builders/a-journey.ts';
import { SITE } from '../../../tests/builders/organization.ts';

const BOTH = [SITE, 'brno'];

/** Two sites under one certificate, with a major found at the second one. */
const withMajor = (): RunningJourney =>
  anEnteredJourney([{ sites: BOTH }], { sites: BOTH })
    .do('planAudit', { kind: 'surveillance', from: '2026-11-23', to: '2026-11-23' }, 'ana')
    .do('recordAudit', { audit: 1, from: '2026-11-23', to: '2026-11-23', outcome: 'done' }, 'ana')
    .do(
      'recordFinding',
      { audit: 1, standard: 'ISO 9001', clause: '8.4.1', grade: 'major', text: 'No control', site: 'brno' },
      'ana',
    );

describe('a certificate for several sites', () => {
  it('asks with an answer whether the other sites have it too', () => {
    const journey = withMajor();
    const answer = { finding: 1, correction: 'a', cause: 'b', action: 'c' };
    expect(journey.refusal('answerFinding', answer, 'ana').code).toBe('otherSitesUnchecked');
    journey.do('answerFinding', { ...answer, spread: 'local' }, 'ana');
    expect(journey.state.findings[0]?.spread).toBe('local');
  });

  it('is not saved by leaving out the site with the major', () => {
    const journey = withMajor();
    const reduced = { standard: 'ISO 9001', notice: 'reduced', on: '2026-11-23', reason: 'Letter', sites: [SITE] };
    expect(journey.refusal('recordNotice', reduced, 'ana').code).toBe('majorAtDroppedSite');
    const scope = {
      standard: 'ISO 9001',
      kind: 'scope',
      result: 'smallerScope',
      on: '2026-11-23',
      signed: true,
      certificate: { edition: 'ISO 9001:2015', number: 'A', sites: [SITE], scope: 'Less', expiresOn: '2029-01-21' },
    };
    expect(journey.refusal('recordDecision', scope, 'ana').code).toBe('majorAtDroppedSite');
    const despiteRules = ['majorAtDroppedSite', 'findingsOpen'];
    journey.do('recordDecision', { ...scope, despite: 'The body closed the site', despiteRules }, 'ana');
    expect(journey.certificate()).toMatchObject({ status: 'reduced', paper: { sites: [SITE] } });
  });

  it('is audited at its central function every year: a surveillance at another site alone is not it', () => {
    const journey = anEnteredJourney([{ sites: BOTH }], { sites: BOTH });
    const surveillance = { kind: 'surveillance', from: '2026-11-23', to: '2026-11-23' };
    const recorded = { from: '2026-11-23', to: '2026-11-23', outcome: 'done' };
    journey.do('planAudit', { ...surveillance, sites: ['brno'] }, 'ana');
    expect([journey.clock('surveillance'), journey.clock('bookSurveillance')]).toEqual(['2027-01-22', '2026-11-20']);
    journey.do('recordAudit', { audit: 1, ...recorded }, 'ana');
    expect(journey.clock('surveillance')).toBe('2027-01-22');
    journey
      .do('planAudit', { ...surveillance, sites: [SITE] }, 'ana')
      .do('recordAudit', { audit: 2, ...recorded }, 'ana');
    expect(journey.clock('surveillance')).toBe('2027-12-31');
  });

  it('of which one is printed alone asks for an audit there alone', () => {
    const journey = anEnteredJourney([{ sites: ['brno'] }], { sites: BOTH });
    const days = { from: '2026-11-23', to: '2026-11-23' };
    journey
      .do('planAudit', { kind: 'surveillance', ...days, sites: ['brno'] }, 'ana')
      .do('recordAudit', { audit: 1, ...days, outcome: 'done' }, 'ana');
    expect(journey.clock('surveillance')).toBe('2027-12-31');
  });

  it('is of sites that the organization has', () => {
    const sites = [SITE, 'atlantis'];
    expect(() => aJourney({ sites })).toThrow('unknownSite');
    expect(() => anEnteredJourney([{}], { sites })).toThrow('unknownSite');
    const scope = { scope: 'Fasteners', sites, reason: 'A new one' };
    expect(aJourney().refusal('setScope', scope, 'ana').code).toBe('unknownSite');
    aJourney().do('setScope', { ...scope, sites: BOTH }, 'ana');
  });

  it('does not name sites that are not part of the journey', () => {
    expect(() => anEnteredJourney([{ sites: ['monterrey'] }])).toThrow('siteNotHere');
  });
});

describe('another scope', () => {
  const scope = { scope: 'Fasteners', sites: BOTH, reason: 'Brno is sold' };
  const certified = (): RunningJourney => anEnteredJourney([{ sites: BOTH }], { sites: BOTH });
  const changes = (journey: RunningJourney) => journey.state.changes.map(({ kind, text, on }) => [kind, text, on]);

  it('of a certified journey is told the body within five working days, once for what was decided together', () => {
    const journey = certified().do('setScope', { ...scope, scope: 'Bolts', sites: [SITE] }, 'ana');
    expect(changes(journey)).toEqual([['sites', 'Brno is sold', '2026-11-23']]);
    expect(journey.clock('tellBody', 'change:1')).toBe('2026-11-30');
    journey.do('setScope', { ...scope, scope: 'Bolts and nuts', sites: [SITE], reason: 'Nuts' }, 'ana');
    expect(changes(journey)).toEqual([
      ['sites', 'Brno is sold', '2026-11-23'],
      ['scope', 'Nuts', '2026-11-23'],
    ]);
  });

  it('is told without delay from the day on which it changed, however late it is recorded', () => {
    const journey = certified().do('setScope', { ...scope, scope: 'Bolts', on: '2026-11-16' }, 'ana');
    expect(changes(journey)).toEqual([['scope', 'Brno is sold', '2026-11-16']]);
    expect(journey.clock('tellBody', 'change:1')).toBe('2026-11-23');
    expect(certified().refusal('setScope', { ...scope, on: '2027-01-01' }, 'ana').code).toBe('dateAhead');
  });

  it('is nothing to be told of when only people were counted, or nothing is certified yet', () => {
    expect(changes(certified().do('setScope', { ...scope, headcount: 90 }, 'ana'))).toEqual([]);
    const first = aJourney({ sites: BOTH }).do('setScope', { ...scope, sites: [SITE] }, 'ana');
    expect(changes(first)).toEqual([]);
  });
});
