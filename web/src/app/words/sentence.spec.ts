import { describe, expect, it } from '@jest/globals';
import { unbroken } from '../../../../tests/builders/unbroken.ts';
import { sentence, type Wording } from './sentence.ts';

const wording: Wording = {
  words: {
    'refusal.notYours': '{who} wrote this plan, so {role} approves it by {due}.',
    'role.qualityManager': 'Quality manager',
    'stage.plan': 'Plan',
    'event.moved': 'Moved to {stage} of {key}, {count} times',
  },
  names: { person: (id) => ({ ana: 'Ana Ruiz' })[id] ?? id, site: (id) => ({ brno: 'Brno' })[id] ?? id },
  dates: { now: new Date('2026-11-23T08:41:00Z'), zone: 'Europe/Oslo' },
};

describe('a sentence', () => {
  it('fills in names, roles and dates', () => {
    const params = {
      who: { person: 'ana' },
      role: { role: 'qualityManager' as const, site: 'brno' },
      due: { date: '2026-11-25' },
    };
    expect(sentence('refusal.notYours', params, wording)).toBe(
      unbroken('Ana Ruiz wrote this plan, so Quality manager in Brno approves it by Wed 25 Nov.'),
    );
  });

  it('words codes, keys and numbers', () => {
    const params = { stage: { code: 'stage.plan' }, key: { process: 'CAPA-2026-0042' }, count: 2 };
    expect(sentence('event.moved', params, wording)).toBe('Moved to Plan of CAPA-2026-0042, 2 times');
  });

  it('shows an unknown code as itself and keeps a missing parameter visible', () => {
    expect(sentence('stage.archived_v2', {}, wording)).toBe('archived_v2');
    expect(sentence('weird', {}, wording)).toBe('weird');
    expect(sentence('event.moved', { count: 1 }, wording)).toContain('{stage}');
  });
});
