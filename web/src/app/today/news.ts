import type { Params, Words } from '#domain/kernel/param';
import { day } from '../words/dates.ts';
import { sentence, type Wording } from '../words/sentence.ts';
import type { Change, TodayView, ToldNotice } from './today.ts';

/** One thing that happened since the last visit, in words. */
export interface News {
  readonly id: string;
  readonly key: string;
  readonly title: string;
  readonly at: string;
  readonly text: string;
  /** The reader was told it by name. */
  readonly told: boolean;
}

/** What happened on one day, under its name: “Today”, “Yesterday”, “Fri 20 Nov”. */
export interface NewsDay {
  readonly name: string;
  readonly news: readonly News[];
}

/**
 * Changes by others and notices since the last visit, the newest first, by day. A deadline in a notice ends a day of its
 * site: it is read in the zone of the site, as the task beside it is, never as some hour of the reader's next morning.
 */
export function newsByDay(
  view: TodayView,
  wording: Wording,
  zoneOf: (site: string) => string | undefined,
): readonly NewsDay[] {
  const told = view.notices
    .filter((notice) => notice.at > view.since)
    .map((notice) => noticeNews(notice, atSite(wording, zoneOf(notice.site))));
  const changed = view.changes.map((change) => changeNews(change, wording));
  const all = [...told, ...changed].sort((a, b) => b.at.localeCompare(a.at));
  const days = new Map<string, News[]>();
  for (const news of all) {
    const name = nameOfDay(news.at, wording);
    days.set(name, [...(days.get(name) ?? []), news]);
  }
  return [...days].map(([name, news]) => ({ name, news }));
}

function noticeNews(notice: ToldNotice, wording: Wording): News {
  const { id, key, title, at } = notice;
  return { id, key, title, at, text: sentence(`notice.${notice.code}`, notice.params, wording), told: true };
}

function atSite(wording: Wording, zone: string | undefined): Wording {
  return zone === undefined ? wording : { ...wording, dates: { ...wording.dates, zone } };
}

function changeNews(change: Change, wording: Wording): News {
  const { key, title, at, seq } = change;
  const params: Params = { by: actorParam(change), subject: wordSubject(change.subject, wording) };
  return {
    id: `${key}#${String(seq)}`,
    key,
    title,
    at,
    text: sentence(codeOfChange(change.eventType, params, wording.words), params, wording),
    told: false,
  };
}

/** The event's own sentence where news can fill it, else its shorter form, else that somebody changed it. */
function codeOfChange(eventType: string, params: Params, words: Words): string {
  const short = `change.${eventType}`;
  if (short in words) return short;
  const full = words[`event.${eventType}`];
  const places = full?.match(/\{(\w+)\}/g) ?? [];
  const fillable = full !== undefined && places.every((place) => place.slice(1, -1) in params);
  return fillable ? `event.${eventType}` : 'change.other';
}

function actorParam({ actor }: Change): Params[string] {
  switch (actor.kind) {
    case 'person':
      return { person: actor.id };
    case 'process':
      return { process: actor.key };
    case 'clock':
      return { code: 'actor.clock' };
  }
}

/** “plan”, “action 3”: subjects are codes with a number behind a colon. */
function wordSubject(subject: string, wording: Wording): string {
  const [code = '', number] = subject.split(':');
  const word = sentence(`subject.${code}`, {}, wording);
  return number !== undefined && /^\d+$/.test(number) ? `${word} ${number}` : word;
}

function nameOfDay(at: string, { dates }: Wording): string {
  const name = day(at, dates);
  if (name === day(dates.now, dates)) return 'Today';
  const yesterday = new Date(dates.now);
  yesterday.setDate(yesterday.getDate() - 1);
  return name === day(yesterday, dates) ? 'Yesterday' : name;
}
