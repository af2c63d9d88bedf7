import { describe, expect, it } from '@jest/globals';
import { isTree } from '#domain/capa/root-cause';
import type { Cause } from '#domain/capa/causes';
import {
  addCause,
  changeCause,
  filledIn,
  moveCause,
  removeCause,
  rowsOf,
  whyTreeOf,
  withDescendants,
} from './cause-tree.ts';

const cause = (id: string, parent: string | null, text = id): Cause => ({ id, parent, text, marked: false });
const tree = [cause('a', null), cause('b', null), cause('a1', 'a'), cause('a2', 'a'), cause('a1x', 'a1')];

describe('the tree of whys while it is edited', () => {
  it('is drawn from top to bottom, every answer below what it explains', () => {
    expect(rowsOf(tree).map(({ place, cause: { id }, depth }) => `${place} ${id} ${String(depth)}`)).toEqual([
      '1 a 0',
      '1.1 a1 1',
      '1.1.1 a1x 2',
      '1.2 a2 1',
      '2 b 0',
    ]);
  });

  it('grows by an empty answer with an id of its own', () => {
    const { causes, id } = addCause(tree, 'a1x');
    expect(tree.some((one) => one.id === id)).toBe(false);
    expect(causes.at(-1)).toEqual({ id, parent: 'a1x', text: '', marked: false });
    expect(isTree(filledIn(changeCause(causes, id, { text: 'why' })))).toBeNull();
  });

  it('loses an answer together with all that explains it', () => {
    expect(withDescendants(tree, 'a')).toEqual(['a', 'a1', 'a1x', 'a2']);
    expect(removeCause(tree, 'a1').map(({ id }) => id)).toEqual(['a', 'b', 'a2']);
  });

  it('changes order only among the answers to the same why', () => {
    expect(rowsOf(moveCause(tree, 'b', -1)).map(({ cause: { id } }) => id)).toEqual(['b', 'a', 'a1', 'a1x', 'a2']);
    expect(moveCause(tree, 'a1x', 1)).toBe(tree);
    expect(rowsOf(tree).map(({ canMoveUp, canMoveDown }) => [canMoveUp, canMoveDown])).toEqual([
      [false, true],
      [false, true],
      [false, false],
      [true, false],
      [true, false],
    ]);
  });

  it('drops a mark and a category that were taken back', () => {
    const marked = changeCause(tree, 'a', { marked: true, category: 'method', humanErrorOnly: true });
    expect(marked[0]).toEqual({ ...tree[0], marked: true, category: 'method', humanErrorOnly: true });
    expect(changeCause(marked, 'a', { category: undefined, humanErrorOnly: undefined })[0]).toEqual({
      ...tree[0],
      marked: true,
    });
  });

  it('is saved without rows that nobody filled in, and nothing hangs in the air', () => {
    const gap = tree.map((one) => (one.id === 'a1' ? { ...one, text: '  ' } : one));
    const saved = filledIn(gap);
    expect(saved.find(({ id }) => id === 'a1x')?.parent).toBe('a');
    expect(isTree(saved)).toBeNull();
  });

  it('is read from the problem, root causes with their actions', () => {
    const drawn = whyTreeOf('Thin layer', changeCause(tree, 'a1x', { marked: true }), () => 'Root cause, action 2');
    expect(drawn.because.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(drawn.because[0]?.because[0]?.because[0]).toMatchObject({ isRoot: true, note: 'Root cause, action 2' });
  });
});
