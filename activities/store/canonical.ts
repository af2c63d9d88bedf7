import { createHash } from 'node:crypto';

/**
 * JSON with sorted keys and without undefined values: the same value always gives the same text, also when a database has
 * kept it meanwhile, which replaces halves of characters.
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'string'
      ? part.toWellFormed()
      : part !== null && typeof part === 'object' && !Array.isArray(part)
        ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
        : part,
  );
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Identifies a command's body, to tell a repeat from another command under the same key. */
export function bodyHash(name: string, body: unknown): string {
  return sha256(`${name}\n${canonicalJson(body)}`);
}
