import { describe, expect, it } from '@jest/globals';
import { held, inMay, paper, recertified } from '../../../tests/builders/a-cycle.ts';
import {
  A_PLAN,
  acceptedGaps,
  aJourney,
  anEnteredJourney,
  plannedJourney,
  type RunningJourney,
} from '../../../tests/builders/a-journey.ts';
import { ALDERSYN, anOrganization } from '../../../tests/builders/organization.ts';
import type { Difference } from '../kernel/difference.ts';
import type { Param } from '../kernel/param.ts';

/** Waits for the decision about its first certificate, stage 2 held on 11 March 2027. */
function beforeDecision(): RunningJourney {
  const journey = aJourney().do('recordTrack', { step: 'contract', on: '2026-11-23' }, 'ana');
  held(journey, 'stage1', '2027-01-19', 'ready');
  return held(journey, 'stage2', '2027-03-11', 'recommended').untilDay('2027-04-15');
}

const initial = (change: Record<string, unknown>) => ({
  ...{ standard: 'ISO 9001', kind: 'initial', on: '2027-04-15', signed: true },
  ...change,
});

const notice = (name: string) => ({ standard: 'ISO 9001', notice: name, on: '2026-11-20', reason: 'No audit' });

function differencesOf(journey: RunningJourney, name: string, body: unknown) {
  const { differences } = journey.preview(name, body, 'ana');
  const of = (subject: string): Difference => {
    const found = differences.find((one) => one.subject === subject);
    if (!found) throw new Error(`Nothing is said of ${subject}`);
    return found;
  };
  return { subjects: differences.map((one) => one.subject), certificate: of('certificate:ISO 9001'), of };
}

const said = (param: Param | null): string | number | null =>
  param === null || typeof param !== 'object'
    ? param
    : 'code' in param
      ? param.code
      : 'date' in param
        ? param.date
        : JSON.stringify(param);

/** `status` → before and after. */
const facts = ({ facts: all }: Difference) =>
  Object.fromEntries(
    all.map(({ code, before, after }) => [code.replace('difference.', ''), [said(before), said(after)]]),
  );

const dates = ({ dates: all }: Difference) =>
  Object.fromEntries(all.map(({ code, before, after }) => [code.replace('journey.', ''), [before, after]]));

describe('what a command changes about certificates', () => {
  it('granting: valid, until when, the first surveillance, the mark, the phase', () => {
    const certificate = paper({ edition: 'ISO 9001:2026', expiresOn: '2030-04-14' });
    const grant = initial({ result: 'granted', certificate });
    const journey = beforeDecision();
    const { certificate: difference } = differencesOf(journey, 'recordDecision', grant);
    expect(difference.name).toEqual({ code: 'difference.certificate', params: { standard: 'ISO 9001:2026' } });
    expect(facts(difference)).toMatchObject({
      status: ['certificate.none', 'certificate.valid'],
      validUntil: [null, '2030-04-14'],
      nextSurveillance: [null, '2028-04-15'],
      mark: [null, 'markUse.allowed'],
      phase: ['stage.decision', 'stage.surveillance'],
      number: [null, 'ALD-9001-117'],
    });
    expect(dates(difference)).toMatchObject({
      decision: ['2027-04-10', null],
      bookSurveillance: [null, '2028-02-15'],
    });
    // Worked out on a copy.
    expect(journey.certificate().status).toBe('none');
  });

  it('correcting a decision: what the certificate is by the wrong one, and by the right one', () => {
    const certificate = paper({ edition: 'ISO 9001:2026', expiresOn: '2030-04-14' });
    const journey = beforeDecision().do('recordDecision', initial({ result: 'granted', certificate }), 'ana');
    const right = { result: 'refused', note: 'Majors' };
    const body = { standard: 'ISO 9001', decision: right, reason: 'Read wrongly', signed: true };
    const { certificate: difference } = differencesOf(journey, 'correctDecision', body);
    expect(facts(difference)).toMatchObject({
      status: ['certificate.valid', 'certificate.refused'],
      validUntil: ['2030-04-14', null],
      phase: ['stage.surveillance', 'stage.decision'],
    });
    expect(dates(difference)).toMatchObject({ bookSurveillance: ['2028-02-15', null] });
  });

  it('refusing a first certificate: refused, and nothing is waited for any more', () => {
    const { certificate } = differencesOf(
      beforeDecision(),
      'recordDecision',
      initial({ result: 'refused', reason: 'Legal' }),
    );
    expect(facts(certificate)).toEqual({
      status: ['certificate.none', 'certificate.refused'],
      phase: ['stage.decision', 'stage.decision'],
    });
    expect(dates(certificate)['decision']).toEqual(['2027-04-10', null]);
  });

  it('refusing a recertification: the certificate that runs stays as it is', () => {
    const journey = inMay().untilDay('2027-06-18');
    const refused = { ...recertified('2027-06-18', ''), result: 'refused', reason: 'Legal', certificate: undefined };
    expect(facts(differencesOf(journey, 'recordDecision', refused).certificate)).toMatchObject({
      status: ['certificate.valid', 'certificate.valid'],
      validUntil: ['2027-06-30', '2027-06-30'],
      mark: ['markUse.allowed', 'markUse.allowed'],
    });
  });

  it('suspending: the mark is taken off within days, the dates of audits and expiry stay', () => {
    const { certificate } = differencesOf(anEnteredJourney(), 'recordNotice', notice('suspended'));
    expect(facts(certificate)).toEqual({
      status: ['certificate.valid', 'certificate.suspended'],
      validUntil: ['2029-01-21', '2029-01-21'],
      nextSurveillance: ['2027-01-22', '2027-01-22'],
      mark: ['markUse.allowed', 'markUse.toStop'],
      phase: ['stage.surveillance', 'stage.surveillance'],
      suspendedUntil: [null, '2027-05-20'],
    });
    expect(dates(certificate)).toEqual({ stopMark: [null, '2026-11-27'], suspension: [null, '2027-05-20'] });
  });

  it('withdrawing: no validity and no surveillance is left', () => {
    const { certificate } = differencesOf(anEnteredJourney(), 'recordNotice', notice('withdrawn'));
    expect(facts(certificate)).toMatchObject({
      status: ['certificate.valid', 'certificate.withdrawn'],
      validUntil: ['2029-01-21', null],
      nextSurveillance: ['2027-01-22', null],
      mark: ['markUse.allowed', 'markUse.toStop'],
    });
    expect(dates(certificate)).toMatchObject({
      bookSurveillance: ['2026-11-20', null],
      stopMark: [null, '2026-11-27'],
    });
  });

  it('transferring: every certificate goes on under the other body, with the dates of its cycle', () => {
    const other = { ...ALDERSYN, id: 'nordcert', shortName: 'Nordcert' };
    const organization = anOrganization({ bodies: [ALDERSYN, other] });
    const journey = anEnteredJourney(
      [{}, { edition: 'ISO 45001:2018', number: 'ALD-45' }],
      {},
      undefined,
      organization,
    );
    const begin = differencesOf(journey, 'beginTransfer', { body: 'nordcert', because: 'chosen' });
    expect(facts(begin.of('process'))).toEqual({ movesTo: [null, 'Nordcert'] });
    expect(dates(begin.of('process'))['transfer']?.[0]).toBeNull();

    journey.do('beginTransfer', { body: 'nordcert', because: 'chosen' }, 'ana');
    for (const [standard, edition] of [
      ['ISO 9001', 'ISO 9001:2015'],
      ['ISO 45001', 'ISO 45001:2018'],
    ]) {
      const certificate = paper({ edition, number: `NC-${String(standard)}`, expiresOn: '2029-01-21' });
      const body = { standard, kind: 'transfer', result: 'granted', on: '2026-11-23', signed: true, certificate };
      if (standard === 'ISO 9001')
        expect(facts(differencesOf(journey, 'recordDecision', body).certificate)).toMatchObject({
          validUntil: ['2029-01-21', '2029-01-21'],
          nextSurveillance: ['2027-01-22', '2027-01-22'],
          number: ['ALD-9001-117', 'NC-ISO 9001'],
        });
      journey.do('recordDecision', body, 'ana');
    }
    const done = differencesOf(journey, 'completeTransfer', { note: 'Both are issued', reviewedOn: '2026-11-20' });
    expect(done.subjects).toEqual(['certificate:ISO 9001', 'certificate:ISO 45001', 'process']);
    expect(facts(done.of('process'))).toMatchObject({ body: ['Aldersyn', 'Nordcert'], movesTo: ['Nordcert', null] });
    expect(facts(done.certificate)).toMatchObject({
      status: ['certificate.valid', 'certificate.valid'],
      validUntil: ['2029-01-21', '2029-01-21'],
    });
    expect(dates(done.of('process'))['transfer']?.[1]).toBeNull();
  });

  it('passing a gate: the certificate that is prepared, the stage that ends and those that begin', () => {
    const journey = plannedJourney();
    const gate = { stage: 'documentation', reason: 'The rest follows', signed: true };
    const { certificate, of } = differencesOf(journey, 'passGate', gate);
    expect(certificate.name.params).toEqual({ standard: 'ISO 9001:2026' });
    expect(facts(certificate)).toMatchObject({ status: ['certificate.none', 'certificate.none'] });
    expect(facts(of('process'))).toEqual({
      'stage.documentation': ['stageStatus.running', 'stageStatus.passed'],
      'stage.internalAudit': ['stageStatus.ahead', 'stageStatus.running'],
    });
    expect(of('process').dates.find((one) => one.subject === 'stage:documentation')?.after).toBeNull();
  });

  it('approving a plan: when it ends, and whether that is before the target', () => {
    const submitted = (target: string | null) => {
      const journey = acceptedGaps();
      if (target !== null) journey.do('setTarget', { target, reason: 'Promised' }, 'ana');
      return journey.do('savePlan', A_PLAN, 'ana').do('submitPlan', { signed: true }, 'ana');
    };
    const approved = (target: string | null) => {
      const { differences } = submitted(target).preview('approvePlan', { signed: true }, 'tor');
      const process = differences.find(({ subject }) => subject === 'process');
      return process ? facts(process) : {};
    };
    expect(approved('2027-06-01')).toMatchObject({
      planEnds: [null, '2027-02-23'],
      target: ['2027-06-01', '2027-06-01'],
      planAgainstTarget: [null, 'planTarget.met'],
    });
    expect(approved('2027-02-23')).toMatchObject({ planAgainstTarget: [null, 'planTarget.missed'] });
    expect(approved(null)).toMatchObject({ planEnds: [null, '2027-02-23'] });
    expect(approved(null)).not.toHaveProperty('target');

    const journey = submitted('2027-06-01').do('approvePlan', { signed: true }, 'tor');
    const earlier = journey.preview('setTarget', { target: '2027-01-20', reason: 'Sooner' }, 'ana').differences;
    expect(earlier.map(({ subject }) => subject)).toEqual(['process']);
    expect(earlier.map(facts)).toMatchObject([
      {
        target: ['2027-06-01', '2027-01-20'],
        planAgainstTarget: ['planTarget.met', 'planTarget.missed'],
      },
    ]);
  });

  it('says nothing where nothing of that kind changes', () => {
    expect(anEnteredJourney().preview('comment', { text: 'Seen' }, 'ana').differences).toEqual([]);
  });
});
