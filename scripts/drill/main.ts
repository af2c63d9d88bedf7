import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readMachine } from '#config/machine';
import { bundleWorkflows } from '../build/bundle-workflows.ts';
import { obtainExecutables } from '../engine/start-engines.ts';
import { runAwayDrill } from '../installation/away-drill.ts';
import { Installation, PARTS } from '../installation/installation.ts';
import { runKillDrill } from '../installation/kill-drill.ts';
import { seedSmallOrganization } from '../installation/small-organization.ts';

/**
 * `npm run drill`: what is too long for every test run. Fifty CAPAs (900 commands) while every part is killed twice,
 * then MongoDB away for a minute. Ends with 1 when anything was lost, doubled or left open.
 */
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
  for (const flaw of [...killed.flaws, ...away.flaws]) report(`FLAW ${flaw}`);
  failed = killed.open > 0 || killed.flaws.length + away.flaws.length > 0;
} finally {
  await installation.stop();
  await rm(dir, { recursive: true, force: true });
}
report(failed ? 'The drill failed' : 'The drill passed');
process.exit(failed ? 1 : 0);
