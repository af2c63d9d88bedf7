import { randomUUID } from 'node:crypto';
import type { Calendar } from '#domain/kernel/calendar';
import type { Instant } from '#domain/kernel/instant';
import { CALENDARS } from '#domain/seed/calendars';
import { DEFAULT_POLICY } from '#domain/seed/policy';
import type { AccountRow, OrganizationRow, PersonRow, SiteRow } from '#activities/store/rows';
import { registerChanged } from '#activities/store/surroundings';
import type { Session, Store } from '#activities/store/store';
import { addBody } from '../../api/reference/add-body.ts';
import { hashPassword } from '../../api/session/passwords.ts';
import { BODIES } from './bodies.ts';
import { dateOn, day, instantAt } from './day.ts';
import { PEOPLE, type Person } from './people.ts';
import { SITES, SITE_IDS, type Site } from './sites.ts';

export const ORGANIZATION = 'Halden Precision';

/** The password of every demo account. */
export const DEMO_PASSWORD = 'eight-micrometres';

/** Who set the organization up and imported its past. */
export const FOUNDER = 'joakim.dahl';

export const emailOf = (id: string): string => `${id}@haldenprecision.example`;

/** The working calendar of each site, as the product brings it. */
export const SITE_CALENDARS: Readonly<Record<Site, Calendar>> = {
  halden: calendarOf('halden'),
  brno: calendarOf('brno'),
  monterrey: calendarOf('monterrey'),
};

/** The organization as it was founded, now or by a load that broke off; null when it is somebody else's. */
export async function foundOrganization(store: Store, now: Instant): Promise<OrganizationRow | null> {
  const known = await store.organization.findOne({ _id: 'organization' });
  if (known) return known.demo && known.name === ORGANIZATION ? known : null;
  const organization: OrganizationRow = { _id: 'organization', name: ORGANIZATION, demo: true, createdAt: now };
  const accounts = await Promise.all(PEOPLE.map((person) => accountOf(person, now)));
  const sites = SITE_IDS.map(siteOf);
  const people = PEOPLE.map((person) => personRow(person, now));
  await inTransaction(store, async (session) => {
    await store.organization.insertOne(organization, { session });
    await store.calendars.insertMany(
      CALENDARS.map((calendar) => ({ _id: versioned(calendar), calendar, recordedAt: now })),
      { session },
    );
    const reason = 'Policy the product comes with';
    const policy = { _id: versioned(DEFAULT_POLICY), policy: DEFAULT_POLICY, reason, recordedAt: now };
    await store.policies.insertOne(policy, { session });
    await store.sites.insertMany(sites, { session });
    await store.people.insertMany(people, { session });
    await store.accounts.insertMany(accounts, { session });
    await store.changes.insertMany(
      [
        ...sites.map((row) => ({ record: 'sites', recordId: row._id, before: null, after: row })),
        ...people.map((row) => ({ record: 'people', recordId: row._id, before: null, after: row })),
      ].map((change) => ({ ...change, ...byFounder(now) })),
      { session },
    );
  });
  return organization;
}

/** The certification bodies, typed in by the founder like in the console; those that are there stay as they are. */
export async function addBodies(store: Store): Promise<void> {
  for (const fields of BODIES) {
    if ((await store.bodies.findOne({ 'body.name': fields.name })) !== null) continue;
    await inTransaction(store, async (session) => {
      const { changes } = await addBody(store, fields, FOUNDER, session);
      const rows = changes.map(({ by: _, ...change }) => ({ ...change, ...byFounder(new Date().toISOString()) }));
      await store.changes.insertMany(rows, { session });
    });
  }
}

/** Lets the external auditor read these processes for a month. */
export async function grantToAuditor(store: Store, keys: readonly string[], now: Instant): Promise<void> {
  const until = new Date(Date.parse(now) + 30 * 86_400_000).toISOString();
  const auditors = PEOPLE.filter(({ roles }) => roles.some(({ role }) => role === 'externalAuditor'));
  await inTransaction(store, async (session) => {
    for (const { id } of auditors) {
      const before = await store.people.findOne({ _id: id }, { session });
      if (!before) continue;
      const after: PersonRow = { ...before, granted: { keys: [...keys], until }, version: before.version + 1 };
      await store.people.replaceOne({ _id: id }, after, { session });
      await store.changes.insertOne({ record: 'people', recordId: id, before, after, ...byFounder(now) }, { session });
    }
  });
}

async function inTransaction(store: Store, work: (session: Session) => Promise<void>): Promise<void> {
  await store.connection.getClient().withSession((session) =>
    session.withTransaction(async () => {
      await work(session);
      await registerChanged(store, { session });
    }),
  );
}

function byFounder(at: Instant) {
  return { _id: randomUUID(), actor: { kind: 'person' as const, id: FOUNDER }, at, reason: 'Demo organization' };
}

const versioned = ({ id, version }: { id: string; version: number }): string => `${id}:${String(version)}`;

function calendarOf(site: Site): Calendar {
  const found = CALENDARS.find(({ zone }) => zone === SITES[site].zone);
  if (!found) throw new Error(`No calendar for ${site}`);
  return found;
}

function siteOf(id: Site): SiteRow {
  const { name, country, zone, places } = SITES[id];
  return {
    _id: id,
    name,
    country,
    zone,
    places: [...places],
    calendar: SITE_CALENDARS[id].id,
    policy: DEFAULT_POLICY.id,
    active: true,
    version: 1,
  };
}

function personRow({ id, name, title, site, manager, roles }: Person, now: Instant): PersonRow {
  return {
    _id: id,
    name,
    email: emailOf(id),
    title,
    site,
    roles: roles.map((held) => ({ ...held })),
    manager,
    active: true,
    absence: absenceOf(id, now),
    granted: null,
    version: 1,
  };
}

/** One who is away, and one who will be. */
function absenceOf(id: string, now: Instant): PersonRow['absence'] {
  const away: Readonly<Record<string, { from: number; until: number; substitute: string }>> = {
    'tomas.vesely': { from: -4, until: 3, substitute: 'jiri.kucera' },
    'petr.novak': { from: 6, until: 11, substitute: 'filip.urban' },
  };
  const absence = away[id];
  if (!absence) return null;
  const at = (offset: number): Instant =>
    instantAt(dateOn(day(offset), now, SITE_CALENDARS.brno), '00:00', SITE_CALENDARS.brno);
  return { from: at(absence.from), until: at(absence.until), substitute: absence.substitute };
}

async function accountOf({ id, site }: Person, now: Instant): Promise<AccountRow> {
  const calendar = SITE_CALENDARS[site];
  return {
    _id: id,
    email: emailOf(id),
    passwordHash: await hashPassword(DEMO_PASSWORD),
    lastVisitAt: instantAt(dateOn(day(-2), now, calendar), '16:40', calendar),
    seenAt: instantAt(dateOn(day(-2), now, calendar), '16:40', calendar),
    mustChangePassword: false,
    createdAt: now,
  };
}
