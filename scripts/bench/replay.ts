import { readFile } from 'node:fs/promises';
import { DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import { callerOf, capaSteps, openCapa } from '../installation/capa-lifecycle.ts';
import { known, type Figure } from './figure.ts';
import { untilClosed } from './lifecycles.ts';
import { compare } from './rounds.ts';
import type { BenchDeps, BenchWorld } from './world.ts';

/**
 * (d) How long a worker that has forgotten a CAPA of two attempts takes to know it again. Beside it the report of that
 * CAPA, whose history is short: what both have in common is the start of the worker that replays.
 */
export async function benchReplay({ bundle, options, report: say }: BenchDeps, world: BenchWorld): Promise<Figure[]> {
  say('d: a CAPA of two attempts');
  const { report, capa } = await liveTwice(world);
  const [long, short] = await Promise.all(
    [capa, report].map((key) => world.client.workflow.getHandle(key).fetchHistory()),
  );
  say('d: replay');
  Runtime.install({ shutdownSignals: [], logger: new DefaultLogger('ERROR') });
  const workflowBundle = { code: await readFile(bundle, 'utf8') };
  const measured = await compare(
    {
      ours: () => Worker.runReplayHistory({ workflowBundle }, long),
      floor: () => Worker.runReplayHistory({ workflowBundle }, short),
    },
    { rounds: options.rounds, operations: options.quick ? 1 : 5, inParallel: 1 },
  );
  const events = `${String(long?.events?.length ?? 0)} events`;
  const fewEvents = `${String(short?.events?.length ?? 0)} events`;
  const what = `replay of a CAPA of two attempts, ${events}, with a worker’s start; floor: ${fewEvents}`;
  return [known('d', what, 'ms', measured.ours.p50, measured.floor.p50)];
}

/** A loop whose first attempt was not effective and whose second was. */
async function liveTwice({ callers, client }: BenchWorld): Promise<{ report: string; capa: string }> {
  const { capa, sent } = await openCapa(callers);
  const steps = capaSteps();
  const failed = steps
    .slice(0, -1)
    .map((step) => step.map((act) => (act.name === 'judgeEffectiveness' ? { ...act, body: NOT_EFFECTIVE } : act)));
  for (const step of [...failed, ...steps]) {
    await Promise.all(
      step.map(async ({ person, name, body }) => {
        const { reply } = await callerOf(callers, person).insist(capa, name, body);
        if (reply.status !== 200) throw new Error(`${name} on ${capa} was answered ${JSON.stringify(reply)}`);
      }),
    );
  }
  const [reported] = sent;
  const report = reported?.key ?? '';
  await untilClosed(client, { report, capa });
  return { report, capa };
}

const NOT_EFFECTIVE = { verdict: 'notEffective', note: 'Two batches below 8 µm', signed: true };
