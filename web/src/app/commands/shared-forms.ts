import type * as z from 'zod/mini';
import type { CommandForm } from './command-form.ts';
import type { FieldSpec, Option } from './draft.ts';

/** Options worded by the catalogue: `choices('verdict', VERDICTS)` reads `verdict.effective`. */
export function choices(kind: string, values: readonly string[]): readonly Option[] {
  return values.map((value) => ({ value, label: `${kind}.${value}` }));
}

/** A decision that needs nothing but its reason. */
export function reasonOnly(schema: z.ZodMiniType): CommandForm {
  return { schema, fields: () => [{ name: 'reason', kind: 'text' }] };
}

/** Something that needs nothing but a note. */
export function noteOnly(schema: z.ZodMiniType): CommandForm {
  return { schema, fields: () => [{ name: 'note', kind: 'text' }] };
}

/** What was done at once, or why nothing had to be: the same for the correction of a report and for a containment. */
export function containmentForm(schema: z.ZodMiniType): CommandForm {
  return {
    schema,
    fields: () => containmentFields,
    initial: () => ({ how: 'done' }),
  };
}

const containmentFields: readonly FieldSpec[] = [
  { name: 'how', kind: 'choice', local: true, options: choices('containmentHow', ['done', 'noneNeeded']) },
  { name: 'done', kind: 'text', when: ({ how }) => how === 'done' },
  { name: 'noneNeededBecause', kind: 'text', when: ({ how }) => how === 'noneNeeded' },
  { name: 'scope', kind: 'text' },
  { name: 'affected', kind: 'line', optional: true },
  { name: 'customerTold', kind: 'yesNo', optional: true },
];
