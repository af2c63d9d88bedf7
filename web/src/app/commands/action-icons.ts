import type { PlannedAction } from '#domain/capa/plan';
import { actionsOf, capaState } from '#domain/capa/state';
import type { ProcessDetail } from '../processes/detail.ts';
import type { IconName } from '../ui/icons.ts';

/** How each kind of action is drawn; its word stands beside it. */
export const actionIcons: Readonly<Record<PlannedAction['kind'], IconName>> = {
  correctProduct: 'package-variant-closed',
  changeDocument: 'file-document-outline',
  retrain: 'school-outline',
  changeProcess: 'autorenew',
  changeMachine: 'cog-outline',
  changeSupplier: 'truck-outline',
  other: 'dots-horizontal',
};

/** The icon of an action that is planned, proposed or under way. */
export function iconOfAction({ state }: ProcessDetail, id: number): IconName | null {
  const parsed = capaState.safeParse(state);
  if (!parsed.success) return null;
  const { work } = parsed.data;
  const proposed = work.stage === 'planApproval' ? work.proposed : [];
  const revised = work.stage === 'implementation' ? (work.revision?.changes.addActions ?? []) : [];
  const found = [...actionsOf(parsed.data), ...proposed, ...revised].find((action) => action.id === id);
  return found ? actionIcons[found.kind] : null;
}
