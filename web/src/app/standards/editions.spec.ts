import { describe, expect, it } from '@jest/globals';
import { EDITIONS } from '#domain/seed/editions';
import { unbroken } from '../../../../tests/builders/unbroken.ts';
import type { Wording } from '../words/sentence.ts';
import { catalogue } from '../words/catalogue.ts';
import { clauseLines, linesOf } from './clause-lines.ts';
import { changedFacts } from './correction-lines.ts';
import { amendmentForms, correctionForm, correctionOf } from './correction-form.ts';
import { editionLines } from './edition-lines.ts';
import { slugOf, type HeldEdition } from './edition.ts';

const wording: Wording = {
  words: catalogue,
  names: { person: (id) => id, site: (id) => id },
  dates: { now: new Date('2026-11-23T08:41:00Z') },
};

function anEdition(name: string, change: Partial<HeldEdition> = {}): HeldEdition {
  const edition = EDITIONS.find((one) => one.name === name);
  if (!edition) throw new Error(`There is no ${name}`);
  const counts = { clauses: 0, documentedInformation: 0, changedClauses: 0, controls: 0 };
  return { ...edition, subject: '', counts, titles: [], corrections: [], ...change };
}

describe('an edition in words', () => {
  it('says where it stands, until when, and that it is not confirmed', () => {
    expect(editionLines(anEdition('ISO 14001:2015'), wording)).toMatchObject({
      link: '/standards/iso-14001-2015',
      status: 'In transition',
      next: 'replaced by ISO 14001:2026',
      published: unbroken('15 Sep 2015'),
      newUntil: unbroken('31 Oct 2027'),
      validUntil: unbroken('30 Apr 2029'),
      amendments: 'Amendment 1:2024',
      trust: 'To be confirmed',
    });
    expect(editionLines(anEdition('ISO 45001:2018'), wording)).toMatchObject({
      status: 'Current',
      next: null,
      validUntil: 'no end known',
      trust: 'Confirmed',
    });
  });

  it('has an address without the characters of its name, and of its own', () => {
    expect(slugOf('ISO/IEC 27001:2022')).toBe('iso-iec-27001-2022');
    expect(new Set(EDITIONS.map(({ name }) => slugOf(name))).size).toBe(EDITIONS.length);
  });
});

describe('its clauses', () => {
  it('say what is asked for, and show the title of one’s own copy before the catalogue’s', () => {
    const titles = [
      { number: '4.3', title: 'Scope' },
      { number: '6.1.2', title: 'Actions to address risks' },
    ];
    const lines = clauseLines(anEdition('ISO 9001:2026', { titles }), wording);
    const line = (number: string) => lines.find((one) => one.number === number);
    expect(line('4.3')).toMatchObject({
      title: 'Scope',
      instead: 'Determining the scope of the quality management system',
      marks: 'keep available',
    });
    expect(line('6.1.2')).toMatchObject({
      title: 'Actions to address risks',
      instead: null,
      change: 'changed',
      depth: 1,
    });
    expect(line('9.3.3')).toMatchObject({ change: 'expected' });
    expect(line('8.5')).toMatchObject({ isLeaf: false, marks: null });
    expect(linesOf('changed', lines)).toHaveLength(14);
    expect(linesOf('controls', lines)).toEqual([]);
  });
});

describe('a correction', () => {
  const edition = anEdition('ISO 9001:2015', { version: 3, titles: [{ number: '4.4', title: 'The system' }] });
  const send = (
    change: Partial<ReturnType<typeof correctionForm>>,
    amendments = amendmentForms(edition),
    titles = edition.titles,
  ) => correctionOf(edition, { ...correctionForm(edition), source: ' ISO ', ...change }, amendments, titles);

  it('sends only what differs', () => {
    expect(send({})).toEqual({ shownVersion: 3, source: 'ISO' });
    expect(send({ transitionEndsOn: '2029-10-31', successor: '', confirmed: true })).toEqual({
      shownVersion: 3,
      source: 'ISO',
      transitionEndsOn: '2029-10-31',
      successor: null,
      confirmed: true,
    });
  });

  it('reads the clauses of an amendment from one line', () => {
    const added = { name: 'Amendment 2:2027', publishedOn: '', clauses: '6.1, 6.2 8.1' };
    expect(send({}, [...amendmentForms(edition), added])['amendments']).toEqual([
      { name: 'Amendment 1:2024', publishedOn: '2024-02-23', clauses: ['4.1', '4.2'] },
      { name: 'Amendment 2:2027', publishedOn: null, clauses: ['6.1', '6.2', '8.1'] },
    ]);
  });

  it('sends new titles, and an empty one for each that was taken away', () => {
    expect(send({}, amendmentForms(edition), [{ number: '8.6', title: 'Release' }])['titles']).toEqual([
      { number: '8.6', title: 'Release' },
      { number: '4.4', title: '' },
    ]);
    expect(send({}, amendmentForms(edition), [...edition.titles, { number: '', title: 'x' }])).not.toHaveProperty(
      'titles',
    );
  });

  it('is told with what was before', () => {
    const changes = [
      { field: 'transitionEndsOn', clause: null, before: null, after: '2029-04-30' },
      { field: 'title', clause: '4.4', before: 'The system', after: null },
    ];
    expect(changedFacts({ at: '', by: '', source: '', added: false, changes })).toEqual([
      { label: 'Certificates valid until', after: unbroken('30 Apr 2029'), before: 'none' },
      { label: 'Title of 4.4', after: 'the catalogue’s', before: '“The system”' },
    ]);
  });
});
