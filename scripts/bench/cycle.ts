import { z } from 'zod';
import { callerOf } from '../installation/capa-lifecycle.ts';
import { runCycleDrill } from '../installation/cycle-drill.ts';
import { SITE } from '../installation/small-organization.ts';
import { atMost, known, type Figure } from './figure.ts';
import { compare } from './rounds.ts';
import type { BenchDeps, BenchWorld } from './world.ts';

const EVENTS_PER_COMMAND = 8;
const GAP_PAGE_MS = 200;
/** All five standards, and one that an administrator added: no gap analysis of the product alone has 400 rows. */
const HOUSE = 'HALDEN 100:2026';
const EDITIONS = ['ISO 9001:2026', 'ISO 14001:2026', 'ISO 45001:2018', 'ISO/IEC 27001:2022', 'ISO 22301:2019', HOUSE];
const HOUSE_SECTIONS = 7;
const HOUSE_CLAUSES_A_SECTION = 14;
/** How often a page is asked for in a round. */
const PAGES = 20;

const born = z.object({ key: z.string() });
const gapPage = z.object({ rows: z.array(z.object({ id: z.string(), kind: z.enum(['clause', 'control']) })) });

/**
 * (f) What a certification leaves in the engine from its first gap analysis into the second cycle: 200 actions, 12 audits,
 * four virtual years with all their windows and reminders.
 */
export async function benchCycle({ options, report }: BenchDeps, world: BenchWorld): Promise<Figure[]> {
  report('f: a certification over a whole cycle');
  const size = options.quick ? { actions: 12, specialAudits: 1 } : { actions: 200, specialAudits: 7 };
  const { key, commands, events, flaws } = await runCycleDrill(world.installation, { ...size, kills: false });
  if (flaws.length > 0) throw new Error(flaws.join('\n'));
  let history = 0;
  let bytes = 0;
  let runs = 0;
  for await (const run of world.client.workflow.list({ query: `WorkflowId = '${key}'` })) {
    const { raw } = await world.client.workflow.getHandle(key, run.runId).describe();
    history += Number(raw.workflowExecutionInfo?.historyLength ?? 0);
    bytes += Number(raw.workflowExecutionInfo?.historySizeBytes ?? 0);
    runs += 1;
  }
  const audits = 5 + size.specialAudits;
  const what = `certification of ${String(size.actions)} actions and ${String(audits)} audits, four years`;
  return [
    atMost('f', `history events a command, ${what}`, '', history / commands, EVENTS_PER_COMMAND),
    known('f', `· commands of people`, '', commands),
    known('f', `· events of the record`, '', events),
    known('f', `· runs, each continued as the next`, '', runs),
    known('f', `· history of all runs`, 'kB', bytes / 1024),
  ];
}

/** A house standard of its own with a hundred clauses, as an administrator types it in. */
function houseEdition(): unknown {
  const clauses = Array.from({ length: HOUSE_SECTIONS * HOUSE_CLAUSES_A_SECTION }, (_, index) => {
    const section = String(4 + Math.floor(index / HOUSE_CLAUSES_A_SECTION));
    const rule = String(1 + (index % HOUSE_CLAUSES_A_SECTION));
    return { number: `${section}.${rule}`, title: `Rule ${rule} of section ${section}` };
  });
  return { name: HOUSE, subject: 'House rules', source: 'Own handbook', publishedOn: '2026-01-01', clauses };
}

/** (f) The page on which the clauses and controls of all editions are rated, each with notes. */
export async function benchGapPage({ options, report }: BenchDeps, { callers }: BenchWorld): Promise<Figure[]> {
  report('f: a gap analysis of six standards');
  const ana = callerOf(callers, 'ana');
  const added = await callerOf(callers, 'joakim').post('/api/editions', houseEdition());
  if (added.status !== 201) throw new Error(`The edition was answered ${JSON.stringify(added)}`);
  const journey = await ana.bear('journey', 'start', {
    ...{ title: 'Halden: six standards', site: SITE, sites: [SITE], scope: 'Fasteners', lead: 'ana' },
    ...{ editions: EDITIONS, body: 'aldersyn' },
  });
  const { key } = born.parse(journey.reply.body);
  const path = `/api/journeys/${key}/gap`;
  const { rows } = gapPage.parse((await ana.get(path)).body);
  const notes = 'Described in the manual, trained in spring, last looked at in the audit of the second shift. '.repeat(
    3,
  );
  for (let from = 0; from < rows.length; from += 100) {
    const edits = rows.slice(from, from + 100).map(({ id, kind }) => ({
      row: id,
      shownVersion: 0,
      change: kind === 'clause' ? { rating: 'partly', notes } : { included: true, justification: notes },
    }));
    const { status } = await ana.post(`${path}/edit`, { edits });
    if (status !== 200) throw new Error(`Rating was answered ${String(status)}`);
  }
  const { page } = await compare(
    {
      page: async () => {
        if ((await ana.get(path)).status !== 200) throw new Error('The gap page was not answered');
      },
    },
    { rounds: options.rounds, operations: options.quick ? 3 : PAGES, inParallel: 1 },
  );
  const what = `gap analysis of ${String(rows.length)} rows`;
  return [atMost('f', `${what}, p50`, 'ms', page.p50, GAP_PAGE_MS), known('f', `${what}, p99`, 'ms', page.p99)];
}
