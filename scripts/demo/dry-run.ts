import { applyTurn } from '#domain/kernel/apply';
import { directoryOf } from '#domain/kernel/directory';
import { nextDue, type Head } from '#domain/kernel/head';
import type { Content } from '#domain/kernel/content';
import { referenceOf } from '#domain/kernel/reference';
import type { AnyProcess } from '#domain/kernel/process';
import { processes } from '#domain/processes';
import { EDITIONS } from '#domain/seed/editions';
import { BUILT_IN } from '#domain/standards/built-in';
import { DEFAULT_POLICY } from '#domain/seed/policy';
import { readImportFile } from '#activities/import/import-file';
import { ImportRun } from '#activities/import/import-run';
import type { Ledger } from '#activities/import/ledger';
import { contentId } from '#activities/store/contents';
import type { RecordRequest, RecordResult } from '#host/contract';
import { changedBody, firstBody } from '../../api/reference/body-fields.ts';
import { BODIES } from './bodies.ts';
import { SITE_CALENDARS } from './organization.ts';
import { PEOPLE } from './people.ts';
import { SITE_IDS, type Site } from './sites.ts';
import { tell, type Entry, type Tellable } from './telling.ts';

/** What stories come to. */
export interface DryRun {
  readonly heads: ReadonlyMap<string, Head>;
  readonly entries: readonly Entry[];
  /** Contents beside the processes, by id. */
  readonly contents: ReadonlyMap<string, Content>;
  /** Keys by the file's names. */
  readonly keys: ReadonlyMap<string, string>;
}

/** Lives through stories without a database: the same rules, kept in memory. */
export async function dryRun(stories: readonly Tellable[], now: string): Promise<DryRun> {
  const directory = directoryOf(
    PEOPLE.map(({ id, site, roles, manager }) => ({
      id,
      site,
      roles,
      active: true,
      ...(manager === null ? {} : { manager }),
    })),
  );
  const bodies = BODIES.map((fields) => changedBody(firstBody(fields.shortName.toLowerCase()), fields, EDITIONS));
  const heads = new Map<string, Head>();
  const contents = new Map<string, Content>();
  const contentAt = (id: string): Content =>
    contents.get(id) ?? { id, version: 0, hash: 'h0', frozen: false, rows: {} };
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
      const process = processOf(type);
      const turn = applyTurn(process, head, inputs, head.lastAt !== null && head.lastAt > at ? head.lastAt : at, {
        policy: DEFAULT_POLICY,
        calendar: SITE_CALENDARS[siteOf(site)],
        directory,
        reference: referenceOf(EDITIONS, BUILT_IN, bodies, SITE_IDS),
        contents,
        since: [],
        importing: true,
        fault: ({ error }) => {
          throw error;
        },
      });
      heads.set(key, turn.head);
      for (const id of turn.frozen) contents.set(id, { ...contentAt(id), frozen: true });
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
    content(of) {
      const { id, version, hash } = contentAt(contentId(of));
      return Promise.resolve({ id, version, hash });
    },
    write({ of, parts }) {
      const { id, version, frozen, rows } = contentAt(contentId(of));
      if (frozen) return Promise.resolve('frozen');
      const next = { id, version: version + 1, hash: `h${String(version + 1)}`, frozen, rows: { ...rows, ...parts } };
      contents.set(id, next);
      return Promise.resolve('done');
    },
  };
  const run = new ImportRun({ ledger, processes }, file);
  await run.run(now);
  return { heads, entries, contents, keys: run.keys() };
}

function siteOf(site: string): Site {
  if (site === 'halden' || site === 'brno' || site === 'monterrey') return site;
  throw new Error(`No site ${site}`);
}

function processOf(type: string): AnyProcess {
  const found = Object.entries(processes).find(([name]) => name === type)?.[1];
  if (!found) throw new Error(`No process of type ${type}`);
  return found;
}
