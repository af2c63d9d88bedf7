import * as z from 'zod/mini';
import { line, text } from '../fields.ts';

/** Ishikawa's categories. */
export const CAUSE_CATEGORIES = ['people', 'machine', 'material', 'method', 'measurement', 'environment'] as const;

/** The id of a cause within its tree, chosen by whoever writes it. */
export const causeId = z.string().check(z.minLength(1), z.maxLength(20), z.regex(/^[\w-]+$/));

/** One answer to “why?”. `parent` is the effect that it explains; a branch is a parent with several causes. */
export const causeSchema = z.strictObject({
  id: causeId,
  parent: z.nullable(causeId),
  text: text(300),
  category: z.optional(z.enum(CAUSE_CATEGORIES)),
  /** A root cause: the plan has to remove it. */
  marked: z.boolean(),
  /** It says nothing but “somebody made a mistake”, and so asks for one more why. */
  humanErrorOnly: z.optional(z.boolean()),
});
export type Cause = Readonly<z.infer<typeof causeSchema>>;

/** The whole tree of 5 Whys, in the order in which it is drawn. */
export const causesSchema = z.array(causeSchema).check(z.maxLength(40));

/** How the causes were found. */
export const causeMethod = z.enum(['fiveWhys', 'ishikawa', 'both', 'other']);

/** Who looked for the causes, by id; people without an account by name. */
export const teamSchema = z.array(line(80)).check(z.maxLength(20));
