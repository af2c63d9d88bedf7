import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { cookieOf, readinessOf, refusalOf } from './support/answers.ts';
import { openApiWorld, type ApiWorld } from './support/api-world.ts';

const descriptionSchema = z.object({
  openapi: z.string(),
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.object({
        operationId: z.string(),
        parameters: z.array(z.object({ name: z.string() })).default([]),
        requestBody: z.unknown().optional(),
      }),
    ),
  ),
  components: z.object({ schemas: z.record(z.string(), z.unknown()) }),
});

const PAGE = '<!doctype html><title>Perennial</title>';

let webDir: string;
let world: ApiWorld;
beforeAll(async () => {
  webDir = mkdtempSync(join(tmpdir(), 'perennial-web-'));
  mkdirSync(join(webDir, 'browser'));
  writeFileSync(join(webDir, 'browser', 'index.html'), PAGE);
  writeFileSync(join(webDir, 'browser', 'main-AB12CD34.js'), `console.log('${'x'.repeat(5_000)}');`);
  writeFileSync(join(webDir, 'browser', 'favicon.ico'), '');
  world = await openApiWorld({ settings: { WEB_DIR: webDir } });
});
afterAll(async () => {
  await world.close();
  rmSync(webDir, { recursive: true });
});

describe('every answer', () => {
  it.each(['/', '/api/installation', '/api/nothing', '/api/docs', '/main-AB12CD34.js'])(
    'of %s carries the content policy and the other security headers',
    async (path) => {
      const answer = await world.browser().get(path);
      expect(answer.get('Content-Security-Policy')).toBe(
        "default-src 'self';script-src 'self';style-src 'self' 'unsafe-inline';img-src 'self' data: blob:;" +
          "connect-src 'self';frame-ancestors 'none';object-src 'none';base-uri 'self';form-action 'self'",
      );
      expect(answer.get('X-Content-Type-Options')).toBe('nosniff');
      expect(answer.get('X-Powered-By')).toBeUndefined();
      expect(answer.get('X-Request-Id')).toMatch(/^[0-9a-f-]{36}$/);
    },
  );

  it('of the API is kept in no cache', async () => {
    const answer = await world.browser().get('/api/installation').expect(200);
    expect(answer.get('Cache-Control')).toBe('no-store');
  });

  it('says that https is wanted, and keeps the session to it, where the public address is https', async () => {
    const secure = await openApiWorld({ settings: { PUBLIC_URL: 'https://perennial.example' } });
    try {
      const answer = await secure
        .browser()
        .post('/api/session')
        .set('X-Forwarded-Proto', 'https')
        .send({ email: 'employee-brno@halden.example', password: 'correct horse battery' })
        .expect(200);
      expect(answer.get('Strict-Transport-Security')).toBe('max-age=31536000');
      expect(answer.get('Set-Cookie')?.[0]).toMatch(/; Secure/);
    } finally {
      await secure.close();
    }
  });
});

describe('the console', () => {
  it('is served at every address of its own, and kept in no cache', async () => {
    for (const path of ['/', '/index.html', '/today', '/capas/CAPA-2026-0042/history?at=3']) {
      const answer = await world.browser().get(path).expect(200);
      expect([path, answer.text, answer.get('Cache-Control')]).toEqual([path, PAGE, 'no-store']);
    }
  });

  it('has files that are kept for ever, compressed, and others that are asked for again', async () => {
    const elsewhere = { 'Accept-Encoding': 'gzip', 'X-Forwarded-For': '203.0.113.7' };
    const script = await world.browser().get('/main-AB12CD34.js').set(elsewhere).expect(200);
    expect(script.get('Cache-Control')).toBe('public, max-age=31536000, immutable');
    expect(script.get('Content-Encoding')).toBe('gzip');
    const onThisMachine = await world.browser().get('/main-AB12CD34.js').set('Accept-Encoding', 'gzip').expect(200);
    expect(onThisMachine.get('Content-Encoding')).toBeUndefined();
    const icon = await world.browser().get('/favicon.ico').expect(200);
    expect(icon.get('Cache-Control')).toBe('no-cache');
  });

  it('answers for files that are not there with a problem, never with its page', async () => {
    for (const path of ['/main-OLD00000.js', '/..%2f..%2fpackage.json', '/.env', '/browser/../../etc/passwd.txt']) {
      const answer = await world.browser().get(path);
      expect([path, ...refusalOf(answer)]).toEqual([path, 404, 'notFound']);
    }
  });
});

describe('the description of the API', () => {
  it('names every command of every process type with its body', async () => {
    const answer = await world.browser().get('/api/openapi.json').expect(200);
    const { openapi, paths, components } = descriptionSchema.parse(answer.body);
    expect(openapi).toBe('3.1.0');
    const approve = paths['/api/processes/{key}/commands/approvePlan']?.['post'];
    expect(approve?.operationId).toBe('approvePlan');
    expect(approve?.parameters.map((parameter) => parameter.name)).toContain('Idempotency-Key');
    expect(JSON.stringify(approve?.requestBody)).toContain('"signed"');
    const names = Object.values(paths).flatMap((path) => Object.values(path).map((operation) => operation.operationId));
    expect(new Set(names).size).toBe(names.length);
    const references = JSON.stringify(answer.body).match(/#\/components\/schemas\/\w+/g) ?? [];
    for (const reference of references) expect(components.schemas[reference.slice(21)]).toBeDefined();
  });

  it('has a page that loads nothing from elsewhere and has no script in it', async () => {
    const { text } = await world
      .browser()
      .get('/api/docs')
      .expect(200)
      .expect('Content-Type', /^text\/html/);
    const loaded = [...text.matchAll(/(?:src|href)="([^"]+)"/g)].map((match) => match[1] ?? '');
    expect(loaded.length).toBeGreaterThan(2);
    for (const address of loaded) {
      expect(address).toMatch(/^\/api\/docs\//);
      await world.browser().get(address).expect(200);
    }
    expect(text).not.toMatch(/<script>|<script [^>]*>[^<]/);
  });
});

describe('health', () => {
  it('is alive without database and engine', async () => {
    const answer = await world.browser().get('/api/health/live').expect(200);
    expect(answer.body).toEqual({ status: 'live' });
  });

  it('is not ready without a worker, and says what is missing', async () => {
    const { status, states } = readinessOf(await world.browser().get('/api/health/ready').expect(503));
    expect(status).toBe('notReady');
    expect(Object.keys(states)).toEqual(['database', 'engine', 'worker']);
    expect(states['database']).toBe('ok');
  });
});

describe('closing', () => {
  it('ends event streams and waits for nothing longer than five seconds', async () => {
    const closing = await openApiWorld();
    const browser = await closing.signedIn('qualitymanager-all');
    const session = await browser.get('/api/session').expect(200);
    const cookie = cookieOf(session);
    const ended = new Promise<void>((resolve, reject) => {
      const stream = get(`${closing.url}/api/live`, { headers: { Cookie: cookie } }, (answer) => {
        expect(answer.headers['content-type']).toBe('text/event-stream');
        expect(answer.headers['content-encoding']).toBeUndefined();
        answer.once('data', () => {
          startedAt = performance.now();
          closing.close().catch(reject);
        });
        answer.on('close', () => resolve());
      });
      stream.on('error', reject);
    });
    let startedAt = 0;
    await ended;
    expect(performance.now() - startedAt).toBeLessThan(2_000);
  });
});
