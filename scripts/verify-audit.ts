import { loadSettings } from '#config/settings';
import { openStore } from '#activities/store/store';
import { verifyChains } from '#activities/store/verify-chains';

/** Verifies the hash chain of every process and of every content beside it, and names the first bad row. Exit code 1 when there is one. */
const store = await openStore(loadSettings().MONGODB_URI);
try {
  const { checked, processes, changes, firstBad } = await verifyChains(store, (count) => {
    console.log(`${String(count)} events checked …`);
  });
  if (firstBad) {
    console.error(`The record was altered: entry ${String(firstBad.seq)} of ${firstBad.key} ${firstBad.flaw}.`);
    process.exitCode = 1;
  } else {
    console.log(
      `The record is whole: ${String(checked)} events of ${String(processes)} processes, ${String(changes)} changes of contents.`,
    );
  }
} finally {
  await store.connection.close();
}
