import type { Instant } from '#domain/kernel/instant';
import type { Words } from '#domain/kernel/param';
import { say, type Speaker } from '#domain/kernel/sentence';
import type { NoticeRow } from '#activities/store/rows';
import type { Task } from '#activities/store/tasks';

/** The person a mail is written to, with how dates and names are said to them. */
export interface Reader {
  readonly id: string;
  readonly name: string;
  readonly address: string;
  readonly publicUrl: string;
  /** What their tasks are found by. */
  readonly inbox: readonly string[];
  today(now: Date): string;
  hour(now: Date): number;
  readonly speaker: Speaker;
}

interface Mail {
  readonly subject: string;
  readonly text: string;
}

/** A mail about one notice that cannot wait. */
export function urgentText(notice: NoticeRow, reader: Reader, words: Words): Mail {
  const sentence = noticeSentence(notice, reader, words);
  return {
    subject: `${notice.key}: ${sentence}`,
    text: [`Hello ${reader.name},`, '', sentence, `${notice.key} ${notice.title}`, link(notice.key, reader)].join('\n'),
  };
}

/** The day's mail: tasks grouped by urgency, then what happened. */
export function digestText(
  digest: { notices: readonly NoticeRow[]; tasks: readonly Task[]; now: Instant },
  reader: Reader,
  words: Words,
): Mail {
  const { now } = digest;
  const late = digest.tasks.filter((task) => task.lateAt !== null && task.lateAt < now);
  const soon = digest.tasks.filter((task) => !late.includes(task) && task.soonAt !== null && task.soonAt <= now);
  const groups = [
    { title: 'Late', lines: late.map((task) => taskLines(task, reader, words)) },
    { title: 'Soon due', lines: soon.map((task) => taskLines(task, reader, words)) },
    { title: 'What happened', lines: digest.notices.map((notice) => noticeLines(notice, reader, words)) },
  ].filter((group) => group.lines.length > 0);
  const counts = [
    late.length > 0 ? `${String(late.length)} late` : '',
    soon.length > 0 ? `${String(soon.length)} soon due` : '',
  ]
    .filter((part) => part !== '')
    .join(', ');
  return {
    subject: counts === '' ? `Perennial: ${String(digest.notices.length)} news` : `Perennial: ${counts}`,
    text: [
      `Hello ${reader.name},`,
      ...groups.flatMap((group) => ['', group.title, ...group.lines]),
      '',
      `All your tasks: ${reader.publicUrl}/today`,
    ].join('\n'),
  };
}

function taskLines(task: Task, reader: Reader, words: Words): string {
  const { waiting } = task;
  const what = say(`waiting.${waiting.code}`, waiting.params, words, reader.speaker);
  const until = waiting.until ? `, until ${reader.speaker.at(waiting.until)}` : '';
  return `- ${what}: ${task.key} ${task.title}${until}\n  ${link(task.key, reader)}`;
}

function noticeLines(notice: NoticeRow, reader: Reader, words: Words): string {
  return `- ${noticeSentence(notice, reader, words)} (${notice.key} ${notice.title})\n  ${link(notice.key, reader)}`;
}

function noticeSentence(notice: NoticeRow, reader: Reader, words: Words): string {
  return say(`notice.${notice.code}`, notice.params, words, reader.speaker);
}

function link(key: string, reader: Reader): string {
  return `${reader.publicUrl}/processes/${key}`;
}
