import { describe, expect, it } from '@jest/globals';
import { aCapa } from '../../../tests/builders/a-capa.ts';
import { anOrganization, peopleWith } from '../../../tests/builders/organization.ts';
import { aPlan } from '../../../tests/builders/a-capa.ts';
import { capa } from './capa.ts';

const done = (action: number): { action: number; note: string; evidence: string[] } => ({
  action,
  note: 'Done',
  evidence: [`f${String(action)}`],
});

describe('actions', () => {
  it('completed by three owners at the same moment all succeed', () => {
    const loop = aCapa().inImplementation().build();
    const outcomes = loop.sendAll([
      { name: 'completeAction', body: done(1), by: 'pia' },
      { name: 'completeAction', body: done(2), by: 'per' },
      { name: 'completeAction', body: done(3), by: 'olga' },
    ]);
    expect(outcomes.map((one) => one.status)).toEqual(['done', 'done', 'done']);
    expect(loop.waiting.map((line) => line.command)).toEqual(['verifyAction', 'verifyAction', 'verifyAction']);
  });

  it('are started and completed by their owner only', () => {
    const loop = aCapa().inImplementation().build();
    expect(loop.refusal('startAction', { action: 1 }, 'per').code).toBe('notYours');
    loop.do('startAction', { action: 1 }, 'pia');
    expect(loop.refusal('startAction', { action: 1 }, 'pia')).toMatchObject({
      code: 'actionIs',
      params: { status: { code: 'actionStatus.started' } },
    });
    expect(loop.refusal('completeAction', done(9), 'pia').code).toBe('unknownAction');
    loop.do('completeAction', done(1), 'pia');
    expect(loop.refusal('completeAction', done(1), 'pia').code).toBe('actionIs');
  });

  it('are done with evidence, or with a reason why there is none', () => {
    const loop = aCapa().inImplementation().build();
    const bare = { action: 1, note: 'Done' };
    expect(loop.refusal('completeAction', bare, 'pia')).toMatchObject({
      code: 'evidenceNeeded',
      field: 'withoutEvidence',
    });
    const reason = { withoutEvidence: 'The old gauge is gone' };
    expect(loop.refusal('completeAction', { ...done(1), ...reason }, 'pia').code).toBe('evidenceAndNone');
    loop.do('completeAction', { ...bare, ...reason }, 'pia');
    expect(loop.state.work).toMatchObject({ actions: [{ progress: { status: 'completed', ...reason } }, {}, {}] });
    loop.verify(1);
    expect(loop.state.work).toMatchObject({ actions: [{ progress: { status: 'verified', ...reason } }, {}, {}] });
  });

  it('are shown to be done also by a file that was added before, in the same attempt', () => {
    const loop = aCapa().inImplementation().build();
    const file = { subject: 'action:1', fileId: 'f1', evidenceDate: '2026-11-20' };
    loop.do('addEvidence', file, 'pia').do('completeAction', { action: 1, note: 'Done' }, 'pia');
    loop.verify(1).complete(2).verify(2).complete(3).verify(3).toCheck().judge('notEffective');
    loop.toRootCause().toPlan().toApproval(loop.planFromNow()).toImplementation();
    expect(loop.refusal('completeAction', { action: 1, note: 'Done' }, 'pia').code).toBe('evidenceNeeded');
  });

  it('done before evidence was asked for are as they were', () => {
    const loop = aCapa().inImplementation().build().complete(1);
    const event = loop.events.at(-1)?.event;
    expect(event && capa.events.safeParse({ ...event, evidence: [] }).success).toBe(true);
  });

  it('are verified by another person within five working days', () => {
    const loop = aCapa().inImplementation().build().complete(1);
    expect(loop.dueOn('action:1')).toBe('2026-11-30');
    expect(loop.refusal('verifyAction', { action: 1, note: 'Seen' }, 'pia').code).toBe('doerVerifier');
    expect(loop.refusal('verifyAction', { action: 1, note: 'Seen' }, 'olga').code).toBe('notYours');
    loop.do('verifyAction', { action: 1, note: 'Seen' }, 'per');
  });

  it('done by a substitute who is the verifier need somebody else to verify', () => {
    const absence = { from: '2026-11-01T00:00:00.000Z', until: '2026-12-01T00:00:00.000Z', substitute: 'per' };
    const loop = aCapa({}, anOrganization({ people: peopleWith('pia', { absence }) }))
      .inImplementation()
      .build();
    loop.do('completeAction', done(1), 'per');
    expect(loop.refusal('verifyAction', { action: 1, note: 'Seen' }, 'per').code).toBe('doerVerifier');
  });

  it('of somebody absent are done by the substitute, who has no other part in the loop', () => {
    const absence = { from: '2026-11-01T00:00:00.000Z', until: '2026-12-01T00:00:00.000Z', substitute: 'sub' };
    const loop = aCapa({}, anOrganization({ people: peopleWith('pia', { absence }) }))
      .inImplementation()
      .build();
    loop.do('completeAction', done(1), 'sub').untilDay('2026-12-02');
    loop.do('rejectAction', { action: 1, reason: 'Not quite' }, 'per');
    expect(loop.refusal('completeAction', done(1), 'sub').code).toBe('notPermitted');
    loop.do('completeAction', done(1), 'pia');
  });

  it('may be verified by the doer where the policy allows it, with a reason', () => {
    const organization = anOrganization({ policy: { separation: { doerVerifier: 'allowWithReason' } } });
    const plan = aPlan({
      overlapReason: 'Only two of us',
      actions: aPlan().actions.map((action) => ({ ...action, verifier: action.owner })),
    });
    const loop = aCapa({}, organization).inImplementation(plan).build().complete(1);
    expect(loop.refusal('verifyAction', { action: 1, note: 'Seen' }, 'pia').code).toBe('doerVerifierReason');
    loop.do('verifyAction', { action: 1, note: 'Seen', overlapReason: 'Only two of us' }, 'pia');
  });

  it('that are not done go back to their owner with a reason', () => {
    const loop = aCapa().inImplementation().build().complete(1);
    loop.do('rejectAction', { action: 1, reason: 'The label is missing' }, 'per');
    expect(loop.waiting.find((line) => line.subject === 'action:1')?.command).toBe('completeAction');
    expect(loop.dueOn('action:1')).toBe('2027-01-15');
    expect(loop.notices('actionRejected')).toMatchObject([{ to: [{ kind: 'person', id: 'pia' }] }]);
    loop.complete(1).verify(1);
  });

  it('carry evidence with the date on which it was made', () => {
    const loop = aCapa().inImplementation().build();
    loop.do('completeAction', { ...done(1), evidence: ['f1'], evidenceDate: '2026-11-20' }, 'pia');
    expect(loop.state.evidence).toMatchObject([{ file: 'f1', subject: 'action:1', date: '2026-11-20', by: 'pia' }]);
    const ahead = { ...done(2), evidence: ['f2'], evidenceDate: '2027-11-20' };
    expect(loop.refusal('completeAction', ahead, 'per').code).toBe('dateAhead');
  });
});

describe('waiting to prove', () => {
  it('begins with the last verification and ends 60 days later on a working day', () => {
    // Monday 23 November + 60 days is Friday 22 January.
    const loop = aCapa().waitingToProve().build();
    expect(loop.stage).toBe('proof');
    expect(loop.waiting).toMatchObject([{ pause: 'proof', who: { kind: 'nobody' }, code: 'waitForProof' }]);
    expect(loop.dueOn('proof')).toBe('2027-01-22');
    loop.untilDay('2027-01-21');
    expect(loop.stage).toBe('proof');
    loop.toCheck();
    expect(loop.stage).toBe('effectivenessCheck');
    expect(loop.waiting).toMatchObject([{ command: 'judgeEffectiveness', who: { id: 'eva' } }]);
    expect(loop.dueOn('effectivenessCheck')).toBe('2027-01-29');
  });

  it('moves by itself when the last verification comes later', () => {
    const loop = aCapa().inImplementation().build();
    loop.complete(1).verify(1).complete(2).verify(2).complete(3).untilDay('2026-11-30').verify(3);
    // 30 November + 60 days is Friday 29 January.
    expect(loop.dueOn('proof')).toBe('2027-01-29');
    expect(loop.typesOfEvents()).not.toContain('extensionRequested');
  });

  it('may wait for a quantity, at the latest until a date', () => {
    const plan = aPlan({ waiting: { quantity: '30 batches', until: '2027-03-20' } });
    const late = aCapa().waitingToProve(plan).build();
    // Saturday 20 March moves to Monday.
    expect(late.dueOn('proof')).toBe('2027-03-22');
    late.do('reportQuantityReached', { note: '30 batches since 1 February' }, 'olga');
    expect(late.stage).toBe('effectivenessCheck');
    const days = aCapa().waitingToProve().build();
    expect(days.refusal('reportQuantityReached', { note: '-' }, 'olga').code).toBe('noQuantity');
  });
});
