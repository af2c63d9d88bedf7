import { canonicalJson, sha256 } from './canonical.ts';
import type { EventRow } from './rows.ts';

/** What the first row of a chain seals. */
export const CHAIN_START = '0'.repeat(64);

type Sealed = Omit<EventRow, 'hash' | 'contentHash'>;

/** The content hash hides what it seals behind a salt, so that a declared text could be redacted one day. */
export function contentHashOf(row: Pick<EventRow, 'salt' | 'event'>): string {
  return sha256(`${row.salt}\n${canonicalJson(row.event)}`);
}

/** H(previous row's hash, metadata, content hash). */
export function rowHashOf(row: Omit<EventRow, 'hash'>): string {
  const { event: _event, salt: _salt, previousHash, contentHash, ...metadata } = row;
  return sha256(`${previousHash}\n${canonicalJson(metadata)}\n${contentHash}`);
}

/** Completes a row with its hashes. */
export function seal(row: Sealed): EventRow {
  const contentHash = contentHashOf(row);
  return { ...row, contentHash, hash: rowHashOf({ ...row, contentHash }) };
}

/** The first thing wrong with a row that should follow `previousHash`, or null. */
export function flawOf(row: EventRow, expectedSeq: number, previousHash: string): string | null {
  if (row.seq !== expectedSeq) return `expected event ${String(expectedSeq)}, found ${String(row.seq)}`;
  if (row.previousHash !== previousHash) return 'does not follow the row before';
  if (row.contentHash !== contentHashOf(row)) return 'its content was altered';
  const { hash, ...sealed } = row;
  if (hash !== rowHashOf(sealed)) return 'its metadata was altered';
  return null;
}
