import { describe, expect, it } from '@jest/globals';
import { aJourney, aProof, plannedJourney, type RunningJourney } from '../../../../tests/builders/a-journey.ts';
import { anOrganization, SITE } from '../../../../tests/builders/organization.ts';
import { reviewInputs } from '../../standards/review-inputs.ts';
import { blockers } from './gates.ts';
import { REVIEW_CONSIDERED } from './requirements.ts';

const QUALITY = 'documentation:ISO 9001:2026';
const ENVIRONMENT = 'documentation:ISO 14001:2015';

/** Journeys begin on this day, and so do the stages that are begun here. */
const BEGAN = { on: '2026-11-23' };

const both = (): RunningJourney =>
  aJourney({ editions: ['ISO 9001:2026', 'ISO 14001:2015'] }).do('beginStage', { stage: 'documentation' }, 'ana');

describe('a proof', () => {
  it('is a file or a place, and the people whom it concerns', () => {
    const journey = plannedJourney();
    const refused = (change: Record<string, unknown>) =>
      journey.refusal('confirmProof', aProof('training:awareness', change), 'olga');
    expect(refused({ link: undefined })).toMatchObject({ code: 'proofWithoutEvidence', field: 'files' });
    expect(refused({ people: [] })).toMatchObject({ code: 'proofWithoutPeople', field: 'people' });
    journey.do('confirmProof', aProof('training:awareness', { link: undefined, files: ['file-1'] }), 'olga');
  });

  it.each(['Quality handbook, shelf 3', String.raw`\\server\qm\audit.pdf`, 'https://documents.example/proof'])(
    'is kept at %s',
    (link) => {
      const journey = plannedJourney().do('confirmProof', aProof('training:awareness', { link }), 'olga');
      expect(journey.state.proofs).toMatchObject([{ link }]);
    },
  );

  it.each([
    // Asked for to the extent necessary: there may be no property of customers.
    [`${QUALITY}/8.5.3`, 'noOccurrence', null],
    [`${QUALITY}/4.3`, 'noOccurrence', 'alwaysOccurs'],
    [`${QUALITY}/7.2`, 'noOccurrence', 'alwaysOccurs'],
    [`${ENVIRONMENT}/7.4.1`, 'noOccurrence', null],
    // Left out of the scope of the system, which says why and is itself always there.
    [`${QUALITY}/8.3.3`, 'notApplicable', null],
    [`${QUALITY}/4.3`, 'notApplicable', 'alwaysApplies'],
    [`${ENVIRONMENT}/8.1`, 'notApplicable', 'alwaysApplies'],
  ])('of %s is not needed with %s: %s', (requirement, status, refusal) => {
    const journey = both();
    const nothing = aProof(requirement, { status, people: [], link: undefined });
    if (refusal !== null) {
      expect(journey.refusal('confirmProof', nothing, 'ana')).toMatchObject({ code: refusal, field: 'status' });
      return;
    }
    const before = blockers(journey.state, 'documentation', '2026-11-23', anOrganization()).length;
    journey.do('confirmProof', nothing, 'ana');
    expect(blockers(journey.state, 'documentation', '2026-11-23', anOrganization())).toHaveLength(before - 1);
  });

  it.each(['awareness', 'roleSpecific', 'internalAuditors', 'leadership'])(
    'of training, %s, is always needed',
    (one) => {
      const nothing = aProof(`training:${one}`, { status: 'noOccurrence' });
      expect(plannedJourney().refusal('confirmProof', nothing, 'olga').code).toBe('alwaysOccurs');
    },
  );
});

describe('the internal audit of several sites', () => {
  const audited = () => aJourney({ sites: [SITE, 'brno'] }).do('beginStage', { stage: 'internalAudit' }, 'ana');
  const open = ({ state }: RunningJourney) =>
    blockers(state, 'internalAudit', '2026-11-23', anOrganization()).flatMap(({ params }) =>
      params['site'] ? [params['site']] : [],
    );

  it('is proven for each of them (IAF MD 1)', () => {
    const journey = audited();
    expect(open(journey)).toEqual([{ site: SITE }, { site: 'brno' }]);
    journey.do('confirmProof', aProof(`internalAudit:site/${SITE}`, BEGAN), 'ana');
    expect(open(journey)).toEqual([{ site: 'brno' }]);
    expect(journey.refusal('confirmProof', aProof('internalAudit:site/monterrey'), 'ana').code).toBe(
      'unknownRequirement',
    );
    journey.do('confirmProof', aProof('internalAudit:site/brno', BEGAN), 'ana');
    expect(open(journey)).toEqual([]);
  });

  it('asks for a site that joins later', () => {
    const journey = aJourney({ sites: [SITE] })
      .do('beginStage', { stage: 'internalAudit' }, 'ana')
      .do('confirmProof', aProof(`internalAudit:site/${SITE}`, BEGAN), 'ana');
    journey.do('setScope', { scope: 'Fasteners', sites: [SITE, 'brno'], reason: 'New plant' }, 'ana');
    expect(open(journey)).toEqual([{ site: 'brno' }]);
  });
});

describe('the management review', () => {
  const review = (...editions: string[]) =>
    aJourney({ editions }).do('beginStage', { stage: 'managementReview' }, 'ana');
  const considered = (inputs: readonly string[], change: Record<string, unknown> = {}) =>
    aProof(REVIEW_CONSIDERED, { ...BEGAN, inputs, ...change });

  it('names every input that its standards ask for, one by one', () => {
    const journey = review('ISO 9001:2026');
    const all = reviewInputs(['ISO 9001:2026']);
    expect(journey.refusal('confirmProof', considered(all.slice(2)), 'ana')).toMatchObject({
      code: 'inputsMissing',
      params: { count: 2, first: { code: 'reviewInput.previousActions' } },
      field: 'inputs',
    });
    expect(journey.refusal('confirmProof', aProof(REVIEW_CONSIDERED), 'ana').code).toBe('inputsMissing');
    // What is missing is told as it is.
    journey.do('confirmProof', considered(all.slice(2), { status: 'missing' }), 'ana');
    journey.do('confirmProof', considered(all), 'ana');
    expect(journey.state.proofs[0]).toMatchObject({ requirement: REVIEW_CONSIDERED, inputs: all });
  });

  it('asks with two standards for what either asks for', () => {
    const journey = review('ISO 9001:2026', 'ISO 45001:2018');
    const refused = journey.refusal('confirmProof', considered(reviewInputs(['ISO 9001:2026'])), 'ana');
    // Interested parties, aspects and risks, compliance, consultation of workers.
    expect(refused.params).toMatchObject({ count: 4, first: { code: 'reviewInput.interestedParties' } });
  });
});

describe('an audit or a review that has not been held', () => {
  const REPORT = 'internalAudit:reportIssued';
  const audited = () => aJourney().do('beginStage', { stage: 'internalAudit' }, 'ana');
  const refused = (journey: RunningJourney, change: Record<string, unknown>) =>
    journey.refusal('confirmProof', aProof(REPORT, change), 'ana');

  it('is not proven: not before its stage has begun, and not with a day that lies ahead', () => {
    expect(refused(aJourney(), BEGAN)).toMatchObject({
      code: 'stageAhead',
      params: { stage: { code: 'stage.internalAudit' } },
    });
    expect(refused(audited(), { on: '2026-11-24' })).toMatchObject({ code: 'dateAhead', field: 'on' });
  });

  it('is proven by what is older than its stage only with a reason, which stays on record', () => {
    const older = { on: '2026-11-20' };
    const journey = audited();
    const refusal = refused(journey, older);
    expect(refusal).toMatchObject({ code: 'proofBeforeStage', field: 'on', rules: [{ code: 'proofBeforeStage' }] });
    expect(refusal.params).toMatchObject({ date: { date: BEGAN.on } });
    expect(refused(journey, { ...older, despite: 'Begun late', despiteRules: ['other'] }).code).toBe(
      'proofBeforeStage',
    );
    journey.do('confirmProof', aProof(REPORT, { ...older, despite: 'The stage was begun late' }), 'ana');
    expect(journey.state.proofs).toMatchObject([{ requirement: REPORT, on: '2026-11-20' }]);
    expect(journey.events.at(-1)?.event).toMatchObject({
      despite: { rule: 'proofBeforeStage', reason: 'The stage was begun late', rules: ['proofBeforeStage'] },
    });
  });

  it('can be called missing with any day, and other stages take what was there before', () => {
    audited().do('confirmProof', aProof(REPORT, { status: 'missing', on: '2026-11-20' }), 'ana');
    both().do('confirmProof', aProof(`${QUALITY}/4.3`, { on: '2026-05-12' }), 'ana');
  });
});

describe('the inputs of a management review', () => {
  const SHARED = 8;

  it.each([
    ['ISO 9001:2015', SHARED + 4, 'externalProviders', 'compliance'],
    ['ISO 14001:2015', SHARED + 4, 'compliance', 'riskActions'],
    ['ISO 45001:2018', SHARED + 6, 'consultation', 'processes'],
    ['ISO/IEC 27001:2022', SHARED + 2, 'riskTreatment', 'resources'],
    ['ISO 22301:2019', SHARED + 4, 'exercises', 'resources'],
  ] as const)('for %s are %i, with %s and without %s', (edition, count, has, lacks) => {
    const inputs = reviewInputs([edition]);
    expect([inputs.length, inputs.includes(has), inputs.includes(lacks)]).toEqual([count, true, false]);
  });
});
