import type { Audit, AuditKind } from '#domain/certification/audits/audit-state';
import type { Practice } from '#domain/certification/practice';
import { blockers, type Blocker, type Gate } from '#domain/certification/preparation/gates';
import { provenShare } from '#domain/certification/preparation/requirements';
import { isProven, PREPARATION, type Preparation } from '#domain/certification/stages';
import type { JourneyState } from '#domain/certification/state';
import type { LocalDate } from '#domain/kernel/instant';
import type { Body } from '#domain/kernel/reference';

/** A stage of the way to the first certificates as its line shows it, with the gate that leads out of it. */
export interface StageLine {
  readonly id: Gate;
  readonly state: 'done' | 'current' | 'ahead';
  /** Share of what has to be shown that is there, 0 to 100; null where nobody counts it. */
  readonly percent: number | null;
  /** Requirements with proof and of all, and actions done and of all. */
  readonly counted: { readonly proofs: readonly [number, number]; readonly actions: readonly [number, number] } | null;
  readonly owner: string | null;
  /** Of a gap analysis that is repeated: which round, and whether its list is accepted; null in the first one. */
  readonly round: { readonly number: number; readonly accepted: boolean } | null;
  /** What the line says where no share is counted: `planned`, `approved`, `booked`. */
  readonly word: string | null;
  readonly from: LocalDate | null;
  readonly to: LocalDate | null;
  readonly plannedTo: LocalDate | null;
  readonly passed: { readonly reason: string; readonly blockers: number } | null;
  /** `stage:training`, `audit:2`: what its commands are about; null where there is nothing yet. */
  readonly subject: string | null;
  /** What speaks against going on; only of gates that somebody can be before now. */
  readonly blockers: readonly Blocker[];
}

/** What speaks against going through a gate. */
type Blocking = (gate: Gate) => readonly Blocker[];

/** The way of a first certification, stage by stage; `body` is the one that it relies on, where it is known here. */
export function stageLines(
  state: JourneyState,
  today: LocalDate,
  practice: Practice,
  body: Body | undefined,
): readonly StageLine[] {
  const blocking: Blocking = (gate) => blockers(state, gate, today, practice, body);
  return [
    ...PREPARATION.map((stage) => preparationLine(state, stage, today, blocking)),
    auditLine(state, 'stage1', blocking),
    auditLine(state, 'stage2', blocking),
    decisionLine(state, blocking),
  ];
}

function preparationLine(state: JourneyState, stage: Preparation, today: LocalDate, blocking: Blocking): StageLine {
  const one = state.stages[stage];
  const isRunning = one.status === 'running';
  const isOver = one.status === 'done' || one.status === 'passed';
  const counted = countedOf(state, stage, today);
  const all = counted ? counted.proofs[1] + counted.actions[1] : 0;
  return {
    id: stage,
    state: isOver ? 'done' : isRunning ? 'current' : 'ahead',
    percent:
      counted && all > 0 && isRunning ? Math.floor((100 * (counted.proofs[0] + counted.actions[0])) / all) : null,
    counted,
    owner: one.owner,
    round: stage === 'gapAnalysis' ? roundOf(state) : null,
    word: wordOf(state, stage),
    from: one.startedOn ?? one.from,
    to: one.doneOn ?? one.to,
    plannedTo: one.baseline?.to ?? null,
    passed: one.passed && { reason: one.passed.reason, blockers: one.passed.blockers },
    subject: `stage:${stage}`,
    blockers: isRunning ? blocking(stage) : [],
  };
}

/** The stage may be long done while its clauses are rated again, for another edition or before an audit. */
export function roundOf({ gap }: Pick<JourneyState, 'gap'>): StageLine['round'] {
  return gap.round > 1 ? { number: gap.round, accepted: gap.accepted !== null } : null;
}

function wordOf(state: JourneyState, stage: Preparation): string | null {
  const { status } = state.stages[stage];
  const isPlanned = Object.values(state.stages).some(({ to }) => to !== null);
  if (stage === 'planning' && (status !== 'ahead' || isPlanned)) return `plan.${state.plan.status}`;
  if (status === 'passed') return 'stageLine.passed';
  if (status === 'done') return 'stageLine.done';
  // Without a plan it has no dates: nobody has planned it.
  return status === 'ahead' ? `stageLine.${state.stages[stage].to === null ? 'notPlanned' : 'planned'}` : null;
}

/** What a stage has to show and what has to be done in it. */
export function countedOf(state: JourneyState, stage: Preparation, today: LocalDate): StageLine['counted'] {
  if (!isProven(stage)) return null;
  const { present, of } = provenShare(state, stage, today);
  const actions = state.plan.actions.filter((one) => one.stage === stage && one.status !== 'withdrawn');
  return { proofs: [present, of], actions: [actions.filter(({ status }) => status === 'done').length, actions.length] };
}

function auditLine(state: JourneyState, kind: AuditKind & Gate, blocking: Blocking): StageLine {
  const audits = state.audits.filter((one) => one.kind === kind && one.status !== 'cancelled');
  const audit = audits.findLast((one) => one.status === 'held') ?? audits[0];
  const isDone =
    audit?.status === 'held' &&
    (audit.outcome === 'ready' || audit.outcome === 'recommended' || audit.outcome === 'followUp');
  const isNext = state.phase === kind;
  return {
    ...withoutCount,
    id: kind,
    state: isDone ? 'done' : isNext ? 'current' : 'ahead',
    word: auditWord(audit),
    from: audit?.from ?? null,
    to: audit?.to ?? null,
    subject: audit ? `audit:${String(audit.number)}` : null,
    blockers: isDone ? [] : knownAhead(blocking(kind), isNext),
  };
}

/** That stages before it are open is seen in their own lines, until the audit is next. */
const knownAhead = (all: readonly Blocker[], isNext: boolean): readonly Blocker[] =>
  isNext ? all : all.filter(({ code }) => code !== 'stageOpen' && code !== 'stage1NotHeld' && code !== 'notRunning');

function auditWord(audit: Audit | undefined): string {
  if (!audit) return 'stageLine.notPlanned';
  return audit.status === 'held' && audit.outcome !== null ? `outcome.${audit.outcome}` : `audit.${audit.status}`;
}

function decisionLine(state: JourneyState, blocking: Blocking): StageLine {
  const decided = state.certificates.filter(({ paper, status }) => paper !== null || status === 'refused').length;
  const isDone = decided === state.certificates.length;
  return {
    ...withoutCount,
    id: 'decision',
    state: isDone ? 'done' : state.phase === 'decision' ? 'current' : 'ahead',
    word: isDone ? 'stageLine.done' : null,
    subject: null,
    blockers: isDone ? [] : blocking('decision'),
  };
}

const withoutCount = {
  ...{ percent: null, counted: null, owner: null, round: null },
  ...{ from: null, to: null, plannedTo: null, passed: null },
};

/** A gate with so many blockers is opened on demand; these come first. */
export const SHOWN_BLOCKERS = 4;
