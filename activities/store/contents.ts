import type { Content, ContentRef } from '#domain/kernel/content';
import type { Instant } from '#domain/kernel/instant';
import { CHAIN_START } from './chain.ts';
import { canonicalJson, sha256 } from './canonical.ts';
import type { ContentChangeRow, ContentPartRow, ContentRow } from './rows.ts';
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
  /** What the part becomes, given what it is; null keeps it as it is. Throwing refuses all edits together. */
  change(before: unknown): unknown;
  /**
   * For parts that several people may work on at once: the change that stands against this edit, of all that others and
   * the writer made since it was shown, the oldest first; null when it fits beside them. Without this, whatever
   * somebody else changed last stands against it.
   */
  readonly against?: (since: readonly ContentChangeRow[]) => ContentChangeRow | null;
}

/** Who writes, and when. */
export interface ContentWriter {
  readonly by: string;
  readonly at: Instant;
  /** Written in the same transaction, before it is known to hold, for example files that are now evidence. */
  readonly alongside?: (session: Session) => Promise<void>;
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
  writer: ContentWriter,
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
  { by, at, alongside }: ContentWriter,
): Promise<Edited> {
  const head = await lockHead(store, session, of, at);
  if (head.frozen) return { status: 'frozen' };
  const parts = await partsBefore(store, session, head, edits);
  const changes: ContentChangeRow[] = [];
  const changed = new Map<string, ContentPartRow>();
  for (const one of edits) {
    const row = parts.get(one.part);
    // A version that is not there yet was shown to nobody: it is one of another content, for example an earlier round.
    const shown = one.shown > head.version ? 0 : one.shown;
    const against = await changeAgainst(store, session, { ...one, shown }, row, by);
    if (against) return { status: 'stale', part: one.part, by: against.by, at: against.at, value: row?.value };
    const before = row?.value ?? null;
    const after = one.change(before);
    if (canonicalJson(after) === canonicalJson(before)) continue;
    const version = head.version + changes.length + 1;
    changes.push(
      sealChange({
        _id: `${head._id}|${String(version)}`,
        content: head._id,
        version,
        part: one.part,
        before,
        after,
        by,
        at,
        previousHash: changes.at(-1)?.hash ?? head.hash,
      }),
    );
    const next = { _id: `${head._id}|${one.part}`, content: head._id, part: one.part, version, value: after, by, at };
    parts.set(one.part, next);
    changed.set(one.part, next);
  }
  await alongside?.(session);
  const last = changes.at(-1);
  const next: ContentRow = last ? { ...head, version: last.version, hash: last.hash } : head;
  if (last) await write(store, session, next, changes, [...changed.values()]);
  return { status: 'done', head: next, versions: versionsOf(edits, parts) };
}

async function partsBefore(
  store: Store,
  session: Session,
  { _id }: ContentRow,
  edits: readonly ContentEdit[],
): Promise<Map<string, ContentPartRow>> {
  const ids = edits.map(({ part }) => `${_id}|${part}`);
  const rows = await store.contentParts.find({ _id: { $in: ids } }, { session }).toArray();
  return new Map(rows.map((row) => [row.part, row]));
}

/** Who changed the part since the writer saw it, in a way that does not go together with the edit. */
async function changeAgainst(
  store: Store,
  session: Session,
  { part, shown, against }: ContentEdit,
  row: ContentPartRow | undefined,
  by: string,
): Promise<Pick<ContentChangeRow, 'by' | 'at'> | null> {
  if (!row || row.version === shown) return null;
  if (!against) return row.by === by ? null : row;
  const since = await store.contentChanges
    .find({ content: row.content, part, version: { $gt: shown } }, { session })
    .sort({ version: 1 })
    .toArray();
  return against(since);
}

/** A head that stays as it is is not written: nobody has to hear of an edit that changed nothing. */
async function write(
  store: Store,
  session: Session,
  head: ContentRow,
  changes: readonly ContentChangeRow[],
  parts: readonly ContentPartRow[],
): Promise<void> {
  await store.contentChanges.insertMany([...changes], { session });
  await store.contentParts.bulkWrite(
    parts.map((part) => ({ replaceOne: { filter: { _id: part._id }, replacement: part, upsert: true } })),
    { session },
  );
  await store.contents.replaceOne({ _id: head._id }, head, { session });
}

function versionsOf(
  edits: readonly ContentEdit[],
  parts: ReadonlyMap<string, ContentPartRow>,
): Readonly<Record<string, number>> {
  return Object.fromEntries(edits.map(({ part }) => [part, parts.get(part)?.version ?? 0]));
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
