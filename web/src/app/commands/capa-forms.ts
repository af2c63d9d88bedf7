import * as bodies from '#domain/capa/bodies';
import { findAction, isEvidenced } from '#domain/capa/actions';
import type { ProofWait } from '#domain/capa/plan';
import { actionsOf, capaState, planOf, type CapaState } from '#domain/capa/state';
import { earlierCriteria } from '#domain/capa/earlier-criteria';
import { endExternalClockBody, setExternalClockBody } from '#domain/capa/external';
import { hasWorkerStandard } from '#domain/capa/plan-rules';
import { localDate } from '#domain/kernel/calendar';
import type { Sentence } from '#domain/kernel/param';
import { commentBody, remindBody } from '#domain/notes';
import { waitParams } from '../processes/capa/wait-words.ts';
import type { ProcessDetail } from '../processes/detail.ts';
import { actionOf, subjectsOf, type Asked, type CommandForm, type CommandForms, type Warning } from './command-form.ts';
import { listOf, type Draft, type FieldSpec, type Option } from './draft.ts';
import { choices, containmentForm, noteOnly, reasonOnly } from './shared-forms.ts';

/** How every command of a CAPA loop is asked for. Causes and plans are written on the page itself. */
export const capaForms: CommandForms = {
  recordContainment: containmentForm(bodies.recordContainmentBody),
  submitRootCause: {
    schema: bodies.submitRootCauseBody,
    fields: () => [
      { name: 'team', kind: 'people' },
      { name: 'method', kind: 'choice', options: choices('causeMethod', ['fiveWhys', 'ishikawa', 'both', 'other']) },
      { name: 'earlierResultsJudged', kind: 'text', onDemand: true },
    ],
    initial: ({ detail }) => ({ team: [stateOf(detail)?.owner ?? ''].filter(Boolean), method: 'fiveWhys' }),
  },
  approvePlan: {
    schema: bodies.approvePlanBody,
    fields: ({ detail }) => {
      const state = stateOf(detail);
      const isMeasured = state !== null && earlierCriteria(state) !== null;
      return [
        ...(isMeasured ? [{ name: 'criteriaNotWeaker', kind: 'yesNo' } as const] : []),
        optionalText('comment'),
        overlap,
      ];
    },
    warns: criteriaBefore,
  },
  returnPlan: reasonOnly(bodies.returnPlanBody),
  startAction: { schema: bodies.startActionBody, fields: () => [], fixed: actionFixed, atOnce: true },
  completeAction: {
    schema: bodies.completeActionBody,
    fields: (asked) => [
      { name: 'note', kind: 'text' },
      { name: 'evidence', kind: 'files', optional: true },
      { name: 'evidenceDate', kind: 'date', optional: true, when: hasFiles },
      ...(isShown(asked) ? [] : [{ name: 'withoutEvidence', kind: 'text', when: hasNoFiles } as const]),
    ],
    fixed: actionFixed,
    initial: today('evidenceDate'),
  },
  verifyAction: {
    schema: bodies.verifyActionBody,
    fields: () => [{ name: 'note', kind: 'text' }, overlap],
    fixed: actionFixed,
    warns: withoutEvidence,
  },
  rejectAction: { ...reasonOnly(bodies.rejectActionBody), fixed: actionFixed },
  approveRevision: { schema: bodies.approveRevisionBody, fields: () => [optionalText('comment'), overlap] },
  returnRevision: reasonOnly(bodies.returnRevisionBody),
  reportQuantityReached: noteOnly(bodies.reportQuantityReachedBody),
  judgeEffectiveness: {
    schema: bodies.judgeEffectivenessBody,
    beside: 'criteria',
    fields: () => [
      { name: 'verdict', kind: 'choice', options: choices('verdict', bodies.VERDICTS) },
      { name: 'note', kind: 'text' },
      { name: 'evidence', kind: 'files', optional: true },
      { name: 'repeats', kind: 'keys', optional: true },
      // The third inconclusive verdict goes to top management without a date: the rule says which it is.
      { name: 'newDate', kind: 'date', optional: true, when: ({ verdict }) => verdict === 'inconclusive' },
    ],
  },
  decideNext: {
    schema: bodies.decideNextBody,
    beside: 'criteria',
    fields: () => [
      { name: 'choice', kind: 'choice', options: choices('choice', bodies.CHOICES) },
      { name: 'newOwner', kind: 'person', when: ({ choice }) => choice === 'anotherAttempt' },
      { name: 'reason', kind: 'text' },
    ],
  },
  close: {
    schema: bodies.closeBody,
    fields: ({ detail }) => {
      const state = stateOf(detail);
      return [
        { name: 'lessons', kind: 'text' },
        { name: 'documentsUpdated', kind: 'choice', options: choices('updated', ['updated', 'notNeeded']) },
        { name: 'risksUpdated', kind: 'choice', options: choices('updated', ['updated', 'notNeeded']) },
        { name: 'similarAreasChecked', kind: 'text' },
        ...(state && hasWorkerStandard(state.about) ? [{ name: 'workersTold', kind: 'text' } as const] : []),
      ];
    },
  },
  requestExtension: {
    schema: bodies.requestExtensionBody,
    fields: (asked) => [subjectChoice(asked), { name: 'newDate', kind: 'date' }, { name: 'reason', kind: 'text' }],
    initial: subjectAsked,
  },
  approveExtension: { schema: bodies.approveExtensionBody, fields: () => [], fixed: subjectFixed },
  rejectExtension: { ...reasonOnly(bodies.rejectExtensionBody), fixed: subjectFixed },
  reassign: {
    schema: bodies.reassignBody,
    fields: (asked) => [
      subjectChoice(asked),
      { name: 'to', kind: 'person' },
      { name: 'reason', kind: 'text' },
      overlap,
    ],
    initial: subjectAsked,
  },
  approveEvaluator: { schema: bodies.approveEvaluatorBody, fields: () => [optionalText('comment')] },
  rejectEvaluator: reasonOnly(bodies.rejectEvaluatorBody),
  requestCancel: reasonOnly(bodies.requestCancelBody),
  approveCancel: { schema: bodies.approveCancelBody, fields: () => [] },
  rejectCancel: reasonOnly(bodies.rejectCancelBody),
  hold: {
    schema: bodies.holdBody,
    fields: () => [
      { name: 'reason', kind: 'text' },
      { name: 'reviewOn', kind: 'date' },
    ],
  },
  resume: { schema: bodies.resumeBody, fields: () => [optionalText('note')] },
  reopen: reasonOnly(bodies.reopenBody),
  setExternalClock: {
    schema: setExternalClockBody,
    fields: () => [
      { name: 'party', kind: 'choice', options: choices('party', ['customer', 'authority']) },
      { name: 'dueOn', kind: 'date' },
      { name: 'reference', kind: 'line' },
      { name: 'what', kind: 'text' },
    ],
    initial: () => ({ party: 'customer' }),
  },
  endExternalClock: {
    schema: endExternalClockBody,
    fields: (asked) => [
      ...(asked.subject === '' ? [{ name: 'id', kind: 'select', options: externalOptions(asked) } as const] : []),
      { name: 'note', kind: 'text' },
    ],
    fixed: ({ subject }) => (subject === '' ? {} : { id: subject.replace(/^external:/, '') }),
    initial: (asked) => ({ id: externalOptions(asked)[0]?.value ?? '' }),
  },
  addEvidence: {
    schema: bodies.addEvidenceBody,
    plain: true,
    fields: ({ detail }) => [
      { name: 'fileId', kind: 'files' },
      { name: 'evidenceDate', kind: 'date' },
      { name: 'subject', kind: 'select', options: evidenceSubjects(stateOf(detail)) },
      { name: 'note', kind: 'line', optional: true },
    ],
    initial: (asked) => ({ ...today('evidenceDate')(asked), subject: evidenceSubjectNow(stateOf(asked.detail)) }),
  },
  comment: { schema: commentBody, plain: true, fields: () => [{ name: 'text', kind: 'text' }] },
  remind: {
    schema: remindBody,
    atOnce: true,
    fields: () => [],
    fixed: ({ subject }) => ({ subject: subject.replace(/^remind:/, '') }),
  },
  // Their bodies are written by editors of the page; the dialog only shows what follows.
  saveCauses: { schema: bodies.saveCausesBody, fields: () => [], atOnce: true },
  savePlan: { schema: bodies.savePlanBody, fields: () => [], atOnce: true },
  submitPlan: {
    schema: bodies.submitPlanBody,
    fields: () => [{ name: 'shorterWaitReason', kind: 'text', onDemand: true }, overlap],
  },
  revisePlan: { schema: bodies.revisePlanBody, fields: () => [{ name: 'reason', kind: 'text' }, overlap] },
};

const overlap: FieldSpec = { name: 'overlapReason', kind: 'text', onDemand: true };

const optionalText = (name: string): FieldSpec => ({ name, kind: 'text', optional: true });

const hasFiles = ({ evidence }: Draft): boolean => listOf(evidence).length > 0;
const hasNoFiles = (draft: Draft): boolean => !hasFiles(draft);

/** Whether a file that was added before shows that the action is done. */
function isShown({ detail, subject }: Asked): boolean {
  const state = stateOf(detail);
  return state !== null && isEvidenced(state, actionOf(subject));
}

/** Whoever approves the plan of a later attempt reads by what it and the one before are judged. */
function criteriaBefore({ detail }: Asked): readonly Warning[] {
  const state = stateOf(detail);
  const earlier = state && earlierCriteria(state);
  const plan = state && planOf(state);
  if (!earlier || !plan) return [];
  const judgedBy = (attempt: number, criteria: string, waiting: ProofWait | undefined): Sentence[] => [
    { code: 'fact.criteriaOf', params: { attempt, criteria } },
    ...(waiting ? [{ code: 'fact.waitOf', params: { attempt, ...waitParams(waiting) } }] : []),
  ];
  return [
    {
      title: { code: 'warning.criteriaBefore', params: { attempt: earlier.attempt } },
      points: [
        ...judgedBy(earlier.attempt, earlier.criteria, earlier.waiting),
        ...judgedBy(state.attempt, plan.criteria, plan.waiting),
        ...(plan.shorterWaitReason === undefined
          ? []
          : [{ code: 'fact.shorterWait', params: { reason: plan.shorterWaitReason } }]),
      ],
    },
  ];
}

/** Whoever verifies an action that nothing shows reads why. */
function withoutEvidence({ detail, subject }: Asked): readonly Warning[] {
  const state = stateOf(detail);
  const progress = state && findAction(state, subject)?.progress;
  if (progress?.status !== 'completed' || progress.withoutEvidence === undefined) return [];
  const point = { code: 'fact.said', params: { text: progress.withoutEvidence } };
  return [{ title: { code: 'warning.withoutEvidence', params: {} }, points: [point] }];
}

function actionFixed({ subject }: Asked): { action: number } {
  return { action: actionOf(subject) };
}

function subjectFixed({ subject }: Asked): { subject: string } {
  // The decision is about the request; its body names what is extended.
  return { subject: subject.replace(/^extension:/, '') };
}

function subjectAsked({ detail, command, subject }: Asked): Draft {
  return { subject: subject || (subjectsOf(detail, command)[0] ?? '') };
}

function subjectChoice({ detail, command }: Asked): FieldSpec {
  return {
    name: 'subject',
    kind: 'select',
    options: subjectsOf(detail, command).map((value) => ({ value, label: `subject:${value}` })),
  };
}

function externalOptions({ detail, command }: Asked): readonly Option[] {
  return subjectsOf(detail, command).map((subject) => ({
    value: subject.replace(/^external:/, ''),
    label: `subject:${subject}`,
  }));
}

/** The date of today at the site, as an answer to begin with. */
function today(name: string): NonNullable<CommandForm['initial']> {
  return ({ detail }) => ({
    [name]: localDate(new Date(Date.now() + detail.clockAheadMs).toISOString(), detail.calendar),
  });
}

function stateOf(detail: ProcessDetail): CapaState | null {
  const parsed = capaState.safeParse(detail.state);
  return parsed.success ? parsed.data : null;
}

function evidenceSubjects(state: CapaState | null): readonly Option[] {
  const subjects = ['process', 'containment', 'rootCause', 'plan', 'effectivenessCheck', 'closure'];
  const actions = state ? actionsOf(state).map(({ id }) => `action:${String(id)}`) : [];
  return [...subjects, ...actions].map((value) => ({ value, label: `subject:${value}` }));
}

function evidenceSubjectNow(state: CapaState | null): string {
  const stage = state?.work.stage ?? '';
  return ['containment', 'rootCause', 'plan', 'effectivenessCheck', 'closure'].includes(stage) ? stage : 'process';
}
