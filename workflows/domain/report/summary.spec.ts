import { describe, expect, it } from '@jest/globals';
import { aReport, type RunningReport } from '../../../tests/builders/a-report.ts';
import { summary } from './summary.ts';

const resultOf = (running: RunningReport): string | null => summary(running.state).result;

describe('the result of a report', () => {
  it('is not there while somebody corrects or a loop carries it on', () => {
    expect(resultOf(aReport().triage('correctOnly'))).toBeNull();
    expect(resultOf(aReport().triage('capa'))).toBeNull();
  });

  it('says that it was corrected once that was verified', () => {
    const running = aReport().correct().triage('correctOnly');
    running.do('verifyCorrection', { accepted: true, note: 'All labelled' }, 'ana');
    expect(resultOf(running.do('closeReport', { reason: 'Once in two years', signed: true }, 'ana'))).toBe('corrected');
  });

  it.each([
    ['observation', 'improvement'],
    ['nonconformity', 'duplicate'],
    ['nonconformity', 'rejected'],
  ])('of a report (%s) can be what triage decided: %s', (kind, decision) => {
    expect(resultOf(aReport({ kind }).triage(decision, { duplicateOf: 'NC-2026-0009' }))).toBe(decision);
  });

  it.each([
    ['effective', 'capaEffective'],
    ['riskAccepted', 'capaRiskAccepted'],
    ['cancelled', 'capaCancelled'],
  ])('of a loop that ended %s is told apart: %s', (result, expected) => {
    const running = aReport().triage('capa');
    const body = { key: 'CAPA-2026-0001', result };
    running.hear({ kind: 'fact', name: 'capaClosed', body, from: 'CAPA-2026-0001' });
    expect(resultOf(running)).toBe(expected);
  });
});
