import { describe, expect, it } from '@jest/globals';
import type { Finding, Round } from '#domain/certification/findings/finding-state';
import { dueAtBody, laneOf, roundOf } from './finding-lines.ts';

const aRound = (what: Round['what'], verdict: 'accepted' | 'again' | null): Round => ({
  ...{ what, sentOn: '2027-03-20', by: 'lukas', correction: null, cause: null, action: null, note: null, files: [] },
  verdict: verdict && { verdict, on: '2027-03-30', note: null },
});

const aFinding = (changes: Partial<Finding>): Finding => ({
  ...{
    number: 1,
    reference: 'S2-01',
    audit: 2,
    standard: 'ISO 9001',
    clause: '8.5.1',
    grade: 'major',
    text: 'Not recorded',
  },
  ...{ site: 'brno', owner: 'lukas', receivedOn: '2027-03-11', lane: 'received', answerDue: '2027-04-10' },
  ...{ evidenceDue: '2027-06-09', hardStop: null, rounds: [], spread: null, capa: null, capaStage: null, disputes: [] },
  ...{ verifiedOn: null, closedOn: null },
  ...changes,
});

describe('the lane of a finding', () => {
  it('shows what is behind, where it stands and what is ahead', () => {
    const states = laneOf(aFinding({ lane: 'accepted' })).map(({ state }) => state);
    expect(states).toEqual(['done', 'done', 'current', 'ahead', 'ahead', 'ahead']);
    expect(laneOf(aFinding({ lane: 'closed' })).every(({ state }) => state === 'done')).toBe(true);
  });

  it('counts the rounds; what was asked again opens the next one', () => {
    expect(roundOf(aFinding({}))).toBeNull();
    expect(roundOf(aFinding({ lane: 'answered', rounds: [aRound('answer', null)] }))).toBe(1);
    expect(roundOf(aFinding({ rounds: [aRound('answer', 'again')] }))).toBe(2);
    expect(
      roundOf(aFinding({ lane: 'evidenceSent', rounds: [aRound('answer', 'accepted'), aRound('evidence', null)] })),
    ).toBe(1);
  });

  it('is due with its answer first, then with its evidence, then no more', () => {
    expect(dueAtBody(aFinding({}))).toEqual({ what: 'answer', on: '2027-04-10' });
    expect(dueAtBody(aFinding({ lane: 'accepted' }))).toEqual({ what: 'evidence', on: '2027-06-09' });
    expect(dueAtBody(aFinding({ lane: 'verified' }))).toBeNull();
    expect(dueAtBody(aFinding({ answerDue: null }))).toBeNull();
  });
});
