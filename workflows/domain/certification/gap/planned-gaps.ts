import { gapList, type Gap } from './gap.ts';
import type { GapRow } from './scope.ts';

/** An action of the plan, as far as it closes a gap. */
interface Closing {
  readonly clause?: string | undefined;
  readonly status: string;
}

/** Gaps that no action of the plan closes, the most urgent first. An action for 8.4 closes what lies below it as well. */
export function gapsWithoutAction(
  scope: readonly GapRow[],
  rows: Readonly<Record<string, unknown>>,
  actions: readonly Closing[],
): readonly Gap[] {
  const closed = actions.flatMap(({ clause, status }) =>
    clause === undefined || status === 'withdrawn' ? [] : clause,
  );
  return gapList(scope, rows).filter(
    ({ id }) => !closed.some((clause) => id === clause || id.startsWith(`${clause}.`)),
  );
}
