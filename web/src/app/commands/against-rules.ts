import { textOf, type Body, type Draft } from './draft.ts';
import type { SaidRules } from './preview.ts';

/** The field for the reason why something is recorded although a rule speaks against it. */
export const DESPITE = 'despite';

/** Why something is recorded although rules speak against it, by the code of the rule. */
export type Reasons = Readonly<Record<string, string>>;

/** The draft with a reason for one of several rules: each has its own, for what excuses one says nothing of another. */
export function withReason(draft: Draft, rule: string, reason: string): Draft {
  return { ...draft, [`${DESPITE}.${rule}`]: reason };
}

/** The reasons written so far for each of several rules. */
export function reasonsIn(draft: Draft, rules: SaidRules): Reasons {
  return Object.fromEntries(rules.map(({ code }) => [code, textOf(draft[`${DESPITE}.${code}`])]));
}

/** Whether anything was said about these rules; they stay in sight as long as it was. */
export function isReasoned(draft: Draft, rules: SaidRules): boolean {
  return [textOf(draft[DESPITE]), ...Object.values(reasonsIn(draft, rules))].some((reason) => reason.trim() !== '');
}

/** What the body says of rules: each reason is about the rule that is shown with it, and about no other. */
export function despiteOf(body: Body, draft: Draft, rules: SaidRules): Body {
  const [first, ...others] = rules;
  if (first === undefined) return {};
  if (others.length === 0) return DESPITE in body ? { despiteRules: [first.code] } : {};
  const given = Object.entries(reasonsIn(draft, rules))
    .map(([rule, reason]) => ({ rule, reason: reason.trim() }))
    .filter(({ reason }) => reason !== '');
  return given.length > 0 ? { despiteReasons: given } : {};
}
