import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { settingInfo, settingNames, settingsSchema, type SettingName, type Settings } from './settings-schema.ts';

export type { SettingName, Settings } from './settings-schema.ts';

/** Where a value came from. */
export type SettingSource = 'environment' | 'config file' | 'embedded' | 'generated' | 'default';

/** Raw values of one source; earlier layers win. */
export interface SettingLayer {
  readonly source: SettingSource;
  readonly values: Readonly<Record<string, string | undefined>>;
}

/** One setting as shown by `--print-config`: its value with secrets masked, null when not set. */
export interface SettingLine {
  readonly name: SettingName;
  readonly value: string | null;
  readonly source: SettingSource;
  readonly description: string;
}

/** Raised when values are missing or wrong; the message names each, what was expected and where it came from. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

/** File in the working folder that may hold settings as NAME=value lines. */
export const configFileName = 'perennial.env';
/** File in the data folder with the secrets generated for the embedded edition. */
export const generatedFileName = 'secrets.env';
/** File in the data folder with the addresses of the embedded servers while they run. */
export const embeddedFileName = 'running.env';

/** Settings of this process: environment, then config file, then what the embedded edition left in its data folder. */
export function loadSettings(env: NodeJS.ProcessEnv = process.env): Settings {
  return resolveSettings(settingLayers(env));
}

/** Settings from the given values alone, without reading a file. */
export function parseSettings(values: Readonly<Record<string, string | undefined>>): Settings {
  return resolveSettings([{ source: 'environment', values }]);
}

/** All sources in force, in order of precedence. The server edition takes nothing generated. */
export function settingLayers(env: NodeJS.ProcessEnv = process.env): readonly SettingLayer[] {
  const own: readonly SettingLayer[] = [
    { source: 'environment', values: env },
    { source: 'config file', values: readEnvFile(env['CONFIG_FILE'] ?? configFileName) },
  ];
  if (pick('NODE_ENV', own).value === 'production') return own;
  const dataDir = dataDirOf(own);
  return [
    ...own,
    { source: 'embedded', values: readEnvFile(join(dataDir, embeddedFileName)) },
    { source: 'generated', values: readEnvFile(join(dataDir, generatedFileName)) },
  ];
}

/** The data folder, known before the other settings are, because some of them lie in it. */
export function dataDirOf(layers: readonly SettingLayer[]): string {
  return resolve(pick('DATA_DIR', layers).value ?? settingsSchema.shape.DATA_DIR.parse(undefined));
}

/** Checks the values of all layers together; throws one `SettingsError` that names everything wrong. */
export function resolveSettings(layers: readonly SettingLayer[]): Settings {
  const raw = Object.fromEntries(settingNames.map((name) => [name, pick(name, layers).value]));
  const parsed = settingsSchema.safeParse(raw);
  const problems = parsed.success
    ? contradictions(parsed.data)
    : settingNames
        .filter((name) => parsed.error.issues.some((issue) => issue.path[0] === name))
        .map((name) => problemOf(name, layers));
  if (!parsed.success || problems.length > 0) {
    throw new SettingsError(['The configuration is wrong:', ...problems.map((problem) => `  - ${problem}`)].join('\n'));
  }
  return { ...parsed.data, PUBLIC_URL: publicUrl(parsed.data) };
}

/** Every setting with its masked value and source, for people; describes wrong values too, so it never throws. */
export function describeSettings(layers: readonly SettingLayer[] = settingLayers()): readonly SettingLine[] {
  return settingNames.map((name) => {
    const { value, source } = pick(name, layers);
    const fallback = settingsSchema.shape[name].safeParse(undefined);
    const shown = value ?? (fallback.success && fallback.data !== null ? String(fallback.data) : null);
    return {
      name,
      value: shown === null ? null : masked(name, shown),
      source,
      description: settingInfo(name).description,
    };
  });
}

/** What is wrong with the values that are set, each in a sentence; what is missing is not wrong before a start needs it. */
export function wrongSettings(layers: readonly SettingLayer[]): readonly string[] {
  return settingNames
    .filter((name) => {
      const { value } = pick(name, layers);
      return value !== undefined && !settingsSchema.shape[name].safeParse(value).success;
    })
    .map((name) => problemOf(name, layers));
}

/** Reads NAME=value lines; a file that does not exist holds none. */
export function readEnvFile(path: string): Readonly<Record<string, string | undefined>> {
  return existsSync(path) ? parseEnv(readFileSync(path, 'utf8')) : {};
}

function pick(
  name: SettingName,
  layers: readonly SettingLayer[],
): { readonly value: string | undefined; readonly source: SettingSource } {
  for (const { source, values } of layers) {
    const value = values[name];
    if (value !== undefined && value !== '') return { value, source };
  }
  return { value: undefined, source: 'default' };
}

function problemOf(name: SettingName, layers: readonly SettingLayer[]): string {
  const { value, source } = pick(name, layers);
  const { expected } = settingInfo(name);
  if (value === undefined) return `${name} is not set; expected ${expected}`;
  return `${name} is ${masked(name, value)} (from the ${source}); expected ${expected}`;
}

function contradictions(settings: Omit<Settings, 'PUBLIC_URL'>): readonly string[] {
  const certificate = settings.TEMPORAL_TLS_CERT_PATH !== null;
  if (certificate === (settings.TEMPORAL_TLS_KEY_PATH !== null)) return [];
  const [present, missing] = certificate ? ['CERT', 'KEY'] : ['KEY', 'CERT'];
  return [`TEMPORAL_TLS_${missing}_PATH is not set; expected a file path, because TEMPORAL_TLS_${present}_PATH is set`];
}

function publicUrl(settings: { readonly PORT: number; readonly PUBLIC_URL: string | null }): string {
  return new URL(settings.PUBLIC_URL ?? `http://localhost:${String(settings.PORT)}`).origin;
}

function masked(name: SettingName, value: string): string {
  switch (settingInfo(name).secrecy) {
    case 'public':
      return value;
    case 'address':
      return value.replace(/\/\/.*@/s, '//•••@');
    case 'secret':
      return '•••';
  }
}
