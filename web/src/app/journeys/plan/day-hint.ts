import { isWorkingDay, type Calendar } from '#domain/kernel/calendar';

/** Where and when the plan is written: its day, its calendar, and the name of its site. */
export interface PlanDays {
  readonly today: string;
  readonly calendar: Calendar;
  readonly site: string;
}

/** What is odd about a day of the plan, and allowed all the same: it is over already, or nobody works on it. */
export function dayHint(date: string, { today, calendar, site }: PlanDays): string | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return null;
  const parts = [
    ...(date < today ? ['In the past'] : []),
    ...(isWorkingDay(date, calendar) ? [] : [`${notWorked(date, calendar)} in ${site}`]),
  ];
  return parts.length === 0 ? null : `${parts.join('. ')}.`;
}

function notWorked(date: string, calendar: Calendar): string {
  return calendar.holidays.includes(date) ? 'A holiday' : `${weekday.format(new Date(date))}, not worked`;
}

const weekday = new Intl.DateTimeFormat('en', { weekday: 'long', timeZone: 'UTC' });
