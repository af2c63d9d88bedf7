import type { mongo } from 'mongoose';
import type { EventRow, NoticeRow, ProcessRow } from '#activities/store/rows';
import type { Store } from '#activities/store/store';
import type { Task } from '#activities/store/tasks';
import type { Instant } from '#domain/kernel/instant';
import type { Actor } from '#domain/kernel/moment';
import type { Waiting } from '#domain/kernel/waiting';
import { waitsForMe, type Identity } from '../processes/identity.ts';
import { inboxOf } from '../processes/inbox.ts';
import { allOf, waitsFor } from '../processes/list-query.ts';
import { commandOf, LIST_PROJECTION, type ListedRow, type MyCommand } from '../processes/list-row.ts';

/** How many of each the page shows. Whoever has more works from the table. */
const OTHERS_SHOWN = 50;
const CHANGES_SHOWN = 50;
const NOTICES_SHOWN = 50;
/** Changes are looked for among so many of the latest events; older ones are no news. */
const EVENTS_LOOKED_AT = 500;
const NOTICES_FOR_MS = 14 * 24 * 60 * 60_000;

/** One thing to do, or to wait for. */
export interface TodayTask {
  readonly id: string;
  readonly key: string;
  readonly type: string;
  readonly title: string;
  readonly stage: string;
  readonly grade: string | null;
  readonly site: string;
  readonly waiting: Waiting;
  readonly soonAt: Instant | null;
  readonly lateAt: Instant | null;
  readonly myCommand: MyCommand | null;
}

/** Something that another person did in a process the caller takes part in. */
export interface TodayChange {
  readonly key: string;
  readonly type: string;
  readonly title: string;
  readonly eventType: string;
  readonly subject: string;
  readonly actor: Actor;
  readonly at: Instant;
  readonly seq: number;
}

/** Everything that waits for the person, the most urgent first. */
export async function myTasks(store: Store, me: Identity): Promise<TodayTask[]> {
  return (await inboxOf(store, me)).map((row) => task(row, row.key, row.waiting, row));
}

/** What others have still to do in the open processes the person takes part in. */
export async function tasksOfOthers(store: Store, me: Identity): Promise<TodayTask[]> {
  const rows = await store.processes
    .find({ people: me.id, open: true, lateAt: { $gt: '' } })
    .project<ListedRow>(LIST_PROJECTION)
    .sort({ lateAt: 1, _id: 1 })
    .limit(OTHERS_SHOWN)
    .toArray();
  return rows
    .flatMap((row) => {
      const line = row.waiting.find((one) => one.pause === undefined && !waitsForMe(one, me));
      return line ? [{ ...task(row, row._id, line, row), myCommand: null }] : [];
    })
    .slice(0, OTHERS_SHOWN);
}

/** Reports and CAPAs in reach that wait for somebody who has left: nobody will do it unless it is handed over. */
export function countStranded(store: Store, reach: mongo.Filter<ProcessRow>, left: readonly string[]): Promise<number> {
  if (left.length === 0) return Promise.resolve(0);
  const filter = { type: { $in: ['report', 'capa'] }, open: true, ...waitsFor(left) };
  return store.processes.countDocuments(allOf([reach, filter]));
}

/** What other people did since then in the processes that concern the person, the newest first. */
export async function changesSince(
  store: Store,
  me: Identity,
  since: Instant,
  concerns: mongo.Filter<ProcessRow>,
): Promise<TodayChange[]> {
  const events = await store.events
    .find({ at: { $gt: since }, 'actor.kind': 'person', 'actor.id': { $ne: me.id } })
    .project<Pick<EventRow, 'key' | 'type' | 'seq' | 'subject' | 'actor' | 'at' | 'event'>>({
      key: 1,
      type: 1,
      seq: 1,
      subject: 1,
      actor: 1,
      at: 1,
      'event.type': 1,
    })
    .sort({ at: -1, _id: -1 })
    .limit(EVENTS_LOOKED_AT)
    .toArray();
  const mine = await store.processes
    .find({ $and: [{ _id: { $in: [...new Set(events.map((event) => event.key))] } }, concerns] })
    .project<Pick<ProcessRow, '_id' | 'title'>>({ title: 1 })
    .toArray();
  const titles = new Map(mine.map((row) => [row._id, row.title]));
  return events
    .flatMap(({ key, type, seq, subject, actor, at, event }) => {
      const title = titles.get(key);
      return title === undefined ? [] : [{ key, type, title, eventType: event.type, subject, actor, at, seq }];
    })
    .slice(0, CHANGES_SHOWN);
}

/** What the person was told lately. */
export function latestNotices(store: Store, personId: string, now: Instant): Promise<NoticeRow[]> {
  const from = new Date(Date.parse(now) - NOTICES_FOR_MS).toISOString();
  return store.notices
    .find({ person: personId, at: { $gt: from } })
    .sort({ at: -1 })
    .limit(NOTICES_SHOWN)
    .toArray();
}

function task(
  row: Pick<Task, 'type' | 'title' | 'stage' | 'grade' | 'site'>,
  key: string,
  waiting: Waiting,
  { soonAt, lateAt }: Pick<Task, 'soonAt' | 'lateAt'>,
): TodayTask {
  const { type, title, stage, grade, site } = row;
  const myCommand = waiting.pause === undefined ? commandOf(waiting) : null;
  return { id: `${key}|${waiting.id}`, key, type, title, stage, grade, site, waiting, soonAt, lateAt, myCommand };
}
