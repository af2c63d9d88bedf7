import { describe, expect, it } from '@jest/globals';
import { aCapa, CAUSES } from '../../../tests/builders/a-capa.ts';

const SUBMIT = { team: ['per'], method: 'fiveWhys' };

describe('containment', () => {
  it('asks either for what was done or for why nothing had to be done', () => {
    const loop = aCapa().build();
    expect(loop.refusal('recordContainment', { scope: 'All' }, 'olga').code).toBe('doneOrNotNeeded');
    const both = { scope: 'All', done: 'Sorted', noneNeededBecause: 'Nothing left' };
    expect(loop.refusal('recordContainment', both, 'olga').code).toBe('doneAndNotNeeded');
    loop.do('recordContainment', { scope: 'All', noneNeededBecause: 'Nothing was delivered' }, 'olga');
    expect(loop.stage).toBe('rootCause');
  });

  it('is not asked for again when the report has it on record', () => {
    const record = { done: 'Sorted', scope: 'One batch' };
    const loop = aCapa({
      containment: { status: 'recorded', record, by: 'mia', at: '2026-11-20T08:00:00.000Z' },
    }).build();
    expect(loop.stage).toBe('rootCause');
    expect(loop.state.work).toMatchObject({ containment: { record, by: 'mia' } });
  });

  it('is the owner’s, and a substitute’s while the owner is away', () => {
    const loop = aCapa().build();
    expect(loop.refusal('recordContainment', { scope: 'All', done: 'Sorted' }, 'ana')).toEqual({
      code: 'notYours',
      params: { who: { person: 'olga' } },
    });
  });

  it.each([
    ['major', 'none', '2026-11-24'],
    ['minor', 'none', '2026-11-30'],
    ['minor', 'people', '2026-11-23'],
  ] as const)('of a %s with danger to %s is due on %s', (grade, danger, date) => {
    expect(aCapa({ grade, danger }).build().dueOn('containment')).toBe(date);
  });
});

describe('the root cause', () => {
  it('needs at least one marked cause', () => {
    const loop = aCapa().inRootCause().build();
    expect(loop.refusal('submitRootCause', SUBMIT, 'olga').code).toBe('noCauseMarked');
    loop.do('saveCauses', { causes: [CAUSES[0]] }, 'olga');
    expect(loop.refusal('submitRootCause', SUBMIT, 'olga').code).toBe('noCauseMarked');
  });

  it('asks one more why of a cause that only says “human error”', () => {
    const loop = aCapa().inRootCause().build();
    loop.do('saveCauses', { causes: [{ ...CAUSES[1], parent: null, humanErrorOnly: true }] }, 'olga');
    expect(loop.refusal('submitRootCause', SUBMIT, 'olga').code).toBe('oneMoreWhy');
    loop.do(
      'saveCauses',
      {
        causes: [
          { id: 'a', parent: null, text: 'Misread', marked: false, humanErrorOnly: true },
          { id: 'b', parent: 'a', text: 'The scale has no light', marked: true, humanErrorOnly: false },
        ],
      },
      'olga',
    );
    loop.do('submitRootCause', SUBMIT, 'olga');
    expect(loop.stage).toBe('plan');
  });

  it.each([
    'Human error',
    'operator error.',
    'Due to an operator’s mistake',
    'It was human error by the inspector',
    'Someone made a mistake',
    'Carelessness!',
  ])('knows “human error” in other words: %s', (text) => {
    const loop = aCapa().inRootCause().build();
    loop.do('saveCauses', { causes: [{ id: 'a', parent: null, text, marked: true, humanErrorOnly: false }] }, 'olga');
    expect(loop.refusal('submitRootCause', SUBMIT, 'olga')).toMatchObject({
      code: 'oneMoreWhy',
      params: { cause: text },
    });
  });

  it.each([
    'Human error is likely where two labels look alike',
    'The scale allows an operator error',
    'Mistake-proofing is missing',
  ])('takes a cause that explains an error for one: %s', (text) => {
    const loop = aCapa().inRootCause().build();
    loop.do('saveCauses', { causes: [{ id: 'a', parent: null, text, marked: true, humanErrorOnly: false }] }, 'olga');
    loop.do('submitRootCause', SUBMIT, 'olga');
  });

  it('asks of every marked cause whether it only says “human error”', () => {
    const loop = aCapa().inRootCause().build();
    const { humanErrorOnly: _, ...unanswered } = CAUSES[1];
    loop.do('saveCauses', { causes: [{ ...unanswered, parent: null }] }, 'olga');
    expect(loop.refusal('submitRootCause', SUBMIT, 'olga').code).toBe('humanErrorUnanswered');
  });

  it('judges earlier results when measuring equipment was at fault', () => {
    const loop = aCapa().inRootCause().build();
    loop.do('saveCauses', { causes: [{ ...CAUSES[1], parent: null, category: 'measurement' }] }, 'olga');
    expect(loop.refusal('submitRootCause', SUBMIT, 'olga')).toMatchObject({
      code: 'earlierResultsNeeded',
      field: 'earlierResultsJudged',
    });
    loop.do('submitRootCause', { ...SUBMIT, earlierResultsJudged: 'Six batches measured again, all good' }, 'olga');
  });

  it.each([
    ['causeTwice', [CAUSES[0], CAUSES[0]]],
    ['causeWithoutParent', [CAUSES[1]]],
    ['causeInCircle', [{ ...CAUSES[0], parent: 'b' }, CAUSES[1]]],
  ])('refuses what is no tree: %s', (code, causes) => {
    expect(aCapa().inRootCause().build().refusal('saveCauses', { causes }, 'olga').code).toBe(code);
  });
});
