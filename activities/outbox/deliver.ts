import { WorkflowExecutionAlreadyStartedError, WorkflowNotFoundError, type Client } from '@temporalio/client';
import type { FactInput } from '#domain/kernel/input';
import type { AnyProcess } from '#domain/kernel/process';
import type { MailTransport } from '#activities/mail/mail-transport';
import { birthAsked, type Start } from '#activities/engine/birth-asked';
import { firstRun, runFromRecord, startOptions } from '#activities/engine/start-process';
import { reserveKey } from '#activities/store/numbers';
import type { OutboxRow } from '#activities/store/rows';
import type { Store } from '#activities/store/store';
import { FACT_SIGNAL, type RunStart } from '#host/contract';

export interface DeliverDeps {
  readonly store: Store;
  readonly client: Client;
  readonly processes: Readonly<Record<string, AnyProcess>>;
  readonly mail: MailTransport;
  /** Told of every row whose effect is brought about and marked. */
  readonly delivered: (rowId: string) => void;
}

/** Delivers one row of the outbox, and says what came of it. */
export interface Delivery {
  /** A row as it was just read. */
  readonly ofRow: (row: OutboxRow) => Promise<string>;
  readonly ofId: (rowId: string) => Promise<string>;
}

/**
 * Delivers rows of the outbox: starts a process, tells one, or sends a mail. Temporal tries it again until it works;
 * the row is marked after the effect, and every effect carries the row's id, so a second delivery changes nothing.
 */
export function createDelivery(deps: DeliverDeps): Delivery {
  const { outbox } = deps.store;
  async function ofRow(row: OutboxRow): Promise<string> {
    const { _id, status } = row;
    const result = status === 'pending' ? await bringAbout(deps, row) : (row.result ?? 'done');
    if (status === 'pending') {
      // A mark that a crash takes back only means a second delivery, which changes nothing.
      const mark = { $set: { status: 'done', result, doneAt: new Date().toISOString() } } as const;
      await outbox.updateOne({ _id }, mark, { writeConcern: { w: 1 } });
    }
    deps.delivered(_id);
    return result;
  }
  return {
    ofRow,
    async ofId(rowId) {
      const row = await outbox.findOne({ _id: rowId });
      if (!row) throw new Error(`No outbox row ${rowId}`);
      return ofRow(row);
    },
  };
}

async function bringAbout(deps: DeliverDeps, row: OutboxRow): Promise<string> {
  switch (row.effect.do) {
    case 'start':
      return startProcess(deps, row, row.effect);
    case 'tell':
      return tellProcess(deps, row, row.effect);
    case 'mail':
      return deps.mail.send(row.effect.mailId);
  }
}

async function startProcess({ store, client, processes }: DeliverDeps, row: OutboxRow, effect: Start): Promise<string> {
  const process = processes[effect.process];
  if (!process) throw new Error(`No process of type ${effect.process}`);
  const { site } = effect;
  const request = { id: row._id, prefix: process.keyPrefix, site, at: row.at };
  const key = effect.key ?? (await reserveKey(store, request));
  // Usually it began with the event that asked for it.
  const begun = await store.processes.findOne({ _id: key });
  const run: RunStart = begun
    ? { ...runFromRecord(process, begun), fresh: true }
    : firstRun({ key, type: process.type, site }, birthAsked(row, effect));
  try {
    await client.workflow.start(process.type, {
      ...startOptions(run),
      workflowIdReusePolicy: 'REJECT_DUPLICATE',
    });
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
  return key;
}

async function tellProcess(
  { store, client }: DeliverDeps,
  row: OutboxRow,
  effect: Extract<OutboxRow['effect'], { do: 'tell' }>,
): Promise<string> {
  const fact: FactInput = {
    kind: 'fact',
    id: row._id,
    name: effect.fact,
    body: effect.body,
    from: row.from,
    at: row.at,
  };
  try {
    await client.workflow.getHandle(effect.to).signal(FACT_SIGNAL, fact);
    return 'told';
  } catch (error) {
    if (!(error instanceof WorkflowNotFoundError)) throw error;
    // Only the record knows whether the target is closed; Temporal forgets closed workflows.
    const head = await store.processes.findOne({ _id: effect.to }, { projection: { open: 1 } });
    if (head && !head.open) return 'targetClosed';
    throw error;
  }
}
