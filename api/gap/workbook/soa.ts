import { writeXlsx } from 'hucre/xlsx';
import { localDate, type Calendar } from '#domain/kernel/calendar';
import type { GapOf } from '../gap-of.ts';
import type { GapContent } from '../gap-view.ts';
import { CONTROL_HEADER } from './cell-text.ts';
import { FIELD_COLUMNS, sheetName, VERSION_HEADER, type CellField } from './columns.ts';
import type { PeopleInCells } from './people-in-cells.ts';
import { listOf, tableSheet } from '../../workbooks/sheet.ts';

/** What a Statement of Applicability says of a control (ISO/IEC 27001 6.1.3 d), in this order. */
const SAID: readonly CellField[] = ['included', 'justification', 'implementation', 'owner'];

/**
 * The Statement of Applicability: every control, in or out, why, and whether it is in place. The version and hash in its
 * head are those of the record, so that it can be told which ratings a printed one stands for. Null when no edition of the
 * analysis has controls. It can be filled in and read back, as the gap analysis can.
 */
export async function soaWorkbook(
  { row, gap, id }: GapOf,
  { head, rows }: GapContent,
  { people, calendar, now }: { people: PeopleInCells; calendar: Calendar; now: string },
): Promise<Uint8Array | null> {
  const controls = Map.groupBy(
    rows.filter(({ kind }) => kind === 'control'),
    ({ edition }) => edition,
  );
  if (controls.size === 0) return null;
  const fields = SAID.flatMap((field) => FIELD_COLUMNS.find((column) => column.field === field) ?? []);
  const { accepted } = gap;
  const columns = [
    { header: CONTROL_HEADER, width: 12 },
    { header: 'Title', width: 50 },
    ...fields,
    // By it the file, when it comes back, changes only what was changed in it.
    { header: `${VERSION_HEADER} ${id}`, width: 12 },
  ];
  const sheets = [...controls].map(([edition, own]) => {
    const above = [
      [`Statement of Applicability, ${edition}`],
      ['Journey', `${row.title} (${row._id})`],
      ['Date', localDate(accepted?.at ?? now, calendar)],
      ['Version', `${head.version} of ${id}`],
      ['Hash', head.hash],
      ['Accepted', accepted ? `${localDate(accepted.at, calendar)}, ${people.say(accepted.by)}` : 'Not yet: a draft'],
      [],
    ];
    const lines = own.map((control) => [
      ...[control.clause, control.title],
      ...fields.map((column) => column.say(control.rating, people)),
      String(control.version),
    ]);
    const first = above.length + 2;
    const choices = fields.flatMap(({ choices: values }, index) =>
      values ? [listOf(values, index + 2, first, first + own.length - 1)] : [],
    );
    return tableSheet(sheetName(edition), columns, lines, { above, choices });
  });
  return writeXlsx({ sheets, properties: { title: `Statement of Applicability ${row._id}`, creator: 'Perennial' } });
}
