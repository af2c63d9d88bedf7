import type { Policy } from '../kernel/policy.ts';

const working = (days: number): Policy['times'][string] => ({ days, unit: 'working' });

/**
 * The default times, ladder and separations. A change is a new version; events name the rule they followed,
 * and clocks that run keep the dates they were given.
 */
export const DEFAULT_POLICY: Policy = {
  id: 'default',
  version: 1,
  soonWorkingDays: 2,
  times: {
    triage: working(2),
    containmentDanger: working(0),
    containmentMajor: working(1),
    containment: working(5),
    correctionVerification: working(5),
    reportClosure: working(5),
    rootCause: working(10),
    plan: working(5),
    planApproval: working(3),
    verification: working(5),
    rework: working(5),
    proof: { days: 60, unit: 'calendar' },
    effectivenessCheck: working(5),
    managementDecision: working(5),
    closure: working(5),
    extensionDecision: working(2),
    cancelDecision: working(5),
    evaluatorApproval: working(2),
  },
  ladder: [
    { code: 'sevenBefore', days: -7, to: 'assignee' },
    { code: 'oneBefore', days: -1, to: 'assignee' },
    { code: 'onDay', days: 0, to: 'assignee' },
    { code: 'oneLate', days: 1, to: 'assignee' },
    { code: 'fourLate', days: 4, to: 'manager' },
    { code: 'eightLate', days: 8, to: 'qualityManager' },
    { code: 'fifteenLate', days: 15, to: 'topManagement' },
  ],
  separation: { doerVerifier: 'enforce', evaluatorNoAction: 'enforce', ownerApprover: 'enforce' },
  limits: { failedAttempts: 2, inconclusiveVerdicts: 3, reopenDays: 90 },
};
