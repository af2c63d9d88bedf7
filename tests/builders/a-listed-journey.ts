import type { Audit } from '#domain/certification/audits/audit-state';
import type { Certificate, Paper } from '#domain/certification/certificates/certificate-state';
import { familyOf } from '#domain/certification/stages';

/** What the list of journeys tells of a certificate: valid, to this edition, decided in January 2026. */
export function aCertificate(
  edition: string,
  change: Partial<Certificate> = {},
  paper: Partial<Paper> = {},
): Certificate {
  return {
    standard: familyOf(edition),
    aim: edition,
    status: 'valid',
    since: '2026-01-22',
    reason: null,
    paper: {
      number: 'AC-Q-31002',
      revision: 1,
      edition,
      sites: ['halden'],
      scope: 'Forging of fasteners',
      originalOn: '2026-01-22',
      decidedOn: '2026-01-22',
      effectiveOn: '2026-01-22',
      expiresOn: '2029-01-21',
      mark: null,
      soaVersion: null,
      ...paper,
    },
    firstCycle: true,
    suspendedUntil: null,
    undecided: null,
    continuedOn: null,
    answeredOn: null,
    transitionEndsOn: null,
    markStopped: null,
    overdue: [],
    earlier: [],
    ...change,
  };
}

/** An audit that is booked for one day. */
export function aBookedAudit(kind: Audit['kind'], standard: string, on: string, change: Partial<Audit> = {}): Audit {
  return {
    number: 1,
    kind,
    standards: [familyOf(standard)],
    sites: ['halden'],
    remote: false,
    status: 'booked',
    from: on,
    to: on,
    bookedOn: '2026-11-02',
    team: null,
    auditPlan: null,
    outcome: null,
    reportOn: null,
    note: null,
    concerns: [],
    reason: null,
    postponed: 0,
    ...change,
  };
}
