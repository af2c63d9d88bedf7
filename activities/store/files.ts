import { mongo } from 'mongoose';
import type { Instant } from '#domain/kernel/instant';
import type { Session, Store } from './store.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Where the content of files lies. */
export function fileContents(store: Store): mongo.GridFSBucket {
  const { db } = store.connection;
  if (!db) throw new Error('The MongoDB connection has no database');
  return new mongo.GridFSBucket(db, { bucketName: 'contents' });
}

/**
 * Attaches files to a process within the transaction that records why. Returns the ids that cannot be attached:
 * unknown, removed meanwhile, evidence of another process, or (with `uploadedBy`) uploaded by somebody else.
 * Attaching again to the same process changes nothing.
 */
export async function attachFiles(
  store: Store,
  session: Session,
  key: string,
  fileIds: readonly string[],
  uploadedBy?: string,
): Promise<string[]> {
  if (fileIds.length === 0) return [];
  const free = { attachedTo: null, ...(uploadedBy === undefined ? {} : { uploadedBy }) };
  const filter = { _id: { $in: [...fileIds] }, complete: true, $or: [{ attachedTo: key }, free] };
  const attachable = await store.files.find(filter, { session, projection: { _id: 1 } }).toArray();
  await store.files.updateMany(filter, { $set: { attachedTo: key } }, { session });
  const found = new Set(attachable.map((row) => row._id));
  return fileIds.filter((id) => !found.has(id));
}

/** Removes uploads that were attached to nothing within a day, also those whose upload broke off. Returns how many. */
export async function removeUnattached(store: Store, now: Instant): Promise<number> {
  const before = new Date(Date.parse(now) - DAY_MS).toISOString();
  const abandoned = { attachedTo: null, uploadedAt: { $lt: before } };
  let removed = 0;
  for await (const { _id } of store.files.find(abandoned, { projection: { _id: 1 } })) {
    // The row goes first and only while unattached: content that no row names is out of reach and cannot be attached.
    const row = await store.files.findOneAndDelete({ _id, ...abandoned });
    if (!row) continue;
    await removeContent(store, row.content);
    removed += 1;
  }
  return removed;
}

/** Removes content, complete or not. Content that is already gone is no error. */
export async function removeContent(store: Store, content: mongo.ObjectId): Promise<void> {
  try {
    await fileContents(store).delete(content);
  } catch (error) {
    if (!(error instanceof mongo.MongoRuntimeError)) throw error;
  }
}
