import { describe, expect, it } from '@jest/globals';
import { held } from '../../../../tests/builders/a-cycle.ts';
import { aJourney, anEnteredJourney, type RunningJourney } from '../../../../tests/builders/a-journey.ts';
import { SITE } from '../../../../tests/builders/organization.ts';

/** A major of the surveillance of 23 November 2026. */
const found = (grade = 'major'): RunningJourney =>
  held(anEnteredJourney(), 'surveillance', '2026-11-23').do(
    'recordFinding',
    { audit: 1, standard: 'ISO 9001', clause: '8.4.1', grade, text: 'None', site: SITE },
    'ana',
  );

const disagreed = (journey: RunningJourney, on = '2026-11-25', kind = 'divergingOpinion'): RunningJourney =>
  journey.untilDay(on).do('disputeFinding', { finding: 1, kind, text: 'It was evaluated', files: ['f-1'] }, 'ana');

const settle = (outcome: string, on: string) => ({ finding: 1, outcome, note: 'Read again', on, files: ['f-2'] });

const only = (journey: RunningJourney) => journey.state.findings[0];

describe('a disagreement with a finding', () => {
  it('is with the body until its usual time has passed, and the dates of the finding go on', () => {
    const journey = found();
    expect(journey.idle('dispute')).toBe('notDisputed');
    const { answerDue, evidenceDue } = only(journey) ?? {};
    disagreed(journey);
    // The usual 14 days of the body.
    expect(journey.clock('dispute')).toBe('2026-12-09');
    expect(only(journey)).toMatchObject({ answerDue, evidenceDue, disputes: [{ files: ['f-1'] }] });
    journey.untilDay('2026-12-10');
    expect(journey.waiting.map(({ code }) => code)).toContain('journey.askBody');
  });

  it('that the body does not share leaves the finding where it was', () => {
    const journey = disagreed(found()).untilDay('2026-12-01');
    expect(journey.refusal('settleDispute', settle('upheld', '2026-11-24'), 'ana').code).toBe('settledBeforeDispute');
    journey.do('settleDispute', settle('upheld', '2026-11-30'), 'ana');
    expect(only(journey)).toMatchObject({
      lane: 'received',
      closedOn: null,
      disputes: [{ answer: { outcome: 'upheld', on: '2026-11-30', note: 'Read again', files: ['f-2'] } }],
    });
    expect([journey.idle('dispute'), journey.clock('answer')]).toEqual(['notDisputed', '2026-12-23']);
    expect(journey.refusal('settleDispute', settle('upheld', '2026-12-01'), 'ana').code).toBe('notDisputed');
    // An appeal can follow a diverging opinion.
    expect(disagreed(journey, '2026-12-02', 'appeal').clock('dispute')).toBe('2026-12-16');
  });

  it('is not waited for any more once the body has closed the finding, and can be answered all the same', () => {
    const journey = disagreed(found('opportunity'));
    journey.do('closeFinding', { finding: 1, how: 'documents' }, 'ana');
    expect(journey.idle('dispute')).toBe('done');
    journey.do('settleDispute', settle('withdrawn', '2026-11-25'), 'ana');
    expect(only(journey)).toMatchObject({ lane: 'closed', withdrawnOn: '2026-11-25' });
  });

  it('that the body shares ends the finding: nothing is owed for it', () => {
    const journey = disagreed(found()).untilDay('2026-12-01');
    journey.do('settleDispute', settle('withdrawn', '2026-11-30'), 'ana');
    expect(only(journey)).toMatchObject({ lane: 'closed', closedOn: '2026-11-30', withdrawnOn: '2026-11-30' });
    expect(['answer', 'evidence', 'dispute', 'suspensionReview'].map((rule) => journey.clock(rule))).toEqual(
      Array.from({ length: 4 }, () => undefined),
    );
  });

  it('takes a major out of the way of a decision from the day on which the body took it back', () => {
    const journey = held(held(aJourney(), 'stage1', '2027-01-19', 'ready'), 'stage2', '2027-03-11', 'recommended');
    const major = { audit: 2, standard: 'ISO 9001', clause: '8.4.1', grade: 'major', text: 'None', site: SITE };
    journey.do('recordFinding', major, 'ana');
    disagreed(journey, '2027-03-15', 'appeal').untilDay('2027-04-01');
    journey.do('settleDispute', settle('withdrawn', '2027-03-30'), 'ana');
    expect(journey.clock('stage2Majors')).toBeUndefined();
    const certificate = {
      ...{ edition: 'ISO 9001:2026', number: 'N-1', sites: [SITE], scope: 'Fasteners' },
      expiresOn: '2030-03-28',
    };
    const decided = (on: string) => ({
      ...{ standard: 'ISO 9001', kind: 'initial', result: 'granted', on, signed: true, certificate },
    });
    expect(journey.refusal('recordDecision', decided('2027-03-29'), 'ana').code).toBe('findingsOpen');
    journey.do('recordDecision', decided('2027-03-30'), 'ana');
    expect(journey.certificate().status).toBe('valid');
  });
});
