import { randomBytes } from 'node:crypto';
import type { RecordedEvent } from '#domain/kernel/head';
import type { Input, Outcome } from '#domain/kernel/input';
import type { Instant } from '#domain/kernel/instant';
import { bodyHash } from '#activities/store/canonical';
import { seal } from '#activities/store/chain';
import type { CommandRow, EventRow } from '#activities/store/rows';
import type { SiteSurroundings } from '#activities/store/surroundings';

/** How long the outcome of a command can be asked for. */
const OUTCOME_KEPT_DAYS = 30;

/** The id of an input's outcome. */
export function commandId(key: string, inputId: string): string {
  return `${key}:${inputId}`;
}

/** The events of a turn as sealed rows, each following the one before. */
export function eventRows(
  process: { key: string; type: string; site: string },
  events: readonly RecordedEvent[],
  inputs: readonly Input[],
  record: { chain: string; recordedAt: Instant; imported: EventRow['imported']; around: SiteSurroundings },
): EventRow[] {
  const requestIds = new Map(inputs.map((input) => [input.id, requestIdOf(input)]));
  const { policy, calendar } = record.around;
  let previousHash = record.chain;
  return events.map((event) => {
    const row = seal({
      _id: `${process.key}:${String(event.seq)}`,
      ...process,
      ...event,
      recordedAt: record.recordedAt,
      requestId: requestIds.get(event.inputId) ?? null,
      imported: record.imported,
      policyVersion: `${policy.id}:${String(policy.version)}`,
      calendarVersion: `${calendar.id}:${String(calendar.version)}`,
      salt: randomBytes(16).toString('hex'),
      previousHash,
    });
    previousHash = row.hash;
    return row;
  });
}

/** The outcomes of a turn, one row per input, refused ones too. */
export function outcomeRows(
  key: string,
  inputs: readonly Input[],
  outcomes: ReadonlyMap<string, Outcome>,
  recordedAt: Instant,
): CommandRow[] {
  const forgetAt = new Date(Date.parse(recordedAt) + OUTCOME_KEPT_DAYS * 86_400_000);
  return inputs.flatMap((input): CommandRow[] => {
    const outcome = outcomes.get(input.id);
    if (!outcome) return [];
    return [
      {
        _id: commandId(key, input.id),
        key,
        inputId: input.id,
        kind: input.kind,
        name: input.name,
        bodyHash: bodyHash(input.name, input.body),
        actor: input.kind === 'fact' ? { kind: 'process', key: input.from } : input.actor,
        outcome,
        requestId: requestIdOf(input),
        recordedAt,
        forgetAt: input.kind === 'fact' ? null : forgetAt,
      },
    ];
  });
}

function requestIdOf(input: Input): string | null {
  return input.kind === 'fact' ? null : (input.requestId ?? null);
}
