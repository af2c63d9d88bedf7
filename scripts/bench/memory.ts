import { readFile } from 'node:fs/promises';
import { importFile } from '#activities/import/importer';
import { startImported } from '#activities/import/start-imported';
import { processes } from '#domain/processes';
import { words } from '#domain/words';
import { PARTS as PROCESSES } from '../installation/installation.ts';
import { SITE } from '../installation/small-organization.ts';
import { comment } from './commands.ts';
import { atMost, known, type Figure } from './figure.ts';
import { compare } from './rounds.ts';
import { IN_PARALLEL, type BenchDeps, type BenchWorld } from './world.ts';

const WORKER_LIMIT_MB = 600;
const FILE_RECORDS = 250;
const HOUR_MS = 3_600_000;

/** Started, and its first task scheduled, started and completed. */
const EVENTS_OF_FIRST_TASK = 4;

/** (d) Memory with many open CAPAs, and what a command costs on one that the worker no longer has in memory. */
export async function benchMemory(deps: BenchDeps, world: BenchWorld): Promise<Figure[]> {
  const { options, report } = deps;
  const count = openOf(deps);
  const capas = await openMany(deps, world, count);
  const figures: Figure[] = [];
  for (const part of PROCESSES) {
    const mb = await residentMb(world.installation.pidOf(part));
    const what = `memory of ${part}, ${String(count)} open CAPAs and their reports`;
    figures.push(part === 'worker' ? atMost('d', what, 'MB', mb, WORKER_LIMIT_MB) : known('d', what, 'MB', mb));
  }
  report('d: commands on CAPAs in memory and on others');
  const measured = await compare(
    {
      // The same few again and again; each of the others once, the longest untouched first.
      cached: comment(world.callers, capas.slice(-IN_PARALLEL)),
      uncached: comment(world.callers, capas.slice(0, -IN_PARALLEL)),
    },
    { rounds: options.rounds, operations: options.quick ? 8 : 50, inParallel: 1 },
  );
  const { cached, uncached } = measured;
  return [
    ...figures,
    known('d', 'comment on a CAPA not in memory, p50; floor: in memory', 'ms', uncached.p50, cached.p50),
    known('d', 'comment on a CAPA not in memory, p99; floor: in memory', 'ms', uncached.p99, cached.p99),
    known('d', 'memory of worker after these commands', 'MB', await residentMb(world.installation.pidOf('worker'))),
  ];
}

/** How many CAPAs the memory is measured with. */
export function openOf({ options }: Pick<BenchDeps, 'options'>): number {
  return options.quick ? Math.min(options.open, 60) : options.open;
}

/** Imports reports whose triage opened a CAPA, and starts everything from the record. Returns the CAPAs' keys. */
async function openMany({ report }: BenchDeps, world: BenchWorld, count: number): Promise<string[]> {
  const { store } = world.installation;
  const { client } = world;
  const capas: string[] = [];
  const open: string[] = [];
  report(`d: importing ${String(count)} CAPAs`);
  for (let first = 0; first < count; first += FILE_RECORDS) {
    const entries = entriesOf(first, Math.min(FILE_RECORDS, count - first), new Date(Date.now() - HOUR_MS));
    const log = { error: (_fields: object, message: string) => report(message) };
    const file = `open ${String(first)}`;
    // Nothing is started yet, so that the two rates can be told apart.
    const imported = await importFile({ store, client: null, processes, words, log }, { file, by: 'ana', entries });
    open.push(...imported.open);
    for (const [ref, key] of imported.keys) if (ref.startsWith('capaOf:')) capas.push(key);
  }
  report(`d: starting ${String(open.length)} processes from the record`);
  const begun = performance.now();
  await startImported({ store, client, processes }, open);
  await untilTakenUp(world, open.slice(-IN_PARALLEL));
  const rate = open.length / ((performance.now() - begun) / 1000);
  report(`d: started ${rate.toFixed(0)} a second`);
  return capas;
}

/** Until the worker has seen what was started last: before that it is still busy with all the others. */
async function untilTakenUp({ client }: BenchWorld, keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    const handle = client.workflow.getHandle(key);
    while ((await handle.describe()).historyLength < EVENTS_OF_FIRST_TASK) {
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}

function entriesOf(first: number, count: number, begin: Date): Readonly<Record<string, unknown>>[] {
  return Array.from({ length: count }, (_, offset) => {
    const ref = `open ${String(first + offset)}`;
    const at = (seconds: number): string => new Date(begin.getTime() + seconds * 1_000).toISOString();
    const what = `Zinc-nickel layer below 8 µm, lot ${String(first + offset)}`;
    const body = { what, site: SITE, place: 'Release', suggestedGrade: 'minor' };
    return [
      { at: at(offset), ref, type: 'report', birth: 'report', person: 'rolf', body },
      { at: at(count + offset), ref, command: 'triage', person: 'ana', body: TRIAGE },
    ];
  }).flat();
}

const TRIAGE = {
  decision: 'capa',
  reason: 'Has come back',
  severity: 3,
  likelihood: 3,
  grade: 'minor',
  clauses: ['8.6'],
  standards: ['ISO 9001:2015'],
  owner: 'olga',
};

/** What the operating system holds in memory for a process. Linux only: elsewhere the bench says so. */
async function residentMb(pid: number): Promise<number> {
  const status = await readFile(`/proc/${String(pid)}/status`, 'utf8').catch(() => {
    throw new Error('Memory is read from /proc, which this system does not have');
  });
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) / 1024;
}
