/** What the thread that reads a file knows of it; it imports nothing, so that it starts at once. */

/** The column by which a line is known; lines without it are not looked at. */
export const ROW_HEADER = 'Row';

/** Spreadsheets write line ends in their own way and people leave blanks behind; neither is a change. */
export function plainText(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n').trim();
}
