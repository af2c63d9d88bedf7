import type { Node } from './nodes.ts';

/** When everything before a step is ready and nothing forbids it to begin. */
export function readyAt(node: Node, before: number): number {
  return Math.max(before, node.floor);
}

/** Whether a booked audit finds everything before it ready. */
export function isKept(node: Node, before: number): boolean {
  return node.booking?.possible === true && readyAt(node, before) <= node.booking.at;
}

/**
 * When a step ends, if what it depends on ended at `before` and it takes so many working days from then (a running one:
 * from today). Grows with both, which is why a forecast never gets earlier by more work.
 */
export function finishOf(node: Node, before: number, duration: number): number {
  const { step, doneAt, floor, endFloor, booking } = node;
  if (doneAt !== null) return doneAt;
  if (step.status === 'skipped') return before;
  // Something that takes no time at all still happens on a day.
  const onItsOwn = Math.max(1, duration);
  if (step.status === 'running') return Math.max(before, floor + onItsOwn, endFloor);
  if (booking && isKept(node, before)) return Math.max(booking.at + onItsOwn - (booking.dayOff ? 1 : 0), endFloor);
  const earliest = booking ? Math.max(floor, booking.next) : floor;
  return Math.max(before + duration, earliest + onItsOwn, endFloor);
}
