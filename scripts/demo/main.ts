import { Client, Connection } from '@temporalio/client';
import { loadSettings } from '#config/settings';
import { temporalConnectionOptions } from '#config/temporal-connection';
import { openStore } from '#activities/store/store';
import { loadDemo } from './load.ts';

/**
 * Loads the demo organization into the running installation. Prints progress, and as its last line
 * `{"accounts":[{"name","role","email","password"}]}`.
 */
const settings = loadSettings();
const store = await openStore(settings.MONGODB_URI);
const connection = await Connection.connect(temporalConnectionOptions(settings));
try {
  const accounts = await loadDemo({
    store,
    client: new Client({ connection, namespace: settings.TEMPORAL_NAMESPACE }),
    report: (line) => console.log(line),
    log: { error: (fields, message) => console.error(message, fields) },
  });
  console.log(JSON.stringify({ accounts }));
} finally {
  await connection.close();
  await store.connection.close();
}
