import { RateLimiterMemory } from 'rate-limiter-flexible';
import { takeOne } from '../platform/take-one.ts';

/** Looks at calendars a minute from one address: many people's calendars are fetched by the same few servers. */
const PER_ADDRESS = 120;

/** Counts looks at calendar addresses, known ones and others. Throws when there were too many. */
export interface CalendarReads {
  count(address: string): Promise<void>;
}

export function createCalendarReads(): CalendarReads {
  const perAddress = new RateLimiterMemory({ points: PER_ADDRESS, duration: 60 });
  return { count: (address) => takeOne(() => perAddress.consume(address), 'tooManyAttempts') };
}
