import type { Content, ContentRef } from '#domain/kernel/content';
import type { Instant } from '#domain/kernel/instant';
import { CHAIN_START } from './chain.ts';
import { canonicalJson, sha256 } from './canonical.ts';
import type { ContentChangeRow, ContentRow } from './rows.ts';
import type { Session, Store } from './store.ts';

/** What a content is of: its process, what it holds, and which round of it. */
export interface ContentOf {
  readonly key: string;
  readonly kind: string;
  readonly round: number;
}

export function contentId({ key, kind, round }: ContentOf): string {
  return `${key}:${kind}:${String(round)}`;
}

/** Where a content stands; one that nobody has written to yet begins at version 0. */
export async function contentHead(store: Store, of: ContentOf): Promise<ContentRow> {
  const _id = contentId(of);
  return (await store.contents.findOne({ _id })) ?? beginning(of);
}

/** One change of one part. `shown` is the part's version that the writer saw; 0 for a part that did not exist. */
export interface ContentEdit {
  readonly part: string;
  readonly shown: number;
  /** What the part becomes, given what it is; null keeps it as it is. */
  change(before: unknown): unknown;
}

export type Edited =
  | { readonly status: 'done'; readonly head: ContentRow; readonly versions: Readonly<Record<string, number>> }
  /** Somebody else changed the part since it was shown. */
  | {
      readonly status: 'stale';
      readonly part: string;
      readonly by: string;
      readonly at: Instant;
      readonly value: unknown;
    }
  | { readonly status: 'frozen' };

/**
 * Writes to a content in one transaction: parts, their changes in the audit chain, and the head, which everybody who
 * writes or signs locks first. So an edit is either part of what is signed, or comes too late and is refused.
 */
export async function editContent(
  store: Store,
  of: ContentOf,
  edits: readonly ContentEdit[],
  writer: { by: string; at: Instant },
): Promise<Edited> {
  const session = store.connection.getClient().startSession();
  try {
    return await session.withTransaction(() => edit(store, session, of, edits, writer));
  } finally {
    await session.endSession();
  }
}

async function edit(
  store: Store,
  session: Session,
  of: ContentOf,
  edits: readonly ContentEdit[],
  { by, at }: { by: string; at: Instant },
): Promise<Edited> {
  const head = await lockHead(store, session, of, at);
  if (head.frozen) return { status: 'frozen' };
  let { version, hash } = head;
  const versions: Record<string, number> = {};
  for (const one of edits) {
    const _id = `${head._id}|${one.part}`;
    const row = await store.contentParts.findOne({ _id }, { session });
    if ((row?.version ?? 0) !== one.shown && row !== null && row.by !== by) {
      return { status: 'stale', part: one.part, by: row.by, at: row.at, value: row.value };
    }
    const before = row?.value ?? null;
    const after = one.change(before);
    if (canonicalJson(after) === canonicalJson(before)) {
      versions[one.part] = row?.version ?? 0;
      continue;
    }
    version += 1;
    const change = sealChange({
      _id: `${head._id}|${String(version)}`,
      content: head._id,
      version,
      part: one.part,
      before,
      after,
      by,
      at,
      previousHash: hash,
    });
    hash = change.hash;
    versions[one.part] = version;
    await store.contentChanges.insertOne(change, { session });
    await store.contentParts.replaceOne(
      { _id },
      { content: head._id, part: one.part, version, value: after, by, at },
      { session, upsert: true },
    );
  }
  const next: ContentRow = { ...head, version, hash };
  await store.contents.replaceOne({ _id: head._id }, next, { session });
  return { status: 'done', head: next, versions };
}

async function lockHead(store: Store, session: Session, of: ContentOf, at: Instant): Promise<ContentRow> {
  const { _id, lockedAt: _, ...rest } = beginning(of);
  const head = await store.contents.findOneAndUpdate(
    { _id },
    { $set: { lockedAt: at }, $setOnInsert: rest },
    { session, upsert: true, returnDocument: 'after' },
  );
  return head ?? beginning(of);
}

function beginning(of: ContentOf): ContentRow {
  return { _id: contentId(of), ...of, version: 0, hash: CHAIN_START, frozen: null, lockedAt: null };
}

function sealChange(change: Omit<ContentChangeRow, 'hash'>): ContentChangeRow {
  return { ...change, hash: changeHash(change) };
}

/** H(previous hash, the change). */
export function changeHash({ previousHash, ...change }: Omit<ContentChangeRow, 'hash'>): string {
  return sha256(`${previousHash}\n${canonicalJson(change)}`);
}

/** The contents that commands judge, locked until the transaction ends: nobody edits what is being signed. */
export async function lockContents(
  store: Store,
  session: Session,
  refs: readonly ContentRef[],
  at: Instant,
): Promise<ReadonlyMap<string, Content>> {
  const contents = new Map<string, Content>();
  for (const { id } of refs) {
    if (contents.has(id)) continue;
    const head = await store.contents.findOneAndUpdate({ _id: id }, { $set: { lockedAt: at } }, { session });
    if (head) contents.set(id, await asSeen(store, head, session));
  }
  return contents;
}

/** The same without a lock, for a preview. */
export async function readContents(store: Store, refs: readonly ContentRef[]): Promise<ReadonlyMap<string, Content>> {
  const heads = await store.contents.find({ _id: { $in: refs.map((ref) => ref.id) } }).toArray();
  const contents = await Promise.all(heads.map((head) => asSeen(store, head)));
  return new Map(contents.map((content) => [content.id, content]));
}

async function asSeen(store: Store, { _id, version, hash, frozen }: ContentRow, session?: Session): Promise<Content> {
  const parts = await store.contentParts.find({ content: _id }, session ? { session } : {}).toArray();
  return {
    id: _id,
    version,
    hash,
    frozen: frozen !== null,
    rows: Object.fromEntries(parts.map((part) => [part.part, part.value])),
  };
}

/** Signed by the event of this number: from now on these contents do not change. */
export async function freezeContents(
  store: Store,
  session: Session,
  ids: readonly string[],
  frozen: NonNullable<ContentRow['frozen']>,
): Promise<void> {
  for (const _id of ids) await store.contents.updateOne({ _id }, { $set: { frozen } }, { session });
}
