import { describe, expect, it } from '@jest/globals';
import { unbroken } from '../../../../tests/builders/unbroken.ts';
import { catalogue } from '../words/catalogue.ts';
import type { Wording } from '../words/sentence.ts';
import { eventSentence, wordEvent } from '../words/word-event.ts';
import { corrections } from './corrections.ts';

const wording: Wording = {
  words: catalogue,
  names: { person: (id) => id, site: (id) => id },
  dates: { now: new Date('2026-11-23T08:41:00Z'), zone: 'Europe/Oslo' },
};

const was = {
  ...{ kind: 'scope', result: 'granted', on: '2026-11-20', note: null, transitionEndsOn: null },
  paper: {
    ...{ number: 'ALD-2', revision: 1, edition: 'ISO 9001:2015', sites: ['halden'], scope: 'Springs' },
    ...{ originalOn: '2026-01-22', decidedOn: '2026-01-22', effectiveOn: '2026-11-20', expiresOn: '2029-01-21' },
    ...{ mark: null, soaVersion: null },
  },
};
const about = { type: 'decisionCorrected', standard: 'ISO 9001', reason: 'Read wrongly' };

const sentenceOf = (event: { type: string }): string =>
  eventSentence(
    wordEvent(
      { type: event.type, event, actor: { kind: 'person', id: 'ana', roles: [] } } as never,
      'journey',
      wording,
    ),
  );

describe('a decision that was corrected', () => {
  const event = { ...about, ...was, result: 'refused', note: 'Majors', paper: null, was };

  it('tells what was recorded before, and its certificate', () => {
    const changes = corrections(event, wording);
    expect(changes.slice(0, 2)).toEqual([
      { label: 'Result', before: 'granted', after: 'refused' },
      { label: 'Reason of the body', before: '–', after: 'Majors' },
    ]);
    expect(changes).toContainEqual({ label: 'Number', before: 'ALD-2', after: '–' });
    expect(changes).toContainEqual({ label: 'Valid through', before: unbroken('Sun 21 Jan 2029'), after: '–' });
  });

  it('says who corrected it and why, also where it was taken back', () => {
    expect(sentenceOf(event)).toMatch(/^ana corrected the decision on ISO 9001: .+, refused. “Read wrongly”$/);
    const taken = { ...about, ...was, was, takenBack: true };
    expect(sentenceOf(taken)).toMatch(/^ana took back the decision on ISO 9001 of .+: granted/);
    expect(corrections(taken, wording)).toEqual([]);
  });
});

it('a letter that was corrected tells what it says, and until when', () => {
  const letter = {
    notice: 'suspended',
    on: '2026-11-20',
    note: 'No audit',
    until: '2027-05-20',
    sites: null,
    scope: null,
  };
  const changes = corrections(
    { ...about, type: 'noticeCorrected', ...letter, notice: 'reduced', until: null, scope: 'Springs', was: letter },
    wording,
  );
  expect(changes).toEqual([
    { label: 'Letter', before: 'suspended', after: 'scope reduced' },
    { label: 'To be solved by', before: unbroken('Thu 20 May 2027'), after: '–' },
    { label: 'Scope that is left', before: '–', after: 'Springs' },
  ]);
});
