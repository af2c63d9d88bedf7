import { readFileSync } from 'node:fs';
import type { Settings } from './settings-schema.ts';

/** What both `Connection.connect` and `NativeConnection.connect` of Temporal's SDK take. */
export interface TemporalConnectionOptions {
  readonly address: string;
  readonly apiKey?: string;
  readonly tls?: TemporalTls;
}

interface TemporalTls {
  serverNameOverride?: string;
  serverRootCACertificate?: Buffer;
  clientCertPair?: { crt: Buffer; key: Buffer };
}

/** Options for a connection to Temporal; reads the certificate files that the settings name. */
export function temporalConnectionOptions(settings: Settings): TemporalConnectionOptions {
  const tls: TemporalTls = {};
  if (settings.TEMPORAL_TLS_SERVER_NAME !== null) tls.serverNameOverride = settings.TEMPORAL_TLS_SERVER_NAME;
  if (settings.TEMPORAL_TLS_CA_PATH !== null) tls.serverRootCACertificate = readFileSync(settings.TEMPORAL_TLS_CA_PATH);
  if (settings.TEMPORAL_TLS_CERT_PATH !== null && settings.TEMPORAL_TLS_KEY_PATH !== null) {
    tls.clientCertPair = {
      crt: readFileSync(settings.TEMPORAL_TLS_CERT_PATH),
      key: readFileSync(settings.TEMPORAL_TLS_KEY_PATH),
    };
  }
  const encrypted = settings.TEMPORAL_TLS || settings.TEMPORAL_API_KEY !== null || Object.keys(tls).length > 0;
  return {
    address: settings.TEMPORAL_ADDRESS,
    ...(encrypted ? { tls } : {}),
    ...(settings.TEMPORAL_API_KEY === null ? {} : { apiKey: settings.TEMPORAL_API_KEY }),
  };
}
