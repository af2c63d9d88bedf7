import { campaignState, type CampaignState } from '#domain/campaign/state';
import { validUntil } from '#domain/certification/certificates/certificate-state';
import { isOverStage } from '#domain/certification/preparation/evolve-preparation';
import { PREPARATION } from '#domain/certification/stages';
import { journeyState, type JourneyState } from '#domain/certification/state';
import { capaState, type Action, type CapaState } from '#domain/capa/state';
import type { Calendar } from '#domain/kernel/calendar';
import { reportState, type ReportState } from '#domain/report/state';
import { reportWay } from '../processes/stage-steps.ts';
import type { KeyValue } from '../ui/key-values.ts';
import type { Shape } from '../ui/shape.ts';
import { day } from '../words/dates.ts';
import { sentence, type Wording } from '../words/sentence.ts';
import { processOf } from './fold-history.ts';

/** One action of a plan as it stood. */
export interface StandingAction {
  readonly number: number;
  readonly what: string;
  readonly owner: string;
  readonly status: string;
  readonly shape: Shape;
}

/** How a process stood at a moment, in words. */
export interface Standing {
  /** “Attempt 1, Effectiveness check” */
  readonly where: string;
  /** One for every stage on the way there and beyond; a stage that stands beside the way is left out. */
  readonly stages: readonly { readonly label: string; readonly state: 'done' | 'current' | 'ahead' }[];
  readonly facts: readonly KeyValue[];
  readonly actions: readonly StandingAction[];
}

/** What a standing is worded with. */
export interface StandingContext {
  readonly type: string;
  readonly wording: Wording;
  readonly calendar: Calendar;
}

/** Stages that a process enters only sometimes: they are no step of the way. */
const BESIDE = new Set(['managementDecision', 'cancelled', 'inCapa']);

/** How the process stood. What this console cannot read is left out, never guessed. */
export function standingOf(state: unknown, stage: string, context: StandingContext): Standing {
  const capa = context.type === 'capa' ? capaState.safeParse(state) : null;
  const report = context.type === 'report' ? reportState.safeParse(state) : null;
  const campaign = context.type === 'campaign' ? campaignState.safeParse(state) : null;
  const journey = context.type === 'journey' ? journeyState.safeParse(state) : null;
  const word = sentence(`stage.${stage}`, {}, context.wording);
  return {
    where: capa?.success && capa.data.attempt > 1 ? `Attempt ${String(capa.data.attempt)}, ${word}` : word,
    stages: stagesOf(stage, report?.success ? reportWay(report.data) : wayOf(stage, context), {
      wording: context.wording,
      own: journey?.success ? ownStages(journey.data) : {},
    }),
    facts: capa?.success
      ? capaFacts(capa.data, context)
      : report?.success
        ? reportFacts(report.data, context)
        : campaign?.success
          ? campaignFacts(campaign.data, context)
          : journey?.success
            ? journeyFacts(journey.data, context)
            : [],
    actions: capa?.success ? actionLines(capa.data, context) : [],
  };
}

type StageState = Standing['stages'][number]['state'];

/** The stages of a process, as its type names them; of a report, triage says which of them come. */
function wayOf(stage: string, { type }: StandingContext): readonly string[] {
  const all = processOf(type)?.stages ?? [];
  return all.filter((one) => !BESIDE.has(one) || one === stage);
}

/** Every stage of the way: what comes before the one it stands in is done. Of a journey those that say so themselves. */
function stagesOf(
  stage: string,
  way: readonly string[],
  { wording, own }: Pick<StandingContext, 'wording'> & { readonly own: OwnStages },
): Standing['stages'] {
  const at = way.indexOf(stage);
  return way.map((one, index) => {
    const byPlace = index < at || (index === at && one === 'closed') ? 'done' : index === at ? 'current' : 'ahead';
    return { label: sentence(`stage.${one}`, {}, wording), state: own[one] ?? byPlace };
  });
}

type OwnStages = Readonly<Record<string, StageState>>;

/** Stages of the preparation overlap, and some are never begun: each stands by itself, not by the one that is furthest. */
function ownStages({ stages }: JourneyState): OwnStages {
  return Object.fromEntries(
    PREPARATION.map((name) => {
      const isRunning = stages[name].status === 'running';
      return [name, isOverStage(stages[name]) ? 'done' : isRunning ? 'current' : 'ahead'] as const;
    }),
  );
}

function capaFacts(state: CapaState, { wording }: StandingContext): KeyValue[] {
  const { work } = state;
  const plan = 'plan' in work ? work.plan : null;
  const causes = 'rootCause' in work ? work.rootCause.causes.filter(({ marked }) => marked) : [];
  return [
    { key: 'Owner', value: wording.names.person(state.owner) },
    ...some('Root cause', causes.map(({ text }) => text).join('; ')),
    ...some('Effective when', plan?.criteria),
    ...some('Measured by', plan?.method),
    ...some('Judged by', plan && wording.names.person(plan.evaluator)),
    ...some('On hold', state.hold?.reason),
    ...('result' in work ? some('Result', sentence(`result.${work.result}`, {}, wording)) : []),
    ...(work.stage === 'cancelled' ? some('Cancelled', work.reason) : []),
    ...some('Evidence', state.evidence.length === 0 ? null : files(state.evidence.length)),
  ];
}

function reportFacts(state: ReportState, { wording }: StandingContext): KeyValue[] {
  const { work } = state;
  const triage = 'triage' in work ? work.triage : null;
  const decision = triage && `${sentence(`decision.${triage.decision}`, {}, wording)}. “${triage.reason}”`;
  return [
    { key: 'Reported by', value: wording.names.person(state.reporter) },
    ...some('Grade', state.grade && sentence(`grade.${state.grade}`, {}, wording)),
    { key: 'Correction', value: sentence(`correctionStatus.${state.correction.status}`, {}, wording) },
    ...some('Decision', decision),
    ...('capa' in work ? some('CAPA', work.capa) : []),
    ...(work.stage === 'closed' ? some('Result', sentence(`outcome.${work.outcome}`, {}, wording)) : []),
    ...some('Evidence', state.evidence.length === 0 ? null : files(state.evidence.length)),
  ];
}

/** The lead, and every certificate with its standing. */
function journeyFacts({ lead, certificates }: JourneyState, { wording }: StandingContext): KeyValue[] {
  return [
    { key: 'Lead', value: wording.names.person(lead) },
    ...certificates.map((one) => {
      const until = validUntil(one);
      const ends = until === null ? '' : `, ends ${day(until, wording.dates)}`;
      return {
        key: one.paper?.edition ?? one.aim,
        value: `${sentence(`certificate.${one.status}`, {}, wording)}${ends}`,
      };
    }),
  ];
}

/** The lead, and every journey with its step. */
function campaignFacts({ lead, projects, closed }: CampaignState, { wording }: StandingContext): KeyValue[] {
  return [
    { key: 'Lead', value: wording.names.person(lead) },
    ...projects.map(({ key, step }) => ({ key, value: sentence(`campaignStep.${step}`, {}, wording) })),
    ...some('Ended', closed?.reason),
  ];
}

function actionLines(state: CapaState, context: StandingContext): StandingAction[] {
  const { work } = state;
  if ('actions' in work) return work.actions.map((action) => actionLine(action, context));
  if (!('proposed' in work)) return [];
  return work.proposed.map(({ id, what, owner }) => ({
    number: id,
    what,
    owner: context.wording.names.person(owner),
    status: 'proposed',
    shape: 'ahead',
  }));
}

const SHAPE_OF: Readonly<Record<Action['progress']['status'], Shape>> = {
  planned: 'ahead',
  started: 'onTime',
  completed: 'onTime',
  verified: 'tick',
  withdrawn: 'unknown',
};

function actionLine({ id, what, owner, progress }: Action, { wording, calendar }: StandingContext): StandingAction {
  const word = sentence(`actionStatus.${progress.status}`, {}, wording);
  const since = 'at' in progress ? ` ${day(progress.at, { now: wording.dates.now, zone: calendar.zone })}` : '';
  return {
    number: id,
    what,
    owner: wording.names.person(owner),
    status: progress.status === 'verified' ? `${word}${since}` : word,
    shape: SHAPE_OF[progress.status],
  };
}

function some(key: string, value: string | null | undefined): KeyValue[] {
  return value === null || value === undefined || value === '' ? [] : [{ key, value }];
}

function files(count: number): string {
  return count === 1 ? '1 file' : `${String(count)} files`;
}
