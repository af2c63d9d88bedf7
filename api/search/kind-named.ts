import type { AnyProcess } from '#domain/kernel/process';
import { words } from '#domain/words';

/**
 * The kind of process that a typed word is the name of: the beginning of its keys (“JRN”), its type or what it is called,
 * one or several of them (“journey”, “CAPAs”). Null when the word is more or something else.
 */
export function kindNamed(q: string, kinds: readonly AnyProcess[]): AnyProcess | null {
  const typed = q.trim().toLowerCase();
  return kinds.find((one) => namesOf(one).some((name) => typed === name || typed === `${name}s`)) ?? null;
}

const namesOf = ({ keyPrefix, type }: AnyProcess): readonly string[] =>
  [keyPrefix, type, words[`process.${type}`] ?? type].map((name) => name.toLowerCase());
