import { describe, expect, it } from '@jest/globals';
import type { Difference } from '#domain/kernel/difference';
import { words } from '#domain/words';
import { unbroken } from '../../../../tests/builders/unbroken.ts';
import { consoleWords } from '../words/console-words.ts';
import type { Wording } from '../words/sentence.ts';
import { wordChanges } from './changes.ts';
import type { Preview } from './preview.ts';

const wording: Wording = {
  words: { ...words, ...consoleWords },
  names: { person: (id) => id, site: () => 'Brno' },
  dates: { now: new Date('2026-11-23T08:41:00Z'), zone: 'Europe/Prague' },
};

const suspended: Difference = {
  subject: 'certificate:ISO 9001',
  name: { code: 'difference.certificate', params: { standard: 'ISO 9001:2015' } },
  facts: [
    { code: 'difference.status', before: { code: 'certificate.valid' }, after: { code: 'certificate.suspended' } },
    { code: 'difference.validUntil', before: { date: '2029-01-21' }, after: { date: '2029-01-21' } },
    { code: 'difference.suspendedUntil', before: null, after: { date: '2027-05-20' } },
  ],
  dates: [
    {
      ...{ code: 'journey.stopMark', subject: 'certificate:ISO 9001', before: null, after: '2026-11-27' },
      params: { standard: 'ISO 9001:2015', status: { code: 'certificate.suspended' } },
    },
    {
      ...{ code: 'journey.bookSurveillance', subject: 'certificate:ISO 9001', before: '2026-12-22', after: null },
      params: { standard: 'ISO 9001:2015', limit: { date: '2027-01-22' } },
    },
  ],
};

const preview = (change: Partial<Preview> = {}): Preview => ({
  ...{ refusal: null, version: 3, at: '2026-11-23T08:41:00.000Z', attempt: 1, reactions: [], events: [] },
  stage: { from: 'surveillance', to: 'surveillance' },
  ...{ waitingEnds: [], waitingBegins: [], deadlinesEnd: [], deadlinesBegin: [] },
  differences: [suspended],
  forecast: null,
  ...change,
});

describe('what changes about a certificate', () => {
  it('is said with its name: what it was, what it becomes, what stays, and the dates that begin and end', () => {
    expect(wordChanges(preview(), wording)).toEqual([
      {
        name: 'Certificate ISO 9001:2015',
        lines: [
          { what: 'Status', before: 'valid', after: 'suspended' },
          { what: 'Valid until', before: null, after: unbroken('Sun 21 Jan 2029') },
          { what: 'Suspended until', before: 'none', after: unbroken('Thu 20 May 2027') },
          {
            what: 'Stop using the mark of ISO 9001:2015 and tell customers: suspended',
            before: 'no date',
            after: unbroken('Fri 27 Nov'),
          },
          {
            what: unbroken('Book the surveillance of ISO 9001:2015, to be held by Fri 22 Jan 2027'),
            before: unbroken('Tue 22 Dec'),
            after: 'no longer',
          },
        ],
      },
    ]);
  });

  it('leaves a date that somebody is given to the line that names the person', () => {
    const line: Preview['waitingBegins'][number] = {
      ...{ id: 'stopMark:1', code: 'journey.stopMark', params: {}, subject: 'certificate:ISO 9001' },
      ...{ who: { kind: 'person', id: 'ana' }, since: '2026-11-23T08:41:00.000Z' },
    };
    const [changed] = wordChanges(preview({ waitingBegins: [line] }), wording);
    expect(changed?.lines.map(({ what }) => what)).not.toContainEqual(expect.stringMatching(/^Stop using/));
  });
});
