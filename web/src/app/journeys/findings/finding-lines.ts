import { LANE, type Finding, type LaneStep } from '#domain/certification/findings/finding-state';
import type { JourneyState } from '#domain/certification/state';
import type { LocalDate } from '#domain/kernel/instant';

/** One node of the body's lane. */
export interface LaneNode {
  readonly step: LaneStep;
  readonly state: 'done' | 'current' | 'ahead';
}

/** The lane of a finding as nodes: what is behind, where it stands, what is ahead. */
export function laneOf({ lane }: Finding): readonly LaneNode[] {
  const at = LANE.indexOf(lane);
  const isOver = lane === 'closed';
  return LANE.map((step, index) => ({
    step,
    state: index < at || (isOver && index === at) ? 'done' : index === at ? 'current' : 'ahead',
  }));
}

/** Which round of answers or evidence runs, in words: “round 2”; null before anything was sent. */
export function roundOf({ rounds, lane }: Finding): number | null {
  const what = lane === 'received' || lane === 'answered' ? 'answer' : 'evidence';
  const sent = rounds.filter((round) => round.what === what).length;
  const isAgain = rounds.at(-1)?.verdict?.verdict === 'again';
  return sent === 0 ? null : sent + (isAgain ? 1 : 0);
}

/** The day by which the body wants something of us, or we of it; null when nothing is waited for. */
export function dueAtBody({
  lane,
  answerDue,
  evidenceDue,
}: Finding): { what: 'answer' | 'evidence'; on: LocalDate } | null {
  if (lane === 'received' || lane === 'answered') return answerDue === null ? null : { what: 'answer', on: answerDue };
  if (lane === 'accepted' || lane === 'evidenceSent')
    return evidenceDue === null ? null : { what: 'evidence', on: evidenceDue };
  return null;
}

/** Findings in the order in which they press: majors, minors, opportunities; in each the earliest date first. */
export function groupsOf({
  findings,
}: JourneyState): readonly { grade: Finding['grade']; findings: readonly Finding[] }[] {
  return (['major', 'minor', 'opportunity'] as const)
    .map((grade) => ({
      grade,
      findings: findings
        .filter((one) => one.grade === grade)
        .sort((a, b) => urgency(a).localeCompare(urgency(b)) || a.number - b.number),
    }))
    .filter(({ findings: some }) => some.length > 0);
}

function urgency(finding: Finding): string {
  if (finding.lane === 'closed') return '9999-99';
  return dueAtBody(finding)?.on ?? '9999';
}

/** The dates of the findings of one audit on one line: its last day, what is due, and the hard stop. */
export interface FindingDates {
  readonly audit: LocalDate | null;
  readonly dues: readonly {
    readonly on: LocalDate;
    readonly what: 'answer' | 'evidence';
    readonly grade: Finding['grade'];
  }[];
  readonly hardStop: { readonly on: LocalDate; readonly rule: string } | null;
}

/** What is still to come for the open findings: each date once for a grade. */
export function datesOf({ findings, audits }: JourneyState): FindingDates {
  const open = findings.filter(({ lane }) => lane !== 'closed' && lane !== 'verified');
  const dues = new Map<string, FindingDates['dues'][number]>();
  for (const finding of open) {
    const due = dueAtBody(finding);
    if (due) dues.set(`${due.on} ${due.what} ${finding.grade}`, { on: due.on, what: due.what, grade: finding.grade });
  }
  const stops = open.flatMap(({ hardStop }) => hardStop ?? []).sort((a, b) => (a.on < b.on ? -1 : 1));
  const numbers = new Set(open.map(({ audit }) => audit));
  const last = audits.filter(({ number, to }) => numbers.has(number) && to !== null).flatMap(({ to }) => to ?? []);
  return {
    audit: last.sort().at(-1) ?? null,
    dues: [...dues.values()].sort((a, b) => (a.on < b.on ? -1 : 1)),
    hardStop: stops[0] ?? null,
  };
}
