import { describe, expect, it } from '@jest/globals';
import { held } from '../../../../tests/builders/a-cycle.ts';
import { aJourney, anEnteredJourney, type RunningJourney } from '../../../../tests/builders/a-journey.ts';

const booked = (kind: string, on: string, journey: RunningJourney = aJourney()): RunningJourney =>
  journey.do('planAudit', { kind, from: on, to: on }, 'ana').untilDay(on);

const record = (audit: number, on: string, outcome: string, change: Record<string, unknown> = {}) => ({
  ...{ audit, from: on, to: on, outcome },
  ...change,
});

const gateOf = (journey: RunningJourney): unknown =>
  journey.events.findLast(({ event }) => event.type === 'auditHeld')?.event;

describe('a stage 1 or stage 2 that was held while its gate was closed', () => {
  it('is recorded, with what blocked it and the reason', () => {
    const journey = booked('stage1', '2027-01-19');
    const despite = 'The body had no later day';
    journey.do('recordAudit', record(1, '2027-01-19', 'ready', { despite }), 'ana');
    expect(gateOf(journey)).toMatchObject({
      gate: {
        reason: despite,
        blockers: [
          'stageOpen stage.documentation',
          'stageOpen stage.internalAudit',
          'stageOpen stage.managementReview',
        ],
      },
    });
    expect(journey.state.audits[0]).toMatchObject({ status: 'held', gate: { blockers: 3, reason: despite } });
  });

  it('is recorded also without a reason: what happened is never refused', () => {
    const journey = held(
      booked('stage1', '2027-01-19').do('recordAudit', record(1, '2027-01-19', 'ready'), 'ana'),
      'stage2',
      '2027-03-11',
      'recommended',
    );
    // Five stages, and no day since which the system runs.
    expect(journey.state.audits[1]?.gate).toEqual({ blockers: 6, reason: null });
    expect(journey.stage).toBe('decision');
  });
});

describe('an audit whose gate is open, or that has none', () => {
  it('is recorded alone', () => {
    const journey = booked('surveillance', '2026-11-23', anEnteredJourney());
    journey.do('recordAudit', record(1, '2026-11-23', 'done', { despite: 'x' }), 'ana');
    expect(journey.state.audits[0]).not.toHaveProperty('gate');
  });

  it('of stage 1 is open once the stages before it are over', () => {
    const journey = aJourney();
    for (const stage of ['documentation', 'internalAudit', 'managementReview']) {
      // The next one begins with it.
      if (stage === 'documentation') journey.do('beginStage', { stage }, 'ana');
      journey.do('passGate', { stage, reason: 'Seen elsewhere', signed: true }, 'ana');
    }
    booked('stage1', '2027-01-19', journey).do('recordAudit', record(1, '2027-01-19', 'ready'), 'ana');
    expect(journey.state.audits[0]).not.toHaveProperty('gate');
  });
});
