import { firstRefusal, refuse, type Refusal } from '../../kernel/refusal.ts';
import type { JourneyState } from '../state.ts';
import type { Action } from './plan-state.ts';

/** Numbers are unique, and an action waits only for others of the plan, never in a circle. */
export function numbersRefusal(actions: readonly DatedAction[]): Refusal | null {
  const byNumber = new Map(actions.map((one) => [one.number, one]));
  if (byNumber.size !== actions.length) return refuse('planActionTwice', {}, 'actions');
  for (const action of actions) {
    const seen = new Set<number>();
    const look = [...(action.after ?? [])];
    for (let next = look.pop(); next !== undefined; next = look.pop()) {
      if (next === action.number) return refuse('actionCircle', { number: action.number }, 'actions');
      if (!byNumber.has(next)) return refuse('waitsForUnknown', { number: action.number, other: next }, 'actions');
      if (!seen.has(next)) look.push(...(byNumber.get(next)?.after ?? []));
      seen.add(next);
    }
  }
  return firstRefusal(...actions.map((action) => dueBeforeOther(action, byNumber, 'actions')));
}

/** As far as the order of actions is concerned. */
export interface DatedAction {
  readonly number: number;
  readonly dueOn: string;
  readonly after?: readonly number[] | undefined;
}

/** An action is not due before another one that it waits for: it could never be done in time. */
export function dueBeforeOther(
  action: DatedAction,
  others: ReadonlyMap<number, DatedAction>,
  field: string,
): Refusal | null {
  const late = (action.after ?? [])
    .flatMap((number) => others.get(number) ?? [])
    .find((one) => one.dueOn > action.dueOn);
  return late
    ? refuse(
        'dueBeforeOther',
        { number: action.number, date: { date: action.dueOn }, other: late.number, until: { date: late.dueOn } },
        field,
      )
    : null;
}

/** What an open action can wait for, or be waited for by. */
export const plannedByNumber = (state: JourneyState): ReadonlyMap<number, Action> =>
  new Map(state.plan.actions.filter(({ status }) => status === 'planned').map((one) => [one.number, one]));
