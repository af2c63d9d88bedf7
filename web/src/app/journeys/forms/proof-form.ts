import * as bodies from '#domain/certification/preparation/bodies';
import { catalogueIn } from '#domain/certification/own-catalogue';
import { PROOF_STATUSES } from '#domain/certification/preparation/plan-state';
import {
  proofOf,
  requirementsOf,
  REVIEW_CONSIDERED,
  type Proof,
  type Requirement,
} from '#domain/certification/preparation/requirements';
import { PROVEN, type Proven } from '#domain/certification/stages';
import type { JourneyState } from '#domain/certification/state';
import type { Params } from '#domain/kernel/param';
import { clauseTitle } from '#domain/standards/catalogue';
import type { Asked, CommandForm } from '../../commands/command-form.ts';
import type { Draft, Option } from '../../commands/draft.ts';
import { choices } from '../../commands/shared-forms.ts';
import { files, journeyOf, nameOf, on, onToday, todayOf } from './asked-about.ts';

/** What is missing comes first, then what is old. */
const ORDER: readonly Proof['status'][] = ['missing', 'stale', 'present'];

const isThere = ({ status }: Draft): boolean => status === 'present';

/** A proof may be asked for by its stage (`stage:training`) or by itself (`proof:training:awareness`). */
const requirementAsked = ({ subject }: Asked): string | null => (subject.startsWith('proof:') ? nameOf(subject) : null);

function stageOf(asked: Asked): Proven | undefined {
  const name = requirementAsked(asked) ?? nameOf(asked.subject);
  return PROVEN.find((stage) => name === stage || name.startsWith(`${stage}:`));
}

/** What the stage asks for; one alone where it is asked for by itself. */
function requirementsAsked(asked: Asked): readonly Requirement[] {
  const state = journeyOf(asked.detail);
  const stage = stageOf(asked);
  const id = requirementAsked(asked);
  return state && stage ? requirementsOf(state, stage).filter((one) => id === null || one.id === id) : [];
}

/** The requirements of the stage with what is known about each: number and title of a clause, status, date. */
function requirementOptions(asked: Asked): readonly Option[] {
  const state = journeyOf(asked.detail);
  if (!state) return [];
  const today = todayOf(asked.detail);
  const all = requirementsAsked(asked).map((one) => ({ one, proof: proofOf(state, one, today) }));
  return ORDER.flatMap((status) =>
    all
      .filter(({ proof }) => proof.status === status)
      .map(({ one, proof }) => ({
        value: one.id,
        group: `proofGroup.${status}`,
        label: `proofOption.${wordOf(proof)}`,
        params: { ...named(one, state), ...known(proof) },
      })),
  );
}

/** `missing`, `asked`, `stale`, `present`, or why it is not needed. */
function wordOf({ status, record }: Proof): string {
  if (status === 'missing') return record?.dueOn === undefined || record.people.length === 0 ? 'missing' : 'asked';
  return status === 'present' && record ? record.status : status;
}

function known({ record }: Proof): Params {
  if (!record) return {};
  const { on: date, people, dueOn } = record;
  return { date: { date }, who: { people }, ...(dueOn === undefined ? {} : { dueOn: { date: dueOn } }) };
}

/** A clause by its number and title; the edition only where there are several. */
function named({ code, params }: Requirement, state: JourneyState): Params {
  const { clause, edition } = params;
  if (typeof clause !== 'string' || typeof edition !== 'string')
    return { ...params, what: { code: `requirement.${code}` } };
  const number = [clause, clauseTitle(catalogueIn(state), edition, clause)].filter(Boolean).join(' ');
  return { what: state.certificates.length > 1 ? `${number}, ${edition}` : number };
}

/** Only what a requirement of the stage knows beside proof that is there or missing. */
function statuses(asked: Asked): readonly string[] {
  const exempt = requirementsAsked(asked).flatMap((one) => one.exempt);
  return PROOF_STATUSES.filter((one) => one === 'present' || one === 'missing' || exempt.includes(one));
}

const isReview =
  (asked: Asked) =>
  (draft: Draft): boolean =>
    isThere(draft) && (requirementAsked(asked) ?? draft['requirement']) === REVIEW_CONSIDERED;

/** A proof: of which requirement, what is there, since when, with whom, and where it is kept. */
export const proofForm: CommandForm = {
  schema: bodies.confirmProofBody,
  fixed: (asked) => {
    const requirement = requirementAsked(asked);
    return { stage: stageOf(asked) ?? '', ...(requirement === null ? {} : { requirement }) };
  },
  fields: (asked) => [
    { name: 'requirement', kind: 'select', options: requirementOptions(asked) },
    { name: 'status', kind: 'choice', options: choices('proofStatus', statuses(asked)) },
    {
      name: 'inputs',
      kind: 'checks',
      options: choices(
        'reviewInput',
        requirementsAsked(asked).flatMap((one) => one.inputs),
      ),
      when: isReview(asked),
    },
    { ...on, name: 'on' },
    { name: 'note', kind: 'text' },
    { name: 'people', kind: 'people', when: isThere },
    { name: 'people', kind: 'people', optional: true, when: (draft) => !isThere(draft) },
    { name: 'dueOn', kind: 'date', optional: true, when: ({ status }) => status === 'missing' },
    files,
    { name: 'link', kind: 'line', optional: true },
    { name: 'despite', kind: 'text', onDemand: true },
  ],
  initial: (asked) => ({
    ...onToday(asked),
    status: 'present',
    requirement: requirementOptions(asked)[0]?.value ?? '',
  }),
};
