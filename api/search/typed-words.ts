/** Whether a name has what was typed, in any order of its words. */
export type Finds = (name: string) => boolean;

/**
 * Every typed word has to begin a part of the name: “falk jur” finds Jürgen Falk, “iso9001” finds ISO 9001:2026. Signs
 * between the parts do not count, nor do accents and case.
 */
export function findsTyped(q: string): Finds {
  const typed = partsOf(q);
  return (name) => {
    const parts = partsOf(name);
    if (typed.length === 0) return false;
    return typed.every((word) => parts.some((_, at) => beginsAt(parts, at, word)));
  };
}

/** A word typed without its gaps goes on into the next parts. */
function beginsAt(parts: readonly string[], at: number, word: string): boolean {
  const part = parts[at] ?? '';
  return part.startsWith(word) || (word.startsWith(part) && parts.slice(at).join('').startsWith(word));
}

const partsOf = (text: string): readonly string[] =>
  text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
