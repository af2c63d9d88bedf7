import { describe, expect, it } from '@jest/globals';
import { aCapa, CLOSING, type RunningCapa } from '../../../tests/builders/a-capa.ts';
import { summary } from './summary.ts';

const resultOf = (loop: RunningCapa): string | null => summary(loop.state).result;

describe('the result of a loop', () => {
  it('is not there before its last gate', () => {
    expect(resultOf(aCapa().inClosure().build())).toBeNull();
  });

  it('is what it was closed with', () => {
    expect(resultOf(aCapa().closed().build())).toBe('effective');
    const accepted = aCapa().inEffectivenessCheck().build().judge('notEffective').attempt().judge('notEffective');
    accepted.do('decideNext', { choice: 'acceptRisk', reason: 'Rare and cheap', signed: true }, 'tor');
    expect(resultOf(accepted.do('close', CLOSING, 'ana'))).toBe('riskAccepted');
  });

  it('says that it was cancelled, until it is reopened', () => {
    const loop = aCapa().inRootCause().build();
    loop.do('requestCancel', { reason: 'Obsolete' }, 'olga').do('approveCancel', { signed: true }, 'ana');
    expect(resultOf(loop)).toBe('cancelled');
    expect(resultOf(loop.do('reopen', { reason: 'Not obsolete' }, 'ana'))).toBeNull();
  });
});
