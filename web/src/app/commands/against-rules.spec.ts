import { describe, expect, it } from '@jest/globals';
import { despiteOf, isReasoned, reasonsIn, withReason } from './against-rules.ts';

const [major, open] = [
  { code: 'majorAtDroppedSite', sentence: 'A major is open there.' },
  { code: 'findingsOpen', sentence: 'Findings are open.' },
] as const;

describe('why something is recorded although rules speak against it', () => {
  it('is nothing while no rule does, whatever was written before', () => {
    expect(despiteOf({ despite: 'So it is' }, { despite: 'So it is' }, [])).toEqual({});
  });

  it('is about the one rule that was shown with it', () => {
    expect(despiteOf({ despite: 'So it is' }, {}, [major])).toEqual({ despiteRules: ['majorAtDroppedSite'] });
    expect(despiteOf({}, {}, [major])).toEqual({});
  });

  it('is a reason of its own for each of several rules, and none for what was left empty', () => {
    const first = withReason({}, 'majorAtDroppedSite', ' The body closed the site ');
    expect(despiteOf({}, withReason(first, 'findingsOpen', '  '), [major, open])).toEqual({
      despiteReasons: [{ rule: 'majorAtDroppedSite', reason: 'The body closed the site' }],
    });
    expect(reasonsIn(first, [major, open])).toEqual({
      majorAtDroppedSite: ' The body closed the site ',
      findingsOpen: '',
    });
    expect([isReasoned(first, [major, open]), isReasoned({}, [major, open])]).toEqual([true, false]);
  });
});
