import { MARKS, type Mark, type Standard } from '#domain/kernel/catalogue';

/** A clause or control as a row of the table in which administrators keep an edition. */
export interface ContentLine {
  readonly number: string;
  readonly title: string;
  readonly marks: readonly Mark[];
  readonly what: string;
  /** Against the edition before. */
  readonly change: '' | 'changed' | 'expected';
}

export const EMPTY_LINE: ContentLine = { number: '', title: '', marks: [], what: '', change: '' };

export const isControl = ({ number }: ContentLine): boolean => number.startsWith('A.');

/** The rows of an edition: its clauses, then its controls. */
export function contentLines(standard: Standard | undefined): readonly ContentLine[] {
  const asked = new Map(standard?.documentedInformation.map((one) => [one.clause, one]));
  const changes = new Map(standard?.changes?.map(({ number, confirmed }) => [number, confirmed]));
  return [...(standard?.clauses ?? []), ...(standard?.controls ?? [])].map(({ number, title }) => {
    const change = changes.get(number);
    return {
      number,
      title,
      marks: asked.get(number)?.marks ?? [],
      what: asked.get(number)?.what ?? '',
      change: change === undefined ? '' : change ? 'changed' : 'expected',
    };
  });
}

/** What the rows say, as the API takes it; rows without number and title are left out. */
export function contentsOf(all: readonly ContentLine[]) {
  const lines = all.filter(({ number, title }) => number !== '' || title !== '');
  const named = (of: readonly ContentLine[]) => of.map(({ number, title }) => ({ number, title }));
  return {
    clauses: named(lines.filter((line) => !isControl(line))),
    controls: named(lines.filter(isControl)),
    documentedInformation: lines
      .filter(({ marks }) => marks.length > 0)
      .map(({ number, marks, what }) => ({ clause: number, marks, ...(what === '' ? {} : { what }) })),
    changes: lines
      .filter(({ change }) => change !== '')
      .map(({ number, change }) => ({ number, confirmed: change === 'changed' })),
  };
}

/** Only the lists that differ, so that the others go on following the product. */
export function changedContents(before: readonly ContentLine[], now: readonly ContentLine[]): Record<string, unknown> {
  const old: Record<string, unknown> = contentsOf(before);
  return Object.fromEntries(
    Object.entries(contentsOf(now)).filter(([list, lines]) => JSON.stringify(lines) !== JSON.stringify(old[list])),
  );
}

/**
 * Rows of a spreadsheet: number, title, what is asked for (“maintain, retain”), what exactly, and “changed” or “expected”;
 * a line of plain text has the number and the title. Null for a single word, which is pasted as it is.
 */
export function pastedLines(text: string): readonly ContentLine[] | null {
  if (!/[\n\t]/.test(text.trim())) return null;
  return text
    .split(/\r?\n/)
    .filter((row) => row.trim() !== '')
    .map((row) => {
      const cells = row.includes('\t') ? row.split('\t') : /^(\S+)\s*(.*)$/.exec(row.trim())?.slice(1);
      const [number = '', title = '', asked = '', what = '', change = ''] = (cells ?? []).map((cell) => cell.trim());
      const words = asked.toLowerCase().split(/[\s,;]+/);
      return {
        ...{ number, title, what },
        marks: MARKS.filter((mark) => words.includes(mark)),
        change: change === 'changed' || change === 'expected' ? change : '',
      };
    });
}

/** The row that a fault is about, by its path (`documentedInformation.3.clause`); −1 for none. */
export function lineOfFault(path: string, all: readonly ContentLine[]): number {
  const [list = '', index = ''] = path.split('.');
  const contents: Record<string, readonly object[]> = contentsOf(all);
  const found: unknown = contents[list]?.[Number(index)];
  if (typeof found !== 'object' || found === null) return -1;
  const number: unknown = 'number' in found ? found.number : 'clause' in found ? found.clause : null;
  // Of two with one number the later one is the fault.
  return all.findLastIndex((line) => line.number === number);
}
