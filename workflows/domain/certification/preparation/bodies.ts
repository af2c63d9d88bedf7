import * as z from 'zod/mini';
import { dateField, filesField, idField, line, placeField, signed, text } from '../../fields.ts';
import { contentRef } from '../../kernel/content.ts';
import { REVIEW_INPUTS } from '../../standards/review-inputs.ts';
import { despiteFields } from '../certificates/despite.ts';
import { PREPARATION, PROVEN } from '../stages.ts';
import { TRACK } from '../track.ts';
import { actionBody, PROOF_STATUSES, stagePlanBody } from './plan-state.ts';

const reason = text(1000);
const stage = z.enum(PREPARATION);
const number = z.int().check(z.gte(1), z.lte(400));
/** When it truly happened; today when absent. */
const on = z.optional(dateField);

export const acceptGapsBody = z.strictObject({ content: contentRef, note: z.optional(text(1000)), signed });
export const newGapRoundBody = z.strictObject({
  reason,
  /** Limits the round to these clauses, each with what lies below it: `ISO 9001:2026/9.2`, or `9.2` in every edition. */
  clauses: z.optional(z.array(line(40)).check(z.minLength(1), z.maxLength(200))),
});

/** Asks people to rate the clauses they own: one task each, however many clauses they are. */
export const askForRatingsBody = z.strictObject({
  people: z.array(idField).check(z.minLength(1), z.maxLength(50)),
  dueOn: dateField,
  note: z.optional(text(500)),
});
export const finishRatingBody = z.strictObject({ person: idField });

export const savePlanBody = z.strictObject({
  objectives: z.optional(text(2000)),
  resources: z.optional(text(2000)),
  /** First day of the plan; the stages follow from their lengths. */
  from: z.optional(dateField),
  stages: z.array(stagePlanBody).check(z.maxLength(7)),
  actions: z.array(actionBody).check(z.maxLength(250)),
});
export const submitPlanBody = z.strictObject({ signed });
export const approvePlanBody = z.strictObject({ comment: z.optional(text(1000)), signed });
export const returnPlanBody = z.strictObject({ reason });
export const replanBody = z.strictObject({
  stages: z.array(z.strictObject({ stage, until: dateField })).check(z.minLength(1), z.maxLength(7)),
  reason,
});
export const addActionBody = z.strictObject({ ...actionBody.shape, number: z.optional(actionBody.shape.number) });
export const moveActionBody = z.strictObject({ number, dueOn: dateField, owner: z.optional(idField), reason });
export const completeActionBody = z.strictObject({ number, on, note: text(1000), files: z._default(filesField, []) });
export const withdrawActionBody = z.strictObject({ number, reason });

export const beginStageBody = z.strictObject({ stage, on });
/** The first day of which there are records of the running system. */
export const beginRecordsBody = z.strictObject({ on });
export const finishStageBody = z.strictObject({ stage, on, note: z.optional(text(1000)) });
export const passGateBody = z.strictObject({ stage, on, reason, signed });

export const confirmProofBody = z.strictObject({
  stage: z.enum(PROVEN),
  /** As listed: `training:awareness`, `documentation:ISO 9001:2015/4.3`. */
  requirement: line(120),
  status: z.enum(PROOF_STATUSES),
  note: text(1000),
  /** The date of what proves it. */
  on: dateField,
  people: z._default(z.array(idField).check(z.maxLength(200)), []),
  /** What is missing may be asked of these people for a day. */
  dueOn: z.optional(dateField),
  files: z._default(filesField, []),
  /** Where it is kept. */
  link: z.optional(placeField),
  /** Of a management review: what was considered. */
  inputs: z.optional(z.array(z.enum(REVIEW_INPUTS)).check(z.maxLength(REVIEW_INPUTS.length))),
  ...despiteFields,
  signed,
});

export const recordTrackBody = z.strictObject({
  step: z.enum(TRACK),
  on: dateField,
  note: z.optional(text(1000)),
  /** The certification body, with the step `chosen`. */
  body: z.optional(idField),
});
