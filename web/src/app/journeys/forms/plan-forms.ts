import * as bodies from '#domain/certification/preparation/bodies';
import { gapScope } from '#domain/certification/gap/gap';
import { catalogueOfGap } from '#domain/certification/own-catalogue';
import { requirementsOf, REVIEW_CONSIDERED } from '#domain/certification/preparation/requirements';
import { PROOF_STATUSES } from '#domain/certification/preparation/plan-state';
import { PREPARATION, PROVEN } from '#domain/certification/stages';
import type { Asked, CommandForm, CommandForms } from '../../commands/command-form.ts';
import type { Draft, Option } from '../../commands/draft.ts';
import { choices, reasonOnly } from '../../commands/shared-forms.ts';
import { asWritten, files, journeyOf, nameOf, numberOf, on, onToday, reason } from './asked-about.ts';
import { planBecomesBaseline, planLeavesGaps } from './warnings.ts';

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
    fields: () => [],
  },
  askForRatings: {
    schema: bodies.askForRatingsBody,
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
  passGate: { schema: bodies.passGateBody, fixed: stageAsked, fields: () => [reason, on], initial: onToday },
  confirmProof: confirmProof(),
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

const isThere = ({ status }: Draft): boolean => status === 'present';

/** A proof may be asked for by its stage (`stage:training`) or by itself (`proof:training:awareness`). */
function confirmProof(): CommandForm {
  const requirementAsked = ({ subject }: Asked): string | null =>
    subject.startsWith('proof:') ? nameOf(subject) : null;
  const stageOf = (asked: Asked) => {
    const name = requirementAsked(asked) ?? nameOf(asked.subject);
    return PROVEN.find((stage) => name === stage || name.startsWith(`${stage}:`));
  };
  const options = (asked: Asked): readonly Option[] => {
    const state = journeyOf(asked.detail);
    const stage = stageOf(asked);
    return state && stage
      ? requirementsOf(state, stage).map(({ id, code, params }) => ({
          value: id,
          label:
            code === 'documentation.clause'
              ? `text:${id.replace('documentation:', '').replace('/', ' ')}`
              : `requirement.${code}`,
          params,
        }))
      : [];
  };
  const inputs = (asked: Asked): readonly string[] => {
    const state = journeyOf(asked.detail);
    return state ? requirementsOf(state, 'managementReview').flatMap((one) => one.inputs) : [];
  };
  /** Only what a requirement of the stage knows beside proof that is there or missing. */
  const statuses = (asked: Asked): readonly string[] => {
    const state = journeyOf(asked.detail);
    const stage = stageOf(asked);
    const known = state && stage ? requirementsOf(state, stage).flatMap(({ exempt }) => exempt) : [];
    return PROOF_STATUSES.filter((one) => one === 'present' || one === 'missing' || known.includes(one));
  };
  return {
    schema: bodies.confirmProofBody,
    fixed: (asked) => {
      const requirement = requirementAsked(asked);
      return { stage: stageOf(asked) ?? '', ...(requirement === null ? {} : { requirement }) };
    },
    fields: (asked) => [
      ...(requirementAsked(asked) === null
        ? [{ name: 'requirement', kind: 'select', options: options(asked) } as const]
        : []),
      { name: 'status', kind: 'choice', options: choices('proofStatus', statuses(asked)) },
      {
        name: 'inputs',
        kind: 'checks',
        options: choices('reviewInput', inputs(asked)),
        when: (draft) => isThere(draft) && (requirementAsked(asked) ?? draft['requirement']) === REVIEW_CONSIDERED,
      },
      { ...on, name: 'on' },
      { name: 'note', kind: 'text' },
      { name: 'people', kind: 'people', when: isThere },
      { name: 'people', kind: 'people', optional: true, when: (draft) => !isThere(draft) },
      { name: 'dueOn', kind: 'date', optional: true, when: ({ status }) => status === 'missing' },
      files,
      { name: 'link', kind: 'line', optional: true },
    ],
    initial: (asked) => ({
      ...onToday(asked),
      status: 'present',
      requirement: options(asked)[0]?.value ?? '',
    }),
  };
}

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
