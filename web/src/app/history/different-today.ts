import { capaState, type CapaState } from '#domain/capa/state';
import { processOf } from './fold-history.ts';
import { day } from '../words/dates.ts';
import { sentence } from '../words/sentence.ts';
import type { StandingContext } from './standing-facts.ts';

/** One thing that is not as it was: its name, then how it is today. */
export interface Difference {
  readonly what: string;
  readonly today: string;
}

interface Side {
  readonly stage: string;
  readonly state: unknown;
}

/** What differs between a moment and today, said as it is today. Empty when nothing does. */
export function differentToday(then: Side, now: Side, context: StandingContext): readonly Difference[] {
  const summary = processOf(context.type)?.summary;
  const differences: Difference[] = [];
  const { wording } = context;
  if (then.stage !== now.stage) {
    differences.push({ what: 'Stage', today: sentence(`stage.${now.stage}`, {}, wording) });
  }
  const was = summarized(summary, then.state);
  const is = summarized(summary, now.state);
  if (was && is) {
    if (was.attempt !== is.attempt) differences.push({ what: 'Attempt', today: String(is.attempt) });
    if (was.owner !== is.owner && is.owner !== null) {
      differences.push({ what: 'Owner', today: wording.names.person(is.owner) });
    }
    if (was.grade !== is.grade && is.grade !== null) {
      differences.push({ what: 'Grade', today: sentence(`grade.${is.grade}`, {}, wording) });
    }
    const added = is.links.filter((key) => !was.links.includes(key));
    if (added.length > 0) differences.push({ what: 'Linked since', today: added.join(', ') });
  }
  const before = capaState.safeParse(then.state);
  const after = capaState.safeParse(now.state);
  if (context.type === 'capa' && before.success && after.success) {
    differences.push(...capaDifferences(before.data, after.data, context));
  }
  return differences;
}

function summarized<T>(summary: ((state: unknown) => T) | undefined, state: unknown): T | null {
  try {
    return summary?.(state) ?? null;
  } catch {
    // A state of another version: what cannot be read is not compared.
    return null;
  }
}

function capaDifferences(was: CapaState, is: CapaState, { wording, calendar }: StandingContext): Difference[] {
  const differences: Difference[] = [];
  const dates = { now: wording.dates.now, zone: calendar.zone };
  for (const ended of is.finished.slice(was.finished.length)) {
    const verdict = sentence(`verdict.${ended.verdict}`, {}, wording);
    differences.push({ what: `Attempt ${String(ended.attempt)}`, today: `${verdict}, ${day(ended.endedAt, dates)}` });
  }
  const compare = (what: string, before: string, after: string) => {
    if (before !== after) differences.push({ what, today: after === '' ? 'none any more' : after });
  };
  compare('Root cause', rootCauses(was), rootCauses(is));
  compare('Effective when', criteria(was), criteria(is));
  compare('Actions', actionCount(was), actionCount(is));
  const files = is.evidence.length - was.evidence.length;
  if (files > 0) differences.push({ what: 'Evidence', today: `${String(files)} more` });
  if ((was.hold === null) !== (is.hold === null)) {
    differences.push({ what: 'Hold', today: is.hold === null ? 'ended' : `on hold: ${is.hold.reason}` });
  }
  return differences;
}

function rootCauses({ work }: CapaState): string {
  const causes = 'rootCause' in work ? work.rootCause.causes : [];
  return causes
    .filter(({ marked }) => marked)
    .map(({ text }) => text)
    .join('; ');
}

function criteria({ work }: CapaState): string {
  return 'plan' in work ? work.plan.criteria : '';
}

function actionCount({ work }: CapaState): string {
  if ('actions' in work) {
    const open = work.actions.filter(({ progress }) => progress.status !== 'withdrawn');
    const verified = open.filter(({ progress }) => progress.status === 'verified');
    return `${String(verified.length)} of ${String(open.length)} verified`;
  }
  return 'proposed' in work ? `${String(work.proposed.length)} proposed` : '';
}
