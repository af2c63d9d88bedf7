import { canonicalJson } from '#activities/store/canonical';
import { CHAIN_START, flawOf } from '#activities/store/chain';
import { recordedInputs } from '#activities/store/recorded-inputs';
import type { Store } from '#activities/store/store';
import { fold } from '#domain/kernel/head';
import type { AnyProcess } from '#domain/kernel/process';
import type { Sent } from './caller.ts';

/**
 * What is wrong with the record after a drill; empty when nothing is. Every acknowledged command is in it exactly once,
 * every chain verifies, every snapshot is the fold of its events, and no input left two traces.
 */
export async function recordFlaws(
  store: Store,
  processes: Readonly<Record<string, AnyProcess>>,
  sent: readonly Sent[],
): Promise<string[]> {
  const flaws: string[] = [];
  for (const one of sent) flaws.push(...(await flawsOfCommand(store, one)));
  for await (const row of store.processes.find()) {
    const events = await store.events.find({ key: row._id }).sort({ seq: 1 }).toArray();
    let previous = CHAIN_START;
    for (const [index, event] of events.entries()) {
      const flaw = flawOf(event, index + 1, previous);
      if (flaw) flaws.push(`${event._id}: ${flaw}`);
      previous = event.hash;
    }
    if (row.version !== events.length)
      flaws.push(`${row._id}: version ${String(row.version)}, ${String(events.length)} events`);
    const process = processes[row.type];
    const folded = process && fold(process, row._id, events);
    if (canonicalJson(folded) !== canonicalJson(row.state))
      flaws.push(`${row._id}: the state is not the fold of its events`);
    flaws.push(
      ...scatteredInputs(
        row._id,
        events.map((event) => event.inputId),
      ),
    );
  }
  return flaws;
}

async function flawsOfCommand(store: Store, { key, commandId, reply }: Sent): Promise<string[]> {
  if (reply.status !== 200 && reply.status !== 201) return [`${key} ${commandId}: answered ${String(reply.status)}`];
  const [row] = await recordedInputs(store, key, [commandId]);
  if (row?.outcome.status !== 'done')
    return [`${key} ${commandId}: acknowledged, but its outcome is ${JSON.stringify(row?.outcome)}`];
  const events = await store.events.countDocuments({ key, inputId: commandId });
  return events === row.outcome.events
    ? []
    : [`${key} ${commandId}: ${String(events)} events instead of ${String(row.outcome.events)}`];
}

/** An input that was applied twice has its events in two places. */
function scatteredInputs(key: string, inputIds: readonly string[]): string[] {
  const seen = new Set<string>();
  const flaws: string[] = [];
  for (const [index, id] of inputIds.entries()) {
    if (id === inputIds[index - 1]) continue;
    if (seen.has(id)) flaws.push(`${key}: input ${id} was applied twice`);
    seen.add(id);
  }
  return flaws;
}
