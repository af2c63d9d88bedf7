import type { PlanDraft } from '#domain/capa/plan';
import type { Body } from '../../commands/draft.ts';

/** An action as its controls hold it: everything is text until it is sent. */
export interface ActionModel {
  readonly id: number;
  readonly what: string;
  readonly kind: string;
  readonly owner: string;
  readonly dueOn: string;
  readonly verifier: string;
  readonly causes: readonly string[];
  readonly hierarchyLevel: string;
  readonly riskAssessment: string;
}

/** A plan as its controls hold it. */
export interface PlanModel {
  readonly actions: readonly ActionModel[];
  readonly criteria: string;
  readonly method: string;
  readonly waitsFor: 'days' | 'quantity';
  readonly days: string;
  readonly quantity: string;
  readonly until: string;
  readonly evaluator: string;
  readonly workersInvolved: string;
}

/** The controls for a plan as it was saved; an empty one begins with the first action. */
export function planModel(draft: PlanDraft | null, proposedEvaluator: string | null): PlanModel {
  const waiting = draft?.waiting;
  return {
    actions: (draft?.actions ?? [newAction([])]).map((action, index) => ({
      id: action.id ?? index + 1,
      what: action.what ?? '',
      kind: action.kind ?? '',
      owner: action.owner ?? '',
      dueOn: action.dueOn ?? '',
      verifier: action.verifier ?? '',
      causes: action.causes ?? [],
      hierarchyLevel: action.hierarchyLevel ?? '',
      riskAssessment: action.riskAssessment ?? '',
    })),
    criteria: draft?.criteria ?? '',
    method: draft?.method ?? '',
    waitsFor: waiting && 'quantity' in waiting ? 'quantity' : 'days',
    days: waiting && 'days' in waiting ? String(waiting.days) : '60',
    quantity: waiting && 'quantity' in waiting ? waiting.quantity : '',
    until: waiting && 'until' in waiting ? waiting.until : '',
    evaluator: draft?.evaluator ?? proposedEvaluator ?? '',
    workersInvolved: draft?.workersInvolved ?? '',
  };
}

/** An empty action with the next free number. */
export function newAction(actions: readonly Pick<ActionModel, 'id'>[]): ActionModel {
  const id = Math.max(0, ...actions.map((action) => action.id)) + 1;
  return {
    ...{ id, what: '', kind: '', owner: '', dueOn: '', verifier: '' },
    ...{ causes: [], hierarchyLevel: '', riskAssessment: '' },
  };
}

/** The body of an action: what is empty is left out, so that the schema says what is missing. */
export function actionBody({ id, causes, ...texts }: ActionModel): Body {
  return { id, causes, ...filled(texts) };
}

/** The body of a plan, as much as is written. The domain's schema of the draft or of the plan checks it. */
export function planBodyOf(plan: PlanModel): Body {
  const { actions, criteria, method, evaluator, workersInvolved } = plan;
  return {
    actions: actions.map(actionBody),
    ...filled({ criteria, method, evaluator, workersInvolved }),
    ...waitingBody(plan),
  };
}

/** The body that keeps a plan while it is being written: a half-filled waiting time waits as well. */
export function planDraftOf(plan: PlanModel): Body {
  const { waiting, ...rest } = planBodyOf(plan);
  const complete = plan.waitsFor === 'days' ? Number(plan.days) >= 1 : plan.quantity !== '' && plan.until !== '';
  return complete ? { ...rest, waiting } : rest;
}

function waitingBody({ waitsFor, days, quantity, until }: PlanModel): Body {
  if (waitsFor === 'days') return days === '' ? {} : { waiting: { days: Number(days) } };
  return { waiting: filled({ quantity, until }) };
}

function filled(texts: Readonly<Record<string, string>>): Body {
  return Object.fromEntries(
    Object.entries(texts)
      .map(([name, value]) => [name, value.trim()] as const)
      .filter(([, value]) => value !== ''),
  );
}
