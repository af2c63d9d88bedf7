import type * as z from 'zod/mini';
import { wordIssue, type Body } from './draft.ts';

/** What a body lacks, by dotted path: `actions.0.owner`. */
export function pathErrors(schema: z.ZodMiniType, body: Body): ReadonlyMap<string, string> {
  const parsed = schema.safeParse(body);
  const errors = new Map<string, string>();
  for (const issue of parsed.success ? [] : parsed.error.issues) {
    const path = issue.path.join('.');
    if (!errors.has(path)) errors.set(path, wordIssue(issue, valueAt(body, issue.path)));
  }
  return errors;
}

function valueAt(body: unknown, path: readonly PropertyKey[]): unknown {
  let value: unknown = body;
  for (const step of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Object.entries(value).find(([name]) => name === String(step))?.[1];
  }
  return value;
}
