import { readXlsx, type CellValue, type Sheet } from 'hucre/xlsx';
import { Problem } from '../../platform/problem.ts';
import { plainText, ROW_HEADER } from './columns.ts';
import { unpackedSize } from './unpacked-size.ts';

/** The largest workbook that is read. A filled-in gap analysis of five editions has about a tenth of it. */
export const WORKBOOK_LIMIT_BYTES = 5 * 1024 * 1024;
const UNPACKED_LIMIT_BYTES = 24 * 1024 * 1024;
/** More lines than all editions together have rows. */
const MOST_LINES = 2_000;
/** More columns than are ever written. */
const READ_RANGE = `A1:Z${MOST_LINES + 1}`;

/** A line that names a row. */
export interface SheetLine {
  readonly sheet: string;
  /** Counted from 1, as the sheet shows it. */
  readonly line: number;
  readonly row: string;
  /** What is written, by the header of the column; a column that is missing is not in it. */
  readonly cells: ReadonlyMap<string, string>;
  /** Headers of the columns in which a formula stands: it is not evaluated, and what it gave once is not trusted. */
  readonly formulas: ReadonlySet<string>;
}

/**
 * Refuses what is no archive, or unpacks to far more than a workbook of this kind. Comes before anything else looks into
 * the file.
 */
export function refuseLarge(file: Uint8Array): void {
  const size = unpackedSize(file);
  if (size === null) throw new Problem('fileTypeNotAllowed', { fieldPaths: ['file'] });
  if (size > UNPACKED_LIMIT_BYTES) throw new Problem('tooLarge', { fieldPaths: ['file'] });
}

/**
 * Reads the lines of a workbook: of the sheets with these names. Throws for what is
 * no workbook, or has far more lines than it could need. The file was looked at by `refuseLarge` before.
 */
export async function readLines(file: Uint8Array, names: readonly string[]): Promise<readonly SheetLine[]> {
  const wanted = new Set(names);
  // One part of the file may be named as many sheets: each is read once.
  const workbook = await readXlsx(file, { range: READ_RANGE, sheets: ({ name }) => wanted.delete(name) }).catch(
    (error: unknown) => {
      const reason = error instanceof Error ? error.message : '';
      throw new Problem('fileTypeNotAllowed', { fieldPaths: ['file'], members: { reason } });
    },
  );
  const lines = workbook.sheets.flatMap(linesOf);
  if (lines.length > MOST_LINES) throw new Problem('tooLarge', { fieldPaths: ['file'] });
  return lines;
}

function linesOf({ name, rows, cells }: Sheet): SheetLine[] {
  const headerAt = rows.findIndex((row) => textOf(row[0]) === ROW_HEADER);
  const headers = rows[headerAt]?.map(textOf) ?? [];
  if (rows.length > MOST_LINES) throw new Problem('tooLarge', { fieldPaths: ['file'] });
  return rows.flatMap((row, index) => {
    const id = textOf(row[0]);
    if (headerAt < 0 || index <= headerAt || id === '') return [];
    const formulas = headers.filter((_, col) => cells?.get(`${index},${col}`)?.formula !== undefined);
    return {
      ...{ sheet: name, line: index + 1, row: id },
      cells: new Map(headers.map((header, col) => [header, textOf(row[col])])),
      formulas: new Set(formulas),
    };
  });
}

function textOf(value: CellValue | undefined): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return plainText(String(value));
}
