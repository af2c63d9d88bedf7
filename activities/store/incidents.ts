import { sha256 } from './canonical.ts';
import type { IncidentRow } from './rows.ts';
import type { Store } from './store.ts';

type Opened = Pick<IncidentRow, 'kind' | 'key' | 'type' | 'inputId' | 'message'>;

/** Opens incidents outside a record's transaction: one row per cause, counted when it comes back. */
export interface Incidents {
  open(what: Opened): Promise<string>;
  /** Closes what is over, for example after a process was started from the record. */
  resolve(key: string, kind: IncidentRow['kind']): Promise<void>;
}

export function createIncidents(store: Store): Incidents {
  return {
    async open(what) {
      const id = `e-${sha256(`${what.kind}:${what.key}:${what.inputId}`).slice(0, 8)}`;
      const now = new Date().toISOString();
      await store.incidents.updateOne(
        { _id: id },
        {
          $setOnInsert: { ...what, stack: null, openedAt: now },
          $set: { lastAt: now, resolvedAt: null },
          $inc: { count: 1 },
        },
        { upsert: true },
      );
      return id;
    },
    async resolve(key, kind) {
      await store.incidents.updateMany(
        { key, kind, resolvedAt: null },
        { $set: { resolvedAt: new Date().toISOString() } },
      );
    },
  };
}
