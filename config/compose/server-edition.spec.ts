import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { z } from 'zod';
import { settingInfo, settingNames } from '../settings-schema.ts';
import { parseSettings } from '../settings.ts';

const root = join(import.meta.dirname, '..', '..');
const serviceSchema = z.looseObject({
  image: z.string(),
  environment: z.record(z.string(), z.string()).default({}),
  ports: z.array(z.string()).default([]),
  volumes: z.array(z.string()).default([]),
  command: z.array(z.string()).optional(),
  healthcheck: z
    .object({ test: z.array(z.string()) })
    .loose()
    .optional(),
  depends_on: z.record(z.string(), z.object({ condition: z.string() })).default({}),
});
const fileSchema = z.looseObject({
  services: z.record(z.string(), serviceSchema),
  volumes: z.record(z.string(), z.unknown()),
});
const compose = fileSchema.parse(parse(readFileSync(join(root, 'docker-compose.yml'), 'utf8'), { merge: true }));
const own = ['worker', 'api'] as const;

/** What Compose makes of `${NAME:-default}` and `${NAME:?message}` with the given values. */
function filledIn(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\$\{(\w+):([-?])([^}]*)\}/g, (_, name: string, kind: string, rest: string) => {
    const value = values[name] ?? (kind === '-' ? rest : undefined);
    if (value === undefined) throw new Error(`${name} is needed`);
    return value;
  });
}

function service(name: string): z.infer<typeof serviceSchema> {
  const found = compose.services[name];
  if (found === undefined) throw new Error(`there is no service ${name}`);
  return found;
}

function environment(name: string, values: Readonly<Record<string, string>>): Record<string, string> {
  const entries = Object.entries(service(name).environment);
  return Object.fromEntries(entries.map(([key, value]) => [key, filledIn(value, values)]));
}

const given = {
  SESSION_SECRET: 'a-secret-of-more-than-thirty-two-characters',
  POSTGRES_PASSWORD: 'password',
  PUBLIC_URL: 'https://perennial.example.com',
};

describe('the server edition', () => {
  it.each(own)('gives the %s settings that exist and are right', (name) => {
    const values = environment(name, given);
    expect(settingNames).toEqual(expect.arrayContaining(Object.keys(values)));
    expect(parseSettings(values)).toMatchObject({ NODE_ENV: 'production', PUBLIC_URL: given.PUBLIC_URL });
  });

  it.each(own)('starts no %s without its own secret and address', (name) => {
    expect(() => environment(name, { ...given, SESSION_SECRET: '' })).not.toThrow();
    expect(() => parseSettings(environment(name, { ...given, SESSION_SECRET: '' }))).toThrow('SESSION_SECRET');
    expect(() => environment(name, { POSTGRES_PASSWORD: 'password', PUBLIC_URL: given.PUBLIC_URL })).toThrow(
      'is needed',
    );
    expect(() => environment(name, { POSTGRES_PASSWORD: 'password', SESSION_SECRET: 'x' })).toThrow('is needed');
  });

  it('writes no secret down', () => {
    const secrets = settingNames.filter((name) => settingInfo(name).secrecy === 'secret');
    for (const name of own) {
      for (const secret of secrets) expect(service(name).environment[secret] ?? '${').toMatch(/^\$\{/);
    }
  });

  it('points at services of its own, on the ports they listen on', () => {
    const { TEMPORAL_ADDRESS, MONGODB_URI, SMTP_URL } = parseSettings(environment('api', given));
    expect(TEMPORAL_ADDRESS).toBe('temporal:7233');
    expect(new URL(MONGODB_URI).host).toBe('mongo:27017');
    expect(new URL(SMTP_URL ?? '').host).toBe('mailpit:1025');
    expect(Object.keys(compose.services)).toEqual(expect.arrayContaining(['temporal', 'mongo', 'mailpit']));
    expect(service('mongo').command).toContain(new URL(MONGODB_URI).searchParams.get('replicaSet'));
  });

  it('publishes the port the API listens on, and nothing but it beyond this machine', () => {
    const { PORT } = parseSettings(environment('api', given));
    expect(service('api').ports.map((port) => filledIn(port, {}))).toEqual([`4300:${PORT}`]);
    const others = Object.entries(compose.services).filter(([name]) => name !== 'api');
    for (const [, { ports }] of others) for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:/);
    expect(readFileSync(join(root, 'Dockerfile'), 'utf8')).toContain(`EXPOSE ${PORT}`);
  });

  it('checks the health of everything that keeps running, and starts only programs that exist', () => {
    const lasting = ['postgres', 'temporal', 'mongo', 'mailpit', 'worker', 'api'];
    for (const name of lasting) expect(service(name).healthcheck?.test).toBeDefined();
    const named = own.flatMap((name) => [...(service(name).command ?? []), ...(service(name).healthcheck?.test ?? [])]);
    const programs = named.filter((word) => word.endsWith('.ts'));
    expect(programs).toHaveLength(3);
    for (const program of programs) expect(existsSync(join(root, program))).toBe(true);
  });

  it('keeps the data of both databases in named volumes', () => {
    const used = [...service('postgres').volumes, ...service('mongo').volumes].map((volume) => volume.split(':')[0]);
    expect(Object.keys(compose.volumes)).toEqual(used);
  });
});
