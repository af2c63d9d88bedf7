import { stepWord } from '#domain/certification/forecast/explanation';
import { shortDay } from '../words/dates.ts';
import { sentence, type Wording } from '../words/sentence.ts';
import type { ForecastMoved } from './preview.ts';

/** A date of a forecast as it is and as it would be. */
export interface ForecastLine {
  readonly what: string;
  readonly before: string;
  readonly after: string;
  readonly move: 'later' | 'earlier' | 'stays';
}

/** The goal first, likely and in four of five cases, then the steps whose last day moves. */
export function wordForecast(
  { goal, before, after, moved }: ForecastMoved,
  { wording, calendar }: { readonly wording: Wording; readonly calendar: { readonly zone: string } },
): readonly ForecastLine[] {
  const short = (date: string): string => shortDay(date, { now: wording.dates.now, zone: calendar.zone });
  const line = (what: string, was: string, is: string): ForecastLine => ({
    what,
    before: short(was),
    after: short(is),
    move: is === was ? 'stays' : is > was ? 'later' : 'earlier',
  });
  const name = stepName(goal, wording);
  return [
    line(`${name}, likely`, before.likely, after.likely),
    line(`${name}, 80\u00a0% by`, before.at80, after.at80),
    ...moved.map((one) => line(stepName(one.step, wording), one.before, one.after)),
  ];
}

function stepName(id: string, wording: Wording): string {
  const word = stepWord(id);
  return typeof word === 'object' && 'code' in word
    ? sentence(word.code, {}, wording)
    : sentence(`stage.${id}`, {}, wording);
}
