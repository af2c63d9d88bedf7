import type { z } from 'zod';
import { Problem } from './problem.ts';

/** Where a page ended, as text that only this API reads. */
export function writeCursor(cursor: Readonly<Record<string, unknown>>): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url');
}

/** Reads a cursor that this API wrote; refuses any other text, and one that was made for another list. */
export function readCursor<T>(text: string, schema: z.ZodType<T>, fits: (cursor: T) => boolean = () => true): T {
  const cursor = schema.safeParse(parsed(text));
  if (!cursor.success || !fits(cursor.data)) throw new Problem('invalid', { fieldPaths: ['cursor'] });
  return cursor.data;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
}
