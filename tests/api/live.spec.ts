import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { get, type IncomingMessage } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { editContent } from '#activities/store/contents';
import { openStore, type Store } from '#activities/store/store';
import { openWay } from '../workflows/support/way.ts';
import { changePerson, openApiWorld, type ApiWorld } from './support/api-world.ts';
import { openProcessWorld } from './support/process-world.ts';
import { aProcess, PASSWORD } from './support/organization.ts';

let world: ApiWorld;

beforeAll(async () => {
  world = await openApiWorld();
});

afterAll(async () => {
  await world.close();
});

/** What a browser's stream received so far, and a way to wait for more. */
interface Stream {
  readonly response: IncomingMessage;
  has(text: string): Promise<void>;
  text(): string;
  /** Resolves when the server has ended it. */
  readonly ended: Promise<void>;
  /** Signs out the visit it was opened in. */
  signOut(): Promise<void>;
  close(): void;
}

async function openStream(personId: string, lastEventId?: string, at: ApiWorld = world): Promise<Stream> {
  const cookie = await cookieOf(personId, at);
  const response = await new Promise<IncomingMessage>((resolve) => {
    const headers = { cookie, ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }) };
    get(`${at.url}/api/live`, { headers }, resolve);
  });
  let received = '';
  let look: () => void = () => undefined;
  response.setEncoding('utf8');
  response.on('data', (part: string) => {
    received += part;
    look();
  });
  const stream: Stream = {
    response,
    has: (text) =>
      new Promise((resolve) => {
        look = () => {
          if (received.includes(text)) resolve();
        };
        look();
      }),
    text: () => received,
    ended: new Promise((resolve) => response.once('end', resolve)),
    async signOut() {
      await at.browser().delete('/api/session').set('Cookie', cookie).expect(204);
    },
    close: () => response.destroy(),
  };
  await stream.has('event: ready');
  return stream;
}

/** A stream trusts what it knows of its reader for a second. */
function trustIsOver(): Promise<void> {
  return pause(1_100);
}

/** The cookie of a visit of its own. */
async function cookieOf(personId: string, at: ApiWorld): Promise<string> {
  const answer = await at
    .browser()
    .post('/api/session')
    .send({ email: `${personId}@halden.example`, password: PASSWORD })
    .expect(200);
  return (
    answer
      .get('Set-Cookie')
      ?.map((one) => one.split(';')[0])
      .join('; ') ?? ''
  );
}

const change = async (site: string, people: string[] = [], store: Store = world.store): Promise<string> => {
  const key = `NC-2026-${randomUUID().slice(0, 8)}`;
  await store.processes.insertOne(aProcess({ _id: key, site, people }));
  return key;
};

describe('live updates', () => {
  it('tell of a change, only to whom may read it, and are never cached or transformed', async () => {
    const quality = await openStream('qualitymanager-all');
    const employee = await openStream('employee-halden');
    expect(quality.response.headers).toMatchObject({
      'content-type': 'text/event-stream',
      'cache-control': 'no-cache, no-transform',
    });
    const foreign = await change('brno');
    const own = await change('halden', ['employee-halden']);
    await quality.has(own);
    await employee.has(own);
    expect(quality.text()).toContain(`{"type":"report","key":"${foreign}","version":1,"site":"brno"}`);
    expect(employee.text()).not.toContain(foreign);
    quality.close();
    employee.close();
  });

  it('tell a browser that comes back what it missed, and to read anew when that is not known', async () => {
    const first = await openStream('qualitymanager-all');
    const seen = await change('halden');
    await first.has(seen);
    const lastId = /id: (\d+)\n(?![\s\S]*id: )/.exec(first.text())?.[1] ?? '';
    first.close();
    const other = await openStream('qualitymanager-all');
    const missed = await change('halden');
    await other.has(missed);
    other.close();
    const back = await openStream('qualitymanager-all', lastId);
    await back.has(missed);
    expect(back.text()).not.toContain('event: reset');
    back.close();
    for (const id of ['1', 'made-up']) {
      const lost = await openStream('qualitymanager-all', id);
      await lost.has('event: reset');
      lost.close();
    }
  });

  it('tell of what was written to a content of a process, to those who may read the process', async () => {
    const quality = await openStream('qualitymanager-all');
    const employee = await openStream('employee-halden');
    const write = (key: string, value: unknown) =>
      editContent(world.store, { key, kind: 'gap', round: 2 }, [{ part: '4.1', shown: 0, change: () => value }], {
        by: 'ana',
        at: new Date().toISOString(),
      });
    const foreign = await change('brno');
    const own = await change('halden', ['employee-halden']);
    for (const key of [foreign, own]) await write(key, { rating: 'gap' });
    // Changes nothing, so nobody hears of it.
    await write(own, { rating: 'gap' });
    await write(own, { rating: 'partly' });
    const told = (version: number) => `"key":"${own}","content":"gap","round":2,"version":${String(version)},`;
    await quality.has(told(2));
    await employee.has(told(2));
    expect(quality.text()).toContain(`event: content\ndata: {"type":"report","key":"${foreign}","content":"gap"`);
    expect(employee.text()).not.toContain(foreign);
    expect(employee.text().split(told(1))).toHaveLength(2);
    expect(employee.text().split('event: content')).toHaveLength(3);
    quality.close();
    employee.close();
  });

  it('end with the visit they were opened in, before anything more is told', async () => {
    const [gone, stays] = [await openStream('qualitymanager-all'), await openStream('qualitymanager-all')];
    const before = await change('halden');
    await gone.has(before);
    await gone.signOut();
    await trustIsOver();
    const after = await change('halden');
    await stays.has(after);
    await gone.ended;
    expect(gone.text()).not.toContain(after);
    stays.close();
  });

  it('follow what their reader may see: roles, and the time an auditor was granted', async () => {
    const [manager, auditor] = [await openStream('qualitymanager-halden'), await openStream('externalauditor-halden')];
    const before = await change('halden');
    await manager.has(before);
    await changePerson(world, 'qualitymanager-halden', { roles: [{ role: 'employee', site: 'halden' }] });
    await changePerson(world, 'externalauditor-halden', { granted: { keys: [], until: '2026-01-01T00:00:00.000Z' } });
    await trustIsOver();
    const others = await change('halden');
    const own = await change('halden', ['qualitymanager-halden']);
    await manager.has(own);
    expect(manager.text()).not.toContain(others);
    await auditor.ended;
    manager.close();
  });

  it('need a visit', async () => {
    await world.browser().get('/api/live').expect(401);
  });
});

describe('live updates of the record', () => {
  it('tell of the birth of a process and of every turn after it', async () => {
    const real = await openProcessWorld();
    try {
      const stream = await openStream('qualitymanager-all', undefined, real);
      const quality = await real.signedIn('qualitymanager-all');
      const key = await real.aReport(quality);
      const told = (version: number) => `"key":"${key}","version":${String(version)},`;
      await stream.has(told(1));
      for (const text of ['First', 'Second']) {
        const sent = quality.post(`/api/processes/${key}/commands/comment`).set('Idempotency-Key', randomUUID());
        await sent.send({ text }).expect(200);
      }
      await stream.has(told(2));
      await stream.has(told(3));
      stream.close();
    } finally {
      await real.close();
    }
  }, 60_000);
});

describe('live updates whose database was lost for a while', () => {
  it('go on in the same stream, and tell what changed meanwhile', async () => {
    const base = new URL(process.env['PERENNIAL_TEST_MONGODB_URI'] ?? '');
    const way = await openWay(base);
    const far = await openApiWorld({ mongodbUri: way.uri });
    base.pathname = `/${far.store.connection.name}`;
    const near = await openStore(base.href);
    try {
      const stream = await openStream('qualitymanager-all', undefined, far);
      const before = await change('halden', [], near);
      await stream.has(before);
      way.cut();
      const meanwhile = await change('halden', [], near);
      await far.browser().get('/api/health/ready').expect(503);
      expect(stream.text()).not.toContain(meanwhile);
      await way.mend();
      await stream.has(meanwhile);
      const afterwards = await change('halden', [], near);
      await stream.has(afterwards);
      // Nothing was missed, so nothing has to be read anew; nothing is told twice.
      expect(stream.text()).not.toContain('event: reset');
      for (const key of [before, meanwhile, afterwards]) expect(stream.text().split(`"${key}"`)).toHaveLength(2);
      stream.close();
    } finally {
      await way.mend();
      await near.connection.close();
      await far.close();
      await way.close();
    }
  });
});
