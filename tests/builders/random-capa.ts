import { CLOSING } from './a-capa.ts';
import { dateIn, type BodyFor } from './random-steps.ts';

const text = 'Because it was so';

/** A body for any command of a CAPA loop, sensible more often than not. */
export const bodyForCapa: BodyFor = (command, subject, dice, now) => {
  const action = Number(/\d+/.exec(subject)?.[0] ?? 1 + dice.roll(4));
  const target = subject.replace(/^extension:/, '');
  const planned = (id: number): unknown => ({
    id,
    what: `Action ${String(id)}`,
    owner: dice.of(['pia', 'per', 'olga', 'rolf']),
    verifier: dice.of(['mia', 'sub', 'rolf']),
    dueOn: dateIn(now, 1 + dice.roll(40)),
    kind: dice.of(['retrain', 'changeProcess', 'other']),
    causes: dice.oneIn(4) ? [] : ['b'],
  });
  switch (command) {
    case 'recordContainment':
      return { scope: text, ...(dice.oneIn(4) ? { noneNeededBecause: text } : { done: text }) };
    case 'saveCauses':
      return {
        causes: [
          { id: 'a', parent: null, text, marked: false },
          { id: 'b', parent: 'a', text, marked: !dice.oneIn(5), humanErrorOnly: dice.oneIn(6) },
        ],
      };
    case 'submitRootCause':
      return { team: ['per'], method: 'ishikawa' };
    case 'savePlan':
      return { criteria: text };
    case 'submitPlan':
      return {
        actions: [planned(1), ...(dice.oneIn(2) ? [planned(2)] : [])],
        criteria: `Criteria ${String(dice.roll(100))}`,
        method: text,
        evaluator: dice.of(['eva', 'mia', 'sub']),
        ...(dice.oneIn(3) ? { waiting: { quantity: '30 batches', until: dateIn(now, 60) } } : {}),
      };
    case 'approvePlan':
      return { signed: true, ...(dice.oneIn(6) ? {} : { criteriaNotWeaker: true }) };
    case 'approveRevision':
    case 'approveCancel':
      return { signed: true };
    case 'startAction':
      return { action };
    case 'completeAction':
      return {
        action,
        note: text,
        ...(dice.oneIn(4) ? { withoutEvidence: text } : { evidence: [`f${String(dice.roll(500))}`] }),
      };
    case 'verifyAction':
      return { action, note: text };
    case 'rejectAction':
      return { action, reason: text };
    case 'revisePlan':
      return {
        reason: text,
        changes: dice.oneIn(2) ? { addActions: [planned(3 + dice.roll(9))] } : { withdrawActions: [1 + dice.roll(2)] },
      };
    case 'reportQuantityReached':
      return { note: text };
    case 'judgeEffectiveness': {
      const verdict = dice.of(['effective', 'partly', 'notEffective', 'inconclusive']);
      const newDate = verdict === 'inconclusive' && !dice.oneIn(3) ? { newDate: dateIn(now, 20) } : {};
      return { verdict, note: text, signed: true, ...newDate };
    }
    case 'decideNext': {
      const choice = dice.of(['anotherAttempt', 'anotherAttempt', 'acceptRisk', 'cancel']);
      return {
        choice,
        reason: text,
        signed: true,
        ...(choice === 'anotherAttempt' ? { newOwner: dice.person() } : {}),
      };
    }
    case 'close':
      return CLOSING;
    case 'requestExtension':
      return { subject: target === 'process' ? 'plan' : target, reason: text, newDate: dateIn(now, 5 + dice.roll(40)) };
    case 'approveExtension':
      return { subject: target === 'process' ? 'plan' : target };
    case 'rejectExtension':
      return { subject: target === 'process' ? 'plan' : target, reason: text };
    case 'reassign':
      return { subject: target === 'process' ? 'owner' : target, to: dice.person(), reason: text };
    case 'hold':
      return { reason: text, reviewOn: dateIn(now, 1 + dice.roll(20)) };
    case 'addEvidence':
      return { subject: 'process', fileId: `f${String(dice.roll(500))}`, evidenceDate: dateIn(now, -dice.roll(9)) };
    case 'comment':
      return { text };
    case 'remind':
      return { subject: subject.replace(/^remind:/, '') };
    case 'resume':
    case 'approveEvaluator':
      return {};
    default:
      return { reason: text };
  }
};
