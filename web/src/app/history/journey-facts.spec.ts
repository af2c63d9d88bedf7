import { describe, expect, it } from '@jest/globals';
import { unbroken } from '../../../../tests/builders/unbroken.ts';
import { catalogue } from '../words/catalogue.ts';
import type { Wording } from '../words/sentence.ts';
import type { EventStep } from './event-changes.ts';
import { auditDays, journeyFacts } from './journey-facts.ts';

const wording: Wording = {
  words: catalogue,
  names: { person: (id) => id, site: (id) => id },
  dates: { now: new Date('2026-11-23T08:41:00Z'), zone: 'Europe/Oslo' },
};

/** An audit that was booked for these days, and the event after it. */
function step(event: object, from: string | null, to: string | null): EventStep {
  return { event: { event }, before: { state: { audits: [{ number: 2, from, to }] } } } as unknown as EventStep;
}

describe('the days of an audit', () => {
  it('are told before and after', () => {
    const postponed = { type: 'auditPostponed', number: 2, from: '2027-03-02', to: '2027-03-03' };
    const [change] = auditDays(step(postponed, '2027-02-02', '2027-02-02'), wording);
    expect(change).toMatchObject({ label: 'Audit days', before: unbroken('Tue 2 Feb 2027') });
    expect(change?.after).toBe(unbroken('Tue 2 Mar 2027 to Wed 3 Mar 2027'));
  });

  it('are none where it waits to be booked again', () => {
    const postponed = { type: 'auditPostponed', number: 2, from: null, to: null };
    expect(auditDays(step(postponed, '2027-02-02', '2027-02-02'), wording)).toMatchObject([{ after: 'not booked' }]);
    expect(auditDays(step({ type: 'auditHeld', number: 2 }, null, null), wording)).toEqual([]);
  });
});

describe('what an event of a journey brought', () => {
  const proof = (requirement: string) =>
    journeyFacts({ type: 'proofConfirmed', proof: { requirement, note: 'Seen' } }, wording)[0];

  it('is the loop that a finding asked for, where its key was reserved with it', () => {
    const asked = { type: 'capaAsked', number: 1, owner: 'rolf', severity: 3, likelihood: 3 };
    expect(journeyFacts({ ...asked, key: 'CAPA-2026-0007' }, wording)).toEqual([['Opened', 'CAPA-2026-0007']]);
    expect(journeyFacts(asked, wording)).toEqual([]);
  });

  it('is a proof by what it is of, clauses with their title', () => {
    expect(proof('training:awareness')).toEqual(['Proof', 'Awareness for everybody']);
    expect(proof('documentation:ISO 9001:2015/4.3')?.[1]).toBe(
      'Documented information for 4.3 Determining the scope of the quality management system, ISO 9001:2015',
    );
    expect(proof('documentation:ISO 9001:1987/4.3')?.[1]).toBe('Documented information for 4.3, ISO 9001:1987');
  });
});
