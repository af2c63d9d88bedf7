import { describe, expect, it } from '@jest/globals';
import { aCapa } from '../../../tests/builders/a-capa.ts';
import { fold } from '../kernel/head.ts';
import { anyProcess } from '../kernel/process.ts';
import { capa } from './capa.ts';
import { capaState } from './state.ts';

const VERDICT = { note: 'Looked at the readings', signed: true };

describe('the effectiveness check', () => {
  it('is the evaluator’s alone', () => {
    const loop = aCapa().inEffectivenessCheck().build();
    for (const by of ['olga', 'ana', 'pia']) {
      expect(loop.refusal('judgeEffectiveness', { ...VERDICT, verdict: 'effective' }, by).code).toBe('notYours');
    }
  });

  it.each(['CAPA-2026-0001', 'NC-2026-0001'])('does not count %s, the loop or its own report, as a repeat', (key) => {
    const loop = aCapa().inEffectivenessCheck().build();
    const body = { ...VERDICT, verdict: 'notEffective', repeats: [key] };
    expect(loop.refusal('judgeEffectiveness', body, 'eva')).toMatchObject({ code: 'namesItself', field: 'repeats' });
  });

  it('effective leads to closure', () => {
    const loop = aCapa().inClosure().build();
    expect(loop.waiting).toMatchObject([{ command: 'close', who: { role: 'qualityManager' } }]);
  });

  it.each(['partly', 'notEffective'])('%s leads to the next attempt, which begins with containment', (verdict) => {
    const loop = aCapa().inEffectivenessCheck().build().judge(verdict);
    expect(loop.stage).toBe('containment');
    expect(loop.state).toMatchObject({ attempt: 2, failed: 1 });
    expect(loop.state.finished).toMatchObject([
      { attempt: 1, verdict, criteria: 'No batch below 8 µm for 60 days', causes: ['The gauge shows the wrong value'] },
    ]);
    expect(loop.notices('attemptFailed')).toHaveLength(1);
  });

  it('keeps attempt 1 readable beside attempt 2, unchanged', () => {
    const loop = aCapa().inEffectivenessCheck().build().judge('notEffective');
    const first = loop.state.finished[0];
    loop.attempt().judge('effective');
    expect(loop.state.finished[0]).toEqual(first);
    const rows = loop.events.filter((row) => row.seq < (first?.endedVersion ?? 0));
    const then = capaState.parse(fold(anyProcess(capa), loop.head.key, rows));
    expect(then.work).toMatchObject({ stage: 'effectivenessCheck', plan: { criteria: first?.criteria } });
    expect(loop.state.stageDates.filter((one) => one.stage === 'plan').map((one) => one.attempt)).toEqual([1, 2]);
  });

  it('inconclusive sets a new date, and the third time top management decides', () => {
    const loop = aCapa().inEffectivenessCheck().build();
    expect(loop.refusal('judgeEffectiveness', { ...VERDICT, verdict: 'inconclusive' }, 'eva').code).toBe(
      'newDateNeeded',
    );
    const past = { ...VERDICT, verdict: 'inconclusive', newDate: '2026-11-23' };
    expect(loop.refusal('judgeEffectiveness', past, 'eva').code).toBe('dateNotAhead');
    loop.judge('inconclusive', { newDate: '2027-02-20' });
    expect(loop.dueOn('proof')).toBe('2027-02-22');
    loop.toCheck().judge('inconclusive', { newDate: '2027-03-15' }).toCheck();
    expect(
      loop.refusal('judgeEffectiveness', { ...VERDICT, verdict: 'inconclusive', newDate: '2027-05-03' }, 'eva').code,
    ).toBe('newDateNotNeeded');
    loop.judge('inconclusive');
    expect(loop.stage).toBe('managementDecision');
    expect(loop.state.work).toMatchObject({ because: 'inconclusive' });
  });
});

describe('after two failed attempts', () => {
  const twice = (): ReturnType<ReturnType<typeof aCapa>['build']> =>
    aCapa().inEffectivenessCheck().build().judge('notEffective').attempt().judge('partly');

  it('top management decides', () => {
    const loop = twice();
    expect(loop.waiting).toMatchObject([{ command: 'decideNext', who: { role: 'topManagement' } }]);
    const choice = { choice: 'acceptRisk', reason: 'Rare', signed: true };
    expect(loop.refusal('decideNext', choice, 'ana').code).toBe('notPermitted');
  });

  it('another attempt needs another owner', () => {
    const loop = twice();
    const again = { choice: 'anotherAttempt', reason: 'Fresh eyes', signed: true };
    expect(loop.refusal('decideNext', again, 'tor').code).toBe('newOwnerNeeded');
    expect(loop.refusal('decideNext', { ...again, newOwner: 'olga' }, 'tor').code).toBe('sameOwner');
    loop.do('decideNext', { ...again, newOwner: 'sub' }, 'tor');
    expect(loop.state).toMatchObject({ attempt: 3, owner: 'sub' });
    expect(loop.state.finished.map((one) => one.verdict)).toEqual(['notEffective', 'partly']);
  });

  it('a third failure goes to top management again', () => {
    const loop = twice();
    loop.do('decideNext', { choice: 'anotherAttempt', newOwner: 'sub', reason: 'Again', signed: true }, 'tor');
    loop.attempt('sub').judge('notEffective');
    expect(loop.stage).toBe('managementDecision');
  });

  it('the accepted risk is closed as such', () => {
    const loop = twice().do('decideNext', { choice: 'acceptRisk', reason: 'Rare and cheap', signed: true }, 'tor');
    expect(loop.stage).toBe('closure');
    expect(loop.state.work).toMatchObject({ result: 'riskAccepted' });
  });

  it('cancelling ends the loop and tells the report', () => {
    const loop = twice().do('decideNext', { choice: 'cancel', reason: 'The product ends', signed: true }, 'tor');
    expect(loop.stage).toBe('cancelled');
    expect(loop.deadlines).toEqual([]);
    expect(loop.reactions.at(-2)).toMatchObject({ do: 'tell', fact: 'capaClosed', body: { result: 'cancelled' } });
  });
});

describe('the criteria of a later attempt', () => {
  const second = (days?: number) => {
    const loop = aCapa().inEffectivenessCheck().build().judge('notEffective').toRootCause().toPlan();
    return { loop, plan: loop.planFromNow(days === undefined ? {} : { waiting: { days } }) };
  };

  it('are approved by somebody who confirms that none is weaker', () => {
    const { loop, plan } = second();
    loop.toApproval({ ...plan, criteria: 'Fewer than five batches below 8 µm' });
    for (const body of [{ signed: true }, { signed: true, criteriaNotWeaker: false }]) {
      expect(loop.refusal('approvePlan', body, 'ana')).toMatchObject({
        code: 'criteriaUnconfirmed',
        field: 'criteriaNotWeaker',
        params: { attempt: 1 },
      });
    }
    loop.do('approvePlan', { signed: true, criteriaNotWeaker: true }, 'ana');
    expect(loop.events.at(-1)?.event).toMatchObject({ type: 'planApproved', criteriaNotWeaker: true });
  });

  it('need no confirmation in the first attempt', () => {
    const loop = aCapa().awaitingApproval().build().do('approvePlan', { signed: true }, 'ana');
    expect(loop.events.at(-1)?.event).not.toHaveProperty('criteriaNotWeaker');
  });

  it('give the effect no less time than before without a reason', () => {
    const { loop, plan } = second(59);
    expect(loop.refusal('submitPlan', plan, 'olga')).toMatchObject({
      code: 'waitShorter',
      field: 'shorterWaitReason',
      params: { attempt: 1, days: 60 },
    });
    loop.do('submitPlan', { ...plan, shorterWaitReason: 'Twice as many batches are made now' }, 'olga');
    expect(loop.state.work).toMatchObject({ plan: { shorterWaitReason: 'Twice as many batches are made now' } });
    loop.do('returnPlan', { reason: 'Still too short' }, 'ana');
    second(60).loop.toApproval(second(60).plan);
  });

  it('are measured against a plan that was approved, also of a loop that was cancelled and reopened', () => {
    const cancelled = (loop: ReturnType<typeof aCapa>) =>
      loop
        .build()
        .do('requestCancel', { reason: 'The part is no longer made' }, 'olga')
        .do('approveCancel', { signed: true }, 'ana')
        .do('reopen', { reason: 'It is made again' }, 'ana')
        .toRootCause()
        .toPlan();
    const proposed = cancelled(aCapa().awaitingApproval());
    proposed.toApproval(proposed.planFromNow()).do('approvePlan', { signed: true }, 'ana');
    const approved = cancelled(aCapa().waitingToProve());
    approved.toApproval(approved.planFromNow());
    expect(approved.refusal('approvePlan', { signed: true }, 'ana').code).toBe('criteriaUnconfirmed');
  });
});
