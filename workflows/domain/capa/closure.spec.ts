import { describe, expect, it } from '@jest/globals';
import { aCapa, CLOSING } from '../../../tests/builders/a-capa.ts';

describe('closing', () => {
  it('is the quality manager’s, with a signature, and tells the report', () => {
    const loop = aCapa().inClosure().build();
    expect(loop.refusal('close', CLOSING, 'olga').code).toBe('notPermitted');
    expect(loop.refusal('close', { ...CLOSING, signed: false }, 'ana').code).toBe('invalid');
    loop.do('close', CLOSING, 'ana');
    expect(loop.reactions).toContainEqual({
      do: 'tell',
      id: `capaClosed:process:${String(loop.head.version)}`,
      to: 'NC-2026-0001',
      fact: 'capaClosed',
      body: { key: 'CAPA-2026-0001', result: 'effective' },
    });
    expect(loop.waiting).toEqual([]);
    expect(loop.deadlines).toEqual([]);
  });

  it('waits for an undecided request to cancel', () => {
    const loop = aCapa().inClosure().build().do('requestCancel', { reason: 'Obsolete' }, 'olga');
    expect(loop.refusal('close', CLOSING, 'ana').code).toBe('cancelUndecided');
    loop.do('rejectCancel', { reason: 'No' }, 'ana').do('close', CLOSING, 'ana');
  });

  it('accepts nothing afterwards but reopening', () => {
    const loop = aCapa().closed().build();
    expect(loop.refusal('comment', { text: 'Late remark' }, 'olga').code).toBe('closed');
    expect(loop.availableTo('ana').map((one) => one.command)).toEqual(['reopen']);
  });
});

describe('reopening', () => {
  it('goes on with another attempt within 90 days', () => {
    const loop = aCapa().closed().build();
    loop.untilDay('2027-04-22').do('reopen', { reason: 'It came back' }, 'ana');
    expect(loop.state).toMatchObject({ attempt: 2, work: { stage: 'containment' } });
    expect(loop.state.finished).toMatchObject([{ attempt: 1, verdict: 'effective' }]);
    loop.attempt().judge('effective').do('close', CLOSING, 'ana');
  });

  it('is refused afterwards', () => {
    const loop = aCapa().closed().build();
    // Closed on 22 January; 90 days later is 22 April.
    loop.untilDay('2027-04-23');
    expect(loop.refusal('reopen', { reason: 'It came back' }, 'ana').code).toBe('reopenTooLate');
  });
});

describe('cancelling', () => {
  it('is asked for by the owner and approved by somebody else', () => {
    const loop = aCapa().inRootCause().build();
    expect(loop.refusal('requestCancel', { reason: 'Obsolete' }, 'rolf').code).toBe('notYours');
    loop.do('requestCancel', { reason: 'Obsolete' }, 'ana');
    expect(loop.refusal('approveCancel', { signed: true }, 'ana').code).toBe('ownRequest');
    loop.do('approveCancel', { signed: true }, 'bo');
    expect(loop.stage).toBe('cancelled');
    expect(loop.state.work).toMatchObject({ from: 'rootCause', reason: 'Obsolete' });
    expect(loop.deadlines).toEqual([]);
  });

  it('can be reopened without counting the attempt twice', () => {
    const loop = aCapa().inRootCause().build();
    loop.do('requestCancel', { reason: 'Obsolete' }, 'olga').do('approveCancel', { signed: true }, 'ana');
    loop.do('reopen', { reason: 'Not obsolete' }, 'ana');
    expect(loop.state.finished).toMatchObject([{ attempt: 1, verdict: 'cancelled' }]);
    expect(loop.state.attempt).toBe(2);
  });
});
