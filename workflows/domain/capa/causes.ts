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
  /** Whether it says nothing but “somebody made a mistake”, and so asks for one more why. Asked of every marked cause. */
  humanErrorOnly: z.optional(z.boolean()),
});
export type Cause = Readonly<z.infer<typeof causeSchema>>;

/** What people write who only say that somebody made a mistake, with nothing before or behind it that explains it. */
const HUMAN_ERROR =
  /^(?:(?:due to|because of|caused by|it was|simple|pure|only|an?|the|by) )*(?:(?:human|operator|operators|worker|employee|personnel|personal|staff|user|manual|individual) (?:error|mistake|fault|failure|oversight|negligence)|carelessness|inattention|inattentiveness|negligence|lack of (?:attention|care|concentration)|(?:somebody|someone|the (?:operator|worker|employee)) (?:made (?:an? )?(?:mistake|error)|forgot|was (?:careless|not careful|inattentive|not paying attention)))s?(?: (?:of|by) (?:an?|the) \w+)?$/;

/** Whether the words of a cause alone say no more than “human error”. */
export function onlyHumanError({ text: words }: Pick<Cause, 'text'>): boolean {
  const plain = words
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return HUMAN_ERROR.test(plain.replaceAll(/\b(\w+) s\b/g, '$1'));
}

/** The whole tree of 5 Whys, in the order in which it is drawn. */
export const causesSchema = z.array(causeSchema).check(z.maxLength(40));

/** How the causes were found. */
export const causeMethod = z.enum(['fiveWhys', 'ishikawa', 'both', 'other']);

/** Who looked for the causes, by id; people without an account by name. */
export const teamSchema = z.array(line(80)).check(z.maxLength(20));
