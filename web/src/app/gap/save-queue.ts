import type { ClauseRating, RatingChange } from '#domain/certification/gap/rating';
import type { GapLine } from './gap-answer.ts';

export type RatingField = keyof ClauseRating;

/** What stands against saving a field. */
export type Trouble =
  /** Somebody else wrote the same field meanwhile; the writer decides. */
  | { readonly kind: 'conflict'; readonly by: string; readonly at: string; readonly theirs: ClauseRating | null }
  /** It cannot be as it is; another value is tried again by itself. */
  | { readonly kind: 'refused'; readonly sentence: string };

/** One field of one row that is not saved yet. */
export interface PendingField {
  readonly row: string;
  readonly field: RatingField;
  /** Null takes the field away. */
  readonly value: RatingChange[RatingField];
  /** The row's version that the writer saw when they began to write. */
  readonly shownVersion: number;
  readonly trouble: Trouble | null;
}

/** Everything written and not saved yet, in the order of writing. Plain data, so that a reload can bring it back. */
export type Queue = readonly PendingField[];

/** One edit of a request: fields of one row that were written on the same version. */
export interface Edit {
  readonly row: string;
  readonly shownVersion: number;
  readonly change: RatingChange;
}

/** The most rows that one request changes. */
const MOST_EDITS = 50;

const isAt = (row: string, field: RatingField) => (one: PendingField) => one.row === row && one.field === field;

/** Writes a field. What was written to it before goes; the version that was seen first stays, unless a conflict was met. */
export function write(
  queue: Queue,
  { id, version }: Pick<GapLine, 'id' | 'version'>,
  field: RatingField,
  value: PendingField['value'],
): Queue {
  const before = queue.find(isAt(id, field));
  const pending: PendingField = {
    row: id,
    field,
    value,
    shownVersion: before?.shownVersion ?? version,
    // A conflict stays until it is decided; a refusal was about what was written before.
    trouble: before?.trouble?.kind === 'conflict' ? before.trouble : null,
  };
  return before ? queue.map((one) => (one === before ? pending : one)) : [...queue, pending];
}

/** The next request: one edit a row, of fields that were seen in the same version; the rest follows after it. */
export function nextEdits(queue: Queue): readonly Edit[] {
  const rows = Map.groupBy(
    queue.filter(({ trouble }) => trouble === null),
    ({ row }) => row,
  );
  return [...rows].slice(0, MOST_EDITS).map(([row, fields]) => {
    const shownVersion = Math.min(...fields.map((one) => one.shownVersion));
    const together = fields.filter((one) => one.shownVersion === shownVersion);
    return { row, shownVersion, change: Object.fromEntries(together.map(({ field, value }) => [field, value])) };
  });
}

/** Takes out what was saved. What was written again meanwhile stays, seen on the version that is there now. */
export function saved(queue: Queue, edits: readonly Edit[], rows: readonly GapLine[]): Queue {
  const versions = new Map(rows.map(({ id, version }) => [id, version]));
  return queue.flatMap((one) => {
    const sent = sentIn(edits, one);
    if (sent === undefined) return [one];
    if (sent === one.value) return [];
    return [{ ...one, shownVersion: versions.get(one.row) ?? one.shownVersion }];
  });
}

/** Marks the fields that somebody else wrote meanwhile. */
export function conflicting(
  queue: Queue,
  found: { readonly row: string; readonly changed: readonly RatingField[] } & Omit<
    Extract<Trouble, { kind: 'conflict' }>,
    'kind'
  >,
): Queue {
  const { row, changed, by, at, theirs } = found;
  return queue.map((one) =>
    one.row === row && changed.includes(one.field) ? { ...one, trouble: { kind: 'conflict', by, at, theirs } } : one,
  );
}

/** Marks what cannot be; without a field, everything that was sent of the row. */
export function refused(queue: Queue, edit: Edit, field: string | null, sentence: string): Queue {
  return queue.map((one) => {
    const isMeant = one.row === edit.row && one.field in edit.change && (field === null || one.field === field);
    return isMeant ? { ...one, trouble: { kind: 'refused', sentence } } : one;
  });
}

/** The writer keeps what they wrote, having seen the version that is there now. */
export function keepMine(queue: Queue, line: Pick<GapLine, 'id' | 'version'>, field: RatingField): Queue {
  return queue.map((one) => (isAt(line.id, field)(one) ? { ...one, shownVersion: line.version, trouble: null } : one));
}

/** The writer lets go of what they wrote: the record stands. */
export function drop(queue: Queue, row: string, field: RatingField): Queue {
  return queue.filter((one) => !isAt(row, field)(one));
}

/** A row as its page shows it: the record, with what is written and not saved yet on top. */
export function withPending(line: GapLine, queue: Queue): GapLine {
  const mine = queue.filter(({ row }) => row === line.id);
  if (mine.length === 0) return line;
  const fields = new Map<string, unknown>(Object.entries(line.rating));
  for (const { field, value } of mine) {
    if (value === null) fields.delete(field);
    else fields.set(field, value);
  }
  const rating: ClauseRating = Object.fromEntries(fields);
  return { ...line, rating };
}

export const pendingAt = (queue: Queue, row: string, field: RatingField): PendingField | undefined =>
  queue.find(isAt(row, field));

function sentIn(edits: readonly Edit[], { row, field }: PendingField): PendingField['value'] {
  return edits.find((edit) => edit.row === row)?.change[field];
}
