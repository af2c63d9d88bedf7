import { describe, expect, it } from '@jest/globals';
import { aJourney, anEnteredJourney } from '../../../../tests/builders/a-journey.ts';
import { auditorAsks } from './auditor-asks.ts';
import { clauseEvidence } from './clause-evidence.ts';

const TODAY = '2026-11-23';
const evidence = (date: string) => ({ evidence: [{ title: 'Minutes', date, files: [] }] });

describe('evidence by clause', () => {
  it('is as old as the newest, and a proof counts for the clauses below', () => {
    const journey = aJourney({ editions: ['ISO 9001:2015'] });
    const rows = {
      'ISO 9001:2015/4.1': evidence('2026-10-01'),
      'ISO 9001:2015/4.2': evidence('2025-10-01'),
      'ISO 9001:2015/8.3.3': { rating: 'notApplicable', justification: 'No design' },
    };
    const of = (clause: string) =>
      clauseEvidence(journey.state, rows, TODAY).find((one) => one.row.clause === clause)?.status;
    expect([of('4.1'), of('4.2'), of('4.3'), of('8.3.3')]).toEqual(['fresh', 'stale', 'none', 'notApplicable']);
  });
});

describe('what the auditor would ask next', () => {
  it('of a stage 1 is what must be documented, the missing first', () => {
    const journey = aJourney({ editions: ['ISO 9001:2015'] }).do(
      'planAudit',
      { kind: 'stage1', from: '2027-01-19', to: '2027-01-19' },
      'ana',
    );
    const rows = { 'ISO 9001:2015/4.3': evidence('2026-10-01') };
    const next = auditorAsks(journey.state, clauseEvidence(journey.state, rows, TODAY), TODAY);
    expect(next.audit).toMatchObject({ kind: 'stage1' });
    expect(next.asks.every((one) => one.because.includes('documented'))).toBe(true);
    expect(next.asks.at(-1)?.row.clause).toBe('4.3');
    expect(next.missing).toBe(next.asks.length - 1);
  });

  it('of a surveillance is what each one looks at, open findings, and where nothing is at hand', () => {
    const journey = anEnteredJourney();
    const next = auditorAsks(journey.state, clauseEvidence(journey.state, {}, TODAY), TODAY);
    expect(next.asks.find((one) => one.row.clause.startsWith('9.2'))?.because).toContain('everySurveillance');
    expect(next.asks.every((one) => one.because.includes('nothingAtHand'))).toBe(true);
  });
});
