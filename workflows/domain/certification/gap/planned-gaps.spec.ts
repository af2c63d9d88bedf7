import { describe, expect, it } from '@jest/globals';
import { BUILT_IN } from '../../standards/built-in.ts';
import { gapScope } from './gap.ts';
import { gapsWithoutAction } from './planned-gaps.ts';

const EDITION = 'ISO 9001:2015';
const rows = {
  [`${EDITION}/4.1`]: { rating: 'conforms' },
  [`${EDITION}/7.2`]: { rating: 'partly' },
  [`${EDITION}/8.4.1`]: { rating: 'gap', priority: 'high' },
  [`${EDITION}/8.4.2`]: { rating: 'gap' },
};
const left = (...actions: { clause?: string; status: string }[]) =>
  gapsWithoutAction(gapScope(BUILT_IN, [EDITION], null), rows, actions).map(({ clause }) => clause);

describe('gaps without an action', () => {
  it('are all that no action names, the most urgent first', () => {
    expect(left()).toEqual(['8.4.1', '8.4.2', '7.2']);
    expect(left({ clause: `${EDITION}/7.2`, status: 'planned' }, { status: 'planned' })).toEqual(['8.4.1', '8.4.2']);
  });

  it('are closed by an action for the clause above, and not by one that was withdrawn', () => {
    expect(left({ clause: `${EDITION}/8.4`, status: 'done' })).toEqual(['7.2']);
    expect(left({ clause: `${EDITION}/8.4`, status: 'withdrawn' })).toHaveLength(3);
    expect(left({ clause: 'ISO 9001:2026/8.4', status: 'planned' })).toHaveLength(3);
  });
});
