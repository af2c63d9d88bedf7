import { loadSettings } from '#config/settings';
import { processes } from '#domain/processes';
import { keysWithEvents, rebuildProcess } from '#activities/record/rebuild';
import { openStore } from '#activities/store/store';

/** Folds every process anew from its events and puts snapshots and tasks right. */
const store = await openStore(loadSettings().MONGODB_URI);
let checked = 0;
let repaired = 0;
try {
  for await (const key of keysWithEvents(store)) {
    if ((await rebuildProcess(store, processes, key)) === 'repaired') {
      repaired += 1;
      console.log(`${key}: snapshot and tasks folded anew`);
    }
    checked += 1;
  }
  console.log(`${String(checked)} processes checked, ${String(repaired)} put right.`);
} finally {
  await store.connection.close();
}
