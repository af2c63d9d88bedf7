import { bodyOf, isFilled, listOf, type Body, type Draft, type DraftValue, type FieldSpec } from './draft.ts';

/**
 * What was written into a form that began with something else, on top of what it would begin with now: fields that nobody
 * touched here show what others made of them meanwhile.
 */
export function onTopOf(now: Draft, written: Draft, begun: Draft): Draft {
  const names = Object.keys(written).filter((name) => !isSame(written[name], begun[name]));
  return { ...now, ...Object.fromEntries(names.map((name) => [name, written[name]])) };
}

/** Whether a form holds what it began with: what was written is gone again. */
export const isAsBegun = (draft: Draft, begun: Draft): boolean =>
  [...new Set([...Object.keys(draft), ...Object.keys(begun)])].every((name) => isSame(draft[name], begun[name]));

/** The body of a correction: only what is to be other than it is on record; null for what was emptied. */
export function correctionOf(fields: readonly FieldSpec[], draft: Draft, onRecord: Draft, fixed: Body = {}): Body {
  const changed = fields.filter(({ name }) => !isSame(draft[name], onRecord[name]));
  const emptied = changed.filter(({ name }) => !isFilled(draft[name]));
  return { ...bodyOf(changed, draft, fixed), ...Object.fromEntries(emptied.map(({ name }) => [name, null])) };
}

/** Lists in whatever order; an empty text is as good as none. */
function isSame(one: DraftValue, other: DraftValue): boolean {
  const trimmed = (value: DraftValue) => listOf(typeof value === 'string' ? value.trim() : value);
  const [some, others] = [trimmed(one), trimmed(other)];
  return some.length === others.length && some.every((each) => others.includes(each));
}
