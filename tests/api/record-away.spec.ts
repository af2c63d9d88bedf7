import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { routes } from '../../api/routes.ts';
import { readinessOf, refusalOf, siteToChange } from './support/answers.ts';
import { openApiWorld, type ApiWorld, type Browser } from './support/api-world.ts';
import { openWay, type Way } from '../workflows/support/way.ts';

let way: Way;
let world: ApiWorld;
let administrator: Browser;
beforeAll(async () => {
  way = await openWay(new URL(process.env['PERENNIAL_TEST_MONGODB_URI'] ?? ''));
  world = await openApiWorld({ mongodbUri: way.uri });
  administrator = await world.signedIn('administrator-all');
});
afterAll(async () => {
  await way.mend();
  await world.close();
  await way.close();
});

describe('while the database is away', () => {
  it('every route says so within three seconds, and works again afterwards', async () => {
    way.cut();
    const startedAt = performance.now();
    const wanted = routes.filter((route) => !route.withoutVisit);
    const answers = await Promise.all(
      wanted.map(async (route) => {
        const path = route.path.replaceAll(/:(\w+)/g, 'nothing-here');
        const answer = await administrator[route.method](path);
        return `${route.operationId} ${refusalOf(answer).join(' ')}`;
      }),
    );
    expect(performance.now() - startedAt).toBeLessThan(3_000);
    expect(answers).toEqual(wanted.map((route) => `${route.operationId} 503 recordAway`));
    await way.mend();
    await administrator.get('/api/people').expect(200);
  });

  it('a change that it interrupts is answered honestly and not half done', async () => {
    const before = await administrator.get('/api/sites').expect(200);
    const site = siteToChange(before, 'brno');
    way.cut();
    const startedAt = performance.now();
    const answer = await administrator.put('/api/sites/brno').send({ ...site, name: 'Elsewhere' });
    expect(refusalOf(answer)).toEqual([503, 'recordAway']);
    expect(performance.now() - startedAt).toBeLessThan(3_000);
    await way.mend();
    const again = await administrator.get('/api/sites').expect(200);
    expect(again.body).toEqual(before.body);
  });

  it('readiness names it, and liveness does not mind', async () => {
    way.cut();
    const answer = await world.browser().get('/api/health/ready').expect(503);
    expect(readinessOf(answer)).toMatchObject({ status: 'notReady', states: { database: 'away' } });
    await world.browser().get('/api/health/live').expect(200);
    await way.mend();
  });
});
