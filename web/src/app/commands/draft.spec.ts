import { describe, expect, it } from '@jest/globals';
import { judgeEffectivenessBody, recordContainmentBody, reassignBody } from '#domain/capa/bodies';
import { triageBody } from '#domain/report/bodies';
import { bodyOf, errorsOf, fieldsAsked, type FieldSpec } from './draft.ts';

const nobody: ReadonlySet<string> = new Set();

describe('the body that a form makes', () => {
  it('leaves out what is empty and what only steers the form', () => {
    const fields: FieldSpec[] = [
      { name: 'how', kind: 'choice', local: true },
      { name: 'done', kind: 'text' },
      { name: 'affected', kind: 'line', optional: true },
      { name: 'customerTold', kind: 'yesNo' },
    ];
    const body = bodyOf(fields, { how: 'done', done: '  Sorted by hand ', affected: ' ', customerTold: 'no' });
    expect(body).toEqual({ done: 'Sorted by hand', customerTold: false });
  });

  it('sends points as numbers and clauses with their editions once each', () => {
    const fields: FieldSpec[] = [
      { name: 'severity', kind: 'points' },
      { name: 'clauses', kind: 'clauses' },
    ];
    const draft = { severity: '4', clauses: ['ISO 9001:2015|8.6', 'ISO 9001:2015|7.1.5', 'ISO 45001:2018|8.1.2'] };
    expect(bodyOf(fields, draft)).toEqual({
      severity: 4,
      standards: ['ISO 9001:2015', 'ISO 45001:2018'],
      clauses: ['8.6', '7.1.5', '8.1.2'],
    });
  });

  it('says that none is ticked where one has to be, and nothing of what was never asked', () => {
    const fields: FieldSpec[] = [
      { name: 'standards', kind: 'checks' },
      { name: 'transitions', kind: 'checks', optional: true },
    ];
    expect(bodyOf(fields, { standards: [], transitions: [] })).toEqual({ standards: [] });
    expect(bodyOf(fields, {})).toEqual({});
  });

  it('keeps what follows from the subject', () => {
    expect(bodyOf([{ name: 'note', kind: 'text' }], { note: 'Seen' }, { action: 3 })).toEqual({
      action: 3,
      note: 'Seen',
    });
  });
});

describe('the fields that are asked for', () => {
  const fields: FieldSpec[] = [
    { name: 'verdict', kind: 'choice' },
    { name: 'newDate', kind: 'date', when: ({ verdict }) => verdict === 'inconclusive' },
    { name: 'overlapReason', kind: 'text', onDemand: true },
  ];
  const names = (demanded: ReadonlySet<string>, draft = {}): string[] =>
    fieldsAsked(fields, draft, demanded).map(({ name }) => name);

  it('follow from what was answered', () => {
    expect(names(nobody)).toEqual(['verdict']);
    expect(names(nobody, { verdict: 'inconclusive' })).toEqual(['verdict', 'newDate']);
  });

  it('include a reason only once a rule asks for it, and then keep it', () => {
    expect(names(new Set(['overlapReason']))).toEqual(['verdict', 'overlapReason']);
    expect(names(nobody, { overlapReason: 'We are two' })).toEqual(['verdict', 'overlapReason']);
  });
});

describe('what a body lacks', () => {
  it('is said by the domain’s schema, in words, beside the field', () => {
    expect(errorsOf(recordContainmentBody, {})).toEqual({ scope: 'This is still to be filled in.' });
    expect(errorsOf(reassignBody, { subject: 'owner', to: 'ana', reason: 'x'.repeat(1001) })).toEqual({
      reason: 'At most 1000 characters. Put the rest into a file.',
    });
    expect(errorsOf(reassignBody, { subject: 'owner', to: 'ana', reason: 'She knows \u202eti' })).toEqual({
      reason: expect.stringContaining('an invisible sign'),
    });
  });

  it('is nothing when it fits', () => {
    expect(errorsOf(triageBody, { decision: 'rejected', reason: 'Within the agreed rate' })).toEqual({});
    expect(errorsOf(judgeEffectivenessBody, { verdict: 'effective', note: 'All of it', signed: true })).toEqual({});
  });
});
