import type { core } from 'zod';
import type { ContentChangeRow } from '#activities/store/rows';
import {
  ratingChange,
  ratingOf,
  withChange,
  type ClauseRating,
  type RatingChange,
} from '#domain/certification/gap/rating';
import { ratingRefusal, type GapRow } from '#domain/certification/gap/scope';
import type { Refusal } from '#domain/kernel/refusal';
import { inTheWay } from '../merge.ts';
import type { GapRowView } from '../shapes.ts';
import { plainText } from './cell-text.ts';
import { FIELD_COLUMNS, VERSION_HEADER, type FieldColumn } from './columns.ts';
import type { PeopleInCells } from './people-in-cells.ts';
import type { SheetLine } from './read.ts';

/** A row that the file changes. */
export interface PlannedChange {
  readonly row: string;
  readonly sheet: string;
  readonly line: number;
  readonly before: ClauseRating;
  readonly after: ClauseRating;
  readonly shownVersion: number;
  readonly change: RatingChange;
}

/** A line that is not taken over, and why; the others are. */
export interface RefusedLine {
  readonly sheet: string;
  readonly line: number;
  readonly row: string;
  readonly code: string;
  readonly reason: string;
}

export interface ImportPlan {
  readonly changes: readonly PlannedChange[];
  readonly refused: readonly RefusedLine[];
  /** Lines that say what is on record. */
  readonly unchanged: number;
}

/** What the file is compared with. */
export interface Against {
  readonly scope: readonly GapRow[];
  readonly rows: readonly GapRowView[];
  /** Id of the content: only a file that was written from it knows versions of it. */
  readonly content: string;
  /** The version of the content that the person was shown, for lines that name none of their own. */
  readonly shown: number;
  /** Changes of rows since their lines were written, the oldest first, by row. */
  readonly since: ReadonlyMap<string, readonly ContentChangeRow[]>;
  readonly by: string;
  readonly people: PeopleInCells;
  readonly nameOf: (person: string) => string;
  readonly say: (refusal: Refusal) => string;
}

/** The version of its row that a line was written from; null when it does not say so. */
export function versionOf({ cells }: SheetLine, content: string): number | null {
  const text = cells.get(`${VERSION_HEADER} ${content}`) ?? '';
  return /^\d{1,9}$/.test(text) ? Number(text) : null;
}

/**
 * Finds out what a file changes: of every line only what differs from what the file was written from, so that an old file
 * takes back nothing that others wrote meanwhile. Where both changed one field, the line is refused.
 */
export function planImport(lines: readonly SheetLine[], against: Against): ImportPlan {
  const changes: PlannedChange[] = [];
  const refused: RefusedLine[] = [];
  const seen = new Set<string>();
  let unchanged = 0;
  for (const line of lines) {
    const result = seen.has(line.row)
      ? { code: 'rowTwice', reason: 'This row stands in the file more than once' }
      : planLine(line, against);
    seen.add(line.row);
    if (result === null) unchanged += 1;
    else if ('code' in result) refused.push({ sheet: line.sheet, line: line.line, row: line.row, ...result });
    else changes.push(result);
  }
  return { changes, refused, unchanged };
}

type Why = Pick<RefusedLine, 'code' | 'reason'>;

function planLine(line: SheetLine, against: Against): PlannedChange | Why | null {
  const row = against.scope.find((one) => one.id === line.row);
  const now = against.rows.find((one) => one.id === line.row);
  if (!row || !now) return { code: 'unknownRow', reason: 'There is no such row in this round' };
  const since = against.since.get(row.id) ?? [];
  const known = versionOf(line, against.content);
  const [first] = since;
  const base = first ? ratingOf(first.before) : now.rating;
  const found = changeOf(line, base, { blankClears: known !== null, people: against.people });
  if ('code' in found) return found;
  const parsed = ratingChange.safeParse(found.change);
  if (!parsed.success) return tooMuch(parsed.error.issues);
  const after = withChange(now.rating, parsed.data);
  if (Object.keys(parsed.data).length === 0 || same(after, now.rating)) return null;
  const refusal = ratingRefusal(row, after);
  if (refusal) return { code: refusal.code, reason: against.say(refusal) };
  const newer = inTheWay(parsed.data, against.by, since);
  if (newer) {
    const headers = FIELD_COLUMNS.filter(({ field }) => newer.fields.includes(field)).map(({ header }) => header);
    return { code: 'stale', reason: `${against.nameOf(newer.change.by)} changed it meanwhile: ${headers.join(', ')}` };
  }
  const { id } = row;
  const place = { row: id, sheet: line.sheet, line: line.line };
  return { ...place, before: now.rating, after, shownVersion: known ?? against.shown, change: parsed.data };
}

/** The fields in which a line differs from what it was written from. */
function changeOf(
  { cells, formulas }: SheetLine,
  base: ClauseRating,
  { blankClears, people }: { blankClears: boolean; people: PeopleInCells },
): { change: Record<string, unknown> } | Why {
  const change: Record<string, unknown> = {};
  for (const column of FIELD_COLUMNS) {
    const { field, header } = column;
    const text = cells.get(header);
    if (formulas.has(header)) return { code: 'formula', reason: `${header}: formulas are not read` };
    if (text === undefined || text === asWritten(column, base, people)) continue;
    if (text === '') {
      // A list of somebody's own leaves blank what it does not speak of.
      if (blankClears) change[field] = null;
      continue;
    }
    const read = column.read(text, people);
    if ('fault' in read) return { code: 'invalid', reason: `${header}: ${read.fault}` };
    if (read.value !== base[field]) change[field] = read.value;
  }
  return { change };
}

const asWritten = (column: FieldColumn, rating: ClauseRating, people: PeopleInCells): string =>
  plainText(column.say(rating, people));

const same = (one: ClauseRating, other: ClauseRating): boolean =>
  FIELD_COLUMNS.every(({ field }) => one[field] === other[field]);

/** What a cell may say is found by its column; what is left to fault is how much it says, and with which signs. */
function tooMuch(issues: readonly core.$ZodIssue[]): Why {
  const [issue] = issues;
  const header = FIELD_COLUMNS.find(({ field }) => field === issue?.path[0])?.header ?? '';
  if (issue?.code === 'custom') return { code: 'invalid', reason: `${header}: ${issue.message}` };
  const most = issue?.code === 'too_big' ? `at most ${String(issue.maximum)} characters` : 'this is not taken';
  return { code: 'invalid', reason: `${header}: ${most}. The rest goes into a file.` };
}
