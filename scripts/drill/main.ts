import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readMachine } from '#config/machine';
import { bundleWorkflows } from '../build/bundle-workflows.ts';
import { obtainExecutables } from '../engine/start-engines.ts';
import { runAwayDrill } from '../installation/away-drill.ts';
import { runCycleDrill } from '../installation/cycle-drill.ts';
import { Installation, PARTS } from '../installation/installation.ts';
import { runKillDrill } from '../installation/kill-drill.ts';
import { seedSmallOrganization } from '../installation/small-organization.ts';

/**
 * `npm run drill`: what is too long for every test run. Fifty CAPAs (900 commands) while every part is killed twice, then
 * MongoDB away for a minute, then a certification through a whole cycle into the next one, over four virtual years
 * (`npm run drill -- cycle` for this alone). Ends with 1 when anything was lost, doubled, left open, or other than the rules make it.
 */
const onlyCycle = process.argv.includes('cycle');
const root = fileURLToPath(new URL('../../', import.meta.url));
const report = (line: string): void => {
  console.log(line);
};

const dir = await mkdtemp(join(tmpdir(), 'perennial-drill-'));
const installation = await Installation.start({
  dir,
  executables: await obtainExecutables(readMachine(), report),
  bundle: await bundleWorkflows(root, report),
  seed: seedSmallOrganization,
});
let failed: boolean;
try {
  const flaws = [...(onlyCycle ? [] : await killsAndAway()), ...(await cycle())];
  for (const flaw of flaws) report(`FLAW ${flaw}`);
  failed = flaws.length > 0;
} finally {
  await installation.stop();
  await rm(dir, { recursive: true, force: true });
}
report(failed ? 'The drill failed' : 'The drill passed');
process.exit(failed ? 1 : 0);

async function cycle(): Promise<readonly string[]> {
  const { commands, events, years, kills, flaws } = await runCycleDrill(installation, {
    actions: 12,
    specialAudits: 1,
    kills: true,
    report,
  });
  report(
    `${String(commands)} commands and ${String(events)} events in ${years.toFixed(1)} years, killed: ${kills.join(', ')}`,
  );
  return flaws;
}

async function killsAndAway(): Promise<readonly string[]> {
  const killed = await runKillDrill(installation, {
    capas: 50,
    inParallel: 16,
    kills: [...PARTS, ...PARTS],
    report,
  });
  report(
    `${String(killed.commands)} commands, ${String(killed.kills.length)} kills, ${String(killed.open)} processes left open`,
  );
  const away = await runAwayDrill(installation, { awayMs: 60_000, report });
  report(`MongoDB away: ${JSON.stringify(away.answers)}, slowest answer ${String(away.slowestMs)} ms`);
  const open = killed.open > 0 ? [`${String(killed.open)} processes left open`] : [];
  return [...open, ...killed.flaws, ...away.flaws];
}
