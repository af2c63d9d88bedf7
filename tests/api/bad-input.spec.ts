import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fieldsOf, personOf, problemOf, refusalOf, siteToChange } from './support/answers.ts';
import { openApiWorld, type ApiWorld, type Browser } from './support/api-world.ts';

let world: ApiWorld;
let administrator: Browser;
beforeAll(async () => {
  world = await openApiWorld();
  administrator = await world.signedIn('administrator-all');
});
afterAll(() => world.close());

const PERSON = {
  name: 'Nora Vik',
  email: 'nora@halden.example',
  site: 'halden',
  roles: [{ role: 'employee' }],
  password: 'nine green bottles',
};

describe('a body', () => {
  it('with fields that nobody asked for is refused with their paths, and nothing is done', async () => {
    const body = { ...PERSON, active: true, roles: [{ role: 'employee', boss: 1 }] };
    const answer = await administrator.post('/api/people').send(body).expect(422);
    expect(answer.body).toMatchObject({ code: 'invalid', status: 422 });
    expect(fieldsOf(answer)).toEqual(['active', 'roles.0.boss']);
    expect(await world.store.people.countDocuments({ email: PERSON.email })).toBe(0);
  });

  it('with values of the wrong type is refused with their paths', async () => {
    const body = { ...PERSON, name: 7, roles: 'employee', email: { $gt: '' } };
    const answer = await administrator.post('/api/people').send(body).expect(422);
    expect(fieldsOf(answer)).toEqual(['email', 'name', 'roles']);
    expect(problemOf(answer).fields['name']).toBe('This has to be a text.');
  });

  it('that shows its letters in another order than they have is refused with a sentence', async () => {
    const body = { ...PERSON, name: 'Nora \u202ekiV' };
    const answer = await administrator.post('/api/people').send(body).expect(422);
    expect(problemOf(answer).fields['name']).toContain('turns the order of letters around');
  });

  it('that names people, sites and roles that do not exist is refused', async () => {
    const body = { ...PERSON, site: 'atlantis', manager: 'nobody', roles: [{ role: 'employee', site: 'atlantis' }] };
    const answer = await administrator.post('/api/people').send(body).expect(422);
    expect(fieldsOf(answer)).toEqual(['manager', 'roles.0.site', 'site']);
    await administrator
      .post('/api/people')
      .send({ ...PERSON, roles: [{ role: 'king' }] })
      .expect(422);
  });

  it('with operators of the database in place of texts never reaches it', async () => {
    const answer = await world
      .browser()
      .post('/api/session')
      .send({ email: { $ne: null }, password: { $ne: null } })
      .expect(422);
    expect(fieldsOf(answer)).toEqual(['email', 'password']);
  });

  it('that pollutes prototypes is refused', async () => {
    const answer = await administrator
      .post('/api/people')
      .set('Content-Type', 'application/json')
      .send(JSON.stringify(PERSON).replace('{', '{"__proto__":{"active":true},'))
      .expect(422);
    expect(fieldsOf(answer)).toEqual(['__proto__']);
  });

  it('that is missing is refused', async () => {
    await administrator.post('/api/people').expect(422);
  });

  it('that is no JSON is refused', async () => {
    for (const text of ['{"name":', 'name=Nora', '"text"', '\u0000']) {
      const answer = await administrator.post('/api/people').set('Content-Type', 'application/json').send(text);
      expect(refusalOf(answer)).toEqual([400, 'malformed']);
    }
  });

  it('of another content type is refused', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/json; charset=latin1']) {
      const answer = await administrator.post('/api/people').set('Content-Type', type).send('{"name":"Nora"}');
      expect(refusalOf(answer)).toEqual([415, 'wrongType']);
    }
  });

  it('that is huge is refused', async () => {
    const answer = await administrator
      .post('/api/people')
      .send({ ...PERSON, title: 'x'.repeat(300_000) })
      .expect(413);
    expect(problemOf(answer).code).toBe('tooLarge');
  });

  it('that is nested absurdly deep is refused', async () => {
    const text = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    const answer = await administrator.post('/api/people').set('Content-Type', 'application/json').send(text);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
  });

  it('with HTML is kept and given back as the text it is', async () => {
    const name = '<img src=x onerror=alert(1)>';
    const answer = await administrator
      .post('/api/people')
      .send({ ...PERSON, name })
      .expect(201);
    expect(personOf(answer).name).toBe(name);
  });
});

describe('an address', () => {
  it('that no route has is answered as a problem', async () => {
    for (const path of ['/api', '/api/nothing', '/api/people/1/2/3', '/api/%ZZ', '/api/files/../../etc/passwd']) {
      const answer = await administrator.get(path);
      expect([path, answer.status, answer.type]).toEqual([path, 404, 'application/problem+json']);
    }
  });

  it('with an id of the wrong form, or of nothing, is not found', async () => {
    const site = siteToChange(await administrator.get('/api/sites'), 'brno');
    for (const id of ['nobody', 'x'.repeat(500), '%00', '$where', '..%2f..']) {
      const answer = await administrator.put(`/api/sites/${id}`).send(site);
      expect([id, answer.status]).toEqual([id, 404]);
    }
    for (const id of ['1', 'not-a-uuid', '00000000-0000-4000-8000-000000000000']) {
      await administrator.get(`/api/files/${id}`).expect(404);
    }
  });

  it('with a method that it does not have is not found', async () => {
    await administrator.delete('/api/people').expect(404);
  });
});

describe('a fault', () => {
  it('is answered with its number only; the rest is in the log', async () => {
    const broken = await openApiWorld();
    try {
      const browser = await broken.signedIn('administrator-all');
      // An organization without a site, as no part of ours leaves one.
      await broken.store.sites.deleteMany({});
      const answer = await browser
        .post('/api/sites')
        .send({ name: 'Oslo', country: 'NO', zone: 'Europe/Oslo' })
        .expect(500);
      expect(problemOf(answer).code).toBe('fault');
      expect(problemOf(answer).errorId).toMatch(/^E-[0-9A-F]{10}$/);
      expect(answer.text).not.toMatch(/at .*\.ts|stack|policy a new one/);
      expect(broken.logged.find((line) => line.includes(problemOf(answer).errorId))).toContain('site whose policy');
    } finally {
      await broken.close();
    }
  });
});

describe('a request id', () => {
  it('is taken over when it can be logged, else replaced', async () => {
    const kept = await world.browser().get('/api/health/live').set('X-Request-Id', 'from-the-proxy-1');
    expect(kept.get('X-Request-Id')).toBe('from-the-proxy-1');
    const replaced = await world.browser().get('/api/health/live').set('X-Request-Id', 'a b "c"');
    expect(replaced.get('X-Request-Id')).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('a connection', () => {
  it('that speaks no HTTP is answered and closed without harm', async () => {
    const { port } = new URL(world.url);
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(port), '127.0.0.1', () => socket.end('\u0016\u0003\u0001 not http\r\n\r\n'));
      let text = '';
      socket.on('data', (chunk: Buffer) => (text += chunk.toString()));
      socket.on('close', () => resolve(text));
      socket.on('error', reject);
    });
    expect(answer).toMatch(/^HTTP\/1\.1 400/);
    await world.browser().get('/api/health/live').expect(200);
  });
});
