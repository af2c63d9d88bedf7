import { whoIds } from '../hands.ts';
import type { Summary } from '../kernel/process.ts';
import { editionsOf, isOpenState, phaseOf, type JourneyState } from './state.ts';

/** The list row. */
export function summary(state: JourneyState): Summary {
  const { about, certificates, findings } = state;
  return {
    title: about.title,
    site: about.site,
    stage: phaseOf(state),
    open: isOpenState(state),
    owner: state.lead,
    people: people(state),
    raisedAt: state.startedAt,
    closedAt: state.ended?.at ?? null,
    result: state.ended ? 'journeyEnded' : null,
    attempt: Math.max(1, state.cycle),
    grade: null,
    source: null,
    clauses: [],
    standards: [...new Set(certificates.map((one) => one.paper?.edition ?? one.aim).concat(editionsOf(state)))],
    held: certificates.some((one) => one.status === 'suspended'),
    links: [
      ...new Set([
        ...findings.flatMap((one) => (one.capa === null ? [] : [one.capa])),
        ...state.campaigns.map(({ key }) => key),
      ]),
    ],
    text: [
      about.scope,
      ...certificates.map((one) => one.paper?.number ?? ''),
      ...findings.map((one) => `${one.reference ?? ''} ${one.text}`),
    ]
      .join(' ')
      .slice(0, 4000),
  };
}

/** Everybody who takes part: for them the journey is their own. */
function people(state: JourneyState): string[] {
  return [
    ...new Set([
      state.lead,
      ...Object.values(state.stages).flatMap((one) => (one.owner === null ? [] : [one.owner])),
      ...state.plan.actions.filter((one) => one.status === 'planned').map((one) => one.owner),
      ...state.findings.map((one) => one.owner),
      // Whoever was asked can look at the clauses also when theirs are rated.
      ...(state.gap.asked ?? []).map((one) => one.person),
      ...state.clocks.flatMap((one) => whoIds(one.who)),
    ]),
  ].sort();
}
