import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { personToChange, problemOf, sessionOf } from './support/answers.ts';
import { openApiWorld, type ApiWorld } from './support/api-world.ts';
import { PASSWORD } from './support/organization.ts';

const EVA = 'employee-brno@halden.example';

let world: ApiWorld;
beforeAll(async () => {
  world = await openApiWorld();
});
afterAll(() => world.close());

describe('signing in', () => {
  it('answers who is signed in and what they may do', async () => {
    const answer = await world.browser().post('/api/session').send({ email: EVA, password: PASSWORD }).expect(200);
    expect(answer.body).toMatchObject({
      person: { id: 'employee-brno', site: 'brno', roles: [{ role: 'employee', site: 'brno' }] },
      organization: 'Halden Precision',
      lastVisitAt: null,
      temporalUiUrl: null,
    });
    const { permissions } = sessionOf(answer);
    expect(permissions).toContain('report.create');
    expect(permissions).not.toContain('people.manage');
  });

  it('keeps the session in a cookie that scripts cannot read, under a new id', async () => {
    const browser = world.browser();
    const first = await browser.post('/api/session').send({ email: EVA, password: PASSWORD }).expect(200);
    const second = await browser.post('/api/session').send({ email: EVA, password: PASSWORD }).expect(200);
    const [cookie] = first.get('Set-Cookie') ?? [];
    expect(cookie).toMatch(/^perennial\.sid=.*; HttpOnly; SameSite=Lax$/);
    expect(second.get('Set-Cookie')?.[0]?.split(';')[0]).not.toBe(cookie?.split(';')[0]);
  });

  it('takes addresses in any case', () =>
    world.browser().post('/api/session').send({ email: EVA.toUpperCase(), password: PASSWORD }).expect(200));

  it('answers a wrong password, an unknown address and a person who left alike', async () => {
    await world.store.people.updateOne({ _id: 'manager-brno' }, { $set: { active: false } });
    const attempts = [
      { email: 'employee-halden@halden.example', password: 'wrong' },
      { email: 'nobody@halden.example', password: PASSWORD },
      { email: 'manager-brno@halden.example', password: PASSWORD },
    ];
    for (const attempt of attempts) {
      const answer = await world.browser().post('/api/session').send(attempt).expect(401);
      expect(answer.body).toEqual({
        type: expect.any(String),
        title: expect.any(String),
        detail: 'This e-mail and password do not belong together.',
        status: 401,
        code: 'wrongCredentials',
      });
      expect(answer.get('Set-Cookie')).toBeUndefined();
    }
  });

  it('wants a session for everything behind it', async () => {
    const answer = await world.browser().get('/api/session').expect(401);
    expect(answer.type).toBe('application/problem+json');
    expect(problemOf(answer).code).toBe('notSignedIn');
  });

  it('ends with signing out, and remembers when that was', async () => {
    const browser = await world.signedIn('internalauditor-all');
    await browser.delete('/api/session').expect(204);
    await browser.get('/api/session').expect(401);
    const again = await world.signedIn('internalauditor-all');
    const { lastVisitAt } = sessionOf(await again.get('/api/session').expect(200));
    expect(Date.parse(lastVisitAt ?? '')).toBeGreaterThan(Date.now() - 60_000);
  });

  it('writes no password and no cookie into the log', async () => {
    await world.signedIn('employee-halden');
    const log = world.logged.join('');
    expect(log).toContain('"person":"');
    expect(log).not.toContain(PASSWORD);
    expect(log).not.toContain('perennial.sid');
    expect(log).not.toContain('argon2');
  });
});

describe('locking', () => {
  it('locks an account after eight failures, also for the right password and an unknown account', async () => {
    for (const email of ['projectlead-brno@halden.example', 'ghost@halden.example']) {
      for (let attempt = 0; attempt < 8; attempt += 1) {
        await world
          .browser()
          .post('/api/session')
          .send({ email, password: `wrong ${attempt}` })
          .expect(401);
      }
      const answer = await world.browser().post('/api/session').send({ email, password: PASSWORD }).expect(423);
      const { code, retryAfter } = problemOf(answer);
      expect(code).toBe('accountLocked');
      expect(retryAfter).toBeGreaterThan(14 * 60);
      expect(answer.get('Retry-After')).toBe(String(retryAfter));
    }
  });

  it('is kept in the database, and lifted by an administrator’s temporary password', async () => {
    const failures = world.store.connection.collection('signInFailures');
    expect(await failures.findOne({ key: 'account:projectlead-brno@halden.example' })).toMatchObject({ points: 9 });
    const administrator = await world.signedIn('administrator-all');
    const password = 'seven purple lanterns';
    await administrator.post('/api/people/projectlead-brno/password').send({ password }).expect(204);
    const answer = await world
      .browser()
      .post('/api/session')
      .send({ email: 'projectlead-brno@halden.example', password })
      .expect(200);
    expect(sessionOf(answer).mustChangePassword).toBe(true);
  });

  it('forgets failures after success', async () => {
    const email = 'topmanagement-brno@halden.example';
    for (let round = 0; round < 2; round += 1) {
      for (let attempt = 0; attempt < 5; attempt += 1) {
        await world.browser().post('/api/session').send({ email, password: 'wrong' }).expect(401);
      }
      await world.browser().post('/api/session').send({ email, password: PASSWORD }).expect(200);
    }
  });
});

describe('visits end', () => {
  it('elsewhere when the password changes', async () => {
    const here = await world.signedIn('manager-halden');
    const elsewhere = await world.signedIn('manager-halden');
    const next = 'quiet rivers run deep';
    await here.post('/api/session/password').send({ current: 'wrong', next }).expect(401);
    const weak = await here
      .post('/api/session/password')
      .send({ current: PASSWORD, next: 'manager-halden' })
      .expect(422);
    expect(weak.body).toMatchObject({ code: 'weakPassword', fieldPaths: ['next'] });
    await here.post('/api/session/password').send({ current: PASSWORD, next }).expect(204);
    await here.get('/api/session').expect(200);
    await elsewhere.get('/api/session').expect(401);
  });

  it('when a person leaves', async () => {
    const leaving = await world.signedIn('projectlead-halden');
    const administrator = await world.signedIn('administrator-all');
    const person = personToChange(await administrator.get('/api/people'), 'projectlead-halden');
    await administrator
      .put('/api/people/projectlead-halden')
      .send({ ...person, active: false })
      .expect(200);
    await leaving.get('/api/session').expect(401);
  });

  it('when the time granted to an external auditor is over', async () => {
    const auditor = await world.signedIn('externalauditor-all');
    await auditor.get('/api/session').expect(200);
    await world.store.people.updateOne(
      { _id: 'externalauditor-all' },
      { $set: { 'granted.until': '2020-01-01T00:00:00.000Z' } },
    );
    await world.store.register.updateOne({ _id: 'register' }, { $inc: { version: 1 } });
    world.deps.register.forget();
    await auditor.get('/api/session').expect(401);
    const answer = await world
      .browser()
      .post('/api/session')
      .send({ email: 'externalauditor-all@halden.example', password: PASSWORD })
      .expect(403);
    expect(problemOf(answer).code).toBe('accessEnded');
  });
});
