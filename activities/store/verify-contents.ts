import { canonicalJson } from './canonical.ts';
import { CHAIN_START } from './chain.ts';
import { changeHash } from './contents.ts';
import type { ContentRow } from './rows.ts';
import type { Store } from './store.ts';
import type { BadRow } from './verify-chains.ts';

/**
 * Recomputes the chain of every content beside the processes (gap analyses): a change that was altered, moved, removed or
 * added is found, and a part that is not what its last change left. `seq` is the version of the content.
 */
export async function verifyContents(store: Store): Promise<{ changes: number; bad: readonly BadRow[] }> {
  const bad: BadRow[] = [];
  let changes = 0;
  for await (const { _id } of store.contents.find({}, { projection: { _id: 1 } }).sort({ _id: 1 })) {
    const found = await verifyContent(store, _id);
    changes += found.changes;
    if (found.bad) bad.push(found.bad);
  }
  return { changes, bad };
}

/** The first bad row of one content, or null. */
async function verifyContent(store: Store, id: string): Promise<{ changes: number; bad: BadRow | null }> {
  // The head is read first: what people write meanwhile follows it.
  const head = await store.contents.findOne<ContentRow>({ _id: id });
  const bad = (seq: number, flaw: string) => ({ changes: seq, bad: { key: id, seq, flaw } });
  let version = 0;
  let previous = CHAIN_START;
  const left = new Map<string, { version: number; after: unknown }>();
  const upToHead = { content: id, version: { $lte: head?.version ?? 0 } };
  for await (const row of store.contentChanges.find(upToHead).sort({ version: 1 })) {
    version += 1;
    if (row.version !== version) return bad(version, 'is missing');
    const { hash, ...change } = row;
    if (row.previousHash !== previous) return bad(version, 'does not follow the one before');
    if (changeHash(change) !== hash) return bad(version, 'its content was altered');
    previous = hash;
    left.set(row.part, { version, after: row.after });
  }
  if (version < (head?.version ?? 0)) return bad(version + 1, 'is missing');
  if (head && previous !== head.hash) return bad(version, 'is not what the head of the content seals');
  for await (const part of store.contentParts.find({ content: id, version: { $lte: version } })) {
    const last = left.get(part.part);
    if (last?.version !== part.version || canonicalJson(last.after) !== canonicalJson(part.value)) {
      return bad(part.version, `left ${part.part} as something else`);
    }
  }
  return { changes: version, bad: null };
}
