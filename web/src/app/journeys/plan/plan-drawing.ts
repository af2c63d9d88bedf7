import type { Forecast } from '#domain/certification/forecast/result';
import { lowerTicks, type Scale, type Span } from '../portfolio/timeline-scale.ts';
import type { PlanRow } from './plan-rows.ts';

export interface Bar {
  readonly look: 'done' | 'sofar' | 'todo' | 'planned';
  readonly x: number;
  readonly width: number;
}

/** A row of the plan as marks along the time. */
export interface DrawnRow {
  readonly id: string;
  readonly bars: readonly Bar[];
  readonly baseline: { readonly x: number; readonly width: number } | null;
  readonly isCritical: boolean;
  readonly diamond: { readonly x: number; readonly look: string } | null;
}

/** What a row is drawn with. */
export interface Drawing {
  readonly scale: Scale;
  readonly today: string;
  readonly forecast: Forecast | null;
  readonly withBaseline: boolean;
}

export function drawRow(row: PlanRow, { scale, today, forecast, withBaseline }: Drawing): DrawnRow {
  const { kind, from, to, baseline, isCritical, id } = row;
  const isGoal = id === forecast?.goal;
  const isPoint = kind === 'audit' || kind === 'action' || isGoal;
  const isBooked = forecast?.bookings.some((one) => one.id === id) === true;
  const look =
    kind === 'audit' ? (row.state === 'done' ? 'held' : isBooked ? 'booked' : 'notBooked') : `action ${row.state}`;
  return {
    id,
    isCritical,
    bars: from === null || to === null || isPoint ? [] : barsOf(row, from, to, today, scale),
    baseline:
      baseline && withBaseline
        ? { x: scale.at(baseline.from), width: Math.max(4, scale.after(baseline.to) - scale.at(baseline.from)) }
        : null,
    diamond: isPoint && !isGoal && to !== null ? { x: scale.at(to), look } : null,
  };
}

/** What is to be said beside a row: the dates of the goal, the slack of a booked day, the critical path. */
export function noteOf(
  { id, kind, isCritical, state }: PlanRow,
  forecast: Forecast | null,
  short: (date: string) => string,
): string {
  if (!forecast || kind === 'action') return '';
  if (id === forecast.goal) return `likely ${short(forecast.likely)}, 80\u00a0% by ${short(forecast.at80)}`;
  const booking = forecast.bookings.find((one) => one.id === id);
  if (booking && state !== 'done') {
    return booking.likely < 0
      ? `booked ${short(booking.on)}, likely missed`
      : `booked, ${String(booking.likely)} days of slack`;
  }
  return isCritical ? 'critical path' : '';
}

/** The months of a plan with their names, the years where they begin. The flag of today covers what stands beneath it. */
export function monthsOf(
  span: Span,
  scale: Scale,
  todayX: number,
): readonly { readonly x: number; readonly label: string }[] {
  const all = lowerTicks({ ...scale, from: `${span.from.slice(0, 7)}-01` }, 'year');
  const year = Number(span.from.slice(0, 4));
  return all
    .map(({ x, label }, index) => {
      const isNamed = index === 1 || label === 'Jan';
      const januaries = all.slice(1, index + 1).filter((one) => one.label === 'Jan').length;
      const text = isNamed ? `${label} ${String(year + januaries)}` : label;
      return { x, label: Math.abs(x + 15 - todayX) < 48 ? '' : text };
    })
    .filter(({ x }) => x > 0);
}

function barsOf({ state }: PlanRow, from: string, to: string, today: string, scale: Scale): Bar[] {
  const bar = (look: Bar['look'], first: number, last: number): Bar => ({
    look,
    x: first,
    width: Math.max(3, last - first),
  });
  if (state === 'done') return [bar('done', scale.at(from), scale.after(to))];
  if (state === 'ahead') return [bar('planned', scale.at(from), scale.after(to))];
  const now = scale.at(today);
  return [bar('sofar', scale.at(from), now), ...(to > today ? [bar('todo', now, scale.after(to))] : [])];
}
