import { loadSettings } from '#config/settings';
import { openStore } from '#activities/store/store';
import { verifyChains } from '#activities/store/verify-chains';

/** Verifies the hash chain of every process and of every content beside it, and names the first bad row of each. Exit code 1 when there is one. */
const store = await openStore(loadSettings().MONGODB_URI);
try {
  const { checked, processes, changes, bad } = await verifyChains(store, (count) => {
    console.log(`${String(count)} events checked …`);
  });
  for (const { key, seq, flaw } of bad)
    console.error(`The record was altered: entry ${String(seq)} of ${key} ${flaw}.`);
  if (bad.length > 0) {
    process.exitCode = 1;
  } else {
    console.log(
      `The record is whole: ${String(checked)} events of ${String(processes)} processes, ${String(changes)} changes of contents.`,
    );
  }
} finally {
  await store.connection.close();
}
