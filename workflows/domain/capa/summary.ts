import { whoIds } from '../hands.ts';
import type { Summary } from '../kernel/process.ts';
import { actionsOf, isOpenState, planOf, workIn, type CapaResult, type CapaState, type Work } from './state.ts';

/** The list row. */
export function summary(state: CapaState): Summary {
  const { about, work } = state;
  return {
    title: about.title,
    site: about.site,
    stage: work.stage,
    open: isOpenState(state),
    owner: state.owner,
    people: people(state),
    raisedAt: about.raisedAt,
    closedAt: work.stage === 'closed' || work.stage === 'cancelled' ? work.at : null,
    result: resultOf(work),
    attempt: state.attempt,
    grade: about.grade,
    source: about.source ?? null,
    clauses: about.clauses,
    standards: about.standards,
    held: state.hold !== null,
    links: [about.report, ...about.repeats],
    text: [about.what, about.place, about.reference ?? '', about.document ?? '', ...causeTexts(state)].join(' '),
  };
}

function resultOf(work: Work): CapaResult | null {
  switch (work.stage) {
    case 'closed':
      return work.result;
    case 'cancelled':
      return 'cancelled';
    default:
      return null;
  }
}

/** Everybody who takes part: for them the loop is their own. */
function people(state: CapaState): string[] {
  const { work } = state;
  const proposed = workIn(state, 'planApproval')?.proposed ?? [];
  const revision = workIn(state, 'implementation')?.revision;
  const plan = planOf(state);
  const found = 'rootCause' in work ? work.rootCause.team : [];
  const ids = [
    state.owner,
    state.about.reporter,
    ...(state.proposedEvaluator ? [state.proposedEvaluator] : []),
    ...(plan ? [plan.author, plan.evaluator] : []),
    ...[...actionsOf(state), ...proposed, ...(revision?.changes.addActions ?? [])].flatMap((action) => [
      action.owner,
      action.verifier,
    ]),
    ...(state.evaluatorChange ? [state.evaluatorChange.to] : []),
    ...[...state.extensions, state.cancelRequest, state.evaluatorChange, revision].flatMap((one) =>
      one ? whoIds(one.approver) : [],
    ),
    ...found,
  ];
  return [...new Set(ids)].sort();
}

function causeTexts(state: CapaState): string[] {
  const { work } = state;
  const causes = 'rootCause' in work ? work.rootCause.causes : [];
  return causes.filter((cause) => cause.marked).map((cause) => cause.text);
}
