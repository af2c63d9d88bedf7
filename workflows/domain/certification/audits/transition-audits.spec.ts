import { describe, expect, it } from '@jest/globals';
import { COVERS_QUALITY, held, inMay, paper, recertified } from '../../../../tests/builders/a-cycle.ts';
import { anEnteredJourney, type RunningJourney } from '../../../../tests/builders/a-journey.ts';
import { evolve } from '../evolve.ts';
import { journeyEvent } from '../events.ts';
import { coversTransition } from './audit-state.ts';

const moving = (): RunningJourney =>
  anEnteredJourney([{ firstCycle: false }]).do(
    'beginTransition',
    { standard: 'ISO 9001', edition: 'ISO 9001:2026' },
    'ana',
  );

const moved = (on: string, change: Record<string, unknown> = {}) =>
  recertified(on, '', {
    kind: 'transition',
    certificate: paper({ edition: 'ISO 9001:2026', expiresOn: '2029-01-21' }),
    ...change,
  });

describe('an audit while a certificate moves to another edition', () => {
  it('that does not say that it covers the move is no audit of it', () => {
    const journey = held(moving(), 'surveillance', '2026-12-08').untilDay('2026-12-20');
    expect(journey.idle('decision')).toBe('nothingHeld');
    expect(journey.refusal('recordDecision', moved('2026-12-20'), 'ana').code).toBe('transitionNotAudited');
    // What the body decided has happened: it is recorded with a reason.
    journey.do('recordDecision', moved('2026-12-20', { despite: 'Its report came separately' }), 'ana');
    expect(journey.certificate().paper?.edition).toBe('ISO 9001:2026');
  });

  it.each([
    ['surveillance', 'done', COVERS_QUALITY],
    ['special', 'done', COVERS_QUALITY],
    ['recertification', 'recommended', COVERS_QUALITY],
    ['transition', 'recommended', {}],
  ])('covers it with a %s audit that says so, or by its kind', (kind, outcome, change) => {
    const journey = held(moving(), kind, '2026-12-08', outcome, change).untilDay('2026-12-20');
    // 30 days of the body from the last day.
    expect(journey.clock('decision')).toBe('2027-01-07');
    journey.do('recordDecision', moved('2026-12-20'), 'ana');
    expect(journey.certificate().paper?.edition).toBe('ISO 9001:2026');
  });

  it('covers what was planned for it, unless its record says otherwise', () => {
    const plan = { kind: 'surveillance', from: '2026-12-08', to: '2026-12-08', ...COVERS_QUALITY };
    const record = { audit: 1, from: '2026-12-08', to: '2026-12-08', outcome: 'done' };
    const planned = () => moving().do('planAudit', plan, 'ana').untilDay('2026-12-08');
    expect(planned().do('recordAudit', record, 'ana').clock('decision')).toBe('2027-01-07');
    expect(planned().idle('planTransition')).toBe('done');
    const other = planned().do('recordAudit', { ...record, transitions: [] }, 'ana');
    expect(other.idle('decision')).toBe('nothingHeld');
    // Somebody plans one a year before the certificate ends, whose recertification lies after the cut-off.
    expect(other.clock('planTransition')).toBe('2028-01-21');
    other.do('planAudit', { kind: 'transition' }, 'ana');
    expect(other.idle('planTransition')).toBe('done');
  });

  it('can cover the move of a standard that it is about and that has an edition to move to', () => {
    const journey = anEnteredJourney([{}, { edition: 'ISO 45001:2018' }]).do(
      'planAudit',
      { kind: 'surveillance', standards: ['ISO 45001'], from: '2026-11-23', to: '2026-11-23' },
      'ana',
    );
    const record = { audit: 1, from: '2026-11-23', to: '2026-11-23', outcome: 'done' };
    for (const standard of ['ISO 9001', 'ISO 45001', 'ISO 14001']) {
      const body = { ...record, transitions: [standard] };
      expect(journey.refusal('recordAudit', body, 'ana')).toMatchObject({
        ...{ code: 'noTransitionRuns', field: 'transitions' },
      });
    }
  });

  it('has to cover it also where the next edition comes with the recertification', () => {
    const certificate = paper({ edition: 'ISO 9001:2026', expiresOn: '2030-06-30' });
    const renewed = recertified('2027-06-18', '2030-06-30', { certificate });
    const refused = inMay().untilDay('2027-06-18').refusal('recordDecision', renewed, 'ana');
    expect(refused).toMatchObject({ code: 'transitionNotAudited', field: 'certificate.edition' });
    inMay(undefined, COVERS_QUALITY).untilDay('2027-06-18').do('recordDecision', renewed, 'ana');
  });

  it('may have covered it where it was recorded before audits said so', () => {
    const journey = moving().do('planAudit', { kind: 'surveillance', from: '2026-11-23', to: '2026-11-23' }, 'ana');
    const before = journeyEvent.parse({
      ...{ type: 'auditHeld', number: 1, from: '2026-11-23', to: '2026-11-23', outcome: 'done', reportOn: null },
      ...{ note: null, concerns: [], files: [] },
    });
    const stamp = { key: 'JRN-2026-0001', seq: 9, at: journey.now, actor: { kind: 'clock' } } as const;
    const [audit] = evolve(journey.state, before, stamp).audits;
    expect(audit?.status).toBe('held');
    expect(audit && coversTransition(audit, 'ISO 9001')).toBeUndefined();
  });
});
