import { describe, expect, it } from '@jest/globals';
import { aCapa, aPlan } from '../../../tests/builders/a-capa.ts';

const action = { ...aPlan().actions[0], id: 4, causes: ['c'] };
const cause = { id: 'c', parent: 'b', text: 'Nobody compares gauges', marked: true, humanErrorOnly: false };
const CHANGES = { addActions: [action], addCauses: [cause] };

describe('a plan revision', () => {
  it('is numbered, approved again, and the other actions go on meanwhile', () => {
    const loop = aCapa().inImplementation().build().complete(1).verify(1);
    loop.do('revisePlan', { reason: 'A second cause', changes: CHANGES }, 'olga');
    loop.complete(2).verify(2).complete(3).verify(3);
    expect(loop.stage).toBe('implementation');
    expect(loop.waiting).toMatchObject([{ code: 'approveRevision', params: { number: 1 } }]);
    loop.do('approveRevision', { signed: true }, 'ana');
    expect(loop.waiting).toMatchObject([{ subject: 'action:4', who: { id: 'pia' } }]);
    loop.complete(4).verify(4);
    expect(loop.stage).toBe('proof');
    expect(loop.state.work).toMatchObject({ plan: { revision: 1 } });
  });

  it('is never approved by its author, and only one waits at a time', () => {
    const loop = aCapa({ owner: 'ana' }).build();
    loop.toRootCause('ana').toPlan('ana').toApproval(aPlan(), 'ana').toImplementation('bo');
    loop.do('revisePlan', { reason: 'A second cause', changes: CHANGES }, 'ana');
    expect(loop.refusal('approveRevision', { signed: true }, 'ana').code).toBe('ownPlan');
    expect(loop.refusal('revisePlan', { reason: 'And', changes: CHANGES }, 'ana').code).toBe('revisionUndecided');
    loop.do('approveRevision', { signed: true }, 'bo');
  });

  it('returned leaves the plan as it was, and lets the proof begin when nothing is left', () => {
    const loop = aCapa().inImplementation().build();
    loop.do('revisePlan', { reason: 'A second cause', changes: CHANGES }, 'olga');
    loop.complete(1).verify(1).complete(2).verify(2).complete(3).verify(3);
    loop.do('returnRevision', { reason: 'That is another loop' }, 'ana');
    expect(loop.stage).toBe('proof');
    expect(loop.notices('revisionReturned')).toMatchObject([{ to: [{ id: 'olga' }] }]);
  });

  it('may withdraw an action while another still removes the cause', () => {
    const loop = aCapa().inImplementation().build();
    const withdraw = (...ids: number[]): unknown => ({ reason: 'Too much', changes: { withdrawActions: ids } });
    expect(loop.refusal('revisePlan', withdraw(1, 2, 3), 'olga').code).toBe('causeWithoutAction');
    loop.do('revisePlan', withdraw(2, 3), 'olga').complete(1).verify(1).do('approveRevision', { signed: true }, 'ana');
    expect(loop.stage).toBe('proof');
  });

  it('cannot withdraw what was verified meanwhile', () => {
    const loop = aCapa().inImplementation().build();
    loop
      .do('revisePlan', { reason: 'Too much', changes: { withdrawActions: [1] } }, 'olga')
      .complete(1)
      .verify(1);
    expect(loop.refusal('approveRevision', { signed: true }, 'ana').code).toBe('actionIs');
  });

  it.each([
    ['nothingChanges', {}],
    ['actionTwice', { addActions: [{ ...action, id: 1, causes: ['b'] }] }],
    ['causeWithoutAction', { addCauses: [cause] }],
    ['unknownCauseWithdrawn', { withdrawCauses: ['a'] }],
    ['noCauseMarked', { withdrawCauses: ['b'] }],
    ['evaluatorNoAction', { addActions: [{ ...action, owner: 'eva', causes: ['b'] }] }],
    ['unknownAction', { withdrawActions: [9] }],
    ['humanErrorUnanswered', { addActions: [action], addCauses: [{ ...cause, humanErrorOnly: undefined }] }],
    ['oneMoreWhy', { addActions: [action], addCauses: [{ ...cause, text: 'Operator error' }] }],
  ])('is refused with %s', (code, changes) => {
    const loop = aCapa().inImplementation().build();
    expect(loop.refusal('revisePlan', { reason: 'More', changes }, 'olga').code).toBe(code);
  });

  it('never touches the criteria', () => {
    const loop = aCapa().inImplementation().build();
    const weaker = { reason: 'Easier', changes: CHANGES, criteria: 'Hardly any repeat' };
    expect(loop.refusal('revisePlan', weaker, 'olga').code).toBe('invalid');
    expect(loop.refusal('savePlan', { criteria: 'Hardly any repeat' }, 'olga').code).toBe('wrongStage');
  });
});
