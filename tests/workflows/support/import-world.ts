import { randomUUID } from 'node:crypto';
import { processes } from '#domain/processes';
import { words } from '#domain/words';
import { importFile, type Imported } from '#activities/import/importer';
import { readImportFile } from '#activities/import/import-file';
import { ImportRun } from '#activities/import/import-run';
import { openLedger, type Ledger } from '#activities/import/ledger';
import type { EventRow } from '#activities/store/rows';
import { openStore, type Store } from '#activities/store/store';
import { createEvidenceKeeper } from '../../../scripts/demo/keep-evidence.ts';
import { day } from '../../../scripts/demo/day.ts';
import type { JourneyStory } from '../../../scripts/demo/journey-story.ts';
import { SITE_CALENDARS, foundOrganization } from '../../../scripts/demo/organization.ts';
import { story, type Story } from '../../../scripts/demo/story.ts';
import { tell, type Entry } from '../../../scripts/demo/telling.ts';

/** A database with the demo's organization, into which files are imported. */
export interface ImportWorld {
  readonly store: Store;
  /** When the stories are told. */
  readonly now: string;
  importRecords(file: unknown): Promise<Imported>;
  eventsOf(key: string | undefined): Promise<EventRow[]>;
  told(...stories: readonly (Story | JourneyStory)[]): Entry[];
  /** Imports a file until that many commits were made, and dies right after the last of them. */
  breakOffAfter(data: unknown, commits: number): Promise<void>;
  close(): Promise<void>;
}

const log = { error: () => undefined };

export async function openImportWorld(): Promise<ImportWorld> {
  const now = new Date().toISOString();
  const uri = process.env['PERENNIAL_TEST_MONGODB_URI'];
  if (!uri) throw new Error('PERENNIAL_TEST_MONGODB_URI is not set: run the tests by npm test');
  const store = await openStore(uri.replace(/\/[^/?]*(\?|$)/, `/i${randomUUID().slice(0, 8)}$1`));
  await foundOrganization(store, now);
  const evidence = await createEvidenceKeeper(store);
  let files = 0;
  return {
    store,
    now,
    async importRecords(file) {
      await evidence.store();
      return importFile({ store, client: null, processes, words, log }, file);
    },
    eventsOf: (key) =>
      store.events
        .find({ key: key ?? '' })
        .sort({ seq: 1 })
        .toArray(),
    told: (...stories) =>
      tell(stories, {
        now,
        calendars: SITE_CALENDARS,
        // Told twice, a story shows two files.
        keep: (told) =>
          evidence.keep({ ...told, file: { ...told.file, fileName: `${String(++files)} ${told.file.fileName}` } }),
      }),
    async breakOffAfter(data, commits) {
      await evidence.store();
      await breakOff(store, now, data, commits);
    },
    async close() {
      await store.connection.dropDatabase();
      await store.connection.close();
    },
  };
}

async function breakOff(store: Store, now: string, data: unknown, commits: number): Promise<void> {
  const file = readImportFile(data, processes, now);
  const ledger = await openLedger({ store, processes, log }, file);
  let left = commits;
  const committed = <T>(result: T): T => {
    left -= 1;
    if (left === 0) throw new Error('power cut');
    return result;
  };
  const breaking: Ledger = {
    ...ledger,
    record: async (request) => committed(await ledger.record(request)),
    write: async (edit) => {
      const written = await ledger.write(edit);
      return written === 'known' ? written : committed(written);
    },
  };
  await new ImportRun({ ledger: breaking, processes }, file).run(now);
}

export const fileOf = (file: string, entries: readonly unknown[]) => ({ file, by: 'joakim.dahl', entries });

/** A report that became a loop and was proven effective: a wait of months, late reminders, everything closed. */
export const wholeLoop = (title: string): Story =>
  story(title)
    .at('brno')
    .reported(day(-120), 'martin.benes', {
      details: 'A gauge passes what it should refuse.',
      place: 'Turning, cells A–D',
    })
    .triaged(day(-118), 'ana.ruiz', {
      decision: 'capa',
      reason: 'Wear is a matter of time.',
      severity: 3,
      likelihood: 3,
      grade: 'minor',
      clauses: ['7.1.5'],
      standards: ['ISO 9001:2015'],
      owner: 'marta.kos',
    })
    .contained(day(-117), 'marta.kos', { done: 'Gauge scrapped.', scope: 'All gauges looked at.' })
    .causesDrawn(day(-104), 'marta.kos', {
      id: 'w1',
      parent: null,
      text: 'Checked by calendar, not by use',
      marked: true,
      humanErrorOnly: false,
    })
    .causeFound(day(-103), 'marta.kos', { team: ['lenka.svobodova'], method: 'fiveWhys' })
    .planSent(day(-100), 'marta.kos', {
      criteria: 'No worn gauge in use.',
      method: 'Ten gauges a week',
      evaluator: 'sofia.lind',
      actions: [
        {
          id: 1,
          what: 'Count uses',
          owner: 'lenka.svobodova',
          verifier: 'marta.kos',
          dueOn: day(-90),
          kind: 'changeProcess',
          causes: ['w1'],
        },
      ],
    })
    .planApproved(day(-98), 'ana.ruiz')
    .carriedOut(day(-92), day(-90))
    .judged(day(-40), 'sofia.lind', { verdict: 'effective', note: 'None worn.' })
    .closed(day(-38), 'ana.ruiz', {
      lessons: 'Count use.',
      documentsUpdated: 'updated',
      risksUpdated: 'notNeeded',
      similarAreasChecked: 'Monterrey does so already.',
    });
