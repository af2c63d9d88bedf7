import type { Calendar } from '../kernel/calendar.ts';

const MONDAY_TO_FRIDAY = [1, 2, 3, 4, 5];

/** Days off that stay on their date every year. */
function everyYear(...monthDays: readonly string[]): string[] {
  return [2025, 2026, 2027, 2028].flatMap((year) => monthDays.map((monthDay) => `${String(year)}-${monthDay}`));
}

/** Norway: public holidays (lov om helligdager). Easter Sunday and Whit Sunday are left out: they are Sundays. */
export const NORWAY: Calendar = {
  id: 'no',
  version: 1,
  zone: 'Europe/Oslo',
  workdays: MONDAY_TO_FRIDAY,
  holidays: [
    ...everyYear('01-01', '05-01', '05-17', '12-25', '12-26'),
    // Maundy Thursday, Good Friday, Easter Monday, Ascension Day, Whit Monday.
    ...['2025-04-17', '2025-04-18', '2025-04-21', '2025-05-29', '2025-06-09'],
    ...['2026-04-02', '2026-04-03', '2026-04-06', '2026-05-14', '2026-05-25'],
    ...['2027-03-25', '2027-03-26', '2027-03-29', '2027-05-06', '2027-05-17'],
    ...['2028-04-13', '2028-04-14', '2028-04-17', '2028-05-25', '2028-06-05'],
  ].filter((date, index, all) => all.indexOf(date) === index),
};

/** Czechia: public holidays (zákon 245/2000 Sb.). */
export const CZECHIA: Calendar = {
  id: 'cz',
  version: 1,
  zone: 'Europe/Prague',
  workdays: MONDAY_TO_FRIDAY,
  holidays: [
    ...everyYear('01-01', '05-01', '05-08', '07-05', '07-06', '09-28', '10-28', '11-17', '12-24', '12-25', '12-26'),
    // Good Friday, Easter Monday.
    ...['2025-04-18', '2025-04-21'],
    ...['2026-04-03', '2026-04-06'],
    ...['2027-03-26', '2027-03-29'],
    ...['2028-04-14', '2028-04-17'],
  ],
};

/** Mexico: mandatory days of rest (Ley Federal del Trabajo, artículo 74). */
export const MEXICO: Calendar = {
  id: 'mx',
  version: 1,
  zone: 'America/Monterrey',
  workdays: MONDAY_TO_FRIDAY,
  holidays: [
    ...everyYear('01-01', '05-01', '09-16', '12-25'),
    // First Monday of February, third Monday of March, third Monday of November.
    ...['2025-02-03', '2025-03-17', '2025-11-17'],
    ...['2026-02-02', '2026-03-16', '2026-11-16'],
    ...['2027-02-01', '2027-03-15', '2027-11-15'],
    ...['2028-02-07', '2028-03-20', '2028-11-20'],
  ],
};

/** The calendars that come with the product. */
export const CALENDARS: readonly Calendar[] = [NORWAY, CZECHIA, MEXICO];
