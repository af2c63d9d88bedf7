import type { Scale } from './timeline-scale.ts';
import { textWidth } from './text-width.ts';

/** How a bar of work, a window or a certificate is drawn. */
export type BarLook = 'done' | 'running' | 'planned' | 'window' | 'valid' | 'past' | 'next' | 'suspended' | 'gap';
export type AuditLook = 'held' | 'booked' | 'notBooked';

/** Something on the timeline of a journey, in dates. */
export type Mark =
  | { readonly kind: 'bar'; readonly look: BarLook; readonly from: string; readonly to: string; readonly label: string }
  | { readonly kind: 'audit'; readonly look: AuditLook; readonly on: string; readonly label: string }
  | {
      readonly kind: 'forecast';
      readonly early: string;
      readonly likely: string;
      readonly at80: string;
      /** The day that must hold or was promised, drawn dotted. */
      readonly line: string | null;
      readonly label: string;
      readonly note: { readonly text: string; readonly late: boolean } | null;
    };

/** Marks that share lanes. Bands lie one below the other, in this order. */
export const BANDS = ['work', 'audits', 'forecast', 'certificates'] as const;
export type Band = (typeof BANDS)[number];
export type Banded = Mark & { readonly band: Band };

/** Where the words of a mark stand: inside a bar, or beside it at the left or right. */
export interface PlacedLabel {
  readonly text: string;
  readonly x: number;
  readonly anchor: 'start' | 'end';
  readonly inside: boolean;
}

/** A mark in its lane, in px. */
export interface Placed {
  readonly mark: Banded;
  readonly x0: number;
  readonly x1: number;
  readonly lane: number;
  readonly label: PlacedLabel | null;
}

export interface TimelineLayout {
  readonly placed: readonly Placed[];
  readonly lanes: number;
}

/** Room between a mark and its words, inside a bar, and between neighbours of a lane. */
const BESIDE = 6;
const PADDING = 6;
const BETWEEN = 10;
/** Half of a diamond, and the least that is drawn of a bar. */
const HALF_AUDIT = 6;
const LEAST_BAR = 3;
/** A dotted line nearer than this to its whisker stands before the words. */
const CLOSE = 40;

/** Lays marks into lanes so that neither they nor their words touch. What lies beyond the edges is left out. */
export function layOut(marks: readonly Banded[], scale: Scale): TimelineLayout {
  const placed: Placed[] = [];
  let lanes = 0;
  for (const band of BANDS) {
    const taken: { readonly from: number; readonly to: number }[][] = [];
    for (const found of marks.filter((mark) => mark.band === band).flatMap((mark) => inSight(mark, scale))) {
      const choice = place(found, taken, scale);
      (taken[choice.lane] ??= []).push(choice.room);
      placed.push({ ...found, lane: lanes + choice.lane, label: choice.label });
    }
    // The second line of a forecast's words needs a lane of its own.
    const hasNote = placed.some(({ mark }) => mark.band === band && mark.kind === 'forecast' && mark.note !== null);
    lanes += taken.length + (hasNote ? 1 : 0);
  }
  return { placed, lanes };
}

type Sighted = Pick<Placed, 'mark' | 'x0' | 'x1'>;

function inSight(mark: Banded, scale: Scale): Sighted[] {
  const [from, to] = extentOf(mark, scale);
  if (to < 0 || from > scale.width) return [];
  return [{ mark, x0: from, x1: Math.max(to, from + LEAST_BAR) }];
}

function extentOf(mark: Mark, scale: Scale): readonly [number, number] {
  switch (mark.kind) {
    case 'bar':
      return [scale.at(mark.from), scale.after(mark.to)];
    case 'audit':
      return [scale.at(mark.on) - HALF_AUDIT, scale.at(mark.on) + HALF_AUDIT];
    case 'forecast':
      return [scale.at(mark.early), scale.at(mark.at80)];
  }
}

/** Where words at the right of a mark begin: behind the dotted line of a forecast, when that stands close. */
function rightOf({ mark, x1 }: Sighted, scale: Scale): number {
  const line = mark.kind === 'forecast' && mark.line !== null ? scale.at(mark.line) : x1;
  return Math.max(0, line > x1 && line < x1 + CLOSE ? line : x1) + BESIDE;
}

interface Choice {
  readonly lane: number;
  readonly label: PlacedLabel | null;
  readonly room: { readonly from: number; readonly to: number };
}

/**
 * The first lane with room for the mark and its words. Inside a bar where they fit, else at its right, else at its left
 * when the right edge is near; in every lane before a lower one is opened.
 */
function place(sighted: Sighted, taken: readonly { from: number; to: number }[][], scale: Scale): Choice {
  const labels = labelsFor(sighted, scale);
  // The next cycle of a certificate begins where the one before ends, and so does the time in which it is not certified.
  const { mark } = sighted;
  const isContinued = mark.band === 'certificates' && (labels[0]?.inside === true || isGap(mark));
  const gap = isContinued ? 0 : BETWEEN;
  for (let lane = 0; lane <= taken.length; lane += 1) {
    for (const label of labels) {
      const room = roomOf(sighted, label);
      const free = (taken[lane] ?? []).every((other) => room.to + gap <= other.from || other.to + gap <= room.from);
      if (free) return { lane, label, room };
    }
  }
  const [label = null] = labels;
  return { lane: taken.length, label, room: roomOf(sighted, label) };
}

const isGap = (mark: Mark): boolean => mark.kind === 'bar' && mark.look === 'gap';

function labelsFor(sighted: Sighted, scale: Scale): readonly (PlacedLabel | null)[] {
  const { mark, x0, x1 } = sighted;
  const width = widthOf(mark);
  if (width === 0) return [null];
  const text = mark.label;
  // Words of a bar that began before the edge begin at the edge.
  const insideFrom = Math.max(x0, 0) + PADDING;
  const fitsInside =
    mark.kind === 'bar' && mark.look !== 'window' && insideFrom + width + PADDING <= Math.min(x1, scale.width);
  const right: PlacedLabel = { text, x: rightOf(sighted, scale), anchor: 'start', inside: false };
  const left: PlacedLabel = { text, x: Math.min(x0, scale.width) - BESIDE, anchor: 'end', inside: false };
  const isCertificate = mark.kind === 'bar' && mark.band === 'certificates';
  return [
    ...(fitsInside ? [{ text, x: insideFrom, anchor: 'start' as const, inside: true }] : []),
    ...(right.x + width <= scale.width ? [right] : []),
    ...(left.x - width >= 0 ? [left] : []),
    // A window as wide as all that is in sight has its words in it.
    ...(mark.kind === 'bar' && mark.look === 'window' && insideFrom + width + PADDING <= Math.min(x1, scale.width)
      ? [{ text, x: insideFrom, anchor: 'start' as const, inside: true }]
      : []),
    // Nowhere is room for all of it: a certificate's name is cut inside, others go without.
    isCertificate && x1 - Math.max(x0, 0) > 40 ? { text, x: insideFrom, anchor: 'start', inside: true } : null,
  ];
}

function widthOf(mark: Mark): number {
  const note = mark.kind === 'forecast' && mark.note ? textWidth(mark.note.text) : 0;
  return mark.label === '' ? 0 : Math.max(textWidth(mark.label), note);
}

function roomOf({ mark, x0, x1 }: Sighted, label: PlacedLabel | null): { from: number; to: number } {
  if (!label || label.inside) return { from: x0, to: x1 };
  const width = widthOf(mark);
  return label.anchor === 'start' ? { from: x0, to: label.x + width } : { from: label.x - width, to: x1 };
}
