import { z } from 'zod';
import type { AccountRow, PersonRow, SiteRow } from '#activities/store/rows';
import type { Session, Store } from '#activities/store/store';
import { DEFAULT_POLICY } from '#domain/seed/policy';
import { changeRecords, isTaken, type Change } from '../platform/change.ts';
import { Problem } from '../platform/problem.ts';
import { publicRoute, type Route } from '../platform/route.ts';
import { emailSchema, shortTextSchema } from '../platform/texts.ts';
import { signedIn } from '../platform/visits.ts';
import { firstCalendar, newSiteSchema, siteId } from '../sites/site-body.ts';
import { hashPassword, newPasswordSchema, refuseWeakPassword } from './passwords.ts';
import { sessionView, sessionViewSchema } from './session-view.ts';

const firstRunSchema = z.strictObject({
  organization: shortTextSchema,
  site: newSiteSchema,
  administrator: z.strictObject({ name: shortTextSchema, email: emailSchema, password: newPasswordSchema }),
});
type FirstRun = z.output<typeof firstRunSchema>;

/** Sets up an empty installation, once: its organization, first site and administrator. */
export const firstRunRoutes: readonly Route[] = [
  publicRoute({
    method: 'post',
    path: '/api/first-run',
    operationId: 'firstRun',
    summary: 'Sets up an empty installation and signs its administrator in',
    tag: 'session',
    schemas: { body: firstRunSchema, responses: { 201: sessionViewSchema } },
    async handler({ deps, body, visit }) {
      const { store } = deps;
      if (await store.organization.findOne({ _id: 'organization' })) throw new Problem('alreadySetUp');
      refuseWeakPassword(body.administrator.password, body.administrator, 'administrator.password');
      const passwordHash = await hashPassword(body.administrator.password);
      const administrator = await refusingSecondRun(() =>
        changeRecords(deps, (session) => setUp(store, session, body, passwordHash)),
      );
      await visit.begin(administrator._id, null);
      return { status: 201, body: await sessionView(deps, signedIn(administrator), { lastVisitAt: null }) };
    },
  }),
];

async function setUp(
  store: Store,
  session: Session,
  { organization, site: { name, country, zone }, administrator }: FirstRun,
  passwordHash: string,
): Promise<{ result: PersonRow; changes: readonly Change[] }> {
  const createdAt = new Date().toISOString();
  const id = siteId(name, new Set());
  const site: SiteRow = {
    ...{ _id: id, name, country, zone, places: [] },
    ...{ calendar: id, policy: DEFAULT_POLICY.id, active: true, version: 1 },
  };
  const person: PersonRow = {
    ...{ _id: 'administrator', name: administrator.name, email: administrator.email, title: '', site: id },
    ...{ roles: [{ role: 'administrator' }], manager: null, active: true, absence: null, granted: null, version: 1 },
  };
  const account: AccountRow = {
    ...{ _id: person._id, email: person.email, passwordHash },
    ...{ lastVisitAt: createdAt, mustChangePassword: false, createdAt },
  };
  await store.organization.insertOne({ _id: 'organization', name: organization, demo: false, createdAt }, { session });
  await store.policies.insertOne(
    {
      _id: `${DEFAULT_POLICY.id}:${String(DEFAULT_POLICY.version)}`,
      policy: DEFAULT_POLICY,
      reason: 'Set up',
      recordedAt: createdAt,
    },
    { session },
  );
  await store.calendars.insertOne(firstCalendar(id, site), { session });
  await store.sites.insertOne(site, { session });
  await store.people.insertOne(person, { session });
  await store.accounts.insertOne(account, { session });
  const by = person._id;
  return {
    result: person,
    changes: [
      { record: 'sites', recordId: id, by, before: null, after: site },
      { record: 'people', recordId: person._id, by, before: null, after: person },
    ],
  };
}

/** Of two that arrive at the same moment, one sets up. */
async function refusingSecondRun<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (isTaken(error, '_id') || isTaken(error, 'email')) throw new Problem('alreadySetUp');
    throw error;
  }
}
