import { readXlsx, type CellValue, type Sheet } from 'hucre/xlsx';
import { CONTROL_HEADER, plainText, ROW_HEADER } from './cell-text.ts';

/** More lines than all editions together have rows. */
const MOST_LINES = 2_000;
/** More columns than are ever written. */
const READ_RANGE = `A1:Z${MOST_LINES + 1}`;

/** A file, and the names of the sheets to read of it. */
export interface LinesRequest {
  readonly file: Uint8Array;
  readonly names: readonly string[];
}

/** A line that names a row, as it goes from thread to thread. */
export interface PlainLine {
  readonly sheet: string;
  /** Counted from 1, as the sheet shows it. */
  readonly line: number;
  /** As it is written: the id of the row, or its number. */
  readonly row: string;
  /** What is written, by the header of the column; a column that is missing is not in it. */
  readonly cells: readonly (readonly [header: string, text: string])[];
  /** Headers of the columns in which a formula stands: it is not evaluated, and what it gave once is not trusted. */
  readonly formulas: readonly string[];
}

export type PlainReply =
  | { readonly lines: readonly PlainLine[] }
  /** Far more than any gap analysis has. */
  | { readonly tooMany: true }
  /** What the reader says of a file that is no workbook. */
  | { readonly unreadable: string };

/** Reads the lines of the sheets with these names. */
export async function linesOf({ file, names }: LinesRequest): Promise<PlainReply> {
  // One part of the file may be named as many sheets: each name is read once.
  const wanted = new Set(names);
  try {
    const { sheets } = await readXlsx(file, { range: READ_RANGE, sheets: ({ name }) => wanted.delete(name) });
    const lines = sheets.flatMap(linesOfSheet);
    const tooMany = lines.length > MOST_LINES || sheets.some(({ rows }) => rows.length > MOST_LINES);
    return tooMany ? { tooMany } : { lines };
  } catch (error) {
    return { unreadable: error instanceof Error ? error.message : '' };
  }
}

function linesOfSheet({ name, rows, cells }: Sheet): PlainLine[] {
  const headerAt = rows.findIndex((row) => [ROW_HEADER, CONTROL_HEADER].includes(textOf(row[0])));
  const headers = rows[headerAt]?.map(textOf) ?? [];
  return rows.flatMap((row, index) => {
    const id = textOf(row[0]);
    if (headerAt < 0 || index <= headerAt || id === '') return [];
    const formulas = headers.filter((_, col) => cells?.get(`${index},${col}`)?.formula !== undefined);
    return {
      ...{ sheet: name, line: index + 1, row: id },
      cells: headers.map((header, col): [string, string] => [header, textOf(row[col])]),
      formulas,
    };
  });
}

function textOf(value: CellValue | undefined): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return plainText(String(value));
}
