import type { Policy } from '../kernel/policy.ts';

/** What knows the practice of the organization: a moment of the rules, or the page of a process. */
export interface Practice {
  readonly policy: Pick<Policy, 'limits'>;
}

/** Months of our own practice, until the policy has a limit of this code (`limits.<code>`). */
const USUAL_MONTHS = {
  /** How long the system runs and leaves records before stage 2. */
  runningMonths: 3,
  /** So long before the next edition is needed the move to it can be planned. */
  transitionOpensMonths: 18,
  /** So long before it is needed the move is to be planned at the latest. */
  transitionPlannedMonths: 12,
} as const satisfies Readonly<Policy['limits']>;

/** As the policy has it, or as is usual. */
export const monthsOf = (code: keyof typeof USUAL_MONTHS, { policy }: Practice): number =>
  policy.limits[code] ?? USUAL_MONTHS[code];
