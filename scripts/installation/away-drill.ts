import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { processes } from '#domain/processes';
import { callerOf, openCapa } from './capa-lifecycle.ts';
import { signInAll, type Caller, type Reply } from './caller.ts';
import type { Installation } from './installation.ts';
import { ROLE_OF } from './small-organization.ts';
import { recordFlaws } from './verify-record.ts';

/** Every answer must come within this, whatever is away. */
const ANSWER_LIMIT_MS = 3_500;

export interface AwayDrillResult {
  /** How many answers of each kind came while the record was away. */
  readonly answers: Readonly<Record<string, number>>;
  readonly slowestMs: number;
  readonly flaws: readonly string[];
}

const pollSchema = z.object({ state: z.string(), outcome: z.optional(z.object({ status: z.string() })) });

/**
 * Takes MongoDB away while people go on commenting, some with words that will be refused. Every answer is an honest
 * 202 or 503 in time; afterwards the outcome of everything accepted can be read, and sending again is safe.
 */
export async function runAwayDrill(
  installation: Installation,
  options: { awayMs: number; report?: (line: string) => void },
): Promise<AwayDrillResult> {
  const { awayMs, report = () => undefined } = options;
  const callers = await signInAll(installation.url, Object.keys(ROLE_OF));
  const { capa } = await openCapa(callers);
  const ana = callerOf(callers, 'ana');
  const sent: { id: string; name: string; body: unknown; reply: Reply }[] = [];
  const flaws: string[] = [];
  let slowestMs = 0;

  // Sent just before and just after, so that some are on their way when the record goes.
  const send = async (name: string, body: unknown): Promise<void> => {
    const id = randomUUID();
    const started = performance.now();
    const reply = await ana.command(capa, name, body, id);
    slowestMs = Math.max(slowestMs, Math.round(performance.now() - started));
    sent.push({ id, name, body, reply });
  };
  const early = Array.from({ length: 4 }, (_, index) => send('comment', { text: `early ${String(index)}` }));
  report('killing mongod');
  await installation.kill('mongod');
  await Promise.all(early);
  const end = Date.now() + awayMs;
  while (Date.now() < end) {
    await Promise.all([
      send('comment', { text: 'while away' }),
      // Only the owner may: refused in words, once the record can say so.
      send('submitRootCause', { team: [], method: 'fiveWhys' }),
    ]);
    await pause(500);
  }
  await installation.restart('mongod');
  report('mongod is back');
  await installation.untilReady();

  for (const { id, name, body, reply } of sent) {
    if (![200, 202, 409, 503].includes(reply.status)) flaws.push(`${name}: answered ${JSON.stringify(reply)}`);
    if (reply.status === 202 && !(await hasOutcome(ana, capa, id))) flaws.push(`${name} ${id}: 202, and no outcome`);
    const again = await untilSettled(() => ana.command(capa, name, body, id));
    if (again.status !== 200 && again.status !== 409 && again.status !== 403) {
      flaws.push(`${name} again: ${JSON.stringify(again)}`);
    }
  }
  if (slowestMs > ANSWER_LIMIT_MS) flaws.push(`an answer took ${String(slowestMs)} ms`);
  const answers: Record<string, number> = {};
  for (const { reply } of sent) {
    const code = z.object({ code: z.string() }).safeParse(reply.body);
    const kind = code.success ? `${String(reply.status)} ${code.data.code}` : String(reply.status);
    answers[kind] = (answers[kind] ?? 0) + 1;
  }
  flaws.push(...(await recordFlaws(installation.store, processes, [])));
  return { answers, slowestMs, flaws };
}

async function hasOutcome(caller: Caller, key: string, id: string): Promise<boolean> {
  const reply = await untilSettled(
    () => caller.get(`/api/processes/${key}/commands/${id}`),
    (candidate) => candidate.status === 200 && pollSchema.parse(candidate.body).state === 'recorded',
  );
  return reply.status === 200;
}

async function untilSettled(
  ask: () => Promise<Reply>,
  settled: (reply: Reply) => boolean = (reply) => reply.status === 200 || (reply.status >= 400 && reply.status < 500),
): Promise<Reply> {
  const end = Date.now() + 30_000;
  for (;;) {
    const reply = await ask();
    if (settled(reply) || Date.now() > end) return reply;
    await pause(200);
  }
}
