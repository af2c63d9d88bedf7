import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { describeSettings, loadSettings, parseSettings, settingLayers, wrongSettings } from './settings.ts';
import { temporalConnectionOptions } from './temporal-connection.ts';

const secret = 'a-secret-of-more-than-thirty-two-characters';
const minimal = { SESSION_SECRET: secret };

describe('settings', () => {
  let dataDir: string;

  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'perennial-settings-'));
  });
  afterEach(() => {
    rmSync(dataDir, { recursive: true });
  });

  it('have a default for everything but the secret', () => {
    const settings = parseSettings(minimal);
    expect(settings.PORT).toBe(4300);
    expect(settings.PUBLIC_URL).toBe('http://localhost:4300');
    expect(settings.DEMO_MODE).toBe(false);
    expect(settings.SMTP_URL).toBeNull();
  });

  it('name every wrong value, what was expected and where it came from, in one error', () => {
    const wrong = { ...minimal, PORT: '0', TEMPORAL_ADDRESS: 'http://temporal', DEMO_MODE: 'maybe', SMTP_URL: 'mail' };
    expect(() => parseSettings(wrong)).toThrow(
      [
        'The configuration is wrong:',
        '  - TEMPORAL_ADDRESS is http://temporal (from the environment); expected host:port, for example temporal.example.com:7233',
        '  - SMTP_URL is mail (from the environment); expected a URL with smtp or smtps, for example smtp://user:password@mail.example.com:587',
        '  - PORT is 0 (from the environment); expected a port from 1 to 65535',
        '  - DEMO_MODE is maybe (from the environment); expected true or false',
      ].join('\n'),
    );
  });

  it('never show a secret, not even a wrong one', () => {
    const wrong = { SESSION_SECRET: 'too-short', MONGODB_URI: 'mongodb://anna:pa/ss@host' };
    expect(() => parseSettings(wrong)).toThrow(/MONGODB_URI is mongodb:\/\/•••@host \(/);
    expect(() => parseSettings(wrong)).not.toThrow(/too-short|pa\/ss/);
    const shown = JSON.stringify(describeSettings([{ source: 'environment', values: wrong }]));
    expect(shown).not.toMatch(/too-short|pa\/ss|anna/);
  });

  it('are named wrong where they are set, before anything is started with them', () => {
    const layers = [
      { source: 'environment', values: { PORT: 'abc', TEMPORAL_TLS: 'maybe', LOG_LEVEL: 'warn' } },
    ] as const;
    expect(wrongSettings(layers)).toEqual([
      expect.stringMatching(/^TEMPORAL_TLS is maybe \(from the environment\); expected true or false/),
      expect.stringMatching(/^PORT is abc \(from the environment\); expected a port/),
    ]);
    expect(wrongSettings([{ source: 'environment', values: {} }])).toEqual([]);
  });

  it('count an empty value as not set', () => {
    expect(parseSettings({ ...minimal, PORT: '', SMTP_URL: '' })).toEqual(parseSettings(minimal));
  });

  it('want a certificate and its key together', () => {
    expect(() => parseSettings({ ...minimal, TEMPORAL_TLS_CERT_PATH: 'client.pem' })).toThrow(
      'TEMPORAL_TLS_KEY_PATH is not set',
    );
  });

  it('take the environment first, then the config file, then what the embedded edition left', () => {
    const configFile = join(dataDir, 'own.env');
    writeFileSync(configFile, 'PORT=4400\nLOG_LEVEL=warn\n');
    writeFileSync(join(dataDir, 'secrets.env'), `SESSION_SECRET=${secret}\n`);
    writeFileSync(join(dataDir, 'running.env'), 'TEMPORAL_ADDRESS=127.0.0.1:9999\nPORT=4500\n');
    const env = { DATA_DIR: dataDir, CONFIG_FILE: configFile, LOG_LEVEL: 'error' };

    expect(loadSettings(env)).toMatchObject({
      LOG_LEVEL: 'error',
      PORT: 4400,
      TEMPORAL_ADDRESS: '127.0.0.1:9999',
      SESSION_SECRET: secret,
    });
    const sources = Object.fromEntries(describeSettings(settingLayers(env)).map((line) => [line.name, line.source]));
    expect(sources).toMatchObject({
      LOG_LEVEL: 'environment',
      PORT: 'config file',
      TEMPORAL_ADDRESS: 'embedded',
      SESSION_SECRET: 'generated',
      MAIL_FROM: 'default',
    });
  });

  it('of the server edition refuse to start on a generated secret', () => {
    writeFileSync(join(dataDir, 'secrets.env'), `SESSION_SECRET=${secret}\n`);
    const env = { DATA_DIR: dataDir, CONFIG_FILE: join(dataDir, 'none.env'), NODE_ENV: 'production' };
    expect(() => loadSettings(env)).toThrow('SESSION_SECRET is not set');
  });
});

describe('connection to Temporal', () => {
  it('is plain unless something asks for encryption', () => {
    expect(temporalConnectionOptions(parseSettings(minimal))).toEqual({ address: '127.0.0.1:7233' });
    expect(temporalConnectionOptions(parseSettings({ ...minimal, TEMPORAL_TLS: 'true' }))).toHaveProperty('tls', {});
  });

  it('is encrypted when an API key is used', () => {
    expect(temporalConnectionOptions(parseSettings({ ...minimal, TEMPORAL_API_KEY: 'key' }))).toMatchObject({
      apiKey: 'key',
      tls: {},
    });
  });
});
