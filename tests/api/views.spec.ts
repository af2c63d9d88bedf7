import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { refusalOf } from './support/answers.ts';
import { openApiWorld, type ApiWorld, type Browser } from './support/api-world.ts';

let world: ApiWorld;
let manager: Browser;
let other: Browser;
beforeAll(async () => {
  world = await openApiWorld();
  manager = await world.signedIn('manager-brno');
  other = await world.signedIn('employee-halden');
});
afterAll(() => world.close());

const viewSchema = z.object({ id: z.string(), name: z.string(), query: z.string() });
const late = { list: 'capas', name: 'Late in Brno', query: 'site=brno&view=late' };

async function kept(browser: Browser, body: object = late): Promise<z.infer<typeof viewSchema>> {
  return viewSchema.parse((await browser.post('/api/views').send(body).expect(201)).body);
}
async function names(browser: Browser, list = 'capas'): Promise<string[]> {
  const answer = await browser.get(`/api/views?list=${list}`).expect(200);
  return z
    .object({ views: z.array(viewSchema) })
    .parse(answer.body)
    .views.map(({ name }) => name);
}

describe('views of a list', () => {
  it('are kept for whoever named them, each for its list, and by name', async () => {
    const view = await kept(manager);
    expect(view).toMatchObject({ name: 'Late in Brno', query: late.query });
    await kept(manager, { ...late, name: 'Again', query: '' });
    await kept(manager, { ...late, list: 'journeys' });
    expect(await names(manager)).toEqual(['Again', 'Late in Brno']);
    expect(await names(manager, 'journeys')).toEqual(['Late in Brno']);
    expect(await names(other)).toEqual([]);
  });

  it('have one name each, also after they were renamed', async () => {
    const [first, second] = [await kept(other), await kept(other, { ...late, name: ' Mine ' })];
    expect(second.name).toBe('Mine');
    expect(refusalOf(await other.post('/api/views').send(late))).toEqual([409, 'viewNameTaken']);
    const taken = await other.put(`/api/views/${second.id}`).send({ name: late.name });
    expect(refusalOf(taken)).toEqual([409, 'viewNameTaken']);
    await other.put(`/api/views/${first.id}`).send({ name: 'Brno' }).expect(200);
    expect(await names(other)).toEqual(['Brno', 'Mine']);
  });

  it('are nobody else’s to rename or to delete', async () => {
    const view = await kept(manager, { ...late, name: 'Own' });
    expect(refusalOf(await other.put(`/api/views/${view.id}`).send({ name: 'Stolen' }))).toEqual([404, 'notFound']);
    expect(refusalOf(await other.delete(`/api/views/${view.id}`))).toEqual([404, 'notFound']);
    await manager.delete(`/api/views/${view.id}`).expect(204);
    expect(refusalOf(await manager.delete(`/api/views/${view.id}`))).toEqual([404, 'notFound']);
    expect(await names(manager)).not.toContain('Own');
  });

  it.each<[string, object]>([
    ['an unknown list', { list: 'mails' }],
    ['no name', { name: '  ' }],
    ['too long a name', { name: 'x'.repeat(61) }],
    ['too long a query', { query: 'x'.repeat(2001) }],
    ['an owner', { person: 'somebody' }],
  ])('are refused with %s', async (_what, change) => {
    expect(refusalOf(await manager.post('/api/views').send({ ...late, ...change }))).toEqual([422, 'invalid']);
  });

  it('are at most thirty of a list', async () => {
    const person = await world.signedIn('manager-halden');
    for (let count = 0; count < 30; count++) await kept(person, { ...late, name: `View ${String(count)}` });
    const more = await person.post('/api/views').send({ ...late, name: 'One more' });
    expect(refusalOf(more)).toEqual([409, 'tooManyViews']);
  });
});
