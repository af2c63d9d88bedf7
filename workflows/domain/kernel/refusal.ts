import * as z from 'zod/mini';
import { paramsSchema, sentenceSchema, type Params } from './param.ts';

/** Refusals that any process can give. Every process adds its own codes to its words. */
export const KERNEL_REFUSALS = [
  'notPermitted',
  'invalid',
  'closed',
  'notFound',
  'alreadyExists',
  'unknownCommand',
  'keyReused',
  'wrongStage',
  'contentChanged',
  'fileNotUsable',
  'namesItself',
  'nothingNamed',
  'namedEnded',
] as const;

/**
 * An expected “no”: a code with the parameters its sentence needs. It is an outcome, not an error.
 * `field` names the input it is about, when there is one.
 */
export const refusalSchema = z.object({
  code: z.string(),
  params: paramsSchema,
  field: z.optional(z.string()),
  /** Every rule that it breaks, this one among them, where it is recorded all the same with a reason for each. */
  rules: z.optional(z.array(sentenceSchema)),
});
export type Refusal = Readonly<z.infer<typeof refusalSchema>>;

export function refuse(code: string, params: Params = {}, field?: string): Refusal {
  return field === undefined ? { code, params } : { code, params, field };
}

/** The first refusal of a list of checks, so that a rule reads as the sentence it is. */
export function firstRefusal(...checks: readonly (Refusal | null | false)[]): Refusal | null {
  for (const check of checks) if (check) return check;
  return null;
}
