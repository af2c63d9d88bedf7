import { setTimeout as pause } from 'node:timers/promises';
import { processes } from '#domain/processes';
import { closeCapa, openCapa } from './capa-lifecycle.ts';
import { signInAll, type Sent } from './caller.ts';
import { PARTS, type Installation, type Part } from './installation.ts';
import { ROLE_OF } from './small-organization.ts';
import { recordFlaws } from './verify-record.ts';

export interface KillDrillResult {
  readonly commands: number;
  readonly kills: readonly Part[];
  readonly open: number;
  readonly flaws: readonly string[];
}

/**
 * Takes CAPAs through their lives while every part of the product is killed in turn, in the middle of their commands,
 * and comes back on the same data. People press again with the same key until they have an answer.
 */
export async function runKillDrill(
  installation: Installation,
  options: { capas: number; inParallel: number; kills?: readonly Part[]; report?: (line: string) => void },
): Promise<KillDrillResult> {
  const { capas, inParallel, kills = PARTS, report = () => undefined } = options;
  const callers = await signInAll(installation.url, Object.keys(ROLE_OF));
  const sent: Sent[] = [];
  let next = 0;
  let finished = 0;
  const work = Promise.all(
    Array.from({ length: inParallel }, async () => {
      while (next < capas) {
        next += 1;
        const opened = await openCapa(callers);
        sent.push(...opened.sent);
        sent.push(...(await closeCapa(callers, opened.capa)));
        finished += 1;
      }
    }),
  );
  const done = work.then(
    () => true,
    () => true,
  );
  const killed: Part[] = [];
  for (const [index, part] of kills.entries()) {
    // Each kill falls when another share of the work is done, so that all of them meet commands on their way.
    const share = (capas * (index + 0.5)) / (kills.length + 0.5);
    if (!(await until(() => finished >= share, done))) break;
    report(`killing ${part} after ${String(finished)} CAPAs`);
    await installation.kill(part);
    killed.push(part);
    await installation.restart(part);
  }
  await work;
  await installation.untilReady();
  const open = await untilQuiet(installation);
  return { commands: sent.length, kills: killed, open, flaws: await recordFlaws(installation.store, processes, sent) };
}

async function until(condition: () => boolean, over: Promise<boolean>): Promise<boolean> {
  const state = { over: false };
  void over.then(() => {
    state.over = true;
  });
  while (!condition() && !state.over) await pause(20);
  return !state.over;
}

/** Facts between processes may still be under way; returns how many processes stay open. */
async function untilQuiet({ store }: Installation): Promise<number> {
  const end = Date.now() + 60_000;
  for (;;) {
    const open = await store.processes.countDocuments({ open: true });
    const pending = await store.outbox.countDocuments({ status: 'pending' });
    if ((open === 0 && pending === 0) || Date.now() > end) return open;
    await pause(200);
  }
}
