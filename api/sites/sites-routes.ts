import { z } from 'zod';
import type { SiteRow } from '#activities/store/rows';
import type { Session, Store } from '#activities/store/store';
import { calendarSchema } from '#domain/kernel/calendar';
import { changeRecords } from '../platform/change.ts';
import { Problem } from '../platform/problem.ts';
import { route, type Route } from '../platform/route.ts';
import { calendarRow, firstCalendar, siteBodySchema, siteId, siteView, siteViewSchema } from './site-body.ts';

/** The sites of the organization. */
export const sitesRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/api/sites',
    operationId: 'listSites',
    summary: 'All sites, also those no longer in use',
    tag: 'sites',
    permission: 'sites.read',
    schemas: {
      responses: {
        200: z.strictObject({
          sites: z.array(siteViewSchema),
          /** In which working days are counted, by site: the same wherever a number of them is shown. */
          calendars: z.record(z.string(), calendarSchema),
        }),
      },
    },
    async handler({ deps }) {
      const { sites } = await deps.register.current();
      const calendars = await Promise.all(
        [...sites.keys()].map(async (site) => [site, (await deps.surroundings.forSite(site)).calendar] as const),
      );
      return {
        status: 200,
        body: { sites: [...sites.values()].map(siteView), calendars: Object.fromEntries(calendars) },
      };
    },
  }),
  route({
    method: 'post',
    path: '/api/sites',
    operationId: 'addSite',
    summary: 'Adds a site with a calendar of its own and the organization’s policy',
    tag: 'sites',
    permission: 'sites.manage',
    schemas: { body: siteBodySchema, responses: { 201: siteViewSchema } },
    async handler({ deps, person, body }) {
      const row = await changeRecords(deps, async (session) => {
        const known = await deps.store.sites.find({}, { session }).toArray();
        const id = siteId(body.name, new Set(known.map((site) => site._id)));
        const policy = await ownPolicy(deps.store, session);
        const created: SiteRow = { _id: id, ...body, calendar: id, policy, active: true, version: 1 };
        await deps.store.sites.insertOne(created, { session });
        await deps.store.calendars.insertOne(firstCalendar(id, created), { session });
        const change = { record: 'sites', recordId: id, by: person.id, before: null, after: created };
        return { result: created, changes: [change] };
      });
      return { status: 201, body: siteView(row) };
    },
  }),
  route({
    method: 'put',
    path: '/api/sites/:id',
    operationId: 'changeSite',
    summary: 'Changes a site; a site in use cannot be put out of use',
    tag: 'sites',
    permission: 'sites.manage',
    schemas: {
      params: z.strictObject({ id: z.string().min(1).max(64) }),
      body: z.strictObject({ ...siteBodySchema.shape, active: z.boolean(), version: z.int() }),
      responses: { 200: siteViewSchema },
    },
    async handler({ deps, person, params, body: { version, ...fields } }) {
      const { store } = deps;
      const row = await changeRecords(deps, async (session) => {
        const before = await store.sites.findOne({ _id: params.id }, { session });
        if (!before) throw new Problem('notFound');
        if (before.version !== version) throw new Problem('stale', { members: { version: before.version } });
        if (before.active && !fields.active) await refuseSiteInUse(store, params.id, session);
        const calendar = fields.zone === before.zone ? before.calendar : await moveZone(store, before, fields, session);
        const after: SiteRow = { ...before, ...fields, calendar, version: version + 1 };
        await store.sites.replaceOne({ _id: params.id, version }, after, { session });
        return { result: after, changes: [{ record: 'sites', recordId: params.id, by: person.id, before, after }] };
      });
      return { status: 200, body: siteView(row) };
    },
  }),
];

/** New sites follow the policy that the first site follows. */
async function ownPolicy(store: Store, session: Session): Promise<string> {
  const [first] = await store.sites.find({}, { session }).sort({ _id: 1 }).limit(1).toArray();
  if (!first) throw new Error('There is no site whose policy a new one could follow');
  return first.policy;
}

/**
 * Gives a site its calendar in another zone: the next version of its own one, or one of its own when the site shared
 * its calendar with others, whose zone does not change.
 */
async function moveZone(
  store: Store,
  site: SiteRow,
  { zone, country }: Pick<SiteRow, 'zone' | 'country'>,
  session: Session,
): Promise<string> {
  const others = await store.sites.countDocuments({ calendar: site.calendar, _id: { $ne: site._id } }, { session });
  const id = others === 0 ? site.calendar : site._id;
  const [latest] = await store.calendars
    .find({ 'calendar.id': id }, { session })
    .sort({ 'calendar.version': -1 })
    .limit(1)
    .toArray();
  const row = latest
    ? calendarRow({ ...latest.calendar, version: latest.calendar.version + 1, zone })
    : firstCalendar(id, { country, zone });
  await store.calendars.insertOne(row, { session });
  return id;
}

async function refuseSiteInUse(store: Store, site: string, session: Session): Promise<void> {
  const [person, process] = await Promise.all([
    store.people.findOne({ site, active: true }, { session, projection: { _id: 1 } }),
    store.processes.findOne({ site, open: true }, { session, projection: { _id: 1 } }),
  ]);
  if (person ?? process) throw new Problem('siteInUse');
}
