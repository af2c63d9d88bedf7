import { describe, expect, it } from '@jest/globals';
import { aCapa } from '../../../tests/builders/a-capa.ts';

const BODY_CLOCK = { party: 'body', reference: 'ALD-3', what: 'answer', due: '2026-11-26', hardStop: '2027-05-23' };

const clockOfBody = (change: Record<string, unknown> = {}) =>
  ({ kind: 'fact', name: 'externalClock', body: { ...BODY_CLOCK, ...change }, from: 'JRN-2026-0001' }) as const;

describe('the clock of somebody else', () => {
  it('stands beside the own one, and the nearest comes first', () => {
    const loop = aCapa().build();
    loop.hear(clockOfBody({ due: '2026-11-23' }));
    expect(loop.waiting[0]).toMatchObject({ code: 'externalClock', who: { kind: 'person' } });
    expect(loop.waiting[0]?.command).toBeUndefined();
    expect(loop.waiting[0]?.params).toMatchObject({
      stop: { code: 'externalStop.set' },
      hardStop: { date: '2027-05-23' },
    });
    expect(loop.dueOn('external:body:ALD-3')).toBe('2026-11-23');
    expect(loop.waiting.length).toBeGreaterThan(1);
  });

  it('is not stopped by a hold', () => {
    const loop = aCapa().build();
    loop.hear(clockOfBody());
    loop.do('hold', { reason: 'Waiting for a machine', reviewOn: '2026-12-15' }, 'ana');
    expect(loop.waiting.map((line) => line.code)).toEqual(['externalClock', 'reviewHold']);
    loop.do('resume', {}, 'ana');
    expect(loop.dueOn('external:body:ALD-3')).toBe('2026-11-26');
  });

  it('ends when they have what they waited for, and begins again when they ask again', () => {
    const loop = aCapa().build();
    loop.hear(clockOfBody());
    loop.hear(clockOfBody({ due: null }));
    expect(loop.waiting.map((line) => line.code)).not.toContain('externalClock');
    loop.hear(clockOfBody({ what: 'evidence', due: '2027-01-20' }));
    expect(loop.dueOn('external:body:ALD-3')).toBe('2027-01-20');
    expect(loop.hear(clockOfBody({ what: 'evidence', due: '2027-01-20' })).status).toBe('ignored');
  });

  it('of a customer is set and ended by hand, by the owner or a quality manager', () => {
    const loop = aCapa().build();
    const clock = { party: 'customer', reference: '8D 4711', what: 'causes', dueOn: '2026-12-04' };
    expect(loop.refusal('setExternalClock', { ...clock, dueOn: '2026-11-20' }, 'ana').code).toBe('dateNotAhead');
    loop.do('setExternalClock', clock, 'ana');
    expect(loop.refusal('setExternalClock', clock, 'ana').code).toBe('externalClockKnown');
    loop.do('endExternalClock', { id: 'customer:8D 4711', note: 'Sent' }, 'ana');
    expect(loop.refusal('endExternalClock', { id: 'customer:8D 4711', note: 'Sent' }, 'ana').code).toBe(
      'noExternalClock',
    );
  });

  it('tells whoever set it where the loop stands, at once', () => {
    const loop = aCapa().build();
    loop.hear(clockOfBody());
    const told = () => loop.reactions.filter((one) => one.do === 'tell' && one.fact === 'capaProgressed');
    expect(told().at(-1)).toMatchObject({ to: 'JRN-2026-0001', body: { stage: loop.stage } });
    const before = told().length;
    loop.do('comment', { text: 'Looked at it' }, 'ana');
    expect(told()).toHaveLength(before);
  });
});
