import { describe, expect, it } from '@jest/globals';
import { layOut, type Banded, type Placed } from './timeline-layout.ts';
import { textWidth } from './text-width.ts';
import { scaleOf } from './timeline-scale.ts';

const scale = scaleOf({ from: '2026-01-01', to: '2028-12-31' }, 720);

const bar = (
  from: string,
  to: string,
  label: string,
  look: 'running' | 'valid' | 'next' | 'gap' = 'running',
): Banded => ({
  kind: 'bar',
  band: look === 'running' ? 'work' : 'certificates',
  look,
  from,
  to,
  label,
});
const audit = (on: string, label: string): Banded => ({ kind: 'audit', band: 'audits', look: 'booked', on, label });

/** From where to where a mark and its words are drawn. */
function roomOf({ x0, x1, label }: Placed): [number, number] {
  if (!label) return [x0, x1];
  const width = textWidth(label.text);
  const [from, to] = label.anchor === 'start' ? [label.x, label.x + width] : [label.x - width, label.x];
  return [Math.min(x0, from), Math.max(x1, to)];
}

function overlaps(placed: readonly Placed[]): string[] {
  return placed.flatMap((one, index) =>
    placed.slice(index + 1).flatMap((other) => {
      const [a, b] = [roomOf(one), roomOf(other)];
      const touch = one.lane === other.lane && a[0] < b[1] && b[0] < a[1];
      return touch ? [`${one.mark.label} and ${other.mark.label}`] : [];
    }),
  );
}

describe('the lanes of a timeline', () => {
  it('put words inside a bar that is wide enough, else beside it', () => {
    const { placed } = layOut(
      [bar('2026-03-01', '2027-06-30', 'Train'), bar('2027-08-01', '2027-08-20', 'Review')],
      scale,
    );
    expect(placed.map(({ label }) => label?.inside)).toEqual([true, false]);
    expect(placed[1]?.label?.anchor).toBe('start');
  });

  it('put words at the left where the right edge is near', () => {
    const { placed } = layOut([audit('2028-11-20', 'Recertification, 20 Nov')], scale);
    expect(placed[0]?.label).toMatchObject({ anchor: 'end' });
  });

  it('begin the words of a bar that began earlier at the edge', () => {
    const { placed } = layOut([bar('2024-07-01', '2027-06-30', 'ISO 14001:2015, valid until 30 Jun', 'valid')], scale);
    expect(placed[0]?.label).toMatchObject({ inside: true, x: 6 });
  });

  it('leave out what lies beyond the edges', () => {
    expect(layOut([audit('2025-05-19', 'Before'), audit('2030-01-01', 'After')], scale).placed).toEqual([]);
  });

  it('open another lane for what would touch', () => {
    const audits = ['2027-01-19', '2027-03-11', '2027-03-30'].map((on, index) =>
      audit(on, `Stage ${String(index)}, on site`),
    );
    const { placed, lanes } = layOut(audits, scale);
    expect(lanes).toBeGreaterThan(1);
    expect(overlaps(placed)).toEqual([]);
  });

  it('let the next cycle of a certificate follow in the same lane', () => {
    const { lanes } = layOut(
      [
        bar('2024-07-01', '2027-06-30', 'ISO 14001:2015, valid', 'valid'),
        bar('2027-07-01', '2030-06-30', 'ISO 14001:2026, next', 'next'),
      ],
      scale,
    );
    expect(lanes).toBe(1);
  });

  it('let the time in which nothing is certified follow as well, with its words beside it', () => {
    const { placed, lanes } = layOut(
      [
        bar('2026-01-01', '2027-06-30', 'ISO 9001:2015', 'valid'),
        bar('2027-07-01', '2027-08-01', 'ISO 9001:2015: not certified', 'gap'),
      ],
      scale,
    );
    expect(lanes).toBe(1);
    expect(placed[1]?.label?.inside).toBe(false);
    expect(overlaps(placed)).toEqual([]);
  });

  it('keep a lane free for the second line of a forecast', () => {
    const forecast: Banded = {
      kind: 'forecast',
      band: 'forecast',
      early: '2027-04-01',
      likely: '2027-04-15',
      at80: '2027-05-14',
      line: '2027-04-30',
      label: '15 Apr, 80 % by 14 May',
      note: { text: 'target 30 Apr', late: false },
    };
    const { placed, lanes } = layOut([forecast, bar('2027-04-15', '2030-04-14', 'ISO 9001:2026', 'next')], scale);
    expect(lanes).toBe(3);
    expect(placed.map(({ lane }) => lane)).toEqual([0, 2]);
  });

  it('never let words touch, however many there are', () => {
    const many = Array.from({ length: 40 }, (_, index) =>
      audit(
        `2027-${String((index % 12) + 1).padStart(2, '0')}-${String((index % 27) + 1).padStart(2, '0')}`,
        `Audit number ${String(index)}`,
      ),
    );
    expect(overlaps(layOut(many, scale).placed)).toEqual([]);
  });
});
