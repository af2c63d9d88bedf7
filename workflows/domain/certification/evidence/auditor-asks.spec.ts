import { describe, expect, it } from '@jest/globals';
import { held } from '../../../../tests/builders/a-cycle.ts';
import { aJourney, anEnteredJourney, aProof } from '../../../../tests/builders/a-journey.ts';
import { SITE } from '../../../../tests/builders/organization.ts';
import { auditorAsks } from './auditor-asks.ts';
import { clauseEvidence } from './clause-evidence.ts';
import { proofsWanted } from './proofs-of-clause.ts';

const TODAY = '2026-11-23';
const evidence = (date: string) => ({ evidence: [{ title: 'Minutes', date, files: [], link: 'Binder 4' }] });
const claimed = (date: string) => ({ evidence: [{ title: 'Minutes', date, files: [] }] });

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

  it('is only claimed without a file or a place, and has no age then', () => {
    const journey = aJourney({ editions: ['ISO 9001:2015'] });
    const rows = {
      'ISO 9001:2015/4.1': claimed('2026-10-01'),
      'ISO 9001:2015/4.2': { evidence: [...claimed('2026-10-01').evidence, ...evidence('2025-06-01').evidence] },
    };
    const all = clauseEvidence(journey.state, rows, TODAY);
    const of = (clause: string) => all.find((one) => one.row.clause === clause);
    expect(of('4.1')).toMatchObject({ status: 'claimed', newestOn: null, items: [{ title: 'Minutes' }] });
    // A claim makes old evidence no younger.
    expect(of('4.2')).toMatchObject({ status: 'stale', newestOn: '2025-06-01' });
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
    // A sample: that nothing is at hand is no reason by itself.
    expect(next.asks.every((one) => one.because.length > 1)).toBe(true);
    const clauses = clauseEvidence(journey.state, {}, TODAY);
    expect(next.asks.length).toBeLessThan(clauses.length);
    const renewing = anEnteredJourney([{ expiresOn: '2027-06-30' }]).do('startRecertification', {}, 'ana');
    expect(auditorAsks(renewing.state, clauses, TODAY).asks).toHaveLength(clauses.length);
  });

  it('is about the standards of the audit alone, and before any is planned about the one to come', () => {
    const both = aJourney({ editions: ['ISO 9001:2015', 'ISO 45001:2018'] });
    const asked = (journey: typeof both) =>
      auditorAsks(journey.state, clauseEvidence(journey.state, {}, TODAY), TODAY).asks;
    const standardsOf = (journey: typeof both) => new Set(asked(journey).map(({ row }) => row.edition));
    expect(standardsOf(both)).toEqual(new Set(['ISO 9001:2015', 'ISO 45001:2018']));
    // A first certification begins with stage 1, which looks at what must be documented.
    expect(asked(both).every(({ because }) => because.includes('documented'))).toBe(true);
    const body = { kind: 'stage1', standards: ['ISO 45001'], from: '2027-01-19', to: '2027-01-19' };
    expect(standardsOf(both.do('planAudit', body, 'ana'))).toEqual(new Set(['ISO 45001:2018']));
  });

  it('is not about what the body refused', () => {
    const { state } = aJourney({ editions: ['ISO 9001:2015', 'ISO 45001:2018'] });
    const certificates = state.certificates.map((one) =>
      one.standard === 'ISO 45001' ? { ...one, status: 'refused' as const } : one,
    );
    const after = { ...state, certificates };
    const { asks } = auditorAsks(after, clauseEvidence(after, {}, TODAY), TODAY);
    expect(new Set(asks.map(({ row }) => row.edition))).toEqual(new Set(['ISO 9001:2015']));
  });
});

describe('what is only claimed', () => {
  it('is asked for after what is missing, and before what is old', () => {
    const { state } = anEnteredJourney();
    const rows = { 'ISO 9001:2015/6.2.1': claimed('2026-10-01'), 'ISO 9001:2015/6.2.2': evidence('2025-06-01') };
    const next = auditorAsks(state, clauseEvidence(state, rows, TODAY), TODAY);
    expect(next.asks.slice(-2).map(({ status }) => status)).toEqual(['claimed', 'stale']);
    expect(next.asks.at(-2)?.because).toContain('onlyClaimed');
    expect(next).toMatchObject({ claimed: 1, stale: 1, missing: next.asks.length - 2 });
  });
});

describe('the proofs that a clause still lacks', () => {
  const journey = aJourney({ editions: ['ISO 9001:2026'] }).do('beginStage', { stage: 'documentation' }, 'ana');
  const wanted = (clause: string) =>
    proofsWanted(journey.state, `ISO 9001:2026/${clause}`, TODAY).map(({ requirement }) => requirement.id);

  it('are those about it first, then those about what it lies below', () => {
    expect(wanted('9.2.2').slice(0, 2)).toEqual(['documentation:ISO 9001:2026/9.2.2', 'training:internalAuditors']);
    expect(wanted('4.1')).toEqual([]);
  });

  it('are no longer those that are there', () => {
    journey.do('confirmProof', aProof('documentation:ISO 9001:2026/9.2.2'), 'ana');
    expect(wanted('9.2.2')[0]).toBe('training:internalAuditors');
  });
});

describe('the Statement of Applicability', () => {
  const NAME = 'ISO/IEC 27001:2022';
  const rows = {
    [`${NAME}/A.5.1`]: { included: true, justification: 'Risk 4', implementation: 'implemented' },
    [`${NAME}/A.5.2`]: {
      ...{ included: true, justification: 'Risk 4', implementation: 'implemented' },
      ...evidence('2026-10-01'),
    },
    [`${NAME}/A.5.3`]: { included: false, justification: 'Nobody works there' },
  };
  const journey = anEnteredJourney([{ edition: NAME, soaVersion: '3' }]);
  const clauses = clauseEvidence(journey.state, rows, TODAY);

  it('has its controls among what is at hand, those left out as not applicable, the undecided not at all', () => {
    const controls = clauses.filter(({ row }) => row.kind === 'control');
    expect(controls.map(({ row, status }) => [row.clause, status])).toEqual([
      ['A.5.1', 'none'],
      ['A.5.2', 'fresh'],
      ['A.5.3', 'notApplicable'],
    ]);
  });

  it('is asked about where an included control has nothing to show', () => {
    const { asks } = auditorAsks(journey.state, clauses, TODAY);
    const asked = (clause: string) => asks.find(({ row }) => row.clause === clause)?.because;
    expect([asked('A.5.1'), asked('A.5.2'), asked('A.5.3')]).toEqual([['nothingAtHand'], undefined, undefined]);
  });
});

describe('a loop that begins anew after the body closed its finding', () => {
  const CAPA = 'CAPA-2026-0001';
  const told = (stage: string) =>
    ({ kind: 'fact', name: 'capaProgressed', body: { key: CAPA, stage }, from: CAPA }) as const;
  const closed = (journey: ReturnType<typeof anEnteredJourney>) =>
    journey
      .do('answerFinding', { finding: 1, correction: 'a', cause: 'b', action: 'c' }, 'ana')
      .do('recordVerdict', { finding: 1, what: 'answer', verdict: 'accepted' }, 'ana')
      .do('closeFinding', { finding: 1, how: 'documents' }, 'ana');
  const asked = ({ state }: ReturnType<typeof anEnteredJourney>) =>
    auditorAsks(state, clauseEvidence(state, {}, TODAY), TODAY).asks.find(({ row }) => row.clause === '8.4.1')
      ?.because ?? [];

  it('is shown at the next audit, and no longer after it', () => {
    const journey = held(anEnteredJourney(), 'surveillance', '2026-12-01')
      .do(
        'recordFinding',
        { audit: 1, standard: 'ISO 9001', clause: '8.4.1', grade: 'minor', text: 'Not evaluated', site: SITE },
        'ana',
      )
      .do('joinCapa', { finding: 1, key: CAPA }, 'ana');
    journey.hear(told('effectivenessCheck'));
    closed(journey);
    expect(asked(journey)).not.toContain('reopened');
    journey.untilDay('2027-02-01').hear(told('rootCause'));
    expect(journey.state.findings[0]?.reopenedOn).toBe('2027-02-01');
    expect(asked(journey)).toContain('reopened');
    // Whatever became of it since: it is the auditor who looks at it.
    journey.hear(told('closed'));
    expect(asked(journey)).toContain('reopened');
    held(journey, 'surveillance', '2027-03-01');
    expect(asked(journey)).not.toContain('reopened');
  });

  it('is not one that only goes on', () => {
    const journey = held(anEnteredJourney(), 'surveillance', '2026-12-01')
      .do(
        'recordFinding',
        { audit: 1, standard: 'ISO 9001', clause: '8.4.1', grade: 'minor', text: 'Not evaluated', site: SITE },
        'ana',
      )
      .do('joinCapa', { finding: 1, key: CAPA }, 'ana');
    journey.hear(told('plan'));
    closed(journey);
    for (const stage of ['planApproval', 'plan', 'planApproval', 'implementation', 'proof', 'closure'])
      journey.hear(told(stage));
    expect(journey.state.findings[0]?.reopenedOn).toBeUndefined();
  });
});
