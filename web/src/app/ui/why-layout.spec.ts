import { describe, expect, it } from '@jest/globals';
import { layOutWhys, type WhyNode } from './why-layout.ts';

const why = (id: string, because: readonly WhyNode[] = [], text = `Statement ${id}`): WhyNode => ({
  id,
  text,
  isRoot: because.length === 0,
  because,
});

function overlaps(root: WhyNode): boolean {
  const { nodes } = layOutWhys(root);
  return nodes.some((a) =>
    nodes.some((b) => a.id < b.id && a.x === b.x && a.y < b.y + b.height && b.y < a.y + a.height),
  );
}

describe('the drawing of a 5-Whys tree', () => {
  it('gives every why a column and puts a parent in the middle of its causes', () => {
    const { nodes, edges } = layOutWhys(why('a', [why('b'), why('c')]));
    const [b, c, a] = ['b', 'c', 'a'].map((id) => nodes.find((node) => node.id === id));
    expect(b?.x).toBe(c?.x);
    expect(a?.x).toBeLessThan(b?.x ?? 0);
    expect(Math.abs((a?.middle ?? 0) - ((b?.middle ?? 0) + (c?.middle ?? 0)) / 2)).toBeLessThanOrEqual(1);
    expect(edges).toHaveLength(2);
  });

  it('lets nothing overlap, also beneath long statements', () => {
    const long = 'The gauge reads three micrometres too high below ten because nobody ever compared the spare with it';
    expect(overlaps(why('a', [why('b', [why('c')], long), why('d', [why('e'), why('f')], long), why('g')]))).toBe(
      false,
    );
    expect(overlaps(why('a', [why('b', [why('c', [], 'Short')], long), why('d', [why('e')], long)]))).toBe(false);
  });

  it('is as large as what it holds', () => {
    const { nodes, width, height, nodeWidth } = layOutWhys(why('a', [why('b', [why('c')]), why('d')]));
    for (const node of nodes) {
      expect(node.y).toBeGreaterThan(0);
      expect(node.x + nodeWidth).toBeLessThanOrEqual(width);
      expect(node.y + node.height).toBeLessThanOrEqual(height);
    }
  });

  it('writes beside a root cause in lines, within the width', () => {
    const { nodes, width, nodeWidth } = layOutWhys(
      why('a', [why('b', [why('c', [{ ...why('d'), note: 'Root cause, actions 3, 4' }])])]),
    );
    const root = nodes.find(({ id }) => id === 'd');
    expect(root?.note).toEqual(['Root cause,', 'actions 3, 4']);
    expect(width - ((root?.x ?? 0) + nodeWidth)).toBeGreaterThan(120);
    // The body beside the side column on a desk of 1440 px.
    expect(width).toBeLessThanOrEqual(960);
  });

  it('cuts words without end and keeps the whole text', () => {
    const [node] = layOutWhys(why('a', [], 'x'.repeat(80))).nodes;
    expect(node?.lines.join('')).toContain('…');
    expect(node?.text).toHaveLength(80);
  });
});
