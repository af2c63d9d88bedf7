import { describe, expect, it } from '@jest/globals';
import type { JourneyState } from '#domain/certification/state';
import { acceptedGaps, anEnteredJourney, plannedJourney, A_PLAN } from '../../../../../tests/builders/a-journey.ts';
import type { Asked, Warning } from '../../commands/command-form.ts';
import type { ProcessDetail } from '../../processes/detail.ts';
import { catalogue } from '../../words/catalogue.ts';
import { journeyForms } from './journey-forms.ts';

const calendar = { id: 'halden', version: 1, zone: 'Europe/Oslo', workdays: [1, 2, 3, 4, 5], holidays: [] };

function asked(state: JourneyState, command: string, subject: string): Asked {
  const detail = {
    ...{ row: { key: 'JRN-2026-0001', type: 'journey' }, state, availability: [], clockAheadMs: 0 },
    ...{ calendar, policy: { limits: {} } },
  };
  return { detail: detail as unknown as ProcessDetail, command, subject };
}
/** The first warning; null where there is none. */
const warn = (state: JourneyState, command: string, subject: string, draft = {}): Warning | null =>
  journeyForms[command]?.warns?.(asked(state, command, subject), draft)[0] ?? null;

describe('what is said before an audit is planned, booked or recorded', () => {
  const journey = plannedJourney().do('planAudit', { kind: 'stage1' }, 'ana');

  it('is what the way to it still lacks, with the body and inside', () => {
    const warning = warn(journey.state, 'recordAudit', 'audit:1');
    expect(warning?.title).toEqual({
      code: 'warning.auditNotReady',
      params: { stage: { code: 'stage.stage1' }, count: 5 },
    });
    expect(warning?.points.map(({ code }) => code)).toEqual([
      ...['warning.trackOpen', 'warning.trackOpen'],
      ...['blocker.stageOpen', 'blocker.stageOpen', 'blocker.stageOpen'],
    ]);
    expect(warning?.points.every(({ code }) => code in catalogue)).toBe(true);
    expect(warn(journey.state, 'bookAudit', 'audit:1')).toEqual(warning);
  });

  it('goes by the kind that is chosen while an audit is planned', () => {
    const codes = warn(journey.state, 'planAudit', 'audit:new', { kind: 'stage2' })?.points.map(({ code }) => code);
    expect(codes).toContain('blocker.stage1NotHeld');
    expect(warn(journey.state, 'planAudit', 'audit:new', { kind: 'special' })).toBeNull();
  });

  it('is nothing once certificates are held', () => {
    expect(warn(anEnteredJourney().state, 'planAudit', 'audit:new', { kind: 'stage2' })).toBeNull();
  });
});

describe('what is said before a certificate is recorded or corrected', () => {
  const journey = anEnteredJourney([{ edition: 'ISO/IEC 27001:2022' }]);
  const granted = { result: 'granted', edition: 'ISO/IEC 27001:2022' };
  const said = (command: string, draft: object) =>
    warn(journey.state, command, 'certificate:ISO/IEC 27001', draft)?.title.code ?? null;

  it.each(['recordDecision', 'correctDecision', 'correctCertificate'])(
    '%s asks for that version of no other',
    (command) => {
      const fields = journeyForms[command]?.fields(asked(journey.state, command, 'certificate:ISO/IEC 27001')) ?? [];
      const soaVersion = fields.find(({ name }) => name === 'soaVersion');
      expect(soaVersion?.when?.(granted)).toBe(true);
      expect(soaVersion?.when?.({ ...granted, edition: 'ISO 9001:2015' })).toBe(false);
      if (command !== 'correctCertificate') expect(soaVersion?.when?.({ ...granted, result: 'refused' })).toBe(false);
    },
  );

  it('is that it names no version of the Statement of Applicability', () => {
    expect(said('recordDecision', granted)).toBe('paper.noSoaVersion');
    expect(said('recordDecision', { ...granted, soaVersion: '  ' })).toBe('paper.noSoaVersion');
    expect(said('correctCertificate', { edition: 'ISO/IEC 27001:2022' })).toBe('paper.noSoaVersion');
    expect('paper.noSoaVersion' in catalogue).toBe(true);
  });

  it('is nothing where it does, where none is granted, and to other standards', () => {
    expect(said('recordDecision', { ...granted, soaVersion: '3' })).toBeNull();
    expect(said('recordDecision', { ...granted, result: 'refused' })).toBeNull();
    expect(said('recordDecision', { ...granted, edition: 'ISO 9001:2026' })).toBeNull();
  });
});

describe('what is said before a gate is passed', () => {
  it('is each thing that is missing, by name', () => {
    const warning = warn(plannedJourney().state, 'passGate', 'stage:internalAudit');
    expect(warning?.title).toMatchObject({
      code: expect.stringMatching(/^warning\.gateBlocked/),
      params: { stage: { code: 'stage.internalAudit' }, count: warning?.points.length },
    });
    expect(warning?.points.length).toBeGreaterThan(0);
    expect(
      [warning?.title.code, ...(warning?.points ?? []).map(({ code }) => code)].every(
        (code) => String(code) in catalogue,
      ),
    ).toBe(true);
    expect(warn(plannedJourney().state, 'passGate', 'stage:planning')).toBeNull();
  });
});

describe('what is said before a plan is approved', () => {
  const withGaps = (state: JourneyState): JourneyState => {
    const { accepted } = state.gap;
    if (!accepted) throw new Error('No gap list');
    const [first, ...others] = state.plan.actions;
    const actions = first ? [{ ...first, clause: 'ISO 9001:2026/8.4' }, ...others] : [];
    const open = ['4.1', '8.4.1', '8.4.2', '9.2.1'].map((clause) => `ISO 9001:2026/${clause}`);
    return { ...state, gap: { ...state.gap, accepted: { ...accepted, open } }, plan: { ...state.plan, actions } };
  };

  it('is that its dates become the baseline, and which gaps it leaves', () => {
    const { state } = acceptedGaps().do('savePlan', A_PLAN, 'ana');
    const points = [{ code: 'warning.gapsWithoutAction', params: { count: 2, gaps: 4, clauses: '4.1, 9.2.1' } }];
    expect(warn(withGaps(state), 'approvePlan', 'plan')).toEqual({
      title: { code: 'warning.baseline', params: {} },
      points,
    });
    expect(warn(withGaps(state), 'submitPlan', 'plan')).toEqual({ title: points[0], points: [] });
    expect(warn(state, 'submitPlan', 'plan')).toBeNull();
    expect(warn(plannedJourney().state, 'approvePlan', 'plan')?.title.code).toBe('warning.baselineStays');
  });
});
