import { z } from 'zod';

/** How a setting's value may be shown: as it is, without the credentials in it, or not at all. */
export type Secrecy = 'public' | 'address' | 'secret';

interface SettingInfo {
  /** What the setting is for, one line. */
  readonly description: string;
  /** What a right value looks like; shown when a value is wrong. */
  readonly expected: string;
  readonly secrecy: Secrecy;
}

const info = z.registry<SettingInfo>();

function setting<T extends z.ZodType>(
  schema: T,
  description: string,
  expected: string,
  secrecy: Secrecy = 'public',
): T {
  info.add(schema, { description, expected, secrecy });
  return schema;
}

const flag = (fallback: boolean): z.ZodDefault<z.ZodCodec<z.ZodString, z.ZodBoolean>> =>
  z.stringbool({ truthy: ['true', '1', 'yes', 'on'], falsy: ['false', '0', 'no', 'off'] }).default(fallback);
const wholeNumber = (least: number, most: number): z.ZodCoercedNumber => z.coerce.number().int().min(least).max(most);
const url = (protocol: RegExp): z.ZodURL => z.url({ protocol });
const text = z.string().min(1);

/** Every setting of the product. Names are those of the environment; an empty value counts as not set. */
export const settingsSchema = z.object({
  NODE_ENV: setting(
    z.enum(['development', 'test', 'production']).default('development'),
    'production is the server edition: it takes no generated secret and logs no debugging detail',
    'development, test or production',
  ),
  TEMPORAL_ADDRESS: setting(
    z
      .string()
      .regex(/^[^\s:/]+:\d{1,5}$/)
      .default('127.0.0.1:7233'),
    'Temporal’s gRPC address; set it to use a server of your own instead of the embedded one',
    'host:port, for example temporal.example.com:7233',
  ),
  TEMPORAL_NAMESPACE: setting(text.default('default'), 'Temporal namespace; must exist', 'a name'),
  TEMPORAL_TLS: setting(
    flag(false),
    'Encrypts the connection to Temporal; implied by a key or certificate',
    'true or false',
  ),
  TEMPORAL_TLS_CERT_PATH: setting(
    text.nullable().default(null),
    'Client certificate for Temporal (PEM file)',
    'a file path',
  ),
  TEMPORAL_TLS_KEY_PATH: setting(
    text.nullable().default(null),
    'Private key of that certificate (PEM file)',
    'a file path',
  ),
  TEMPORAL_TLS_CA_PATH: setting(
    text.nullable().default(null),
    'Authority that signed Temporal’s certificate',
    'a file path',
  ),
  TEMPORAL_TLS_SERVER_NAME: setting(
    text.nullable().default(null),
    'Name expected in Temporal’s certificate',
    'a host name',
  ),
  TEMPORAL_API_KEY: setting(text.nullable().default(null), 'API key for Temporal Cloud', 'the key as issued', 'secret'),
  TEMPORAL_UI_URL: setting(
    url(/^https?$/)
      .nullable()
      .default(null),
    'Address of Temporal’s own web pages, linked from the engine view',
    'a URL with http or https',
  ),
  MONGODB_URI: setting(
    z
      .string()
      .regex(/^mongodb(\+srv)?:\/\/[^/]+\/[^/?@]+(\?|$)/)
      .default('mongodb://127.0.0.1:27017/perennial?replicaSet=rs0'),
    'MongoDB replica set and database; set it to use a server of your own instead of the embedded one',
    'mongodb:// or mongodb+srv:// with a database name, for example mongodb://host:27017/perennial?replicaSet=rs0',
    'address',
  ),
  SMTP_URL: setting(
    url(/^smtps?$/)
      .nullable()
      .default(null),
    'Mail server; without one, mail is kept on the outbox page',
    'a URL with smtp or smtps, for example smtp://user:password@mail.example.com:587',
    'address',
  ),
  MAIL_FROM: setting(text.default('Perennial <perennial@localhost>'), 'Sender of every mail', 'a mail address'),
  HOST: setting(text.default('127.0.0.1'), 'Network address the API listens on', 'an IP address, 0.0.0.0 for all'),
  PORT: setting(wholeNumber(1, 65_535).default(4300), 'Port of the console and the API', 'a port from 1 to 65535'),
  PUBLIC_URL: setting(
    url(/^https?$/)
      .nullable()
      .default(null),
    'Address people open; decides links in mail, the allowed origin and secure cookies; default http://localhost:PORT',
    'a URL with http or https, without a path',
  ),
  SESSION_SECRET: setting(
    z.string().min(32),
    'Signs session cookies; changing it signs everybody out',
    'at least 32 random characters, for example from: openssl rand -base64 48',
    'secret',
  ),
  LOG_LEVEL: setting(
    z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
    'Least important log line that is written',
    'trace, debug, info, warn, error, fatal or silent',
  ),
  DEMO_MODE: setting(
    flag(false),
    'Shows the demo accounts and allows jumping to the next deadline; never for real records',
    'true or false',
  ),
  WORKER_MAX_CACHED_WORKFLOWS: setting(
    wholeNumber(1, 100_000).default(220),
    'Processes the worker keeps in memory, about 1 MB each',
    'a whole number from 1 to 100000',
  ),
  WORKFLOW_BUNDLE: setting(
    text.nullable().default(null),
    'Workflow code bundled ahead; without it the worker bundles at start, which takes some seconds',
    'a file path',
  ),
  DATA_DIR: setting(text.default('.perennial'), 'Folder of the embedded edition’s data', 'a folder path'),
  WEB_DIR: setting(text.default('dist/web'), 'Folder of the built console', 'a folder path'),
});

/** Name of a setting, the same as in the environment. */
export type SettingName = keyof typeof settingsSchema.shape;

/** All settings, checked. Optional ones are null when not set; `PUBLIC_URL` always has a value. */
export type Settings = Readonly<Omit<z.output<typeof settingsSchema>, 'PUBLIC_URL'> & { PUBLIC_URL: string }>;

/** What is known about a setting besides its value. */
export function settingInfo(name: SettingName): SettingInfo {
  const found = info.get(settingsSchema.shape[name]);
  if (found === undefined) throw new Error(`the setting ${name} has no description`);
  return found;
}

/** Every setting's name, in the order of the schema. */
export const settingNames: readonly SettingName[] = settingsSchema.keyof().options;
