import type { ProofWait } from '#domain/capa/plan';
import type { Params } from '#domain/kernel/param';

/** How long the effect has to show, as the parameters of a sentence with the place `{wait}`. */
export function waitParams(waiting: ProofWait): Params {
  if ('quantity' in waiting) {
    const { quantity, until } = waiting;
    return { wait: { code: 'wait.quantity' }, quantity, until: { date: until } };
  }
  const { days } = waiting;
  return { wait: { code: days === 1 ? 'wait.day' : 'wait.days' }, days };
}

/** When the plan says that it is judged, as the code and the parameters of a sentence. */
export function judgedAfter(waiting: ProofWait): [code: string, params: Params] {
  const code = 'quantity' in waiting ? 'judged.quantity' : waiting.days === 1 ? 'judged.day' : 'judged.days';
  return [code, waitParams(waiting)];
}
