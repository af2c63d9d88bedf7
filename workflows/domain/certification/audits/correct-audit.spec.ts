import { describe, expect, it } from '@jest/globals';
import { aJourney, anEnteredJourney, type RunningJourney } from '../../../../tests/builders/a-journey.ts';
import { SITE } from '../../../../tests/builders/organization.ts';

const BOTH = [{}, { edition: 'ISO 14001:2015', number: 'ALD-14001-9' }];
const SURVEILLANCE = { audit: 1, from: '2026-12-08', to: '2026-12-09', outcome: 'done' };

/** Two standards, with their surveillance booked for two days in December. */
const booked = (): RunningJourney =>
  anEnteredJourney(BOTH)
    .do('planAudit', { kind: 'surveillance', from: '2026-12-08', to: '2026-12-09' }, 'ana')
    .untilDay('2026-12-20');
const held = (change: object = {}): RunningJourney => booked().do('recordAudit', { ...SURVEILLANCE, ...change }, 'ana');

const correction = (change: object) => ({ ...SURVEILLANCE, reason: 'Mistyped', ...change });

const finding = (change: object = {}) => ({
  audit: 1,
  standard: 'ISO 9001',
  clause: '8.4.1',
  grade: 'minor',
  text: 'One supplier without evaluation',
  site: SITE,
  receivedOn: '2026-12-09',
  ...change,
});

describe('an audit', () => {
  it('is recorded for what it covered, which counts for nothing else', () => {
    const journey = held({ standards: ['ISO 9001'] });
    expect(journey.state.audits[0]?.standards).toEqual(['ISO 9001']);
    // The surveillance of the year is still to come for the other one.
    expect(journey.clock('surveillance', 'certificate:ISO 14001')).toBe('2027-01-22');
    expect(journey.clock('surveillance', 'certificate:ISO 9001')).not.toBe('2027-01-22');
    const [recorded] = journey.events.filter((row) => row.event.type === 'auditHeld');
    expect(recorded?.event).toMatchObject({ standards: ['ISO 9001'] });
    expect(booked().refusal('recordAudit', { ...SURVEILLANCE, standards: ['ISO 22301'] }, 'ana').code).toBe(
      'standardNotHere',
    );
    expect(booked().refusal('recordAudit', { ...SURVEILLANCE, sites: ['elsewhere'] }, 'ana').code).toBe('siteNotHere');
  });

  it('is on record once', () => {
    const again = held().do('planAudit', { kind: 'surveillance' }, 'ana');
    const second = { ...SURVEILLANCE, audit: 2 };
    expect(again.refusal('recordAudit', second, 'ana').code).toBe('auditKnown');
    expect(again.refusal('recordAudit', { ...second, from: '2026-12-09', to: '2026-12-10' }, 'ana').code).toBe(
      'auditKnown',
    );
    again.do('recordAudit', { ...second, from: '2026-12-10', to: '2026-12-10' }, 'ana');
    const parts = held({ standards: ['ISO 9001'] }).do('planAudit', { kind: 'surveillance' }, 'ana');
    parts.do('recordAudit', { ...second, standards: ['ISO 14001'] }, 'ana');
    expect(parts.state.audits.map(({ status }) => status)).toEqual(['held', 'held']);
  });
});

describe('what was recorded wrongly about an audit', () => {
  it('is put right with a reason, and both are in the history', () => {
    const journey = held().do('correctAudit', correction({ from: '2026-12-15', to: '2026-12-16' }), 'ana');
    expect(journey.state.audits[0]).toMatchObject({ from: '2026-12-15', to: '2026-12-16', outcome: 'done' });
    expect(journey.events.find((row) => row.event.type === 'auditCorrected')?.event).toMatchObject({
      was: { from: '2026-12-08', to: '2026-12-09', outcome: 'done' },
      reason: 'Mistyped',
    });
    expect(journey.refusal('correctAudit', correction({ from: '2026-12-15', to: '2026-12-16' }), 'ana').code).toBe(
      'nothingToCorrect',
    );
    expect(journey.refusal('correctAudit', correction({ to: '2027-12-16' }), 'ana').code).toBe('dateAhead');
    expect(booked().refusal('correctAudit', correction({}), 'ana').code).toBe('auditIs');
    expect(journey.refusal('correctAudit', correction({}), 'rolf').code).toMatch(/notPermitted|notYours/);
  });

  it('keeps what a correction leaves out, and loses what it takes away', () => {
    const journey = held({ reportOn: '2026-12-18', note: 'One minor' });
    const correct = (change: object) => journey.do('correctAudit', { audit: 1, reason: 'Mistyped', ...change }, 'ana');
    correct({ note: 'Two minors' });
    correct({ outcome: 'followUp' });
    expect(journey.state.audits[0]).toMatchObject({
      ...{ from: '2026-12-08', to: '2026-12-09', outcome: 'followUp', reportOn: '2026-12-18', note: 'Two minors' },
      standards: ['ISO 9001', 'ISO 14001'],
    });
    correct({ reportOn: null, note: null });
    expect(journey.state.audits[0]).toMatchObject({ outcome: 'followUp', reportOn: null, note: null });
    for (const nothing of [{}, { outcome: 'followUp', note: null }, { standards: ['ISO 14001', 'ISO 9001'] }]) {
      const body = { audit: 1, reason: 'Mistyped', ...nothing };
      expect(journey.refusal('correctAudit', body, 'ana').code).toBe('nothingToCorrect');
    }
    expect(journey.refusal('correctAudit', { audit: 1, reason: 'Mistyped', to: null }, 'ana').code).toBe('invalid');
  });

  it('moves what runs from its last day, but no date that the body set itself', () => {
    const journey = held()
      .do('recordFinding', finding(), 'ana')
      .do('recordFinding', finding({ clause: '8.4.2', answerDue: '2027-01-20' }), 'ana')
      .do('correctAudit', correction({ from: '2026-12-07', to: '2026-12-08' }), 'ana');
    expect(journey.state.findings.map(({ answerDue }) => answerDue)).toEqual(['2027-02-06', '2027-01-20']);
    expect(journey.clock('answer', 'finding:1')).toBe('2027-02-06');
    const before = held().do('recordFinding', finding(), 'ana');
    expect(before.state.findings[0]?.answerDue).toBe('2027-02-07');
  });

  it('moves the day that nobody can move, for it is counted from there (9.5.3.2)', () => {
    const stage2 = { audit: 2, from: '2027-03-01', to: '2027-03-02', outcome: 'followUp', despite: 'Held' };
    const journey = aJourney({ editions: ['ISO 9001:2015'] })
      .do('planAudit', { kind: 'stage1', from: '2027-02-01', to: '2027-02-01' }, 'ana')
      .do('planAudit', { kind: 'stage2', from: '2027-03-01', to: '2027-03-02' }, 'ana')
      .untilDay('2027-03-10')
      .do('recordAudit', { audit: 1, from: '2027-02-01', to: '2027-02-01', outcome: 'ready', despite: 'Held' }, 'ana')
      .do('recordAudit', stage2, 'ana')
      .do('recordFinding', finding({ audit: 2, grade: 'major', receivedOn: '2027-03-09' }), 'ana');
    expect(journey.clock('stage2Majors')).toBe('2027-09-02');
    const { despite: _, ...right } = { ...stage2, from: '2027-03-08', to: '2027-03-09', reason: 'Mistyped' };
    journey.do('correctAudit', right, 'ana');
    expect(journey.state.findings[0]?.hardStop).toEqual({ rule: 'stage2Majors', on: '2027-09-09' });
    expect(journey.clock('stage2Majors')).toBe('2027-09-09');
    const early = { audit: 1, from: '2027-03-08', to: '2027-03-08', outcome: 'ready', reason: 'Mistyped' };
    expect(journey.refusal('correctAudit', early, 'ana').code).toBe('stage1AfterStage2');
  });

  it('is in the history also where no day was wrong', () => {
    const journey = held({ note: 'One minor' }).do(
      'correctAudit',
      correction({ reportOn: '2026-12-18', note: 'Two minors', standards: ['ISO 9001'] }),
      'ana',
    );
    expect(journey.events.find((row) => row.event.type === 'auditCorrected')?.event).toMatchObject({
      was: { reportOn: null, note: 'One minor', standards: ['ISO 9001', 'ISO 14001'], sites: [SITE] },
      ...{ reportOn: '2026-12-18', note: 'Two minors', standards: ['ISO 9001'] },
    });
  });

  it.each([
    ['beforeCertificate', { from: '2026-01-20', to: '2026-01-21' }],
    ['auditTooLong', { from: '2026-06-01' }],
  ])('has days on which it can have been: %s', (code, change) => {
    expect(held().refusal('correctAudit', correction(change), 'ana').code).toBe(code);
    expect(booked().refusal('recordAudit', { ...SURVEILLANCE, ...change }, 'ana').code).toBe(code);
  });

  it('keeps an outcome that was imported, though none can be chosen like it today', () => {
    const audits = [{ kind: 'stage2', heldOn: '2025-11-04' }];
    const journey = anEnteredJourney([{}], { audits }).untilDay('2026-12-01');
    const { number = 0, outcome, from, to } = journey.state.audits[0] ?? {};
    const moved = { audit: number, outcome, from: '2025-11-03', to, reason: 'Two days' };
    expect([outcome, from]).toEqual(['done', '2025-11-04']);
    journey.do('correctAudit', moved, 'ana');
    expect(journey.state.audits[0]?.from).toBe('2025-11-03');
  });

  it('does not contradict its findings', () => {
    const journey = held().do('recordFinding', finding(), 'ana');
    expect(journey.refusal('correctAudit', correction({ from: '2026-12-10', to: '2026-12-11' }), 'ana').code).toBe(
      'findingBeforeAudit',
    );
    expect(journey.refusal('correctAudit', correction({ standards: ['ISO 14001'] }), 'ana').code).toBe(
      'findingOfStandard',
    );
    journey.do('correctAudit', correction({ standards: ['ISO 9001'] }), 'ana');
    expect(journey.clock('surveillance', 'certificate:ISO 14001')).toBe('2027-01-22');
  });

  it('does not contradict the decision that rests on it', () => {
    const paper = { edition: 'ISO 9001:2015', number: 'ALD-9001-118', sites: [SITE], scope: 'Fasteners' };
    const renewed = anEnteredJourney([{ decidedOn: '2024-07-01', expiresOn: '2027-06-30', firstCycle: false }])
      .do('planAudit', { kind: 'recertification', from: '2027-05-11', to: '2027-05-11' }, 'ana')
      .untilDay('2027-06-18')
      .do('recordAudit', { audit: 1, from: '2027-05-11', to: '2027-05-11', outcome: 'recommended' }, 'ana')
      .do(
        'recordDecision',
        {
          ...{ standard: 'ISO 9001', kind: 'recertification', result: 'granted', on: '2027-06-01', signed: true },
          certificate: { ...paper, expiresOn: '2030-06-30' },
        },
        'ana',
      );
    const moved = { audit: 1, from: '2027-06-02', to: '2027-06-02', outcome: 'recommended', reason: 'Mistyped' };
    expect(renewed.refusal('correctAudit', moved, 'ana').code).toBe('auditAfterDecision');
    renewed.do('correctAudit', { ...moved, from: '2027-05-31', to: '2027-06-01' }, 'ana');
    expect(renewed.state.audits[0]?.to).toBe('2027-06-01');
  });
});
