import { withoutAction } from '#domain/certification/gap/planned-gaps';
import { blockers, GATES } from '#domain/certification/preparation/gates';
import type { Sentence } from '#domain/kernel/param';
import { TRACK, type TrackStep } from '#domain/certification/track';
import type { Asked, Warning } from '../../commands/command-form.ts';
import type { Draft } from '../../commands/draft.ts';
import { auditAsked, journeyOf, todayOf } from './asked-about.ts';

/** Without these the body has agreed to nothing (9.1.1, 9.1.2). */
const AGREED: readonly TrackStep[] = ['chosen', 'application', 'contract'];

/** What is still open on the way to a stage 1 or stage 2: it can be booked or recorded all the same. */
export function auditNotReady(asked: Asked, draft: Draft): readonly Warning[] {
  const state = journeyOf(asked.detail);
  const kind = auditAsked(asked)?.kind ?? draft['kind'];
  if (!state || (kind !== 'stage1' && kind !== 'stage2') || state.cycle > 0) return [];
  const agreed = TRACK.filter((step) => AGREED.includes(step) && !state.track.some((one) => one.step === step));
  const points: Sentence[] = [
    ...agreed.map((step) => ({ code: 'warning.trackOpen', params: { step: { code: `track.${step}` } } })),
    ...blockers(state, kind, todayOf(asked.detail), asked.detail).map(({ code, params }) => ({
      code: `blocker.${code}`,
      params,
    })),
  ];
  if (points.length === 0) return [];
  const one = points.length === 1 ? '.one' : '';
  const title = {
    code: `warning.auditNotReady${one}`,
    params: { stage: { code: `stage.${kind}` }, count: points.length },
  };
  return [{ title, points }];
}

/** What speaks against passing a gate, by name, before the reason is written. */
export function gateBlocked({ detail, subject }: Asked): readonly Warning[] {
  const state = journeyOf(detail);
  const gate = GATES.find((one) => subject === `stage:${one}`);
  if (!state || gate === undefined) return [];
  const points = blockers(state, gate, todayOf(detail), detail).map(({ code, params }) => ({
    code: `blocker.${code}`,
    params,
  }));
  if (points.length === 0) return [];
  const one = points.length === 1 ? '.one' : '';
  const title = {
    code: `warning.gateBlocked${one}`,
    params: { stage: { code: `stage.${gate}` }, count: points.length },
  };
  return [{ title, points }];
}

/** The first approval makes the dates the baseline; gaps that no action closes stay open. */
export function planBecomesBaseline({ detail }: Asked): readonly Warning[] {
  const state = journeyOf(detail);
  if (!state) return [];
  const isFirst = Object.values(state.stages).every(({ baseline }) => baseline === null);
  const title = { code: isFirst ? 'warning.baseline' : 'warning.baselineStays', params: {} };
  return [{ title, points: gapsWithoutAction(detail) }];
}

/** As many are named. */
const MOST_NAMED = 6;

/** Gaps of the accepted list that no action closes, the most urgent by name; none where nothing is missing. */
function gapsWithoutAction(detail: Asked['detail']): readonly Sentence[] {
  const state = journeyOf(detail);
  const gaps = (state?.gap.accepted?.open ?? []).map((id) => ({ id, clause: id.slice(id.lastIndexOf('/') + 1) }));
  const open = withoutAction(gaps, state?.plan.actions ?? []);
  if (open.length === 0) return [];
  const named = open.slice(0, MOST_NAMED).map(({ clause }) => clause);
  const clauses = [...named, ...(open.length > MOST_NAMED ? ['…'] : [])].join(', ');
  return [{ code: 'warning.gapsWithoutAction', params: { count: open.length, gaps: gaps.length, clauses } }];
}

/** Before a plan is submitted: gaps that nobody has planned to close. */
export function planLeavesGaps({ detail }: Asked): readonly Warning[] {
  return gapsWithoutAction(detail).map((title) => ({ title, points: [] }));
}
