import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fieldsOf, peopleOf, personOf, personToChange, problemOf, siteOf, siteToChange } from './support/answers.ts';
import { openApiWorld, type ApiWorld, type Browser } from './support/api-world.ts';
import { PASSWORD } from './support/organization.ts';

let world: ApiWorld;
let administrator: Browser;
beforeAll(async () => {
  world = await openApiWorld({ settings: { DEMO_MODE: 'true' } });
  administrator = await world.signedIn('administrator-all');
});
afterAll(() => world.close());

const NORA = {
  name: 'Nora Vik',
  email: 'Nora.Vik@Halden.example',
  title: 'Quality engineer',
  site: 'halden',
  roles: [{ role: 'employee', site: 'halden' }],
  manager: 'manager-halden',
};

describe('people', () => {
  it('are added with a first password, signed in with it, and found in the trail of changes', async () => {
    const password = 'nine green bottles';
    const added = await administrator
      .post('/api/people')
      .send({ ...NORA, password })
      .expect(201);
    const nora = personOf(added);
    expect(nora).toMatchObject({ ...NORA, email: 'nora.vik@halden.example', active: true, version: 1 });
    const answer = await world.browser().post('/api/session').send({ email: NORA.email, password }).expect(200);
    expect(answer.body).toMatchObject({ person: { id: nora.id }, mustChangePassword: true });
    expect(await world.store.changes.findOne({ recordId: nora.id })).toMatchObject({
      record: 'people',
      actor: { kind: 'person', id: 'administrator-all' },
      before: null,
      after: { name: 'Nora Vik' },
    });
  });

  it('keep one address each', async () => {
    const again = { ...NORA, password: 'nine green bottles' };
    const answer = await administrator.post('/api/people').send(again).expect(409);
    expect(answer.body).toMatchObject({ code: 'emailTaken', fieldPaths: ['email'] });
  });

  it('are changed only by who saw their newest version', async () => {
    const list = await administrator.get('/api/people').expect(200);
    const id = peopleOf(list).find((one) => one.name === 'Nora Vik')?.id ?? '';
    const nora = personToChange(list, id);
    const promoted = { ...nora, title: 'Quality manager', roles: [{ role: 'qualityManager' }] };
    const first = await administrator.put(`/api/people/${id}`).send(promoted).expect(200);
    expect(first.body).toMatchObject({ title: 'Quality manager', version: 2 });
    const second = await administrator.put(`/api/people/${id}`).send(promoted).expect(409);
    expect(second.body).toMatchObject({ code: 'stale', version: 2 });
  });

  it('have their new rights at once', async () => {
    const eva = await world.signedIn('employee-halden');
    await eva.get('/api/mail').expect(403);
    const person = personToChange(await administrator.get('/api/people'), 'employee-halden');
    await administrator
      .put('/api/people/employee-halden')
      .send({ ...person, roles: [{ role: 'administrator' }] })
      .expect(200);
    await eva.get('/api/mail').expect(200);
  });

  it('always include an administrator of everything', async () => {
    const everywhere = peopleOf(await administrator.get('/api/people').expect(200))
      .filter(({ roles }) => roles.some((held) => held.role === 'administrator' && held.site === undefined))
      .sort((one) => (one.id === 'administrator-all' ? 1 : -1));
    const answers: string[] = [];
    for (const { id, ...person } of everywhere) {
      const demoted = { ...person, roles: [{ role: 'employee' }] };
      const answer = await administrator.put(`/api/people/${id}`).send(demoted);
      answers.push(answer.status === 200 ? 'done' : problemOf(answer).code);
    }
    expect(answers).toEqual([...everywhere.slice(1).map(() => 'done'), 'lastAdministrator']);
  });

  it('say themselves when they are away and who acts for them', async () => {
    const manager = await world.signedIn('manager-brno');
    const absence = {
      from: '2026-12-01T00:00:00+01:00',
      until: '2026-12-08T00:00:00+01:00',
      substitute: 'employee-brno',
    };
    const answer = await manager.put('/api/session/absence').send({ absence }).expect(200);
    expect(personOf(answer).absence).toEqual({
      from: '2026-11-30T23:00:00.000Z',
      until: '2026-12-07T23:00:00.000Z',
      substitute: 'employee-brno',
    });
    for (const wrong of [
      { ...absence, substitute: 'manager-brno' },
      { ...absence, substitute: 'nobody' },
      { ...absence, until: absence.from },
    ]) {
      await manager.put('/api/session/absence').send({ absence: wrong }).expect(422);
    }
    await manager.put('/api/session/absence').send({ absence: null }).expect(200);
  });
});

describe('sites', () => {
  it('are added with a calendar in their zone and the holidays of their country', async () => {
    const site = { name: 'Kraków Śródmieście', country: 'CZ', zone: 'Europe/Warsaw', places: ['Press 1'] };
    const first = await administrator.post('/api/sites').send(site).expect(201);
    expect(first.body).toMatchObject({ ...site, id: 'krakow-srodmiescie', policy: 'default', version: 1 });
    const row = await world.store.calendars.findOne({ _id: 'krakow-srodmiescie:1' });
    expect(row?.calendar).toMatchObject({ zone: 'Europe/Warsaw', workdays: [1, 2, 3, 4, 5] });
    expect(row?.calendar.holidays).toContain('2026-09-28');
    const second = await administrator.post('/api/sites').send(site).expect(201);
    expect(siteOf(second).id).toBe('krakow-srodmiescie-2');
  });

  it('that move to another zone count in it from then on, without moving their neighbours', async () => {
    await world.store.sites.updateMany({ _id: { $in: ['halden', 'brno'] } }, { $set: { calendar: 'halden' } });
    const brno = siteToChange(await administrator.get('/api/sites'), 'brno');
    const moved = await administrator
      .put('/api/sites/brno')
      .send({ ...brno, zone: 'Europe/Prague' })
      .expect(200);
    expect(siteOf(moved).calendar).toBe('brno');
    expect((await world.deps.surroundings.forSite('brno')).calendar).toMatchObject({
      zone: 'Europe/Prague',
      version: 2,
    });
    expect((await world.deps.surroundings.forSite('halden')).calendar).toMatchObject({
      zone: 'Europe/Oslo',
      version: 1,
    });
  });

  it('in use stay in use', async () => {
    const brno = siteToChange(await administrator.get('/api/sites'), 'brno');
    const answer = await administrator
      .put('/api/sites/brno')
      .send({ ...brno, active: false })
      .expect(409);
    expect(problemOf(answer).code).toBe('siteInUse');
  });

  it('have a time zone that exists', async () => {
    const site = { name: 'Atlantis', country: 'XX', zone: 'Europe/Atlantis' };
    const answer = await administrator.post('/api/sites').send(site).expect(422);
    expect(fieldsOf(answer)).toEqual(['zone']);
  });
});

describe('an installation', () => {
  it('offers its demo accounts in demo mode only', async () => {
    await world.store.demoAccounts.insertOne({
      _id: 'employee-brno',
      name: 'Eva',
      title: 'Operator',
      role: 'employee',
      site: 'brno',
      email: 'employee-brno@halden.example',
      password: PASSWORD,
      order: 1,
    });
    const answer = await world.browser().get('/api/session/demo-accounts').expect(200);
    expect(answer.body).toEqual({
      accounts: [
        {
          name: 'Eva',
          title: 'Operator',
          role: 'employee',
          site: 'brno',
          email: 'employee-brno@halden.example',
          password: PASSWORD,
        },
      ],
    });
  });

  it('that is empty is set up once, by whoever comes first', async () => {
    const empty = await openApiWorld({ empty: true });
    try {
      const before = await empty.browser().get('/api/installation').expect(200);
      expect(before.body).toEqual({ organization: null, firstRun: true, demo: false, version: '0.0.0-test' });
      await empty.browser().get('/api/session/demo-accounts').expect(404);
      const body = {
        organization: 'Nordic Bolts',
        site: { name: 'Oslo', country: 'NO', zone: 'Europe/Oslo' },
        administrator: { name: 'Ada Berg', email: 'ada@bolts.example', password: 'nine green bottles' },
      };
      const browsers = [empty.browser(), empty.browser(), empty.browser()];
      const answers = await Promise.all(browsers.map((browser) => browser.post('/api/first-run').send(body)));
      expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409, 409]);
      const first = browsers[answers.findIndex((answer) => answer.status === 201)];
      const session = await first?.get('/api/session').expect(200);
      expect(session?.body).toMatchObject({ organization: 'Nordic Bolts', person: { name: 'Ada Berg', site: 'oslo' } });
      expect((await empty.deps.surroundings.forSite('oslo')).policy.id).toBe('default');
      const after = await empty.browser().get('/api/installation').expect(200);
      expect(after.body).toMatchObject({ organization: 'Nordic Bolts', firstRun: false });
    } finally {
      await empty.close();
    }
  });
});
