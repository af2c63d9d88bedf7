import { randomBytes } from 'node:crypto';
import type { RecordedEvent } from '#domain/kernel/head';
import type { Input, Outcome } from '#domain/kernel/input';
import type { Instant } from '#domain/kernel/instant';
import { bodyHash } from '#activities/store/canonical';
import { seal } from '#activities/store/chain';
import { commandId } from '#activities/store/recorded-inputs';
import type { CommandRow, EventRow } from '#activities/store/rows';
import type { SiteSurroundings } from '#activities/store/surroundings';

/** How long the outcome of a command can be asked for. */
const OUTCOME_KEPT_DAYS = 30;

/** The events of a turn as sealed rows, each following the one before; the first of an input carries its outcome. */
export function eventRows(
  process: { key: string; type: string; site: string },
  events: readonly RecordedEvent[],
  inputs: readonly Input[],
  outcomes: ReadonlyMap<string, Outcome>,
  record: { chain: string; recordedAt: Instant; imported: EventRow['imported']; around: SiteSurroundings },
): EventRow[] {
  const requestIds = new Map(inputs.map((input) => [input.id, requestIdOf(input)]));
  const answers = new Map(inputs.map((input) => [input.id, answerTo(process.key, input, outcomes)]));
  const { policy, calendar } = record.around;
  let previousHash = record.chain;
  return events.map((event) => {
    const answer = answers.get(event.inputId);
    answers.delete(event.inputId);
    const row = seal({
      _id: `${process.key}:${String(event.seq)}`,
      ...process,
      ...event,
      ...(answer && { answer }),
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

function answerTo(key: string, input: Input, outcomes: ReadonlyMap<string, Outcome>): EventRow['answer'] {
  const outcome = outcomes.get(input.id);
  if (!leavesEvents(input, outcome)) return undefined;
  const { id, kind, name, body } = input;
  return { id: commandId(key, id), kind, name, bodyHash: bodyHash(name, body), events: outcome.events };
}

/**
 * Whether an event carries the outcome, so that it needs no row of its own. A birth always has one: that it was refused by
 * an earlier run is known by nothing else.
 */
export function leavesEvents(
  input: Input,
  outcome: Outcome | undefined,
): outcome is Extract<Outcome, { status: 'done' }> {
  return outcome?.status === 'done' && outcome.events > 0 && input.kind !== 'birth';
}

/** The outcomes of a turn that no event carries, a row each. */
export function outcomeRows(
  key: string,
  inputs: readonly Input[],
  outcomes: ReadonlyMap<string, Outcome>,
  recordedAt: Instant,
): CommandRow[] {
  const forgetAt = new Date(Date.parse(recordedAt) + OUTCOME_KEPT_DAYS * 86_400_000);
  return inputs.flatMap((input): CommandRow[] => {
    const outcome = outcomes.get(input.id);
    if (!outcome || leavesEvents(input, outcome)) return [];
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
