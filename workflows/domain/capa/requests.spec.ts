import { describe, expect, it } from '@jest/globals';
import { aCapa, aPlan } from '../../../tests/builders/a-capa.ts';

const MORE = { subject: 'rootCause', reason: 'The lab is closed', newDate: '2026-12-18' };

describe('an extension', () => {
  it('is decided by somebody else, and moves the date with its reminders', () => {
    const loop = aCapa().inRootCause().build();
    expect(loop.dueOn('rootCause')).toBe('2026-12-07');
    loop.do('requestExtension', MORE, 'olga');
    expect(loop.dueOn('extension:rootCause')).toBe('2026-11-25');
    loop.do('approveExtension', { subject: 'rootCause' }, 'ana');
    expect(loop.dueOn('rootCause')).toBe('2026-12-18');
    expect(loop.state).toMatchObject({ extensionsGranted: 1, extensions: [] });
    loop.until(loop.endOf('2026-12-07'));
    expect(loop.notices('due').map((one) => one.to)).toEqual([]);
    expect(loop.notices('extensionApproved')).toMatchObject([{ to: [{ id: 'olga' }] }]);
  });

  it('rejected leaves the date as it was', () => {
    const loop = aCapa().inRootCause().build().do('requestExtension', MORE, 'olga');
    loop.do('rejectExtension', { subject: 'rootCause', reason: 'Use the other lab' }, 'ana');
    expect(loop.dueOn('rootCause')).toBe('2026-12-07');
  });

  it('of one’s own is never approved by oneself', () => {
    const loop = aCapa({ owner: 'ana' }).build().toRootCause('ana').do('requestExtension', MORE, 'ana');
    expect(loop.refusal('approveExtension', { subject: 'rootCause' }, 'ana').code).toBe('ownExtension');
    expect(loop.waiting.find((line) => line.code === 'approveExtension')?.who).toEqual({ kind: 'people', ids: ['bo'] });
    loop.do('approveExtension', { subject: 'rootCause' }, 'bo');
  });

  it.each([
    ['notLater', { ...MORE, newDate: '2026-12-07' }, 'olga'],
    ['nothingToExtend', { ...MORE, subject: 'plan' }, 'olga'],
    ['notYours', MORE, 'rolf'],
  ])('is refused with %s', (code, body, by) => {
    expect(aCapa().inRootCause().build().refusal('requestExtension', body, by).code).toBe(code);
  });

  it('of containment never goes beyond the affected shipment', () => {
    const loop = aCapa({ shipmentOn: '2026-11-27' }).build();
    const body = { subject: 'containment', reason: 'More boxes', newDate: '2026-11-30' };
    expect(loop.refusal('requestExtension', body, 'olga').code).toBe('afterShipment');
  });

  it('ends with the duty it was about', () => {
    const loop = aCapa().inRootCause().build().do('requestExtension', MORE, 'olga').toPlan();
    expect(loop.state.extensions).toEqual([]);
    expect(loop.refusal('approveExtension', { subject: 'rootCause' }, 'ana').code).toBe('noExtension');
  });

  it('of an action leaves the other actions alone', () => {
    const loop = aCapa().inImplementation().build();
    loop.do('requestExtension', { subject: 'action:1', reason: 'Parts are late', newDate: '2027-02-01' }, 'pia');
    loop.do('approveExtension', { subject: 'action:1' }, 'ana');
    expect(loop.dueOn('action:1')).toBe('2027-02-01');
    expect(loop.dueOn('action:2')).toBe('2027-01-15');
  });
});

describe('handing over', () => {
  it('moves the duty with its date, and reminders go to the new person', () => {
    const loop = aCapa().inImplementation().build();
    loop.do('reassign', { subject: 'action:1', to: 'rolf', reason: 'Pia leaves' }, 'ana');
    expect(loop.waiting.find((line) => line.subject === 'action:1')).toMatchObject({ who: { id: 'rolf' } });
    loop.until(loop.endOf('2027-01-15'));
    const reminded = loop.events.map((row) => row.event).filter((one) => one.type === 'reminded');
    expect(JSON.stringify(reminded)).not.toContain('pia');
  });

  it('keeps duties apart', () => {
    const loop = aCapa().inImplementation().build();
    const to = (subject: string, id: string): unknown => ({ subject, to: id, reason: 'Busy' });
    expect(loop.refusal('reassign', to('action:1', 'per'), 'ana').code).toBe('ownerVerifies');
    expect(loop.refusal('reassign', to('verifier:1', 'pia'), 'ana').code).toBe('ownerVerifies');
    expect(loop.refusal('reassign', to('action:1', 'eva'), 'ana').code).toBe('evaluatorNoAction');
    expect(loop.refusal('reassign', to('evaluator', 'pia'), 'ana').code).toBe('evaluatorNoAction');
    expect(loop.refusal('reassign', to('owner', 'olga'), 'ana').code).toBe('alreadyTheirs');
    expect(loop.refusal('reassign', to('owner', 'gone'), 'ana').code).toBe('unknownPerson');
    loop.complete(1);
    expect(loop.refusal('reassign', to('action:1', 'rolf'), 'ana').code).toBe('nothingToReassign');
    expect(loop.refusal('reassign', to('verifier:1', 'pia'), 'ana').code).toBe('doerVerifier');
    loop.do('reassign', to('verifier:1', 'rolf'), 'ana').verify(1);
  });

  it('of the evaluation needs another person’s approval', () => {
    const loop = aCapa().waitingToProve().build();
    loop.do('reassign', { subject: 'evaluator', to: 'rolf', reason: 'Eva is ill' }, 'ana');
    expect(loop.refusal('approveEvaluator', {}, 'ana').code).toBe('ownRequest');
    loop.do('approveEvaluator', {}, 'bo').toCheck();
    expect(loop.waiting[0]?.who).toEqual({ kind: 'person', id: 'rolf' });
  });

  it('rejected keeps the evaluator', () => {
    const loop = aCapa().inEffectivenessCheck().build();
    loop.do('reassign', { subject: 'evaluator', to: 'rolf', reason: 'Eva is ill' }, 'ana');
    const verdict = { verdict: 'effective', note: '-', signed: true };
    expect(loop.refusal('judgeEffectiveness', verdict, 'eva').code).toBe('evaluatorChanges');
    loop.do('rejectEvaluator', { reason: 'She is back' }, 'bo').judge('effective');
  });
});

describe('a hold', () => {
  it('stops everything but its review, and moves the dates by its working days', () => {
    const loop = aCapa().inRootCause().build();
    loop.do('hold', { reason: 'The line stands still', reviewOn: '2026-12-14' }, 'ana');
    expect(loop.waiting).toMatchObject([{ code: 'reviewHold', pause: 'hold', who: { id: 'ana' }, command: 'resume' }]);
    expect(loop.refusal('saveCauses', { causes: [] }, 'olga').code).toBe('onHold');
    loop.untilDay('2026-12-07');
    expect(loop.notices('due').flatMap((one) => one.to)).toEqual([{ kind: 'people', ids: ['ana'] }]);
    // Ten working days of hold move the seventh of December to the twenty-first.
    loop.do('resume', {}, 'ana');
    expect(loop.dueOn('rootCause')).toBe('2026-12-21');
  });

  it('begins the check at once when its date passed meanwhile', () => {
    const loop = aCapa().waitingToProve().build();
    loop.do('hold', { reason: 'Strike', reviewOn: '2027-02-15' }, 'ana').untilDay('2027-02-10');
    expect(loop.stage).toBe('proof');
    loop.do('resume', {}, 'ana');
    expect(loop.stage).toBe('effectivenessCheck');
    expect(loop.dueOn('effectivenessCheck')).toBe('2027-02-17');
  });

  it('can be cancelled meanwhile', () => {
    const loop = aCapa().inPlan().build().do('hold', { reason: 'Strike', reviewOn: '2027-02-15' }, 'ana');
    loop.do('requestCancel', { reason: 'Over' }, 'olga').do('approveCancel', { signed: true }, 'ana');
    expect(loop.stage).toBe('cancelled');
  });
});

describe('reminders', () => {
  it('follow the ladder, each once, and escalate', () => {
    const loop = aCapa({ grade: 'minor' }).inRootCause().build();
    loop.until(loop.endOf('2027-01-31'));
    expect(loop.events.map((row) => row.event).filter((one) => one.type === 'reminded')).toMatchObject([
      { step: 'sevenBefore', to: ['olga'] },
      { step: 'oneBefore', to: ['olga'] },
      { step: 'onDay', to: ['olga'] },
      { step: 'oneLate', to: ['olga'] },
      { step: 'fourLate', to: ['mia'] },
      { step: 'eightLate', to: ['ana', 'bo'] },
      { step: 'fifteenLate', to: ['tor'] },
    ]);
    expect(loop.notices('escalated')).toHaveLength(3);
    expect(loop.notices('late').every((one) => one.urgency === 'digest')).toBe(true);
  });

  it('mail the first breach of a major at once, and only the first', () => {
    const loop = aCapa().inRootCause().build();
    loop.until(loop.endOf('2027-01-31'));
    expect([...loop.notices('late'), ...loop.notices('escalated')].map((one) => one.urgency)).toEqual([
      'atOnce',
      'digest',
      'digest',
      'digest',
    ]);
  });

  it('after an outage are sent once, the earlier ones recorded as skipped', () => {
    const loop = aCapa().inRootCause().build().afterOutage('2026-12-20T08:00:00.000Z');
    const reminded = loop.events.map((row) => row.event).filter((one) => one.type === 'reminded');
    expect(reminded).toMatchObject([
      ...Array.from({ length: 5 }, () => ({ skipped: true })),
      { step: 'eightLate', skipped: false },
    ]);
    expect(loop.notices('escalated')).toHaveLength(1);
  });

  it('end with the duty', () => {
    const loop = aCapa().inRootCause().build().toPlan();
    expect(loop.deadlines.every((one) => one.subject === 'plan')).toBe(true);
  });

  it('by hand go once a day, never to oneself', () => {
    const loop = aCapa().inRootCause().build();
    expect(loop.refusal('remind', { subject: 'rootCause' }, 'olga').code).toBe('remindsYou');
    loop.do('remind', { subject: 'rootCause' }, 'ana');
    expect(loop.refusal('remind', { subject: 'rootCause' }, 'ana').code).toBe('remindedToday');
    expect(loop.refusal('remind', { subject: 'plan' }, 'ana').code).toBe('nothingWaits');
    loop.untilDay('2026-11-24').do('remind', { subject: 'rootCause' }, 'ana');
    expect(loop.notices('remindedByHand')).toHaveLength(2);
  });
});

describe('a state', () => {
  it('stays below 64 kB with a plan as large as allowed', () => {
    const causes = Array.from({ length: 40 }, (_, index) => ({
      id: `c${String(index)}`,
      parent: null,
      text: 'x'.repeat(300),
      marked: index === 0,
      humanErrorOnly: false,
    }));
    const [template] = aPlan().actions;
    const actions = Array.from({ length: 20 }, (_, index) => ({
      ...template,
      id: index + 1,
      what: 'x'.repeat(500),
      causes: ['c0'],
      riskAssessment: 'x'.repeat(500),
    }));
    const loop = aCapa({ what: 'x'.repeat(4000) })
      .inRootCause()
      .build();
    loop.do('saveCauses', { causes }, 'olga').do('submitRootCause', { team: [], method: 'other' }, 'olga');
    loop.do('submitPlan', { ...aPlan(), actions, criteria: 'x'.repeat(1000) }, 'olga').toImplementation();
    expect(JSON.stringify(loop.head.state).length).toBeLessThan(64_000);
  });
});
