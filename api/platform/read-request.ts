import express, { type Request, type Response } from 'express';
import * as z from 'zod';
import { fieldSentence } from './field-sentence.ts';
import { Problem, type ProblemCode } from './problem.ts';
import type { Schema } from './route.ts';

/** The largest JSON body that is read. */
export const BODY_LIMIT_BYTES = 256 * 1024;

const jsonParser = express.json({ limit: BODY_LIMIT_BYTES, type: 'application/json' });

/** The JSON body of a request; undefined when there is none. */
export async function readJson(request: Request, response: Response): Promise<unknown> {
  const length = request.headers['content-length'];
  const hasBody = request.headers['transfer-encoding'] !== undefined || (length !== undefined && length !== '0');
  if (!hasBody) return undefined;
  if (request.is('application/json') === false) throw new Problem('wrongType');
  await new Promise<void>((resolve, reject) => {
    jsonParser(request, response, (error?: unknown) => {
      if (error === undefined) resolve();
      else reject(error instanceof Error ? error : new Error('The body could not be read', { cause: error }));
    });
  });
  const body: unknown = request.body;
  const path = halfCharacterIn(body, []);
  if (path !== null) {
    const field = path.join('.');
    throw new Problem('invalid', {
      fieldPaths: [field],
      members: { fields: { [field]: 'This text holds half of a character. Type it again.' } },
    });
  }
  return body;
}

/** No body has parts so deep; what is deeper is refused by its schema. */
const DEEPEST = 64;

/** Where a text is that no database keeps as it came, because a surrogate stands alone in it; null where none is. */
function halfCharacterIn(value: unknown, path: readonly string[]): readonly string[] | null {
  if (typeof value === 'string') return value.isWellFormed() ? null : path;
  if (typeof value !== 'object' || value === null || path.length > DEEPEST) return null;
  for (const [name, part] of Object.entries(value)) {
    const found = name.isWellFormed() ? halfCharacterIn(part, [...path, name]) : path;
    if (found !== null) return found;
  }
  return null;
}

/** Checks one part of a request against its schema; what does not fit is answered with the paths of the fields. */
export function parsePart(schema: Schema | undefined, value: unknown, code: ProblemCode = 'invalid'): unknown {
  if (schema === undefined) return undefined;
  const parsed = z.safeParse(schema, value);
  if (parsed.success) return parsed.data;
  throw invalidProblem(parsed.error.issues, code);
}

/** A problem that names every field that does not fit, and why. */
export function invalidProblem(issues: readonly z.core.$ZodIssue[], code: ProblemCode = 'invalid'): Problem {
  if (code !== 'invalid') return new Problem(code);
  const messages = new Map<string, string>();
  for (const issue of issues) {
    for (const path of pathsOf(issue)) if (!messages.has(path)) messages.set(path, fieldSentence(issue));
  }
  return new Problem('invalid', {
    fieldPaths: [...messages.keys()],
    members: { fields: Object.fromEntries(messages) },
  });
}

function pathsOf(issue: z.core.$ZodIssue): string[] {
  const path = issue.path.map(String);
  if (issue.code !== 'unrecognized_keys') return [path.join('.')];
  return issue.keys.map((key) => [...path, key].join('.'));
}
