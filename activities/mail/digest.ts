import { localDate } from '#domain/kernel/calendar';
import type { Words } from '#domain/kernel/param';
import type { MailRow, NoticeRow, PersonRow, SiteRow } from '#activities/store/rows';
import type { Store } from '#activities/store/store';
import { tasksFor } from '#activities/store/tasks';
import { digestText, urgentText, type Reader } from './mail-text.ts';

/** Digests leave at this hour of the reader's day. */
const DIGEST_HOUR = 7;

/** The most tasks that one mail names. */
const DIGEST_TASKS = 50;

/** What happened longer ago than this is not mailed any more: it was imported, or mail was off. */
const STALE_DAYS = 3;

interface MailDeps {
  readonly store: Store;
  readonly publicUrl: string;
  readonly words: Words;
}

/** Mails what cannot wait for the morning: danger, and the first breach of a major. */
export async function mailUrgentNotices(deps: MailDeps, now: Date): Promise<number> {
  const notices = await deps.store.notices
    .find({ mailId: null, urgency: 'atOnce', at: { $gt: daysBefore(now, STALE_DAYS) } })
    .sort({ at: 1 })
    .limit(200)
    .toArray();
  for (const notice of notices) {
    const reader = await readerOf(deps, notice.person);
    if (!reader) continue;
    const { subject, text } = urgentText(notice, reader, deps.words);
    await sendMail(deps.store, mailRow(`notice:${notice._id}`, reader, subject, text, now), [notice]);
  }
  return notices.length;
}

/** One mail a person and day: what is due, most urgent first, and what happened since the last one. */
export async function mailDigests(deps: MailDeps, now: Date): Promise<number> {
  const { store } = deps;
  const people = await store.notices.distinct('person', { mailId: null, at: { $gt: daysBefore(now, STALE_DAYS) } });
  let sent = 0;
  for (const person of people) {
    const reader = await readerOf(deps, person);
    if (!reader || reader.hour(now) < DIGEST_HOUR) continue;
    const id = `digest:${person}:${reader.today(now)}`;
    if (await store.mails.findOne({ _id: id }, { projection: { _id: 1 } })) continue;
    const notices = await store.notices
      .find({ person, mailId: null, at: { $gt: daysBefore(now, STALE_DAYS) } })
      .sort({ at: 1 })
      .toArray();
    const tasks = await tasksFor(store, reader.inbox, DIGEST_TASKS);
    const { subject, text } = digestText({ notices, tasks, now: now.toISOString() }, reader, deps.words);
    await sendMail(store, mailRow(id, reader, subject, text, now), notices);
    sent += 1;
  }
  return sent;
}

function mailRow(id: string, reader: Reader, subject: string, text: string, now: Date): MailRow {
  return {
    _id: id,
    person: reader.id,
    to: reader.address,
    subject,
    text,
    createdAt: now.toISOString(),
    status: 'pending',
    sentAt: null,
  };
}

/** Mail, outbox row and the mark on its notices in one transaction: a mail is written once, whatever dies in between. */
async function sendMail(store: Store, mail: MailRow, notices: readonly NoticeRow[]): Promise<void> {
  await store.connection.getClient().withSession((session) =>
    session.withTransaction(async () => {
      await store.mails.insertOne(mail, { session });
      await store.outbox.insertOne(
        {
          _id: `mail:${mail._id}`,
          from: 'mail',
          target: `mail:${mail._id}`,
          seq: 0,
          index: 0,
          at: mail.createdAt,
          effect: { do: 'mail', mailId: mail._id },
          status: 'pending',
          result: null,
          doneAt: null,
        },
        { session },
      );
      await store.notices.updateMany(
        { _id: { $in: notices.map((notice) => notice._id) } },
        { $set: { mailId: mail._id } },
        { session },
      );
    }),
  );
}

async function readerOf({ store, publicUrl, words }: MailDeps, personId: string): Promise<Reader | null> {
  const person = await store.people.findOne({ _id: personId, active: true });
  if (!person) return null;
  const site = await store.sites.findOne({ _id: person.site });
  if (!site) return null;
  const people = await store.people.find().project<Pick<PersonRow, '_id' | 'name'>>({ name: 1 }).toArray();
  const sites = await store.sites.find().project<Pick<SiteRow, '_id' | 'name'>>({ name: 1 }).toArray();
  return createReader(person, site, { people: namesOf(people), sites: namesOf(sites) }, { publicUrl, words });
}

const namesOf = (rows: readonly { _id: string; name: string }[]): ReadonlyMap<string, string> =>
  new Map(rows.map((row) => [row._id, row.name]));

function createReader(
  person: PersonRow,
  site: SiteRow,
  names: Readonly<Record<'people' | 'sites', ReadonlyMap<string, string>>>,
  { publicUrl, words }: Pick<MailDeps, 'publicUrl' | 'words'>,
): Reader {
  const { zone } = site;
  const format = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
    new Intl.DateTimeFormat('en-GB', { timeZone: zone, ...options });
  const day = format({ weekday: 'short', day: 'numeric', month: 'short' });
  const hour = format({ hour: 'numeric', hourCycle: 'h23' });
  const calendar = { id: zone, version: 1, zone, workdays: [], holidays: [] };
  return {
    id: person._id,
    name: person.name,
    address: person.email,
    publicUrl,
    inbox: [`p:${person._id}`, ...person.roles.map((held) => `r:${held.role}@${held.site ?? person.site}`)],
    today: (now) => localDate(now.toISOString(), calendar),
    hour: (now) => Number(hour.format(now)),
    speaker: {
      person: (id) => (id === person._id ? 'you' : (names.people.get(id) ?? id)),
      date: (date) => day.format(new Date(`${date}T12:00:00Z`)),
      at: (instant) => day.format(new Date(instant)),
      role: (role) => words[`role.${role}`] ?? role,
      site: (id) => names.sites.get(id) ?? id,
    },
  };
}

function daysBefore(now: Date, days: number): string {
  return new Date(now.getTime() - days * 86_400_000).toISOString();
}
