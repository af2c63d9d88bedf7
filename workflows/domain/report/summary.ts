import { whoIds } from '../hands.ts';
import type { Summary } from '../kernel/process.ts';
import { isOpenState } from './command.ts';
import type { Outcome, ReportState } from './state.ts';

/** How a report ended, in words of its own where the loop ended and not the report by itself. */
export const REPORT_RESULTS = {
  corrected: 'corrected',
  improvement: 'improvement',
  duplicate: 'duplicate',
  rejected: 'rejected',
  effective: 'capaEffective',
  riskAccepted: 'capaRiskAccepted',
  capaCancelled: 'capaCancelled',
} as const satisfies Readonly<Record<Outcome, string>>;
export type ReportResult = (typeof REPORT_RESULTS)[Outcome];

/** The list row. */
export function summary(state: ReportState): Summary {
  const { about, work, correction } = state;
  const triage = 'triage' in work ? work.triage : null;
  const capa = 'capa' in work ? work.capa : null;
  return {
    title: about.title,
    site: about.site,
    stage: work.stage,
    open: isOpenState(state),
    owner: ownerOf(state),
    people: people(state),
    raisedAt: state.raisedAt,
    closedAt: work.stage === 'closed' ? work.at : null,
    result: work.stage === 'closed' ? REPORT_RESULTS[work.outcome] : null,
    attempt: 1,
    grade: state.grade,
    source: about.source ?? null,
    clauses: triage?.clauses ?? [],
    standards: triage?.standards ?? [],
    held: false,
    links: [
      ...(capa === null ? [] : [capa]),
      ...(triage?.duplicateOf === undefined ? [] : [triage.duplicateOf]),
      ...(triage?.repeats ?? []),
    ],
    text: [
      about.what,
      about.place,
      about.reference ?? '',
      triage?.document ?? '',
      correction.status === 'recorded' || correction.status === 'verified' ? (correction.record.done ?? '') : '',
    ].join(' '),
  };
}

function ownerOf(state: ReportState): string | null {
  const { correction, work } = state;
  if ('triage' in work && work.triage.owner !== undefined) return work.triage.owner;
  return correction.status === 'open' ? correction.owner : correction.status === 'recorded' ? correction.by : null;
}

/** Everybody who takes part: for them the report is their own. */
function people(state: ReportState): string[] {
  const { correction, work } = state;
  const ids = [
    state.reporter,
    ...(correction.status === 'open' && correction.owner !== null ? [correction.owner] : []),
    ...(correction.status === 'recorded' ? [correction.by] : []),
    ...(correction.status === 'verified' ? [correction.doneBy, correction.by] : []),
    ...('triage' in work ? [work.triage.by, ...(work.triage.owner === undefined ? [] : [work.triage.owner])] : []),
    ...(work.stage === 'verification' ? whoIds(work.verifier) : []),
    ...(state.extension ? whoIds(state.extension.approver) : []),
  ];
  return [...new Set(ids)].sort();
}
