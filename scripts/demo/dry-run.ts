import { applyTurn } from '#domain/kernel/apply';
import { directoryOf } from '#domain/kernel/directory';
import { nextDue, type Head } from '#domain/kernel/head';
import { referenceOf } from '#domain/kernel/reference';
import { processes } from '#domain/processes';
import { EDITIONS } from '#domain/seed/editions';
import { DEFAULT_POLICY } from '#domain/seed/policy';
import { readImportFile } from '#activities/import/import-file';
import { ImportRun } from '#activities/import/import-run';
import type { Ledger } from '#activities/import/ledger';
import type { RecordRequest, RecordResult } from '#host/contract';
import { SITE_CALENDARS } from './organization.ts';
import { PEOPLE } from './people.ts';
import type { Site } from './sites.ts';
import type { Story } from './story.ts';
import { tell, type Entry } from './telling.ts';

/** What stories come to. */
export interface DryRun {
  readonly heads: ReadonlyMap<string, Head>;
  readonly entries: readonly Entry[];
}

/** Lives through stories without a database: the same rules, kept in memory. */
export async function dryRun(stories: readonly Story[], now: string): Promise<DryRun> {
  const directory = directoryOf(
    PEOPLE.map(({ id, site, roles, manager }) => ({
      id,
      site,
      roles,
      active: true,
      ...(manager === null ? {} : { manager }),
    })),
  );
  const heads = new Map<string, Head>();
  const entries = tell(stories, {
    now,
    calendars: SITE_CALENDARS,
    keep: ({ file }) => `f-${file.fileName.replaceAll(/\W/g, '')}`,
  });
  const file = readImportFile({ file: 'halden', by: 'joakim.dahl', entries }, processes, now);
  const keys = new Map<string, string>();
  const ledger: Ledger = {
    known: () => Promise.resolve(null),
    reserve({ id, prefix, at }) {
      const key = keys.get(id) ?? `${prefix}-${at.slice(0, 4)}-${String(keys.size + 1).padStart(4, '0')}`;
      keys.set(id, key);
      return Promise.resolve(key);
    },
    record({ key, site, type, inputs, at }: RecordRequest): Promise<RecordResult> {
      const head = heads.get(key) ?? { key, site, version: 0, state: null, lastAt: null, parked: [] };
      const process = type === 'report' ? processes.report : processes.capa;
      const turn = applyTurn(process, head, inputs, head.lastAt !== null && head.lastAt > at ? head.lastAt : at, {
        policy: DEFAULT_POLICY,
        calendar: SITE_CALENDARS[siteOf(site)],
        directory,
        reference: referenceOf(EDITIONS, []),
        since: [],
        importing: true,
        fault: ({ error }) => {
          throw error;
        },
      });
      heads.set(key, turn.head);
      return Promise.resolve({
        status: 'recorded',
        outcomes: Object.fromEntries(turn.outcomes),
        events: turn.events,
        version: turn.head.version,
        nextDue: nextDue(process, turn.head),
        attributes: null,
        details: null,
        rollOver: false,
        closed: false,
      });
    },
  };
  const run = new ImportRun({ ledger, processes }, file);
  await run.run(now);
  return { heads, entries };
}

function siteOf(site: string): Site {
  if (site === 'halden' || site === 'brno' || site === 'monterrey') return site;
  throw new Error(`No site ${site}`);
}
