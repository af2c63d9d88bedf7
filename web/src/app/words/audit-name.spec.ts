import { describe, expect, it } from '@jest/globals';
import { unbroken } from '../../../../tests/builders/unbroken.ts';
import { auditNameOf } from './audit-name.ts';
import { catalogue } from './catalogue.ts';
import type { Wording } from './sentence.ts';

const wording: Wording = {
  words: catalogue,
  names: { person: (id) => id, site: (id) => id },
  dates: { now: new Date('2026-11-23T08:41:00Z') },
};
const state = {
  audits: [
    { number: 3, kind: 'surveillance', from: '2027-03-12' },
    { number: 4, kind: 'followUp', from: null },
  ],
};

describe('what people call an audit', () => {
  it('is its kind and its first day, when it has one', () => {
    expect(auditNameOf('audit:3', state, wording)).toBe(unbroken('surveillance audit of Fri 12 Mar 2027'));
    expect(auditNameOf('audit:4', state, wording)).toBe('follow-up audit');
  });

  it('is its number where nothing more is known, and nothing for what is no audit', () => {
    expect(auditNameOf('audit:9', state, wording)).toBe('audit 9');
    expect(auditNameOf('audit:3', null, wording)).toBe('audit 3');
    expect(auditNameOf('finding:3', state, wording)).toBeNull();
  });
});
