import { writeXlsx, type WriteSheet } from 'hucre/xlsx';
import type { GapOf } from '../gap-of.ts';
import type { GapContent } from '../gap-view.ts';
import type { GapRowView } from '../shapes.ts';
import { ROW_HEADER } from './cell-text.ts';
import { columnsFor, evidenceText, READ_ONLY_HEADERS, sheetName, VERSION_HEADER } from './columns.ts';
import type { PeopleInCells } from './people-in-cells.ts';
import { listOf, tableSheet } from '../../workbooks/sheet.ts';

/** The gap analysis as a workbook that can be filled in and read back: one sheet for every edition. */
export async function gapWorkbook({ id }: GapOf, { rows }: GapContent, people: PeopleInCells): Promise<Uint8Array> {
  const editions = Map.groupBy(rows, (row) => row.edition);
  return writeXlsx({
    sheets: [...editions].map(([edition, own]) => editionSheet(edition, own, id, people)),
    properties: { title: `Gap analysis ${id}`, creator: 'Perennial' },
  });
}

function editionSheet(edition: string, rows: readonly GapRowView[], id: string, people: PeopleInCells): WriteSheet {
  const fields = columnsFor(rows);
  const { title, evidence, by, at } = READ_ONLY_HEADERS;
  const columns = [
    { header: ROW_HEADER, width: 26 },
    { header: title, width: 44 },
    ...fields,
    { header: evidence, width: 40 },
    { header: by, width: 30 },
    { header: at, width: 22 },
    // By it the file, when it comes back, changes only what was changed in it.
    { header: `${VERSION_HEADER} ${id}`, width: 12 },
  ];
  const lines = rows.map((row) => [
    ...[row.id, row.title],
    ...fields.map((column) => column.say(row.rating, people)),
    ...[evidenceText(row.rating), row.by === null ? '' : people.say(row.by), row.at ?? '', String(row.version)],
  ]);
  const choices = fields.flatMap(({ choices: values, of }, index) =>
    values ? stretches(rows, of).map(([from, to]) => listOf(values, index + 2, from + 2, to + 2)) : [],
  );
  return tableSheet(sheetName(edition), columns, lines, { choices });
}

/** From where to where rows of a kind follow each other. */
function stretches(rows: readonly GapRowView[], kind: GapRowView['kind'] | undefined): [from: number, to: number][] {
  const found: [number, number][] = [];
  for (const [index, row] of rows.entries()) {
    if (kind !== undefined && row.kind !== kind) continue;
    const last = found.at(-1);
    if (last?.[1] === index - 1) last[1] = index;
    else found.push([index, index]);
  }
  return found;
}
