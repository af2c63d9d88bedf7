import type { Node } from './nodes.ts';
import type { CriticalStep } from './result.ts';
import type { Scheduled } from './schedule.ts';

/**
 * What the likely date hangs on, backwards from the goal to the first step that is held by something else than a step: it
 * runs, is booked, a rule holds it, or it only has to begin. In the order in which it happens.
 */
export function criticalPathTo(goal: number, nodes: readonly Node[], schedule: readonly Scheduled[]): CriticalStep[] {
  const path: CriticalStep[] = [];
  for (let place: number | null = goal; place !== null;) {
    const node: Node | undefined = nodes[place];
    const scheduled: Scheduled | undefined = schedule[place];
    if (!node || !scheduled || node.doneAt !== null) break;
    const { binds }: Scheduled = scheduled;
    if (node.step.status !== 'skipped') {
      path.unshift({ id: node.step.id, workingDays: workingDaysOnPath(node, scheduled, schedule), binds });
    }
    place = binds.kind === 'predecessor' || node.step.status === 'skipped' ? scheduled.lastBefore : null;
  }
  return path;
}

/** A running step that only waits for the end of another one adds nothing itself. */
function workingDaysOnPath(
  { step, duration }: Node,
  { binds, end, lastBefore }: Scheduled,
  schedule: readonly Scheduled[],
): number {
  if (step.status !== 'running' || binds.kind !== 'predecessor' || lastBefore === null) return duration.likely;
  return end - (schedule[lastBefore]?.end ?? end);
}
