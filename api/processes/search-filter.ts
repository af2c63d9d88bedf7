import type { mongo } from 'mongoose';
import type { ProcessRow } from '#activities/store/rows';
import type { Instant } from '#domain/kernel/instant';

/** How many years back a number without its year is looked for. */
const YEARS_BACK = 15;

/** What a text somebody typed to find a process turned out to be. */
export type SearchedFor =
  | { readonly kind: 'keys'; readonly keys: readonly string[] }
  /** Only digits: the number in a key, or the number of a standard or an order in the words. */
  | { readonly kind: 'number'; readonly keys: readonly string[]; readonly word: string }
  | { readonly kind: 'keyPrefix'; readonly prefix: string }
  | { readonly kind: 'words'; readonly words: readonly string[] };

/**
 * Reads a search: `CAPA-2026-0042` and `capa-20` are the beginning of a key, `2026-0042` the number in one, `42` the number in
 * one or a word; everything else are words that all have to occur.
 */
export function readSearch(q: string, keyPrefixes: readonly string[], now: Instant): SearchedFor {
  const typed = q.trim();
  const upper = typed.toUpperCase();
  const begins = keyPrefixes.some((prefix) => upper.startsWith(`${prefix}-`));
  if (begins && /^[A-Z]+-[\d-]*$/.test(upper)) return { kind: 'keyPrefix', prefix: upper };
  const numbered = /^(?:(\d{4})-)?(\d{1,8})$/.exec(upper);
  if (numbered) {
    const [, year, digits = ''] = numbered;
    const number = digits.padStart(4, '0');
    const thisYear = Number(now.slice(0, 4));
    const years =
      year === undefined ? Array.from({ length: YEARS_BACK + 2 }, (_, back) => String(thisYear + 1 - back)) : [year];
    const keys = keyPrefixes.flatMap((prefix) => years.map((one) => `${prefix}-${one}-${number}`));
    return year === undefined ? { kind: 'number', keys, word: digits } : { kind: 'keys', keys };
  }
  return { kind: 'words', words: typed.split(/\s+/).filter((part) => part !== '') };
}

/** The filter for a search. Words go through the text index; all of them have to occur. */
export function searchFilter(
  q: string,
  { keyPrefixes, now }: { keyPrefixes: readonly string[]; now: Instant },
): mongo.Filter<ProcessRow> {
  const searched = readSearch(q, keyPrefixes, now);
  switch (searched.kind) {
    case 'keys':
      return { _id: { $in: [...searched.keys] } };
    case 'number':
      return { $or: [{ _id: { $in: [...searched.keys] } }, { $text: { $search: allWords([searched.word]) } }] };
    case 'keyPrefix':
      return { _id: keyRange(searched.prefix) };
    case 'words':
      return { $text: { $search: allWords(searched.words) } };
  }
}

/** Keys that begin with this text, as a range that the index of keys can walk. */
export function keyRange(prefix: string): { $gte: string; $lt: string } {
  return { $gte: prefix, $lt: `${prefix}\uffff` };
}

/** Quoted, every word has to occur; unquoted, any one of them would do. */
function allWords(words: readonly string[]): string {
  return words.map((one) => `"${one.replaceAll(/["\\]/g, ' ').trim()}"`).join(' ');
}
