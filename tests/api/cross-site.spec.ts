import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import { problemOf } from './support/answers.ts';
import { openApiWorld, type ApiWorld } from './support/api-world.ts';
import { PASSWORD } from './support/organization.ts';

let world: ApiWorld;
beforeAll(async () => {
  world = await openApiWorld({ settings: { PUBLIC_URL: 'http://perennial.example' } });
});
afterAll(() => world.close());

const ACCOUNT = { email: 'employee-brno@halden.example', password: PASSWORD };

function signInWith(headers: Readonly<Record<string, string>>): supertest.Test {
  return supertest(world.url).post('/api/session').set(headers).send(ACCOUNT);
}

describe('a changing request', () => {
  it.each([
    ['from our own page', { 'Sec-Fetch-Site': 'same-origin' }],
    ['that a person began', { 'Sec-Fetch-Site': 'none' }],
    ['of a program, which says nothing', {}],
    ['whose origin is the public address', { Origin: 'http://perennial.example' }],
  ])('%s is carried out', async (_, headers) => {
    await signInWith(headers).expect(200);
  });

  it('whose origin is the address it was sent to is carried out', () => signInWith({ Origin: world.url }).expect(200));

  it.each([
    ['from another site', { 'Sec-Fetch-Site': 'cross-site' }],
    [
      'from a neighbour under the same domain',
      { 'Sec-Fetch-Site': 'same-site', Origin: 'http://evil.perennial.example' },
    ],
    ['of another origin', { Origin: 'http://evil.example' }],
    ['of a hidden origin', { Origin: 'null' }],
  ])('%s is refused', async (_, headers) => {
    const answer = await signInWith(headers).expect(403);
    expect(problemOf(answer).code).toBe('crossSite');
    expect(answer.get('Set-Cookie')).toBeUndefined();
  });

  it('is also refused when the browser is signed in', async () => {
    const browser = await world.signedIn('employee-brno');
    await browser.delete('/api/session').set('Sec-Fetch-Site', 'cross-site').expect(403);
    await browser.get('/api/session').expect(200);
  });
});
