import type { Instant } from '#domain/kernel/instant';

/** An event as the slider needs it. */
export interface SliderEvent {
  readonly at: Instant;
  /** Something begins here that is named above the line: “Attempt 2”. */
  readonly flag?: string;
}

interface Placed {
  /** 0 to 100 of the width. */
  readonly at: number;
}

export interface SliderDrawing {
  /** Of every event, in their order. */
  readonly positions: readonly number[];
  readonly marks: readonly (Placed & { readonly height: number })[];
  readonly months: readonly (Placed & { readonly text: string })[];
  readonly flags: readonly (Placed & { readonly text: string })[];
}

const TICK_PX = 6.5;
const MORE_PX = 3.5;
const TALLEST_PX = 17;
/** Month names nearer to each other than this would touch. */
const MONTH_ROOM = 7;

const monthName = new Intl.DateTimeFormat('en-US', { month: 'long', timeZone: 'UTC' });

/** Where events, months and flags lie between the first event and now. */
export function layOutSlider(events: readonly SliderEvent[], until: Instant): SliderDrawing {
  const first = Date.parse(events[0]?.at ?? until);
  const length = Math.max(Date.parse(until) - first, 1);
  const place = (time: number) => Math.round(Math.min(Math.max(((time - first) / length) * 100, 0), 100) * 100) / 100;
  const perDay = new Map<string, { at: number; count: number }>();
  for (const { at } of events) {
    const day = at.slice(0, 10);
    perDay.set(day, { at: place(Date.parse(at)), count: (perDay.get(day)?.count ?? 0) + 1 });
  }
  return {
    positions: events.map(({ at }) => place(Date.parse(at))),
    marks: [...perDay.values()].map(({ at, count }) => ({
      at,
      height: Math.min(TICK_PX + (count - 1) * MORE_PX, TALLEST_PX),
    })),
    months: monthsBetween(first, Date.parse(until), place),
    flags: events.flatMap(({ at, flag }) => (flag === undefined ? [] : [{ at: place(Date.parse(at)), text: flag }])),
  };
}

function monthsBetween(first: number, until: number, place: (time: number) => number): { at: number; text: string }[] {
  const months: { at: number; text: string }[] = [];
  const start = new Date(first);
  let month = new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + 1, 1));
  while (month.getTime() < until) {
    const at = place(month.getTime());
    const previous = months.at(-1);
    if (!previous || at - previous.at >= MONTH_ROOM) {
      const isJanuary = month.getUTCMonth() === 0;
      months.push({
        at,
        text: isJanuary ? `${monthName.format(month)} ${String(month.getUTCFullYear())}` : monthName.format(month),
      });
    }
    month = new Date(Date.UTC(month.getUTCFullYear(), month.getUTCMonth() + 1, 1));
  }
  // The last name would run out of the drawing.
  return months.filter(({ at }) => at < 94);
}
