import { gapsWithoutAction } from '#domain/certification/gap/planned-gaps';
import type { Action } from '#domain/certification/preparation/plan-state';
import type { Warning } from '../commands/command-form.ts';
import type { GapLine } from './gap-answer.ts';

/** Before the gap list is accepted: which gaps no action closes. Nothing where each has one. */
export function unplannedGaps(
  lines: readonly GapLine[],
  actions: readonly Pick<Action, 'clause' | 'status'>[],
): readonly Warning[] {
  const rows = Object.fromEntries(lines.map(({ id, rating }) => [id, rating]));
  const open = gapsWithoutAction(lines, rows, actions);
  if (open.length === 0) return [];
  const hasEditions = new Set(lines.map(({ edition }) => edition)).size > 1;
  return [
    {
      title: {
        code: open.length === 1 ? 'warning.unplannedGaps.one' : 'warning.unplannedGaps',
        params: { count: open.length },
      },
      points: open.map(({ edition, clause, title }) => ({
        code: 'warning.gap',
        params: { clause: [clause, title, hasEditions ? `(${edition})` : ''].filter(Boolean).join(' ') },
      })),
    },
  ];
}
