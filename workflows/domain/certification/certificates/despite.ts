import * as z from 'zod/mini';
import { line, text } from '../../fields.ts';
import type { Refusal } from '../../kernel/refusal.ts';

/** In the body of every command that records what has happened although rules speak against it. */
export const despiteFields = {
  /** Why, for all of the rules. */
  despite: z.optional(text(1000)),
  /** The rules that this reason is about; each that is broken has to be among them, where it is more than one. */
  despiteRules: z.optional(z.array(line(60)).check(z.maxLength(20))),
  /** A reason of its own for each rule, in place of one for all of them. */
  despiteReasons: z.optional(z.array(z.strictObject({ rule: line(60), reason: text(1000) })).check(z.maxLength(20))),
};

/** In an event: the reason why it was recorded all the same; `rules` are all that it broke, where earlier versions kept the first alone. */
export const despiteRecorded = {
  despite: z.optional(
    z.object({
      rule: z.string(),
      reason: z.string(),
      rules: z.optional(z.array(z.string())),
      /** Of each rule its own, where they differ. */
      reasons: z.optional(z.array(z.object({ rule: z.string(), reason: z.string() }))),
    }),
  ),
};

/** Why something is recorded although rules speak against it: what the body decided has happened. */
export interface Despite {
  readonly despite?: string | undefined;
  /** Every rule that the reason is about; with one alone it need not be named. */
  readonly despiteRules?: readonly string[] | undefined;
  /** A reason of its own for each rule: it goes before the one for all of them. */
  readonly despiteReasons?: readonly Reasoned[] | undefined;
}

/** A rule with the reason why something is recorded against it. */
interface Reasoned {
  readonly rule: string;
  readonly reason: string;
}

/** Why it is recorded although this rule speaks against it; undefined where nobody has said. */
function reasonFor(rule: string, isAlone: boolean, told: Despite): string | undefined {
  const own = told.despiteReasons?.find((one) => one.rule === rule)?.reason;
  if (own !== undefined) return own;
  return (told.despiteRules?.includes(rule) ?? isAlone) ? told.despite : undefined;
}

/**
 * The refusal where a rule is broken and nobody has said why it is recorded all the same. It names every rule, so that
 * whoever gives the reason knows what it is about.
 */
export function notReasoned(broken: readonly Refusal[], told: Despite): Refusal | null {
  const first = broken.find(({ code }) => reasonFor(code, broken.length === 1, told) === undefined);
  if (!first) return null;
  return { ...first, rules: broken.map(({ code, params }) => ({ code, params })) };
}

/** What is kept with the event: each rule that is broken, and the reason; one of each rule's own where they differ. */
export function recordedDespite(
  broken: readonly Refusal[],
  told: Despite,
): { despite?: { rule: string; reason: string; rules: string[]; reasons?: Reasoned[] } } {
  const reasons = broken.flatMap(({ code: rule }): Reasoned[] => {
    const reason = reasonFor(rule, broken.length === 1, told);
    return reason === undefined ? [] : [{ rule, reason }];
  });
  const [first] = reasons;
  if (first === undefined) return {};
  const differ = reasons.some(({ reason }) => reason !== first.reason);
  return { despite: { ...first, rules: broken.map(({ code }) => code), ...(differ ? { reasons } : {}) } };
}

type Recorded = z.infer<typeof despiteRecorded.despite>;

/** With what was reasoned when it was first recorded: nobody is asked for that again. */
export function withReasonsOf(recorded: Recorded, told: Despite): Despite {
  if (!recorded) return told;
  const { rule, reason, rules = [rule], reasons = rules.map((one) => ({ rule: one, reason })) } = recorded;
  return { ...told, despiteReasons: [...(told.despiteReasons ?? []), ...reasons] };
}
