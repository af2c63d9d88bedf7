import { describe, expect, it } from '@jest/globals';
import type { Actor } from '#domain/kernel/moment';
import { unbroken } from '../../../../tests/builders/unbroken.ts';
import { catalogue } from './catalogue.ts';
import type { Wording } from './sentence.ts';
import { eventSentence, wordEvent, wordSubject } from './word-event.ts';

const names: Readonly<Record<string, string>> = { marta: 'Marta Kos', lukas: 'Lukas Brandt', sofia: 'Sofia Lind' };
const wording: Wording = {
  words: catalogue,
  names: { person: (id) => names[id] ?? id, site: (id) => id },
  dates: { now: new Date('2026-11-23T08:41:00Z'), zone: 'Europe/Oslo' },
};
const marta: Actor = { kind: 'person', id: 'marta' };

function worded(event: { type: string } & Record<string, unknown>, actor: Actor = marta, processType = 'capa') {
  return wordEvent({ type: event.type, event, actor }, processType, wording);
}

describe('an event in words', () => {
  it('names who did it apart from what they did, and keeps what they said', () => {
    const event = worded({ type: 'actionVerified', action: 3, note: 'Six people re-tested' });
    expect(event).toMatchObject({ before: '', who: 'Marta Kos', after: ' verified action 3' });
    expect(event.said).toBe('Six people re-tested');
  });

  it('does not repeat a reason that stands in the sentence', () => {
    const event = worded({ type: 'planReturned', reason: 'Name who trains it.' });
    expect(eventSentence(event)).toContain('“Name who trains it.”');
    expect(event.said).toBeNull();
  });

  it('names every rule against which something was recorded, with the reason', () => {
    const decided = { type: 'decisionRecorded', standard: 'ISO 9001', on: '2026-11-20', result: 'granted' };
    const despite = { rule: 'findingsOpen', reason: 'Verified on site', rules: ['findingsOpen', 'expiryTooLate'] };
    expect(eventSentence(worded({ ...decided, despite }, marta, 'journey'))).toBe(
      unbroken(
        'Marta Kos recorded: The body decided on ISO 9001 on Fri 20 Nov: granted. Recorded against: open findings (9.5.2); the last day of validity that the rules allow (9.1.3.2). “Verified on site”',
      ),
    );
    const reasons = [
      { rule: 'findingsOpen', reason: 'Verified on site' },
      { rule: 'expiryTooLate', reason: 'So it is printed' },
    ];
    expect(eventSentence(worded({ ...decided, despite: { ...despite, reasons } }, marta, 'journey'))).toContain(
      'Recorded against: open findings (9.5.2): “Verified on site”; the last day of validity that the rules allow (9.1.3.2): “So it is printed”',
    );
    // Earlier versions kept the first rule alone.
    const first = { rule: 'noMla', reason: 'Agreed' };
    expect(eventSentence(worded({ ...decided, despite: first }, marta, 'journey'))).toContain(
      'Recorded against: transfer only from a body with an MLA accreditation (IAF MD 2). “Agreed”',
    );
  });

  it('words people, subjects and dates among the fields', () => {
    expect(
      eventSentence(
        worded({ type: 'reassigned', subject: 'action:2', from: 'lukas', to: 'sofia', reason: 'Parental leave' }),
      ),
    ).toBe('Marta Kos handed over action 2 from Lukas Brandt to Sofia Lind: “Parental leave”');
    expect(
      eventSentence(worded({ type: 'extensionApproved', subject: 'action:2', newDate: '2026-12-04' }, marta)),
    ).toBe(unbroken('Marta Kos approved more time for action 2 until Fri 4 Dec'));
  });

  it('words the clocks of others, and the steps of a campaign', () => {
    expect(
      eventSentence(
        worded({ type: 'externalClockSet', party: 'customer', reference: '8D 4711', what: 'causes', from: null }),
      ),
    ).toBe('Marta Kos recorded that the customer waits for causes (8D 4711)');
    const journey: Actor = { kind: 'process', key: 'JRN-2026-0001' };
    expect(
      eventSentence(worded({ type: 'externalClockSet', party: 'body', reference: 'S2-01', what: 'answer' }, journey)),
    ).toBe('JRN-2026-0001 recorded that the certification body waits for the answer to its finding (S2-01)');
    expect(wordSubject('external:customer:8D 4711', wording)).toBe('the date of the customer (8D 4711)');
    expect(
      eventSentence(worded({ type: 'journeyProgressed', key: 'JRN-2026-0001', step: 'gapsAccepted' }, journey)),
    ).toBe('JRN-2026-0001 went on: gap list accepted');
  });

  it('calls a stage by its name, and one it does not know as it came', () => {
    expect(wordSubject('stage:internalAudit', wording)).toBe('internal audit');
    expect(wordSubject('stage:gapAnalysis', wording)).toBe('gap analysis');
    expect(wordSubject('stage:orbit', wording)).toBe('stage orbit');
    expect(wordSubject('track:programme', wording)).toBe('audit programme');
  });

  it('says who recorded what others did, and nobody for what followed by itself', () => {
    const granted = { type: 'decisionRecorded', standard: 'ISO 14001', on: '2026-11-20', result: 'granted' };
    const event = worded(granted, marta, 'journey');
    expect(event).toMatchObject({ before: '', who: 'Marta Kos' });
    expect(eventSentence(event)).toMatch(/^Marta Kos recorded: The body decided on ISO 14001 on .*: granted$/);
    expect(worded({ type: 'clocksSet', arm: [], drop: [] }, marta, 'journey')).toMatchObject({ who: null });
  });

  it('says whose absence somebody filled', () => {
    const event = worded({ type: 'planApproved' }, { kind: 'person', id: 'sofia', onBehalfOf: 'marta' });
    expect(event.who).toBe('Sofia Lind (for Marta Kos)');
  });

  it('tells what a signature meant, by the type of the process', () => {
    expect(worded({ type: 'planApproved' }).signed).toBe('I have read the plan and approve it');
    expect(worded({ type: 'closed', reason: 'It holds' }, marta, 'report').signed).toContain('close this report');
    expect(worded({ type: 'commented', text: 'Hello' }).signed).toBeNull();
  });

  it('names nobody when the clock acted by itself', () => {
    const event = worded({ type: 'proofEnded' }, { kind: 'clock' });
    expect(event.who).toBeNull();
    expect(eventSentence(event)).toBe('The check date came: the effectiveness check opened');
  });

  it('says that a proof is there only when it is', () => {
    const found = (status: string) =>
      eventSentence(worded({ type: 'proofConfirmed', stage: 'internalAudit', proof: { status } }));
    expect(found('present')).toBe('Marta Kos confirmed a proof for Internal audit');
    expect(found('missing')).toBe('Marta Kos found that a proof for Internal audit is missing');
    expect(found('notApplicable')).toBe(
      'Marta Kos confirmed that what Internal audit would have to prove is not applicable',
    );
    expect(found('noOccurrence')).toBe(
      'Marta Kos confirmed that nothing occurred which Internal audit would have to prove',
    );
  });

  it('says that a reminder was skipped', () => {
    const skipped = worded({ type: 'reminded', step: 'onDay', to: ['lukas'], skipped: true }, { kind: 'clock' });
    expect(eventSentence(skipped)).toBe('Reminder (on the day) not sent');
  });

  it('shows what this console does not know as itself', () => {
    const event = worded({ type: 'archived_v2', shelf: 7 });
    expect(event.known).toBe(false);
    expect(eventSentence(event)).toBe('Marta Kos: “archived_v2”, not known here');
  });
});

describe('a subject in words', () => {
  it('counts what is numbered and looks through requests', () => {
    expect(wordSubject('action:3', wording)).toBe('action 3');
    expect(wordSubject('extension:action:3', wording)).toBe('action 3');
    expect(wordSubject('planets', wording)).toBe('planets');
  });
});
