import type { PlannedAction } from '#domain/capa/plan';
import type { IconName } from '../../ui/icons.ts';

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
