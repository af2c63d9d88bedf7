import type { CellStyle, ColumnDef, DataValidation, WriteSheet } from 'hucre/xlsx';

/** A column of a sheet that is written: what it is called and how wide it is, in characters. */
export interface WrittenColumn {
  readonly header: string;
  readonly width: number;
}

/**
 * Text stays text when somebody edits the cell: a note that begins with = + - or @ is never taken for a formula, neither
 * as it is written (as a string) nor afterwards (the format of the cell is text).
 */
const TEXT: CellStyle = { numFmt: '@', alignment: { wrapText: true, vertical: 'top' } };
const HEADER: CellStyle = {
  ...TEXT,
  font: { bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E3E8EF' } },
};

/** A sheet with a table whose header stays in sight; `above` stands over it. */
export function tableSheet(
  name: string,
  columns: readonly WrittenColumn[],
  lines: readonly (readonly string[])[],
  { above = [], choices = [] }: { above?: readonly (readonly string[])[]; choices?: readonly DataValidation[] } = {},
): WriteSheet {
  const rows = [...above, columns.map(({ header }) => header), ...lines].map((line) => line.map(cellText));
  const headerAt = above.length;
  const bold = (row: number, col: number): [string, { style: CellStyle }] => [`${row},${col}`, { style: HEADER }];
  return {
    name,
    columns: columns.map(({ width }): ColumnDef => ({ width, style: TEXT })),
    rows,
    cells: new Map([...columns.map((_, col) => bold(headerAt, col)), ...above.map((_, row) => bold(row, 0))]),
    freezePane: { rows: headerAt + 1, columns: 1 },
    autoFilter: { range: `A${headerAt + 1}:${letter(columns.length - 1)}${rows.length}` },
    dataValidations: [...choices],
  };
}

/** A list to choose from in lines `from` to `to` of a column; both counted from 1 as the sheet shows them. */
export function listOf(values: readonly string[], col: number, from: number, to: number): DataValidation {
  return {
    type: 'list',
    values: [...values],
    range: `${letter(col)}${from}:${letter(col)}${to}`,
    allowBlank: true,
    showErrorMessage: true,
    errorTitle: 'Not one of the list',
    errorMessage: values.join(', '),
  };
}

/** What looks like an escaped character in the file format is escaped itself, so that it comes back as it was. */
function cellText(text: string): string | null {
  return text === '' ? null : text.replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
}

/** A to Z are enough for what is written here. */
function letter(col: number): string {
  return String.fromCharCode(65 + col);
}
