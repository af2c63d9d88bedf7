import { readContents } from '#activities/store/contents';
import { inputsOf } from '#activities/store/recorded-inputs';
import type { EventRow } from '#activities/store/rows';
import type { Store } from '#activities/store/store';
import { createSurroundingsLoader } from '#activities/store/surroundings';
import { contentsJudged } from '#domain/kernel/apply';
import type { RecordedEvent } from '#domain/kernel/head';
import type { Input } from '#domain/kernel/input';
import type { Instant } from '#domain/kernel/instant';
import type { AnyProcess } from '#domain/kernel/process';
import { runPure, type PureRun, type ScriptStep } from '#domain/kernel/run-pure';

/** Name and body of what was sent: the record keeps only their hash. */
export interface SentInput {
  readonly name: string;
  readonly body: unknown;
}

/** What was recorded of a process, as the rules made it. */
export async function recordedEvents(store: Store, key: string): Promise<RecordedEvent[]> {
  const rows = await store.events.find({ key }).sort({ seq: 1 }).toArray();
  return rows.map(asRuled);
}

/**
 * The same script at the same instants until now, by the rules alone: no engine, no database. `sent` has everything that
 * people sent, by command id.
 */
export async function runWithoutEngine(
  store: Store,
  process: AnyProcess,
  { key, site }: { readonly key: string; readonly site: string },
  sent: ReadonlyMap<string, SentInput>,
): Promise<PureRun> {
  const row = await store.processes.findOne({ _id: key });
  const now = new Date(Date.now() + (row?.clockAheadMs ?? 0)).toISOString();
  const around = await createSurroundingsLoader(store).forSite(site);
  const script = await scriptOf(store, key, sent, now);
  const refs = contentsJudged(
    process,
    script.flatMap((step) => step.inputs),
  );
  const contents = await readContents(store, refs);
  return runPure(process, { key, site }, [...script, { until: now }], {
    ...around,
    // Frozen by the very command that is run again.
    contents: new Map([...contents].map(([id, content]) => [id, { ...content, frozen: false }])),
    newKeys: await keysGiven(store, key),
    fault: ({ error }) => {
      throw error;
    },
  });
}

type Step = Extract<ScriptStep, { inputs: readonly Input[] }>;

/** Everything that arrived, in the order in which it was decided; what was refused left no event to date it by. */
async function scriptOf(
  store: Store,
  key: string,
  sent: ReadonlyMap<string, SentInput>,
  now: Instant,
): Promise<Step[]> {
  const rows = await inputsOf(store, key);
  const events = await recordedEvents(store, key);
  const steps: (Step & { recordedAt: Instant })[] = [];
  const seqOf = (inputId: string): number => events.find((row) => row.inputId === inputId)?.seq ?? Infinity;
  rows.sort((a, b) =>
    a.recordedAt === b.recordedAt ? seqOf(a.inputId) - seqOf(b.inputId) : a.recordedAt < b.recordedAt ? -1 : 1,
  );
  for (const { inputId: id, kind, actor, recordedAt } of rows) {
    const { name, body } = sent.get(id) ?? (await told(store, id));
    if (!actor) throw new Error(`Nobody did ${name}`);
    const input: Input =
      kind === 'fact'
        ? { kind, id, name, body, from: actor.kind === 'process' ? actor.key : '' }
        : { kind, id, name, body, actor };
    const at = events.find((row) => row.inputId === id)?.at ?? steps.at(-1)?.at ?? now;
    const last = steps.at(-1);
    if (last?.recordedAt === recordedAt) steps.splice(-1, 1, { ...last, inputs: [...last.inputs, input] });
    else steps.push({ at, inputs: [input], recordedAt });
  }
  return steps;
}

/** The keys that were reserved for what its inputs started, by the id of the input. */
async function keysGiven(store: Store, key: string): Promise<ReadonlyMap<string, string>> {
  const events = await recordedEvents(store, key);
  const rows = await store.outbox.find({ from: key, 'effect.do': 'start' }).toArray();
  return new Map(
    rows.flatMap(({ seq, effect }) => {
      const cause = events.find((event) => event.seq === seq);
      return cause && effect.do === 'start' && effect.key !== undefined ? [[cause.inputId, effect.key]] : [];
    }),
  );
}

/** What another process said or began. */
async function told(store: Store, id: string): Promise<SentInput> {
  const row = await store.outbox.findOne({ _id: id });
  if (row?.effect.do === 'start') return { name: row.effect.birth, body: row.effect.body };
  if (row?.effect.do === 'tell') return { name: row.effect.fact, body: row.effect.body };
  throw new Error(`Nobody sent ${id}`);
}

function asRuled({ seq, subject, stage, actor, at, inputId, event }: EventRow): RecordedEvent {
  return { seq, subject, stage, actor, at, inputId, event };
}
