import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mayAnywhere, PERMISSIONS, reachOf } from '#domain/kernel/permissions';
import { ROLES, type Role } from '#domain/kernel/roles';
import type { Route } from '../../api/platform/route.ts';
import { routes } from '../../api/routes.ts';
import { fileOf as uploadedFile, refusalOf } from './support/answers.ts';
import { openApiWorld, type ApiWorld, type Browser } from './support/api-world.ts';
import { aProcess, personWith, SITES, type SiteId } from './support/organization.ts';

const PLACES: readonly (SiteId | undefined)[] = [undefined, ...SITES];

/** Routes that everybody may call, by decision. Whoever adds one to the API adds it here as well. */
const PUBLIC = [
  'checkLive',
  'checkReady',
  'firstRun',
  'listDemoAccounts',
  'readApiDescription',
  'readApiPage',
  'readApiPageScript',
  'readCalendar',
  'readInstallation',
  'signIn',
];

const guarded = routes.filter((route) => route.permission !== 'public');

let world: ApiWorld;
const browsers = new Map<string, Browser>();
beforeAll(async () => {
  world = await openApiWorld();
  for (const role of ROLES) {
    for (const site of PLACES) browsers.set(personWith(role, site), await world.signedIn(personWith(role, site)));
  }
});
afterAll(() => world.close());

function browserOf(role: Role, site?: SiteId): Browser {
  const browser = browsers.get(personWith(role, site));
  if (!browser) throw new Error(`Nobody is ${role}`);
  return browser;
}

/** A call that gets as far as the guard and, behind it, fails without doing anything. */
async function call(browser: Browser, route: Route): Promise<{ status: number; code: unknown }> {
  const path = route.path.replaceAll(/:(\w+)/g, 'nothing-here');
  const request = browser[route.method](path);
  // Unknown fields: no route carries anything out that was sent like this.
  const answer = await (route.method === 'get' ? request.query({ notAField: '1' }) : request.send({ notAField: 1 }));
  const body: unknown = answer.body;
  const code = typeof body === 'object' && body !== null && 'code' in body ? body.code : null;
  return { status: answer.status, code };
}

describe('every route', () => {
  it('names a permission of the table, or is public by decision', () => {
    const open = routes.filter((route) => route.permission === 'public').map((route) => route.operationId);
    expect(open.filter((operationId) => !PUBLIC.includes(operationId))).toEqual([]);
    for (const route of guarded) expect(['signedIn', ...PERMISSIONS]).toContain(route.permission);
  });

  it('has an address and a name of its own', () => {
    const addresses = routes.map((route) => `${route.method} ${route.path}`);
    const names = routes.map((route) => route.operationId);
    expect(new Set(addresses).size).toBe(addresses.length);
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(guarded.map((route): [string, Route] => [`${route.method} ${route.path}`, route]))(
    '%s refuses who is not signed in',
    async (_, route) => {
      expect(await call(world.browser(), route)).toEqual({ status: 401, code: 'notSignedIn' });
    },
  );
});

describe.each([...ROLES])('the role %s', (role) => {
  it.each(PLACES.map((site): [string, SiteId | undefined] => [site ?? 'all sites', site]))(
    'held for %s passes exactly the routes that the table grants it',
    async (_, site) => {
      const browser = browserOf(role, site);
      for (const route of guarded) {
        // Signing out would end the walk, and an event stream does not end by itself.
        if (route.operationId === 'signOut' || route.schemas.responses[200] === 'eventStream') continue;
        const { permission } = route;
        const granted =
          permission === 'signedIn' ||
          (permission !== 'public' && mayAnywhere([site ? { role, site } : { role }], permission));
        const { status, code } = await call(browser, route);
        const where = `${role}@${site ?? 'all'} ${route.method} ${route.path}`;
        if (granted) expect(`${where} ${status} ${String(code)}`).not.toMatch(/ 401 | 403 notPermitted| 500 /);
        else expect(`${where} ${status} ${String(code)}`).toBe(`${where} 403 notPermitted`);
      }
    },
  );
});

describe('a file', () => {
  it.each(ROLES.flatMap((role) => PLACES.map((site): [Role, SiteId | undefined] => [role, site])))(
    'of a process in Brno is where the process is, for %s at %s',
    async (role, site) => {
      const id = await fileOf('CAPA-2026-0001', 'brno');
      const reach = reachOf([site ? { role, site } : { role }], 'file.read', site ?? 'halden');
      const answer = await browserOf(role, site).get(`/api/files/${id}`);
      if (reach.all || reach.sites.includes('brno')) expect(answer.text).toContain('content of the file');
      else expect(refusalOf(answer)).toEqual([404, 'notFound']);
    },
  );

  it('of a granted process is readable for an external auditor', async () => {
    const id = await fileOf('CAPA-2026-0002', 'brno');
    await browserOf('externalAuditor').get(`/api/files/${id}`).expect(404);
    await world.store.people.updateOne(
      { _id: 'externalauditor-all' },
      { $set: { 'granted.keys': ['CAPA-2026-0002'] } },
    );
    await world.store.register.updateOne({ _id: 'register' }, { $inc: { version: 1 } });
    world.deps.register.forget();
    await browserOf('externalAuditor').get(`/api/files/${id}`).expect(200);
  });

  it('of a process is readable for those who take part in it', async () => {
    const id = await fileOf('CAPA-2026-0003', 'halden', ['employee-brno']);
    await browserOf('employee', 'brno').get(`/api/files/${id}`).expect(200);
    await browserOf('employee', 'halden').get(`/api/files/${id}`).expect(404);
  });
});

const files = new Map<string, string>();

/** A file attached to a process, made at the first call. */
async function fileOf(key: string, site: SiteId, people: readonly string[] = []): Promise<string> {
  const known = files.get(key);
  if (known !== undefined) return known;
  const answer = await browserOf('qualityManager')
    .post('/api/files')
    .attach('file', Buffer.from('the content of the file'), 'note.txt')
    .expect(201);
  const { id } = uploadedFile(answer);
  await world.store.processes.insertOne(aProcess({ _id: key, site, people: [...people] }));
  await world.store.files.updateOne({ _id: id }, { $set: { attachedTo: key } });
  files.set(key, id);
  return id;
}
