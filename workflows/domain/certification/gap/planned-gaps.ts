import { gapList, type Gap } from './gap.ts';
import { rowsNamed, type GapRow } from './scope.ts';

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
  return withoutAction(gapList(scope, rows), actions);
}

/** The same of gaps that are known already, as of the list that was accepted. */
export function withoutAction<G extends Pick<GapRow, 'id' | 'clause'>>(
  gaps: readonly G[],
  actions: readonly Closing[],
): readonly G[] {
  const closed = new Set(
    actions.flatMap(({ clause, status }) =>
      clause === undefined || status === 'withdrawn' ? [] : rowsNamed(gaps, clause),
    ),
  );
  return gaps.filter((gap) => !closed.has(gap));
}
