import { describe, expect, it } from '@jest/globals';
import { ALDERSYN, anOrganization, SITE } from '../../../tests/builders/organization.ts';
import { aJourney, anEnteredJourney, type RunningJourney } from '../../../tests/builders/a-journey.ts';

const notice = (what: string, on: string, more: object = {}) => ({
  ...{ standard: 'ISO 9001', notice: what, on, reason: 'Letter' },
  ...more,
});
const scope = (on: string, text: string) => ({
  ...{ standard: 'ISO 9001', kind: 'scope', result: 'granted', on, signed: true },
  certificate: { edition: 'ISO 9001:2015', number: 'ALD-1', sites: [SITE], scope: text, expiresOn: EXPIRES },
});
const EXPIRES = '2029-01-21';
const entered = () =>
  anEnteredJourney([{ expiresOn: EXPIRES }]).do(
    'planAudit',
    { kind: 'special', from: '2026-11-24', to: '2026-11-24' },
    'ana',
  );
/** With an audit on record, so that decisions can be. */
const audited = (): RunningJourney =>
  entered()
    .untilDay('2026-11-25')
    .do('recordAudit', { audit: 1, from: '2026-11-24', to: '2026-11-24', outcome: 'done' }, 'ana');

describe('what is only told later', () => {
  it('takes its place among the certificates by its day', () => {
    const journey = audited()
      .untilDay('2027-03-05')
      .do('recordDecision', scope('2027-03-01', 'Fasteners and springs'), 'ana')
      .do('recordDecision', scope('2027-01-20', 'Springs'), 'ana');
    expect(journey.certificate().paper?.scope).toBe('Fasteners and springs');
    expect(
      journey
        .certificate()
        .earlier.map((one) => [one.scope, one.effectiveOn, one.until])
        .slice(-1),
    ).toEqual([['Springs', '2027-01-20', '2027-03-01']]);
    journey.do('recordNotice', notice('reduced', '2027-02-01', { scope: 'Bolts' }), 'ana');
    expect([journey.certificate().status, journey.certificate().paper?.scope]).toEqual([
      'valid',
      'Fasteners and springs',
    ]);
  });
});

describe('an appeal', () => {
  const withdrawn = () => {
    const journey = anEnteredJourney([{ expiresOn: EXPIRES }])
      .untilDay('2027-02-01')
      .do('recordNotice', notice('withdrawn', '2027-02-01'), 'ana');
    return journey
      .do('appeal', { standard: 'ISO 9001', on: '2027-02-01', reason: 'Wrong' }, 'ana')
      .untilDay('2027-03-01');
  };

  it('against a withdrawal is answered by the letter that gives it back, or keeps to it', () => {
    const back = withdrawn().do('recordNotice', notice('restored', '2027-03-01'), 'ana');
    expect([back.certificate().status, back.certificate().undecided]).toEqual(['valid', null]);
    const kept = withdrawn().do('recordNotice', notice('withdrawn', '2027-03-01'), 'ana');
    expect([kept.certificate().status, kept.certificate().undecided]).toEqual(['withdrawn', null]);
    expect(kept.clock('nothingLeft')).toBeDefined();
    const never = anEnteredJourney([{ expiresOn: EXPIRES }]).do(
      'recordNotice',
      notice('withdrawn', '2026-11-23'),
      'ana',
    );
    expect(never.refusal('recordNotice', notice('restored', '2026-11-23'), 'ana').code).toBe('noticeNotPossible');
  });

  it('against a suspension is over when that is lifted', () => {
    const journey = anEnteredJourney([{ expiresOn: EXPIRES }])
      .untilDay('2027-02-10')
      .do('recordNotice', notice('suspended', '2027-01-25'), 'ana')
      .do('appeal', { standard: 'ISO 9001', on: '2027-02-01', reason: 'Wrong' }, 'ana')
      .do('recordNotice', notice('restored', '2027-02-10'), 'ana');
    expect([journey.certificate().undecided, journey.clock('decision')]).toEqual([null, undefined]);
  });
});

describe('a suspension', () => {
  it('can be given another end by the body, and goes on since it began', () => {
    const journey = anEnteredJourney([{ expiresOn: EXPIRES }])
      .untilDay('2027-04-30')
      .do('recordNotice', notice('suspended', '2027-01-12', { until: '2027-05-12' }), 'ana')
      .do('recordNotice', notice('suspended', '2027-04-30', { until: '2027-08-12' }), 'ana');
    expect(journey.certificate()).toMatchObject({
      status: 'suspended',
      since: '2027-01-12',
      suspendedUntil: '2027-08-12',
    });
    expect(journey.clock('suspension')).toBe('2027-08-12');
  });

  it('goes on with a smaller scope, which is what is left once it is lifted', () => {
    const journey = anEnteredJourney([{ expiresOn: EXPIRES }])
      .untilDay('2027-03-01')
      .do('recordNotice', notice('suspended', '2027-01-12'), 'ana')
      .do('recordNotice', notice('reduced', '2027-02-01', { scope: 'Bolts' }), 'ana');
    expect(journey.certificate()).toMatchObject({ status: 'suspended', paper: { scope: 'Bolts' } });
    journey.do('recordNotice', notice('restored', '2027-03-01'), 'ana');
    expect(journey.certificate().status).toBe('reduced');
  });

  it('of the day of a transfer counts, not that of today', () => {
    const begin = { body: 'nordkyst', because: 'chosen', on: '2026-12-15' };
    const bodies = [ALDERSYN, { ...ALDERSYN, id: 'nordkyst', shortName: 'Nordkyst' }];
    const journey = anEnteredJourney([{ expiresOn: EXPIRES }], {}, undefined, anOrganization({ bodies }))
      .untilDay('2027-01-20')
      .do('recordNotice', notice('suspended', '2026-12-01'), 'ana')
      .do('recordNotice', notice('restored', '2027-01-10'), 'ana');
    expect(journey.refusal('beginTransfer', begin, 'ana').code).toBe('onlyValidTransfers');
  });
});

describe('a transfer', () => {
  it.each([
    ['has ended', { accreditation: { ...ALDERSYN.accreditation, validUntil: '2026-06-30' } }],
    ['does not cover the edition', { covers: ['ISO 14001:2015'] }],
  ])('from a body whose accreditation %s needs a reason', (_what, change) => {
    const nordkyst = { ...ALDERSYN, id: 'nordkyst', shortName: 'Nordkyst' };
    const bodies = [{ ...ALDERSYN, ...change }, nordkyst] as never;
    const journey = anEnteredJourney([{ expiresOn: EXPIRES }], {}, undefined, anOrganization({ bodies }));
    const begin = { body: 'nordkyst', because: 'chosen', on: '2026-11-23' };
    expect(journey.refusal('beginTransfer', begin, 'ana').code).toBe('noMla');
  });
});

describe('a transfer that runs', () => {
  const nordkyst = { ...ALDERSYN, id: 'nordkyst', shortName: 'Nordkyst' };
  const organization = anOrganization({ bodies: [ALDERSYN, nordkyst] });
  const two = [{ expiresOn: EXPIRES }, { edition: 'ISO 14001:2015', number: 'ALD-14', expiresOn: EXPIRES }];
  const running = () =>
    anEnteredJourney(two, {}, undefined, organization).do(
      'beginTransfer',
      { body: 'nordkyst', because: 'chosen', on: '2026-11-23' },
      'ana',
    );
  const issue = (standard: string, edition: string, result: string) => ({
    ...{ standard, kind: 'transfer', result, on: '2026-11-23', signed: true },
    ...(result === 'refused'
      ? { reason: 'Majors' }
      : { certificate: { edition, number: 'NK-1', sites: [SITE], scope: 'Fasteners', expiresOn: EXPIRES } }),
  });

  it('can be called off until something is issued', () => {
    const off = running().do('cancelTransfer', { reason: 'Too dear', on: '2026-11-23' }, 'ana');
    expect([off.state.transfer, off.state.body]).toEqual([null, 'aldersyn']);
    expect(off.refusal('cancelTransfer', { reason: 'x' }, 'ana').code).toBe('noTransfer');
    const issued = running().do('recordDecision', issue('ISO 9001', 'ISO 9001:2015', 'granted'), 'ana');
    expect(issued.refusal('cancelTransfer', { reason: 'x' }, 'ana').code).toBe('issuedAlready');
  });

  it('is completed with a reason where the other body refused one of two', () => {
    const journey = running()
      .do('recordDecision', issue('ISO 9001', 'ISO 9001:2015', 'granted'), 'ana')
      .do('recordDecision', issue('ISO 14001', 'ISO 14001:2015', 'refused'), 'ana');
    const done = { on: '2026-11-23', note: 'Reviewed', reviewedOn: '2026-11-23' };
    expect(journey.refusal('completeTransfer', done, 'ana').code).toBe('staysBehind');
    journey.do('completeTransfer', { ...done, despite: 'It moves next year' }, 'ana');
    expect(journey.state.body).toBe('nordkyst');
  });
});

describe('findings', () => {
  const withMinor = (): RunningJourney =>
    aJourney()
      .do('recordTrack', { step: 'contract', on: '2026-11-23' }, 'ana')
      .do('planAudit', { kind: 'stage1', from: '2026-11-24', to: '2026-11-24' }, 'ana')
      .untilDay('2026-11-25')
      .do('recordAudit', { audit: 1, from: '2026-11-24', to: '2026-11-24', outcome: 'ready' }, 'ana')
      .do('planAudit', { kind: 'stage2', from: '2026-12-15', to: '2026-12-15' }, 'ana')
      .untilDay('2026-12-16')
      .do('recordAudit', { audit: 2, from: '2026-12-15', to: '2026-12-15', outcome: 'followUp' }, 'ana')
      .do(
        'recordFinding',
        {
          ...{ audit: 2, standard: 'ISO 9001', clause: '8.4.1', grade: 'minor', text: 'x', site: SITE, owner: 'ana' },
          receivedOn: '2026-12-15',
        },
        'ana',
      );

  it('that are raised count from then: what was verified was the minor', () => {
    const journey = withMinor()
      .do('answerFinding', { finding: 1, correction: 'x', cause: 'y', action: 'z', on: '2026-12-16' }, 'ana')
      .do('recordVerdict', { finding: 1, what: 'answer', verdict: 'accepted', on: '2026-12-16' }, 'ana')
      .untilDay('2027-03-01')
      .do('raiseFinding', { finding: 1, on: '2027-03-01', reason: 'Not done' }, 'ana');
    expect(journey.state.findings[0]).toMatchObject({ grade: 'major', verifiedOn: null, raisedOn: '2027-03-01' });
  });

  it('that come up in the follow-up have the hard stop of the audit it follows', () => {
    const journey = withMinor()
      .do('planAudit', { kind: 'followUp', from: '2027-02-10', to: '2027-02-10' }, 'ana')
      .untilDay('2027-02-11')
      .do('recordAudit', { audit: 3, from: '2027-02-10', to: '2027-02-10', outcome: 'done' }, 'ana')
      .do('raiseFinding', { finding: 1, on: '2027-02-10', reason: 'Not done' }, 'ana');
    expect(journey.state.findings[0]?.hardStop).toEqual({ rule: 'stage2Majors', on: '2027-06-15' });
  });

  /** A finding of a recertification audit of 11 May 2027, answered; the certificate ends on 30 June. */
  const inRenewal = (grade: 'major' | 'minor'): RunningJourney =>
    anEnteredJourney([{ expiresOn: '2027-06-30' }])
      .do('startRecertification', {}, 'ana')
      .do('planAudit', { kind: 'recertification', from: '2027-05-11', to: '2027-05-11' }, 'ana')
      .untilDay('2027-05-12')
      .do('recordAudit', { audit: 1, from: '2027-05-11', to: '2027-05-11', outcome: 'recommended' }, 'ana')
      .do(
        'recordFinding',
        {
          ...{ audit: 1, standard: 'ISO 9001', clause: '8.4.1', grade, text: 'x', site: SITE, owner: 'ana' },
          receivedOn: '2027-05-11',
        },
        'ana',
      )
      .do('answerFinding', { finding: 1, correction: 'x', cause: 'y', action: 'z', on: '2027-05-12' }, 'ana');

  it('leave the body its own time before a hard stop, also where it wants something again', () => {
    const again = { finding: 1, verdict: 'again', on: '2027-05-12', dueOn: '2027-06-30' };
    const answer = inRenewal('major').do('recordVerdict', { ...again, what: 'answer' }, 'ana');
    expect(answer.state.findings[0]).toMatchObject({ answerDue: '2027-05-31', evidenceDue: '2027-05-31' });
    const evidence = inRenewal('major')
      .do('recordVerdict', { finding: 1, what: 'answer', verdict: 'accepted', on: '2027-05-12' }, 'ana')
      .do('sendEvidence', { finding: 1, note: 'x', on: '2027-05-12' }, 'ana')
      .do('recordVerdict', { ...again, what: 'evidence' }, 'ana');
    expect(evidence.state.findings[0]?.evidenceDue).toBe('2027-05-31');
  });

  it('are closed in a follow-up audit that sees for itself, by documents only with their evidence', () => {
    const journey = inRenewal('major').do(
      'recordVerdict',
      { finding: 1, what: 'answer', verdict: 'accepted', on: '2027-05-12' },
      'ana',
    );
    const close = (how: string) => ({ finding: 1, how, on: '2027-05-12' });
    expect(journey.refusal('closeFinding', close('documents'), 'ana').code).toBe('findingIs');
    journey.do('closeFinding', close('followUpAudit'), 'ana');
    expect(journey.state.findings[0]).toMatchObject({ lane: 'closed', verifiedOn: '2027-05-12' });
  });

  it('are judged by the grade that they had on the day of a decision', () => {
    const journey = inRenewal('minor')
      .do('recordVerdict', { finding: 1, what: 'answer', verdict: 'accepted', on: '2027-05-12' }, 'ana')
      .untilDay('2027-06-25')
      .do('raiseFinding', { finding: 1, on: '2027-06-22', reason: 'Not done' }, 'ana');
    journey.do(
      'recordDecision',
      {
        ...{ standard: 'ISO 9001', kind: 'recertification', result: 'granted', on: '2027-06-18', signed: true },
        certificate: {
          ...{ edition: 'ISO 9001:2015', number: 'ALD-2', sites: [SITE], scope: 'Fasteners' },
          expiresOn: '2029-09-30',
        },
      },
      'ana',
    );
    expect(journey.certificate().paper?.decidedOn).toBe('2027-06-18');
  });

  it('that are closed are not raised', () => {
    const journey = withMinor().do('disputeFinding', { finding: 1, kind: 'appeal', text: 'No' }, 'ana');
    journey.do('settleDispute', { finding: 1, outcome: 'withdrawn', note: 'Right' }, 'ana');
    expect(journey.refusal('raiseFinding', { finding: 1, reason: 'x' }, 'ana').code).toBe('findingIs');
  });
});

describe('a surveillance that was missed', () => {
  it('stays so until one is held at the central function', () => {
    const journey = anEnteredJourney([{ expiresOn: EXPIRES, decidedOn: '2026-01-22', sites: [SITE, 'brno'] }], {
      sites: [SITE, 'brno'],
    })
      .untilDay('2027-01-24')
      .do('planAudit', { kind: 'surveillance', from: '2027-02-02', to: '2027-02-02', sites: ['brno'] }, 'ana')
      .untilDay('2027-02-03')
      .do('recordAudit', { audit: 1, from: '2027-02-02', to: '2027-02-02', outcome: 'done' }, 'ana');
    expect(journey.clock('overdueSurveillance')).toBe('2027-02-05');
  });
});

describe('a follow-up that the body wants', () => {
  it('is to be planned after any audit, until one is', () => {
    const journey = anEnteredJourney([{ expiresOn: EXPIRES }])
      .do('planAudit', { kind: 'surveillance', from: '2026-11-24', to: '2026-11-24' }, 'ana')
      .untilDay('2026-11-25')
      .do('recordAudit', { audit: 1, from: '2026-11-24', to: '2026-11-24', outcome: 'followUp' }, 'ana');
    expect(journey.clock('planAudit')).toBe('2026-12-09');
    journey.do('planAudit', { kind: 'followUp' }, 'ana');
    expect(journey.idle('planAudit')).toBe('nothingToPlan');
  });
});

describe('a stage 2', () => {
  it('rests on a stage 1 of each of its standards', () => {
    const journey = aJourney({ editions: ['ISO 9001:2026', 'ISO 45001:2018'], title: 'Two' })
      .do('recordTrack', { step: 'contract', on: '2026-11-23' }, 'ana')
      .do('planAudit', { kind: 'stage1', from: '2026-11-24', to: '2026-11-24', standards: ['ISO 9001'] }, 'ana')
      .untilDay('2026-11-25')
      .do('recordAudit', { audit: 1, from: '2026-11-24', to: '2026-11-24', outcome: 'ready' }, 'ana')
      .do('planAudit', { kind: 'stage2', from: '2026-12-15', to: '2026-12-15', standards: ['ISO 45001'] }, 'ana')
      .untilDay('2026-12-16');
    const held = { audit: 2, from: '2026-12-15', to: '2026-12-15', outcome: 'recommended' };
    expect(journey.refusal('recordAudit', held, 'ana').code).toBe('stage1First');
  });
});

describe('a recertification', () => {
  const renewing = (edition: string, organization = anOrganization()) => {
    const certificate = { edition, expiresOn: '2029-10-31', decidedOn: '2026-11-01' };
    return anEnteredJourney([certificate], {}, undefined, organization)
      .untilDay('2029-10-10')
      .do('startRecertification', {}, 'ana')
      .do('planAudit', { kind: 'recertification', from: '2029-09-01', to: '2029-09-02' }, 'ana')
      .do('recordAudit', { audit: 1, from: '2029-09-01', to: '2029-09-02', outcome: 'recommended' }, 'ana');
  };
  const renewed = (edition: string) => ({
    ...{ standard: 'ISO 9001', kind: 'recertification', result: 'granted', on: '2029-10-10', signed: true },
    certificate: { edition, number: 'ALD-2', sites: [SITE], scope: 'Fasteners', expiresOn: '2032-09-30' },
  });
  const rulesOf = (journey: RunningJourney, edition: string) =>
    journey.refusal('recordDecision', renewed(edition), 'ana').rules?.map(({ code }) => code) ?? [];

  it('is not to an edition before the one on the certificate', () => {
    expect(rulesOf(renewing('ISO 9001:2026'), 'ISO 9001:2015')).toContain('olderEdition');
  });

  it('is not to an edition that has ended, whatever the practice of the body', () => {
    const settings = { ...ALDERSYN.settings, cutOffBindsRecertification: false };
    const bodies = [{ ...ALDERSYN, settings }];
    expect(rulesOf(renewing('ISO 9001:2026', anOrganization({ bodies })), 'ISO 9001:2015')).toContain('editionCutOff');
  });
});
