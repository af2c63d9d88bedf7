import { savePlanBody } from '#domain/certification/preparation/bodies';
import { dueBeforeOther, numbersRefusal } from '#domain/certification/preparation/action-order';
import type { Refusal } from '#domain/kernel/refusal';
import { pathErrors } from '../../commands/path-errors.ts';
import { planBody, type DraftAction, type PlanDraft } from './plan-draft.ts';

/** What speaks against saving, by dotted path: `stages.2.workingDays`, `actions.0.dueOn`. */
export type PlanFaults = ReadonlyMap<string, string>;

/** Everything that keeps the draft from being saved, each at its own field; `say` words what the domain refuses. */
export function planFaults(draft: PlanDraft, say: (refusal: Refusal) => string): PlanFaults {
  const faults = new Map<string, string>();
  for (const [path, fault] of pathErrors(savePlanBody, planBody(draft))) {
    faults.set(path, path.endsWith('.workingDays') ? 'A whole number of days, from 1 to 400.' : fault);
  }
  for (const [path, refusal] of orderRefusals(draft.actions)) {
    if (!faults.has(path)) faults.set(path, say(refusal));
  }
  return faults;
}

/** The faults of one action by field: `dueOn`. */
export function faultsOfAction(faults: PlanFaults, index: number): Readonly<Record<string, string>> {
  const prefix = `actions.${String(index)}.`;
  return Object.fromEntries(
    [...faults].filter(([path]) => path.startsWith(prefix)).map(([path, fault]) => [path.slice(prefix.length), fault]),
  );
}

/** How many fields there are to look at, for the line beside the button. */
export function countOfFaults({ size }: PlanFaults): string {
  return size === 1
    ? 'Not saved: one field is still to be looked at.'
    : `Not saved: ${String(size)} fields are still to be looked at.`;
}

/** Dates that cannot be kept, at each of them; else a circle, at the action it begins with. */
function orderRefusals(actions: readonly DraftAction[]): readonly (readonly [string, Refusal])[] {
  const dated = actions.filter(({ dueOn }) => dueOn !== '');
  const byNumber = new Map(dated.map((one) => [one.number, one]));
  const late = actions.flatMap((action, at) => {
    const path = `actions.${String(at)}.dueOn`;
    const refusal = action.dueOn === '' ? null : dueBeforeOther(action, byNumber, path);
    return refusal ? [[path, refusal] as const] : [];
  });
  if (late.length > 0) return late;
  const refusal = numbersRefusal(actions);
  if (refusal === null) return [];
  const at = actions.findIndex(({ number }) => number === refusal.params['number']);
  return [[`actions.${String(Math.max(0, at))}.after`, refusal]];
}
