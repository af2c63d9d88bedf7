import { anyProcess } from '#domain/kernel/process';
import { report } from '#domain/report/report';
import { reportState, type ReportState } from '#domain/report/state';
import { anOrganization, SITE, type Organization } from './organization.ts';
import { RunningProcess } from './running-process.ts';

/** A report that runs on the kernel alone. */
export class RunningReport extends RunningProcess {
  get state(): ReportState {
    return reportState.parse(this.head.state);
  }

  /** The correction by the reporter's manager. */
  correct(by = 'mia'): this {
    return this.do('recordCorrection', { done: 'Sorted the batch', scope: 'One batch, 200 pieces' }, by);
  }

  triage(decision: string, more: Record<string, unknown> = {}, by = 'ana'): this {
    return this.do('triage', { decision, reason: 'Seen once', ...TRIAGE, ...more }, by);
  }
}

export const TRIAGE = {
  severity: 3,
  likelihood: 2,
  grade: 'minor',
  clauses: ['8.6'],
  standards: ['ISO 9001:2015'],
  owner: 'olga',
};

/** A fresh report by rolf; his manager mia corrects. */
export function aReport(
  change: Record<string, unknown> = {},
  organization: Organization = anOrganization(),
): RunningReport {
  const running = new RunningReport(anyProcess(report), 'NC-2026-0001', organization);
  return running.do('report', { what: 'A box without a label', site: SITE, place: 'Dock 2', ...change }, 'rolf');
}
