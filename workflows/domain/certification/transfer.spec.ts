import { describe, expect, it } from '@jest/globals';
import { held, paper } from '../../../tests/builders/a-cycle.ts';
import { anEnteredJourney, type RunningJourney } from '../../../tests/builders/a-journey.ts';
import { ALDERSYN, anOrganization } from '../../../tests/builders/organization.ts';
import type { Body } from '../kernel/reference.ts';

const nordkyst: Body = { ...ALDERSYN, id: 'nordkyst', name: 'Nordkyst', shortName: 'Nordkyst' };

const certified = (
  certificates: readonly Record<string, unknown>[] = [{}],
  bodies: readonly Body[] = [ALDERSYN, nordkyst],
): RunningJourney => anEnteredJourney(certificates, {}, undefined, anOrganization({ bodies }));

const chosen = { body: 'nordkyst', because: 'chosen' };
const ceased = { body: 'nordkyst', because: 'ceased', ceasedOn: '2026-10-31' };

/** What Nordkyst decides about one certificate. */
const issued = (on: string, change: Record<string, unknown> = {}) => ({
  standard: 'ISO 9001',
  kind: 'transfer',
  result: 'granted',
  on,
  signed: true,
  certificate: paper({ number: 'NK-1', expiresOn: '2029-01-21' }),
  ...change,
});

const refusals = (journey: RunningJourney, name: string, ...bodies: readonly unknown[]): string[] =>
  bodies.map((body) => journey.refusal(name, body, 'ana').code);

describe('a transfer', () => {
  it('keeps the dates of the cycle, and is complete once every certificate is issued by the new body', () => {
    const journey = certified([{}, { edition: 'ISO 14001:2015', number: 'ALD-14001' }]).do(
      'beginTransfer',
      chosen,
      'ana',
    );
    const done = { note: 'Issued', reviewedOn: '2026-11-23' };
    expect(refusals(journey, 'completeTransfer', done)).toEqual(['notTransferred']);
    journey.do('recordDecision', issued('2026-11-23'), 'ana');
    expect(journey.refusal('completeTransfer', done, 'ana').params).toEqual({ standard: 'ISO 14001' });
    const certificate = paper({ number: 'NK-2', edition: 'ISO 14001:2015', expiresOn: '2029-01-21' });
    journey
      .do('recordDecision', issued('2026-11-23', { standard: 'ISO 14001', certificate }), 'ana')
      .do('completeTransfer', done, 'ana');
    expect(journey.state.body).toBe('nordkyst');
    expect(journey.state.transfer).toMatchObject({ doneOn: '2026-11-23', reviewedOn: '2026-11-23' });
    expect(journey.certificate().paper).toMatchObject({ number: 'NK-1', decidedOn: '2026-01-22' });
    expect(journey.clock('surveillance', 'certificate:ISO 9001')).toBe('2027-01-22');
    expect(journey.idle('transfer')).toBe('done');
  });

  it('calls off what was booked with the body that is left, and nothing booked since', () => {
    const surveillance = { kind: 'surveillance', from: '2027-01-11', to: '2027-01-12' };
    const journey = certified()
      .do('planAudit', surveillance, 'ana')
      .untilDay('2026-11-25')
      .do('beginTransfer', chosen, 'ana')
      .untilDay('2026-11-27')
      .do('planAudit', surveillance, 'ana')
      .do('recordDecision', issued('2026-11-27'), 'ana')
      .do('completeTransfer', { note: 'Issued', reviewedOn: '2026-11-26' }, 'ana');
    expect(journey.state.audits.map(({ status }) => status)).toEqual(['cancelled', 'booked']);
    expect(journey.state.audits[0]?.reason).toMatch(/certification body that the certificates have left/);
  });

  it('is waited for as long as the organization chose to, and never beyond the first end', () => {
    expect(certified().do('beginTransfer', chosen, 'ana').clock('transfer')).toBe('2027-01-22');
    const soon = certified([{ decidedOn: '2024-01-01', expiresOn: '2026-12-31', firstCycle: false }]);
    expect(soon.do('beginTransfer', chosen, 'ana').clock('transfer')).toBe('2026-12-31');
  });

  it('ends six months after the old body ceased, or with the certificate, the earlier', () => {
    // Six months after 31 October, clamped to the end of April.
    expect(certified().do('beginTransfer', ceased, 'ana').clock('transfer')).toBe('2027-04-30');
    const soon = certified([{ decidedOn: '2024-03-01', expiresOn: '2027-02-28', firstCycle: false }]);
    expect(soon.do('beginTransfer', ceased, 'ana').clock('transfer')).toBe('2027-02-28');
  });

  it('asks when the old body ceased', () => {
    expect(
      refusals(
        certified(),
        'beginTransfer',
        { ...ceased, ceasedOn: undefined },
        { ...ceased, ceasedOn: '2026-11-24' },
        { ...ceased, on: '2026-10-30' },
        { ...ceased, ceasedOn: '2026-05-22' },
      ),
    ).toEqual(['ceasedOnNeeded', 'dateAhead', 'beforeCeased', 'transferTooLate']);
  });

  it('issued after the six months is recorded with a reason alone, and in time also when it is typed late', () => {
    const journey = certified().do('beginTransfer', ceased, 'ana');
    held(journey, 'surveillance', '2026-12-08').untilDay('2027-05-10');
    expect(refusals(journey, 'recordDecision', issued('2027-05-01'))).toEqual(['transferTooLate']);
    journey.do('recordDecision', issued('2027-04-30'), 'ana');
    journey.do('completeTransfer', { note: 'Late in the record', reviewedOn: '2027-04-12' }, 'ana');
    expect(journey.state.transfer?.doneOn).toBe('2027-05-10');
  });

  it('is reviewed before anything is issued, or says why not', () => {
    const journey = certified().do('beginTransfer', { ...chosen, on: '2026-11-02' }, 'ana');
    held(journey, 'special', '2026-11-23').do('recordDecision', issued('2026-11-20'), 'ana');
    expect(
      refusals(
        journey,
        'completeTransfer',
        { note: 'Issued' },
        { note: 'Issued', reviewedOn: '2026-11-21' },
        { note: 'Issued', reviewedOn: '2026-11-18', on: '2026-11-19' },
        { note: 'Issued', reviewedOn: '2026-11-18', on: '2026-11-01' },
      ),
    ).toEqual(['reviewNeeded', 'reviewAfterIssue', 'beforeIssue', 'beforeTransfer']);
    journey.do('completeTransfer', { note: 'Issued', despite: 'Both bodies belong together' }, 'ana');
    const event = journey.events.find((row) => row.event.type === 'transferred')?.event;
    expect(event).toMatchObject({ despite: { rule: 'reviewNeeded', reason: 'Both bodies belong together' } });
  });

  it('is not for a suspended certificate, except on record with a reason', () => {
    const journey = certified([{ suspended: true }]);
    expect(refusals(journey, 'beginTransfer', chosen)).toEqual(['onlyValidTransfers']);
    journey.do('beginTransfer', { ...chosen, despite: 'Agreed by both bodies' }, 'ana');
    expect(journey.state.transfer?.to).toBe('nordkyst');
  });

  it('issues nothing for a certificate that was suspended meanwhile, except with a reason', () => {
    const journey = held(certified().do('beginTransfer', chosen, 'ana'), 'surveillance', '2026-12-08');
    journey.do(
      'recordNotice',
      { standard: 'ISO 9001', notice: 'suspended', on: '2026-12-08', reason: 'Not allowed in' },
      'ana',
    );
    expect(refusals(journey, 'recordDecision', issued('2026-12-08'))).toEqual(['onlyValidTransfers']);
    // It was valid on that day.
    journey.do('recordDecision', issued('2026-12-07'), 'ana');
    expect(journey.certificate().status).toBe('suspended');
  });

  it('leaves out certificates that are gone', () => {
    const journey = certified([{}, { edition: 'ISO 14001:2015', number: 'ALD-14001' }]).do(
      'recordNotice',
      { standard: 'ISO 14001', notice: 'givenUp', on: '2026-11-23', reason: 'Not needed' },
      'ana',
    );
    journey.do('beginTransfer', chosen, 'ana').do('planAudit', { kind: 'special' }, 'ana');
    held(journey, 'special', '2026-11-24').do('recordDecision', issued('2026-11-24'), 'ana');
    journey.do('completeTransfer', { note: 'Issued', reviewedOn: '2026-11-23' }, 'ana');
    expect(journey.state.body).toBe('nordkyst');
  });

  it.each<[string, Partial<Body>]>([
    ['no accreditation', { accreditation: null }],
    ['none for the edition', { covers: ['ISO 14001:2015'] }],
    [
      'none of an MLA signatory',
      { accreditation: ALDERSYN.accreditation && { ...ALDERSYN.accreditation, mla: false } },
    ],
    [
      'one that has ended',
      { accreditation: ALDERSYN.accreditation && { ...ALDERSYN.accreditation, validUntil: '2026-11-22' } },
    ],
  ])('is not to a body with %s', (_, change) => {
    const journey = certified([{}], [ALDERSYN, { ...nordkyst, ...change }]);
    expect(refusals(journey, 'beginTransfer', chosen)).toEqual(['notAccredited']);
  });

  it('from a body that ceased does not ask for the accreditation it lost', () => {
    const lost = { ...ALDERSYN, accreditation: null };
    expect(refusals(certified([{}], [lost, nordkyst]), 'beginTransfer', chosen)).toEqual(['noMla']);
    const journey = certified([{}], [lost, nordkyst]).do('beginTransfer', ceased, 'ana');
    expect(journey.state.transfer?.because).toBe('ceased');
  });

  it('names every rule that it breaks', () => {
    const journey = certified(
      [{ suspended: true }],
      [
        { ...ALDERSYN, accreditation: null },
        { ...nordkyst, covers: [] },
      ],
    );
    const despiteRules = ['onlyValidTransfers', 'noMla', 'notAccredited'];
    expect(journey.refusal('beginTransfer', { ...chosen, despite: 'Agreed' }, 'ana').code).toBe('onlyValidTransfers');
    journey.do('beginTransfer', { ...chosen, despite: 'Agreed', despiteRules }, 'ana');
    const event = journey.events.find((row) => row.event.type === 'transferBegun')?.event;
    expect(event).toMatchObject({ despite: { reason: 'Agreed', rules: despiteRules } });
  });

  it('is the only way to another body while a certificate is held, and its decision needs it', () => {
    const journey = held(certified(), 'surveillance', '2026-12-08');
    const track = { step: 'chosen', body: 'nordkyst', on: '2026-11-20' };
    expect(refusals(journey, 'recordTrack', track)).toEqual(['bodyByTransfer']);
    expect(refusals(journey, 'recordDecision', issued('2026-12-08', { despite: 'x' }))).toEqual(['noTransfer']);
    expect(refusals(journey, 'beginTransfer', { ...chosen, body: 'aldersyn', despite: 'x' })).toEqual(['sameBody']);
    journey.do('beginTransfer', chosen, 'ana');
    expect(refusals(journey, 'recordDecision', issued('2026-12-07', { despite: 'x' }))).toEqual(['beforeTransfer']);
  });

  it('is over when the other body takes nothing', () => {
    const journey = held(certified().do('beginTransfer', chosen, 'ana'), 'special', '2026-11-24');
    journey.do(
      'recordDecision',
      issued('2026-11-24', { result: 'refused', reason: 'Scope', certificate: undefined }),
      'ana',
    );
    expect([journey.state.transfer, journey.state.body, journey.idle('transfer')]).toEqual([
      null,
      'aldersyn',
      'notAsked',
    ]);
    expect(journey.certificate().status).toBe('valid');
  });
});
