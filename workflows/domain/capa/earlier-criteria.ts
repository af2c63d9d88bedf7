import { refuse, type Refusal } from '../kernel/refusal.ts';
import type { ProofWait } from './plan.ts';
import type { CapaState, FinishedAttempt } from './state.ts';

/** By what an earlier attempt was to be judged. */
export type EarlierCriteria = FinishedAttempt & { readonly criteria: string };

/** The criteria that a plan of this attempt is measured against: those of the last attempt whose plan was approved. */
export function earlierCriteria({ finished, attempt }: CapaState): EarlierCriteria | null {
  const earlier = finished.filter(
    (one): one is EarlierCriteria =>
      one.attempt < attempt && one.criteria !== null && (one.verdict !== 'cancelled' || one.waiting !== undefined),
  );
  return earlier.at(-1) ?? null;
}

/** Criteria are text: that none of them is weaker than before is for whoever approves to say, who sees both. */
export function weakerRefusal(state: CapaState, notWeaker: boolean | undefined): Refusal | null {
  const earlier = earlierCriteria(state);
  return earlier === null || notWeaker === true
    ? null
    : refuse('criteriaUnconfirmed', { attempt: earlier.attempt }, 'criteriaNotWeaker');
}

/** Less time for the effect to show than in the attempt before needs a reason. */
export function shorterWaitRefusal(state: CapaState, waiting: ProofWait, reason: string | undefined): Refusal | null {
  const earlier = earlierCriteria(state);
  if (!earlier?.waiting || reason !== undefined) return null;
  if (!('days' in earlier.waiting) || !('days' in waiting) || waiting.days >= earlier.waiting.days) return null;
  return refuse('waitShorter', { attempt: earlier.attempt, days: earlier.waiting.days }, 'shorterWaitReason');
}
