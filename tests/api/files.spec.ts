import { createHash } from 'node:crypto';
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { attachFiles, removeUnattached } from '#activities/store/files';
import { cookieOf, fieldsOf, fileOf, problemOf, refusalOf } from './support/answers.ts';
import { openApiWorld, type ApiWorld, type Browser } from './support/api-world.ts';
import { aProcess } from './support/organization.ts';

let world: ApiWorld;
let eva: Browser;
beforeAll(async () => {
  world = await openApiWorld();
  eva = await world.signedIn('employee-brno');
});
afterAll(() => world.close());

const PNG = Buffer.concat([
  Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex'),
  Buffer.alloc(4_000),
]);
const LIMIT = 25 * 1024 * 1024;

function upload(content: Buffer, name: string): ReturnType<Browser['post']> {
  return eva.post('/api/files').attach('file', content, name);
}

async function leftovers(): Promise<{ rows: number; contents: number; chunks: number }> {
  const { connection } = world.store;
  return {
    rows: await world.store.files.countDocuments(),
    contents: await connection.collection('contents.files').countDocuments(),
    chunks: await connection.collection('contents.chunks').countDocuments(),
  };
}

describe('an upload', () => {
  it('is kept with its hash, size, found type and the date of the evidence', async () => {
    const content = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(2_000_000, 'x')]);
    const answer = await upload(content, 'Měření – 2026.pdf').field('evidenceDate', '2026-10-30').expect(201);
    expect(answer.body).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      name: 'Měření – 2026.pdf',
      type: 'application/pdf',
      size: content.length,
      sha256: createHash('sha256').update(content).digest('hex'),
      uploadedAt: expect.any(String),
      uploadedBy: 'employee-brno',
      evidenceDate: '2026-10-30',
    });
    const download = await eva
      .get(`/api/files/${fileOf(answer).id}`)
      .responseType('blob')
      .expect(200);
    expect(Buffer.compare(z.instanceof(Buffer).parse(download.body), content)).toBe(0);
  });

  it('comes back as an attachment that no browser runs', async () => {
    const file = fileOf(await upload(PNG, 'foto.png').expect(201));
    const answer = await eva.get(`/api/files/${file.id}`).expect(200);
    expect(answer.get('Content-Type')).toBe('image/png');
    expect(answer.get('Content-Disposition')).toBe(`attachment; filename="foto.png"; filename*=UTF-8''foto.png`);
    expect(answer.get('X-Content-Type-Options')).toBe('nosniff');
    expect(answer.get('Content-Security-Policy')).toBe("sandbox; default-src 'none'");
  });

  it.each([
    ['../../etc/passwd.txt', 'passwd.txt'],
    ['C:\\Windows\\evil.txt', 'evil.txt'],
    ['<script>alert(1)</script>.txt', 'script_.txt'],
    ['"; filename="x.html.txt', '%22_ filename=%22x.html.txt'],
    ['gnp.\u202Eexe.txt', 'gnp.exe.txt'],
    ['a\r\nSet-Cookie: x.txt', 'a%0D%0ASet-Cookie_ x.txt'],
    ['...txt', 'txt.txt'],
    [`${'ä'.repeat(500)}.txt`, `${'ä'.repeat(120)}.txt`],
  ])('named %j is shown as %j', async (claimed, shown) => {
    const body = [
      '--line',
      `Content-Disposition: form-data; name="file"; filename="${claimed.replaceAll(/[\r\n"]/g, encodeURIComponent)}"`,
      'Content-Type: text/plain',
      '',
      'text',
      '--line--',
      '',
    ].join('\r\n');
    const answer = await eva.post('/api/files').set('Content-Type', 'multipart/form-data; boundary=line').send(body);
    expect(fileOf(answer).name).toBe(shown);
    const download = await eva.get(`/api/files/${fileOf(answer).id}`).expect(200);
    expect(download.get('Content-Disposition')).toMatch(/^attachment; filename="[^"]*"; filename\*=UTF-8''[\w.%~!-]*$/);
  });

  it.each([
    ['a program', Buffer.from('4d5a90000300000004000000ffff0000', 'hex'), 'invoice.pdf'],
    ['a web page', Buffer.from('<!doctype html><script>alert(1)</script>'), 'page.html'],
    ['a drawing that can carry scripts', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'x.svg'],
    ['an archive', Buffer.from('504b0506' + '00'.repeat(18), 'hex'), 'all.zip'],
    ['binary data that calls itself text', Buffer.from([0x41, 0x00, 0x42]), 'note.txt'],
    ['text that turns binary later on', Buffer.concat([Buffer.alloc(700_000, 'a'), Buffer.alloc(10)]), 'note.csv'],
  ])('of %s is refused, and nothing of it is left', async (_, content, name) => {
    const before = await leftovers();
    const answer = await upload(content, name).expect(415);
    expect(problemOf(answer).code).toBe('fileTypeNotAllowed');
    expect(await leftovers()).toEqual(before);
  });

  it('of more than 25 MB is refused, whether it says so or not', async () => {
    const before = await leftovers();
    const content = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(LIMIT, 'x')]);
    const said = await upload(content, 'big.pdf').expect(413);
    expect(problemOf(said).code).toBe('tooLarge');
    const unsaid = await sendInChunks(content);
    expect(unsaid).toBe(413);
    expect(await leftovers()).toEqual(before);
  });

  it('of exactly 25 MB is kept', async () => {
    const content = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(LIMIT - 9, 'x')]);
    const answer = await upload(content, 'full.pdf').expect(201);
    expect(fileOf(answer).size).toBe(LIMIT);
  });

  it('without a file, with two, or with other fields is refused, and nothing of it is left', async () => {
    const before = await leftovers();
    const none = await eva.post('/api/files').field('evidenceDate', '2026-10-30').expect(422);
    expect(fieldsOf(none)).toEqual(['file']);
    await upload(PNG, 'a.png').attach('file', PNG, 'b.png').expect(422);
    const other = await upload(PNG, 'a.png').field('attachedTo', 'CAPA-2026-0001').expect(422);
    expect(fieldsOf(other)).toEqual(['attachedTo']);
    const date = await upload(PNG, 'a.png').field('evidenceDate', 'yesterday').expect(422);
    expect(fieldsOf(date)).toEqual(['evidenceDate']);
    await upload(Buffer.alloc(0), 'empty.txt').expect(422);
    expect(await leftovers()).toEqual(before);
  });

  it('that is no form, or a broken one, is refused', async () => {
    await eva.post('/api/files').send({ file: 'x' }).expect(415);
    await eva.post('/api/files').set('Content-Type', 'multipart/form-data').send('x').expect(400);
    const broken = '--line\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\ntext';
    const answer = await eva.post('/api/files').set('Content-Type', 'multipart/form-data; boundary=line').send(broken);
    expect(refusalOf(answer)).toEqual([400, 'malformed']);
  });

  it('that breaks off leaves nothing', async () => {
    const before = await leftovers();
    await breakOff();
    const deadline = Date.now() + 5_000;
    while ((await world.store.files.countDocuments()) !== before.rows && Date.now() < deadline) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect(await leftovers()).toEqual(before);
  });
});

describe('an upload that is not attached', () => {
  it('is known to its uploader alone', async () => {
    const file = fileOf(await upload(PNG, 'mine.png').expect(201));
    const manager = await world.signedIn('qualitymanager-all');
    await manager.get(`/api/files/${file.id}`).expect(404);
    await eva.get(`/api/files/${file.id}`).expect(200);
  });

  it('can be attached by its uploader, once', async () => {
    const file = fileOf(await upload(PNG, 'proof.png').expect(201));
    const ids = [file.id, 'unknown'];
    const attach = (key: string, by?: string): Promise<string[]> =>
      world.store.connection
        .getClient()
        .withSession((session) => session.withTransaction(() => attachFiles(world.store, session, key, ids, by)));
    expect(await attach('CAPA-2026-0001', 'employee-halden')).toEqual(ids);
    expect(await attach('CAPA-2026-0001', 'employee-brno')).toEqual(['unknown']);
    expect(await attach('CAPA-2026-0001')).toEqual(['unknown']);
    expect(await attach('CAPA-2026-0002', 'employee-brno')).toEqual(ids);
    await world.store.processes.insertOne(aProcess({ _id: 'CAPA-2026-0001', site: 'halden' }));
    const manager = await world.signedIn('qualitymanager-halden');
    await manager.get(`/api/files/${file.id}`).expect(200);
    await eva.get(`/api/files/${file.id}`).expect(404);
  });

  it('is removed after a day; attached ones stay', async () => {
    const old = fileOf(await upload(PNG, 'old.png').expect(201));
    const attached = fileOf(await upload(PNG, 'attached.png').expect(201));
    await world.store.files.updateOne({ _id: attached.id }, { $set: { attachedTo: 'CAPA-2026-0001' } });
    const now = Date.now();
    expect(await removeUnattached(world.store, new Date(now).toISOString())).toBe(0);
    const free = await world.store.files.countDocuments({ attachedTo: null });
    expect(await removeUnattached(world.store, new Date(now + 25 * 3_600_000).toISOString())).toBe(free);
    await eva.get(`/api/files/${old.id}`).expect(404);
    const left = await leftovers();
    expect(left.contents).toBe(left.rows);
    expect(await world.store.files.countDocuments({ _id: attached.id })).toBe(1);
  });
});

/** Sends a file without saying beforehand how long it is. */
async function sendInChunks(content: Buffer): Promise<number> {
  const cookie = await cookieOfPerson('employee-brno');
  return new Promise((resolve, reject) => {
    const sent = request(
      `${world.url}/api/files`,
      {
        method: 'POST',
        headers: { 'Content-Type': 'multipart/form-data; boundary=line', 'Sec-Fetch-Site': 'none', Cookie: cookie },
      },
      (answer) => {
        answer.resume();
        resolve(answer.statusCode ?? 0);
      },
    );
    sent.on('error', reject);
    sent.write('--line\r\nContent-Disposition: form-data; name="file"; filename="big.pdf"\r\n\r\n');
    sent.write(content);
    sent.end('\r\n--line--\r\n');
  });
}

/** Begins an upload and goes away once the record knows of it. */
async function breakOff(): Promise<void> {
  const cookie = await cookieOfPerson('employee-brno');
  const known = await world.store.files.countDocuments();
  const sent = request(`${world.url}/api/files`, {
    method: 'POST',
    headers: {
      'Content-Type': 'multipart/form-data; boundary=line',
      'Content-Length': '2000000',
      'Sec-Fetch-Site': 'none',
      Cookie: cookie,
    },
  });
  const gone = new Promise<void>((resolve) => sent.on('error', () => resolve()));
  sent.write('--line\r\nContent-Disposition: form-data; name="file"; filename="big.pdf"\r\n\r\n%PDF-1.7\n');
  sent.write(Buffer.alloc(900_000, 'x'));
  while ((await world.store.files.countDocuments()) === known) await new Promise((resolve) => setTimeout(resolve, 10));
  sent.destroy(new Error('gone'));
  await gone;
}

async function cookieOfPerson(personId: string): Promise<string> {
  const browser = await world.signedIn(personId);
  const answer = await browser.get('/api/session').expect(200);
  return cookieOf(answer);
}
