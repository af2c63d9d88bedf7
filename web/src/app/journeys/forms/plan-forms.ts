import * as bodies from '#domain/certification/preparation/bodies';
import { gapScope } from '#domain/certification/gap/gap';
import { catalogueOfGap } from '#domain/certification/own-catalogue';
import { PREPARATION, PROVEN } from '#domain/certification/stages';
import type { Asked, CommandForms } from '../../commands/command-form.ts';
import type { Option } from '../../commands/draft.ts';
import { choices, reasonOnly } from '../../commands/shared-forms.ts';
import { asWritten, files, journeyOf, nameOf, numberOf, on, onToday, reason } from './asked-about.ts';
import { proofForm } from './proof-form.ts';
import { gateBlocked, planBecomesBaseline, planLeavesGaps } from './warnings.ts';

const stageAsked = ({ subject }: Asked) => ({ stage: nameOf(subject) });
const actionAsked = ({ subject }: Asked) => ({ number: numberOf(subject) });

function actionIn(asked: Asked) {
  return journeyOf(asked.detail)?.plan.actions.find(({ number }) => number === numberOf(asked.subject));
}

/** Steps of the preparation: the gap list, the plan with its actions, stages, gates and proofs, the body's track. */
export const planForms: CommandForms = {
  acceptGaps: {
    schema: bodies.acceptGapsBody,
    page: ({ detail }) => ['/journeys', detail.row.key, 'gap'],
    pageQuery: { next: 'accept' },
    fields: () => [],
  },
  askForRatings: {
    schema: bodies.askForRatingsBody,
    beside: 'owners',
    fields: () => [
      { name: 'people', kind: 'people' },
      { name: 'dueOn', kind: 'date' },
      { name: 'note', kind: 'text', optional: true },
    ],
  },
  finishRating: {
    schema: bodies.finishRatingBody,
    fixed: ({ subject }) => ({ person: nameOf(subject) }),
    fields: () => [],
  },
  newGapRound: reasonOnly(bodies.newGapRoundBody),
  savePlan: {
    schema: bodies.savePlanBody,
    page: ({ detail }) => ['/journeys', detail.row.key, 'plan'],
    fields: () => [],
  },
  submitPlan: { schema: bodies.submitPlanBody, fields: () => [], warns: planLeavesGaps },
  approvePlan: {
    schema: bodies.approvePlanBody,
    fields: () => [{ name: 'comment', kind: 'text', optional: true }],
    warns: planBecomesBaseline,
  },
  returnPlan: reasonOnly(bodies.returnPlanBody),
  replan: {
    schema: bodies.replanBody,
    fields: (asked) => [
      { name: 'stage', kind: 'select', options: openStages(asked) },
      { name: 'until', kind: 'date' },
      reason,
    ],
    initial: (asked) => ({ stage: openStages(asked)[0]?.value ?? '' }),
    shape: ({ stage, until, ...rest }) => ({
      ...rest,
      stages: stage === undefined || until === undefined ? [] : [{ stage, until }],
    }),
  },
  addAction: {
    schema: bodies.addActionBody,
    fields: (asked) => [
      { name: 'what', kind: 'text' },
      { name: 'stage', kind: 'select', options: choices('stage', PROVEN) },
      { name: 'owner', kind: 'person' },
      { name: 'dueOn', kind: 'date' },
      ...(openActions(asked).length === 0
        ? []
        : [{ name: 'after', kind: 'checks', numeric: true, optional: true, options: openActions(asked) } as const]),
      { name: 'clause', kind: 'select', optional: true, options: clausesRated(asked) },
    ],
    initial: () => ({ stage: 'implementation' }),
  },
  moveAction: {
    schema: bodies.moveActionBody,
    fixed: actionAsked,
    fields: () => [{ name: 'dueOn', kind: 'date' }, { name: 'owner', kind: 'person' }, reason],
    initial: (asked) => {
      const action = actionIn(asked);
      return action ? { dueOn: action.dueOn, owner: action.owner } : {};
    },
  },
  completeAction: {
    schema: bodies.completeActionBody,
    fixed: actionAsked,
    fields: () => [{ name: 'note', kind: 'text' }, on, files],
    initial: onToday,
  },
  withdrawAction: { ...reasonOnly(bodies.withdrawActionBody), fixed: actionAsked },
  beginStage: { schema: bodies.beginStageBody, fixed: stageAsked, fields: () => [on], initial: onToday },
  beginRecords: { schema: bodies.beginRecordsBody, fields: () => [on], initial: onToday },
  finishStage: {
    schema: bodies.finishStageBody,
    fixed: stageAsked,
    fields: () => [on, { name: 'note', kind: 'text', optional: true }],
    initial: onToday,
  },
  passGate: {
    schema: bodies.passGateBody,
    fixed: stageAsked,
    fields: () => [reason, on],
    initial: onToday,
    warns: gateBlocked,
  },
  confirmProof: proofForm,
  recordTrack: {
    schema: bodies.recordTrackBody,
    fixed: ({ subject }) => ({ step: nameOf(subject) }),
    fields: ({ subject }) => [
      ...(nameOf(subject) === 'chosen' ? [{ name: 'body', kind: 'body' } as const] : []),
      on,
      { name: 'note', kind: 'text', optional: true },
    ],
    initial: onToday,
  },
};

function openStages({ detail }: Asked): readonly Option[] {
  const state = journeyOf(detail);
  const open = PREPARATION.filter((stage) => state?.stages[stage].doneOn === null);
  return choices('stage', open);
}

function openActions({ detail }: Asked): readonly Option[] {
  return (journeyOf(detail)?.plan.actions ?? [])
    .filter(({ status }) => status === 'planned')
    .map(({ number, what }) => asWritten(String(number), `${String(number)} ${what}`));
}

/** Everything that is rated, by its clause and title; the edition only where there are several. */
function clausesRated({ detail }: Asked): readonly Option[] {
  const state = journeyOf(detail);
  if (!state) return [];
  const { gap } = state;
  return gapScope(catalogueOfGap(state), gap.editions, gap.clauses).map(({ id, edition, clause, title }) =>
    asWritten(id, [...(gap.editions.length > 1 ? [`${edition},`] : []), clause, title].join(' ').trim()),
  );
}
