import * as z from 'zod/mini';
import { dateField, idField, line, text } from '../../fields.ts';
import { PREPARATION, PROVEN } from '../stages.ts';
import { takenEditionSchema } from '../taken-edition.ts';

/** How long a stage is planned to take, and who answers for it. */
export const stagePlanBody = z.strictObject({
  stage: z.enum(PREPARATION),
  workingDays: z.int().check(z.gte(1), z.lte(400)),
  owner: z.optional(idField),
});

/** Of an action in the plan. */
const planNumber = z.int().check(z.gte(1), z.lte(400));

/** An action as it is planned; its number comes with it and never changes. */
export const actionBody = z.strictObject({
  number: planNumber,
  what: text(500),
  owner: idField,
  dueOn: dateField,
  stage: z.enum(PROVEN),
  /** The gap it closes, by edition and clause. */
  clause: z.optional(line(60)),
  /** Actions that have to be done before it. */
  after: z.optional(z.array(planNumber).check(z.maxLength(10))),
});

const act = { by: z.string(), at: z.string() };

/** A stage of the preparation: as it was planned, as it is now, and what became of it. */
export const stageSchema = z.object({
  status: z.enum(['ahead', 'running', 'done', 'passed']),
  owner: z.nullable(z.string()),
  workingDays: z.number(),
  /** As approved first; deviation is measured against it. */
  baseline: z.nullable(z.object({ from: z.string(), to: z.string() })),
  /** As planned now. */
  from: z.nullable(z.string()),
  to: z.nullable(z.string()),
  /** Its last day was set by hand: it stays when what comes before it ends earlier. */
  dateSet: z.optional(z.boolean()),
  startedOn: z.nullable(z.string()),
  doneOn: z.nullable(z.string()),
  /** Passed with a reason although something was missing. */
  passed: z.nullable(z.object({ reason: z.string(), blockers: z.number(), ...act })),
});
export type StageState = Readonly<z.infer<typeof stageSchema>>;

export const actionSchema = z.extend(actionBody, {
  /** The date it was approved with. */
  baseline: z.nullable(z.string()),
  status: z.enum(['planned', 'done', 'withdrawn']),
  doneOn: z.nullable(z.string()),
  note: z.nullable(z.string()),
  doneBy: z.nullable(z.string()),
});
export type Action = Readonly<z.infer<typeof actionSchema>>;

export const planSchema = z.object({
  status: z.enum(['draft', 'submitted', 'approved']),
  objectives: z.nullable(z.string()),
  resources: z.nullable(z.string()),
  submittedBy: z.nullable(z.string()),
  returned: z.nullable(z.object({ reason: z.string(), ...act })),
  approved: z.nullable(z.object(act)),
  actions: z.array(actionSchema),
});
export type Plan = Readonly<z.infer<typeof planSchema>>;

/** The gap analysis: which content is rated now, and what was accepted. */
export const gapSchema = z.object({
  round: z.number(),
  /** Editions rated, with the clauses it is limited to; null for all. */
  editions: z.array(z.string()),
  clauses: z.nullable(z.array(z.string())),
  reason: z.nullable(z.string()),
  /** The editions to which certificates move, where it is a round of such moves: what changed in them is rated. */
  moves: z.optional(z.array(z.string())),
  accepted: z.nullable(
    z.object({
      ...{ id: z.string(), version: z.number(), hash: z.string(), gaps: z.number(), rated: z.number(), ...act },
      /** Ids of the rows that are gaps, the most urgent first; absent in what earlier versions accepted. */
      open: z.optional(z.array(z.string())),
    }),
  ),
  /** Accepted, it stays as it was: what the editions said then, once the journey has taken over something newer. */
  catalogue: z.optional(z.array(takenEditionSchema)),
  /** Who was asked in this round to rate the clauses they own, and by when; which clauses those are stands in the ratings. */
  asked: z.optional(
    z.array(
      z.object({ person: z.string(), dueOn: z.string(), note: z.nullable(z.string()), doneOn: z.nullable(z.string()) }),
    ),
  ),
});
export type Gap = Readonly<z.infer<typeof gapSchema>>;

/**
 * What was found: there; nothing that it could record has occurred yet, for what is asked for to the extent necessary; not
 * applicable, for clauses that the scope of an ISO 9001 system leaves out (4.3); or missing.
 */
export const PROOF_STATUSES = ['present', 'noOccurrence', 'notApplicable', 'missing'] as const;
export type ProofStatus = (typeof PROOF_STATUSES)[number];

/** What stands behind one requirement, whoever says so. */
export const proofSchema = z.object({
  requirement: z.string(),
  status: z.enum(PROOF_STATUSES),
  note: z.string(),
  /** The date of what proves it. */
  on: z.string(),
  people: z.array(z.string()),
  /** By when these people bring what is missing. */
  dueOn: z.optional(z.string()),
  files: z.array(z.string()),
  link: z.nullable(z.string()),
  clauses: z.array(z.string()),
  /** The inputs of a management review that it names, each by its code. */
  inputs: z.optional(z.array(z.string())),
  ...act,
});
export type ProofRecord = Readonly<z.infer<typeof proofSchema>>;
