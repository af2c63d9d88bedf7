import { z } from 'zod';
import type { GapRow } from '#domain/certification/gap/scope';
import { contentHead } from '#activities/store/contents';
import type { ContentChangeRow, ContentRow } from '#activities/store/rows';
import type { ApiDeps } from '../../platform/deps.ts';
import { Problem } from '../../platform/problem.ts';
import type { SignedIn } from '../../platform/signed-in.ts';
import { inTime } from '../../processes/look-up.ts';
import { saidRefusal, speakerFor } from '../../processes/speaker.ts';
import { editGap } from '../edit-gap.ts';
import type { GapOf } from '../gap-of.ts';
import { readGap, type GapContent } from '../gap-view.ts';
import { sheetName } from './columns.ts';
import { peopleInCells } from './people-in-cells.ts';
import { planImport, versionOf, type ImportPlan, type PlannedChange, type RefusedLine } from './plan-import.ts';
import { readLines, type SheetLine } from './read.ts';

/** What a file changes, or changed. */
export interface Imported extends ImportPlan {
  readonly applied: boolean;
  readonly head: ContentRow;
}

/** Says what a workbook would change. `shown` is the version of the content that the person saw, if they saw one. */
export async function tryImport(
  deps: ApiDeps,
  person: SignedIn,
  gapOf: GapOf,
  file: Uint8Array,
  shown?: number,
): Promise<Imported> {
  const names = [...new Set(gapOf.scope.map(({ edition }) => sheetName(edition)))];
  const written = await readLines(file, names);
  const lines = written.map((line) => ({ ...line, row: rowMeant(gapOf.scope, line) }));
  if (lines.length === 0) throw new Problem('invalid', { fieldPaths: ['file'], members: { fields: NOTHING_THERE } });
  const content = await readGap(deps, gapOf);
  const register = await inTime(deps.register.current());
  const speaker = speakerFor(register, gapOf.row.site);
  const shownVersion = shown ?? content.head.version;
  const plan = planImport(lines, {
    scope: gapOf.scope,
    rows: content.rows,
    content: gapOf.id,
    shown: shownVersion,
    since: await changesSince(deps, gapOf, content, lines, shownVersion),
    by: person.id,
    people: peopleInCells(register),
    nameOf: (id) => register.people.get(id)?.name ?? id,
    say: (refusal) => saidRefusal(refusal, speaker).sentence,
  });
  return { ...plan, applied: false, head: content.head };
}

const NOTHING_THERE = {
  file: 'No sheet has the name of an edition of this round and begins with a column “Row” or “Control”',
};

/** The id of the row that a line names by its number, as a Statement of Applicability does. */
function rowMeant(scope: readonly GapRow[], { sheet, row }: SheetLine): string {
  const numbered = scope.find(({ edition, clause }) => clause === row && sheetName(edition) === sheet);
  return numbered?.id ?? row;
}

/** The same for good. Rows that somebody changed while it was looked at are refused one by one; the others are changed. */
export async function applyImport(
  deps: ApiDeps,
  person: SignedIn,
  gapOf: GapOf,
  file: Uint8Array,
  shown?: number,
): Promise<Imported> {
  const plan = await tryImport(deps, person, gapOf, file, shown);
  const refused: RefusedLine[] = [...plan.refused];
  let changes = plan.changes;
  while (changes.length > 0) {
    try {
      const { head } = await editGap(deps, person, gapOf, changes);
      return { ...plan, changes, refused, applied: true, head };
    } catch (error) {
      const stale = staleRow(error, changes);
      if (!stale) throw error;
      refused.push(stale);
      changes = changes.filter(({ row }) => row !== stale.row);
    }
  }
  return { ...plan, changes: [], refused, applied: true, head: await inTime(contentHead(deps.store, gapOf.of)) };
}

const staleMembers = z.looseObject({ row: z.string(), name: z.string() });

function staleRow(error: unknown, changes: readonly PlannedChange[]): RefusedLine | null {
  if (!(error instanceof Problem) || error.code !== 'stale') return null;
  const { row, name } = staleMembers.parse(error.details.members);
  const change = changes.find((one) => one.row === row);
  return change
    ? { sheet: change.sheet, line: change.line, row, code: 'stale', reason: `${name} changed it a moment ago` }
    : null;
}

/** For rows that changed after their lines were written: what changed since then, the oldest first. */
async function changesSince(
  { store }: ApiDeps,
  { id }: GapOf,
  { rows }: GapContent,
  lines: readonly SheetLine[],
  shown: number,
): Promise<ReadonlyMap<string, readonly ContentChangeRow[]>> {
  const versions = new Map(rows.map((row) => [row.id, row.version]));
  const writtenFrom = new Map(lines.map((line) => [line.row, versionOf(line, id) ?? shown]));
  const older = [...writtenFrom].filter(([row, version]) => version < (versions.get(row) ?? 0));
  if (older.length === 0) return new Map();
  const oldest = Math.min(...older.map(([, version]) => version));
  const changes = await inTime(
    store.contentChanges
      .find({ content: id, part: { $in: older.map(([row]) => row) }, version: { $gt: oldest } })
      .sort({ version: 1 })
      .toArray(),
  );
  return Map.groupBy(
    changes.filter(({ part, version }) => version > (writtenFrom.get(part) ?? 0)),
    ({ part }) => part,
  );
}
