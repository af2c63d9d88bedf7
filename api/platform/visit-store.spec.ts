import { describe, expect, it } from '@jest/globals';
import type { SessionData } from 'express-session';
import { VisitMemory } from './visit-store.ts';

const VISIT = { personId: 'ana', lastVisitAt: null } as unknown as SessionData;

/** A look-up that answers when told to. */
function slow() {
  const begun: ((error: unknown, data?: SessionData | null) => void)[] = [];
  const found: (SessionData | null | undefined)[] = [];
  const ask = (memory: VisitMemory): void => {
    memory.lookUp(
      'one',
      (_, data) => found.push(data),
      (answer) => begun.push(answer),
    );
  };
  return { begun, found, ask };
}

describe('visits that are being looked up', () => {
  it('are asked for once by all who ask at the same moment, each with a copy of its own', () => {
    const { begun, found, ask } = slow();
    const memory = new VisitMemory();
    ask(memory);
    ask(memory);
    expect(begun).toHaveLength(1);
    begun[0]?.(null, VISIT);
    expect(found).toEqual([VISIT, VISIT]);
    expect(found[0]).not.toBe(found[1]);
    ask(memory);
    expect(begun).toHaveLength(2);
  });

  it.each(['forget', 'forgetAll'] as const)('are asked for again once something was forgotten (%s)', (forget) => {
    const { begun, found, ask } = slow();
    const memory = new VisitMemory();
    ask(memory);
    memory[forget]('one');
    ask(memory);
    expect(begun).toHaveLength(2);
    begun[1]?.(null, null);
    begun[0]?.(null, VISIT);
    expect(found).toEqual([null, VISIT]);
  });
});
