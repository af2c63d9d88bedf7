import { finishOf, isKept } from './finish.ts';
import type { Node } from './nodes.ts';
import type { Binds } from './result.ts';

/** A step in the likely course of things. */
export interface Scheduled {
  /** Working days that have ended when it begins, and when it ends. */
  readonly start: number;
  readonly end: number;
  /** Place of the step that ends last before it, seen through what was skipped; null when there is none. */
  readonly lastBefore: number | null;
  readonly binds: Binds;
}

/** Every step with its likely duration, and what holds it where it is. */
export function scheduleOf(nodes: readonly Node[]): Scheduled[] {
  const schedule: Scheduled[] = [];
  nodes.forEach((node) => {
    const lastBefore = lastOf(node, nodes, schedule);
    const before = lastBefore === null ? -Infinity : (schedule[lastBefore]?.end ?? -Infinity);
    const end = finishOf(node, before, node.duration.likely);
    const start = end - node.duration.likely;
    schedule.push({ start, end, lastBefore, binds: bindsOf(node, before, end, nodes, lastBefore) });
  });
  return schedule;
}

function lastOf(node: Node, nodes: readonly Node[], schedule: readonly Scheduled[]): number | null {
  let last: number | null = null;
  for (const direct of node.after) {
    const place = nodes[direct]?.step.status === 'skipped' ? (schedule[direct]?.lastBefore ?? null) : direct;
    if (place === null) continue;
    if (last === null || (schedule[place]?.end ?? 0) > (schedule[last]?.end ?? 0)) last = place;
  }
  return last;
}

function bindsOf(node: Node, before: number, end: number, nodes: readonly Node[], lastBefore: number | null): Binds {
  const { step, duration, doneAt, booking, endRule, endFloor, floorRule, floor } = node;
  if (doneAt !== null) return { kind: 'done' };
  const predecessor = lastBefore === null ? undefined : nodes[lastBefore]?.step;
  const behind: Binds | null = predecessor ? { kind: 'predecessor', id: predecessor.id } : null;
  const rule = (one: { code: string; on: string }): Binds => ({ kind: 'rule', code: one.code, on: one.on });

  if (step.status === 'running') {
    if (behind && before >= end && before > floor + duration.likely) return behind;
    return endRule && endFloor > floor + Math.max(1, duration.likely) ? rule(endRule) : { kind: 'running' };
  }
  if (endRule && finishOf({ ...node, endFloor: -Infinity }, before, duration.likely) < end) return rule(endRule);
  if (booking && step.bookedOn !== null) {
    if (isKept(node, before)) return { kind: 'booking', on: step.bookedOn, missed: false };
    const nextFree = booking.next > Math.max(before, floor);
    if (nextFree) return { kind: 'booking', on: step.bookedOn, missed: true };
  }
  // What was done before today holds nothing back any more.
  if (behind && before + duration.likely >= end && (predecessor?.status !== 'done' || before > floor)) return behind;
  return floorRule ? rule(floorRule) : { kind: 'today' };
}
