import type { ProcessRow } from '#activities/store/rows';

/** Enough for the processes that people work on at the same time; heads of years may be large. */
const MOST = 100;

/**
 * The head rows that this worker wrote last, so that the next turn of a process need not read its own. A row that is
 * remembered is only a guess: what is written over it is written on the condition that it still is the one in the store.
 */
export class RememberedHeads {
  private readonly rows = new Map<string, ProcessRow>();

  /** The head of a run that knows this version and epoch; null when it has to be read. */
  of({ key, version, epoch }: { key: string; version: number; epoch: number }): ProcessRow | null {
    const row = this.rows.get(key);
    return row?.version === version && row.epoch === epoch ? row : null;
  }

  /** After the commit that wrote it. */
  keep(row: ProcessRow): void {
    // The order of a map is that of insertion: what was written longest ago comes first.
    this.rows.delete(row._id);
    this.rows.set(row._id, row);
    if (this.rows.size <= MOST) return;
    const [oldest] = this.rows.keys();
    if (oldest !== undefined) this.rows.delete(oldest);
  }

  forget(key: string): void {
    this.rows.delete(key);
  }
}
