/** What the thread that reads a file knows of it; it imports nothing, so that it starts at once. */

/**
 * The columns by which a line is known; sheets without one are not looked at. A row is named whole, a control by its number
 * alone, which is unmistakable on the sheet of its edition.
 */
export const ROW_HEADER = 'Row';
export const CONTROL_HEADER = 'Control';

/** Spreadsheets write line ends in their own way and people leave blanks behind; neither is a change. */
export function plainText(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n').trim();
}
