const DAYS = 'Mon(?:day)?|Tue(?:sday)?|Wed(?:nesday)?|Thu(?:rsday)?|Fri(?:day)?|Sat(?:urday)?|Sun(?:day)?';
const MONTHS = 'Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov(?:ember)?|Dec';
const TIME = '\\d{2}:\\d{2}';
const DATE = new RegExp(
  `(?:(?:${DAYS}) )?\\b\\d{1,2} (?:${MONTHS})\\b(?: \\d{4})?(?: ${TIME})?|\\b(?:${DAYS}) \\d{1,2}\\b|today ${TIME}`,
  'g',
);

/** A sentence as the console says it: its dates, written here with plain spaces, do not break across lines. */
export function unbroken(sentence: string): string {
  return sentence.replaceAll(DATE, (date) => date.replaceAll(' ', '\u00a0'));
}
