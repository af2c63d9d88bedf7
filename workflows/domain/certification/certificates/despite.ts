import type { Refusal } from '../../kernel/refusal.ts';

/** Why something is recorded although rules speak against it: what the body decided has happened. */
export interface Despite {
  readonly despite?: string | undefined;
  /** Every rule that the reason is about; with one alone it need not be named. */
  readonly despiteRules?: readonly string[] | undefined;
}

/**
 * The refusal where a rule is broken and nobody has said why it is recorded all the same. It names every rule, so that
 * whoever gives the reason knows what it is about.
 */
export function notReasoned(broken: readonly Refusal[], { despite, despiteRules }: Despite): Refusal | null {
  const named = despiteRules ?? (broken.length === 1 ? broken.map(({ code }) => code) : []);
  const left = broken.filter(({ code }) => despite === undefined || !named.includes(code));
  const [first] = left;
  if (!first) return null;
  return { ...first, rules: broken.map(({ code, params }) => ({ code, params })) };
}

/** What is kept with the event: the reason, and each rule that is broken. */
export function recordedDespite(
  broken: readonly Refusal[],
  { despite }: Despite,
): { despite?: { rule: string; reason: string; rules: string[] } } {
  const rules = broken.map(({ code }) => code);
  const [rule] = rules;
  return rule === undefined || despite === undefined ? {} : { despite: { rule, reason: despite, rules } };
}
