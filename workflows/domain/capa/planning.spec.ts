import { describe, expect, it } from '@jest/globals';
import { aCapa, aPlan } from '../../../tests/builders/a-capa.ts';
import { anOrganization, peopleWith, peopleWithout } from '../../../tests/builders/organization.ts';
import { DEFAULT_POLICY } from '../seed/policy.ts';
import type { PlanBody } from './plan.ts';

const [first, ...others] = aPlan().actions;
const withFirst = (change: Partial<PlanBody['actions'][number]>): PlanBody =>
  aPlan({ actions: first ? [{ ...first, ...change }, ...others] : [] });

describe('a plan', () => {
  it.each([
    ['noActions', aPlan({ actions: [] })],
    ['causeWithoutAction', aPlan({ actions: aPlan().actions.map((action) => ({ ...action, causes: [] })) })],
    ['actionTwice', withFirst({ id: 2 })],
    ['unknownCause', withFirst({ causes: ['a'] })],
    ['unknownPerson', withFirst({ owner: 'gone' })],
    ['unknownPerson', aPlan({ evaluator: 'nobody' })],
    ['datePast', withFirst({ dueOn: '2026-11-20' })],
    ['ownerVerifies', withFirst({ verifier: 'pia' })],
    ['evaluatorNoAction', aPlan({ evaluator: 'pia' })],
    ['proofBeforeActions', aPlan({ waiting: { quantity: '30 batches', until: '2027-01-15' } })],
  ])('is refused with %s', (code, plan) => {
    const loop = aCapa().inPlan().build();
    expect(loop.refusal('submitPlan', plan, 'olga').code).toBe(code);
  });

  it('lets the policy allow an overlap, with a reason that goes on record', () => {
    const organization = anOrganization({
      policy: { separation: { doerVerifier: 'allowWithReason', evaluatorNoAction: 'enforce' } },
    });
    const loop = aCapa({}, organization).inPlan().build();
    const plan = withFirst({ verifier: 'pia' });
    expect(loop.refusal('submitPlan', plan, 'olga')).toMatchObject({
      code: 'ownerVerifiesReason',
      field: 'overlapReason',
    });
    loop.do('submitPlan', { ...plan, overlapReason: 'Only pia may enter the room' }, 'olga');
    expect(loop.events.at(-1)?.event).toMatchObject({ overlapReason: 'Only pia may enter the room' });
  });

  it('under ISO 45001 asks for workers, hierarchy of controls and risks before the action', () => {
    const loop = aCapa({ standards: ['ISO 45001:2018'] })
      .inPlan()
      .build();
    expect(loop.refusal('submitPlan', aPlan(), 'olga').code).toBe('hierarchyNeeded');
    const actions = aPlan().actions.map((action) => ({ ...action, hierarchyLevel: 'engineering' as const }));
    expect(loop.refusal('submitPlan', aPlan({ actions }), 'olga').code).toBe('riskNeeded');
    const judged = actions.map((action) => ({ ...action, riskAssessment: 'None' }));
    expect(loop.refusal('submitPlan', aPlan({ actions: judged }), 'olga').code).toBe('workersNeeded');
    loop.do('submitPlan', aPlan({ actions: judged, workersInvolved: 'Two operators' }), 'olga');
  });

  it('waits as long as the policy says when it names no time', () => {
    const { state } = aCapa().awaitingApproval().build();
    expect(state.work).toMatchObject({ plan: { waiting: { days: 60 } } });
  });

  it('is kept while it is written and comes back as it was when it is returned', () => {
    const loop = aCapa().inPlan().build();
    loop.do('savePlan', { criteria: 'No repeat' }, 'olga');
    expect(loop.state.work).toMatchObject({ draft: { criteria: 'No repeat' } });
    loop.do('submitPlan', aPlan(), 'olga').do('returnPlan', { reason: 'Who trains the night shift?' }, 'ana');
    expect(loop.stage).toBe('plan');
    expect(loop.state.work).toMatchObject({
      draft: { criteria: aPlan().criteria, actions: aPlan().actions },
      returned: { reason: 'Who trains the night shift?', by: 'ana' },
    });
    expect(loop.notices('planReturned')).toMatchObject([{ to: [{ kind: 'person', id: 'olga' }] }]);
  });
});

describe('the approval of a plan', () => {
  it('is never its author’s, whatever the policy says', () => {
    const organization = anOrganization({
      policy: { separation: { doerVerifier: 'allowWithReason', evaluatorNoAction: 'allowWithReason' } },
    });
    const loop = aCapa({ owner: 'ana' }, organization).build();
    loop.toRootCause('ana').toPlan('ana').toApproval(aPlan(), 'ana');
    expect(loop.refusal('approvePlan', { signed: true }, 'ana').code).toBe('ownPlan');
    expect(loop.refusal('returnPlan', { reason: 'No' }, 'ana').code).toBe('ownPlan');
    loop.do('approvePlan', { signed: true }, 'bo');
  });

  it('waits for the other quality manager when one of them is the author', () => {
    const loop = aCapa({ owner: 'ana' }).build();
    loop.toRootCause('ana').toPlan('ana').toApproval(aPlan(), 'ana');
    expect(loop.waiting[0]?.who).toEqual({ kind: 'people', ids: ['bo'] });
  });

  it('goes to top management where the only quality manager is the author', () => {
    const organization = anOrganization({ people: peopleWithout('bo') });
    const loop = aCapa({ owner: 'ana' }, organization).build();
    loop.toRootCause('ana').toPlan('ana').toApproval(aPlan(), 'ana');
    expect(loop.waiting[0]?.who).toEqual({ kind: 'role', role: 'topManagement' });
    loop.do('approvePlan', { signed: true }, 'tor');
  });

  it('says so when nobody else is left', () => {
    const organization = anOrganization({ people: peopleWithout('bo', 'tor') });
    const loop = aCapa({ owner: 'ana' }, organization).build();
    loop.toRootCause('ana').toPlan('ana').toApproval(aPlan(), 'ana');
    expect(loop.waiting[0]?.who).toEqual({ kind: 'nobody', reason: 'nobodyElse' });
  });

  it('needs the signature and the permission', () => {
    const loop = aCapa().awaitingApproval().build();
    expect(loop.refusal('approvePlan', { signed: false }, 'ana')).toMatchObject({ code: 'invalid', field: 'signed' });
    expect(loop.refusal('approvePlan', { signed: true }, 'olga').code).toBe('notPermitted');
  });

  it('gives everybody their action with the date of the plan', () => {
    const loop = aCapa().inImplementation().build();
    expect(loop.waiting.map((line) => [line.subject, line.who, line.command])).toEqual([
      ['action:1', { kind: 'person', id: 'pia' }, 'completeAction'],
      ['action:2', { kind: 'person', id: 'per' }, 'completeAction'],
      ['action:3', { kind: 'person', id: 'olga' }, 'completeAction'],
    ]);
    expect(loop.dueOn('action:1')).toBe('2027-01-15');
  });

  it('is due when the policy says', () => {
    const organization = anOrganization({
      policy: { times: { ...DEFAULT_POLICY.times, planApproval: { days: 1, unit: 'working' } } },
    });
    expect(aCapa({}, organization).awaitingApproval().build().dueOn('plan')).toBe('2026-11-24');
    expect(aCapa().awaitingApproval().build().dueOn('plan')).toBe('2026-11-26');
  });

  it('may be done by an absent quality manager’s colleague, and the substitute does the owner’s work', () => {
    const absence = { from: '2026-11-01T00:00:00.000Z', until: '2026-12-01T00:00:00.000Z', substitute: 'ana' };
    const loop = aCapa({}, anOrganization({ people: peopleWith('olga', { absence }) })).build();
    loop.toRootCause('ana');
    expect(loop.stage).toBe('rootCause');
  });
});

describe('the owner of a loop', () => {
  const handedOver = (organization = anOrganization()) =>
    aCapa({}, organization)
      .awaitingApproval()
      .build()
      .do('reassign', { subject: 'owner', to: 'ana', reason: 'Olga moved on' }, 'bo');

  it('does not approve its plan, also when the loop was handed over to them meanwhile', () => {
    const loop = handedOver();
    expect(loop.refusal('approvePlan', { signed: true }, 'ana')).toEqual({
      code: 'ownerApprover',
      params: { person: { person: 'ana' } },
    });
    loop.do('approvePlan', { signed: true }, 'bo');
  });

  it('does not approve a revision of it either', () => {
    const loop = aCapa().inImplementation().build();
    const changes = { addActions: [{ ...aPlan().actions[0], id: 4 }] };
    loop.do('revisePlan', { reason: 'One more', changes }, 'olga');
    loop.do('reassign', { subject: 'owner', to: 'ana', reason: 'Olga moved on' }, 'bo');
    expect(loop.refusal('approveRevision', { signed: true }, 'ana').code).toBe('ownerApprover');
    loop.do('approveRevision', { signed: true }, 'bo');
  });

  it('approves it with a reason where the policy allows that', () => {
    const separation = { ...DEFAULT_POLICY.separation, ownerApprover: 'allowWithReason' as const };
    const loop = handedOver(anOrganization({ policy: { ...DEFAULT_POLICY, separation } }));
    expect(loop.refusal('approvePlan', { signed: true }, 'ana')).toMatchObject({
      code: 'ownerApproverReason',
      field: 'overlapReason',
    });
    loop.do('approvePlan', { signed: true, overlapReason: 'Bo is away' }, 'ana');
    expect(loop.events.at(-1)?.event).toMatchObject({ overlapReason: 'Bo is away' });
  });

  it('cannot become the one person who is left to approve', () => {
    const organization = anOrganization({ people: peopleWithout('bo', 'tor') });
    const loop = aCapa({}, organization).awaitingApproval().build();
    const handOver = { subject: 'owner', to: 'ana', reason: 'Olga moved on' };
    expect(loop.refusal('reassign', handOver, 'ana').code).toBe('ownerApprover');
  });
});
