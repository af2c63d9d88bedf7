import * as z from 'zod/mini';
import { canonicalJson } from '#activities/store/canonical';
import type { ContentChangeRow } from '#activities/store/rows';
import { ratingOf, ratingSchema, type ClauseRating, type RatingChange } from '#domain/certification/gap/rating';

export type RatingField = keyof ClauseRating;

const FIELDS: readonly RatingField[] = z.keyof(ratingSchema).options;

const same = (one: unknown, other: unknown): boolean => canonicalJson(one ?? null) === canonicalJson(other ?? null);

/** The fields in which two ratings differ. */
export function fieldsChanged(before: unknown, after: unknown): readonly RatingField[] {
  const [old, now] = [ratingOf(before), ratingOf(after)];
  return FIELDS.filter((field) => !same(old[field], now[field]));
}

/** What keeps a change from being made: the fields that others changed, and the newest of those changes. */
export interface InTheWay {
  readonly change: ContentChangeRow;
  readonly fields: readonly RatingField[];
}

/**
 * What stands against writing these fields: somebody else was the last to change one of them since the writer saw it,
 * and to something else than what the writer wants. Other fields of the row are no matter.
 */
export function inTheWay(change: RatingChange, by: string, since: readonly ContentChangeRow[]): InTheWay | null {
  const newest = ratingOf(since.at(-1)?.after);
  const lastChange = new Map<RatingField, ContentChangeRow>();
  for (const one of since) for (const field of fieldsChanged(one.before, one.after)) lastChange.set(field, one);
  const fields = FIELDS.filter((field) => {
    const last = lastChange.get(field);
    return change[field] !== undefined && last !== undefined && last.by !== by && !same(newest[field], change[field]);
  });
  const [last] = fields.flatMap((field) => lastChange.get(field) ?? []).sort((a, b) => b.version - a.version);
  return last ? { change: last, fields } : null;
}
