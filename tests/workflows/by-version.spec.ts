import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import { byVersion, type ByVersion } from '#activities/store/by-version';
import { openStore, type Store } from '#activities/store/store';
import { registerChanged } from '#activities/store/surroundings';
import { ownDatabase } from './support/record-alone.ts';

const TRUSTED_FOR_MS = 300;

let store: Store;
let reads = 0;
let sites: ByVersion<readonly string[]>;

const keeping = (trustedForMs: number): ByVersion<readonly string[]> =>
  byVersion(store, { trustedForMs }, async () => {
    reads += 1;
    return (await store.organization.find().toArray()).map(({ name }) => name);
  });

async function renamed(name: string): Promise<void> {
  const row = { name, demo: false, createdAt: new Date().toISOString() };
  await store.organization.replaceOne({ _id: 'organization' }, row, { upsert: true });
  await registerChanged(store);
}

beforeAll(async () => {
  store = await openStore(ownDatabase('by-version'));
});

beforeEach(async () => {
  await renamed('Halden');
  reads = 0;
  sites = keeping(TRUSTED_FOR_MS);
});

afterAll(async () => {
  await store.connection.dropDatabase();
  await store.connection.close();
});

describe('what changes seldom', () => {
  it('is read once for all who ask at the same moment', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => sites.current()));
    expect(new Set(answers).size).toBe(1);
    expect(reads).toBe(1);
  });

  it('is heard of within the time it is trusted, when somebody else changed it', async () => {
    expect(await sites.current()).toEqual(['Halden']);
    await renamed('Brno');
    expect(await sites.current()).toEqual(['Halden']);
    await pause(TRUSTED_FOR_MS + 20);
    expect(await sites.current()).toEqual(['Brno']);
    expect(reads).toBe(2);
  });

  it('is not read again while its version stays the same', async () => {
    await sites.current();
    await pause(TRUSTED_FOR_MS + 20);
    await sites.current();
    expect(reads).toBe(1);
  });

  it('is asked for at once after this program changed it, or where nothing is trusted', async () => {
    const strict = keeping(0);
    await Promise.all([sites.current(), strict.current()]);
    await renamed('Brno');
    sites.forget();
    expect(await sites.current()).toEqual(['Brno']);
    expect(await strict.current()).toEqual(['Brno']);
  });
});
