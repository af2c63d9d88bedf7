import type { Client } from '@temporalio/client';
import { processes } from '#domain/processes';
import type { Role } from '#domain/kernel/roles';
import { words } from '#domain/words';
import { importFile } from '#activities/import/importer';
import type { Store } from '#activities/store/store';
import { createEvidenceKeeper } from './keep-evidence.ts';
import {
  DEMO_PASSWORD,
  FOUNDER,
  ORGANIZATION,
  SITE_CALENDARS,
  addBodies,
  emailOf,
  foundOrganization,
  grantToAuditor,
} from './organization.ts';
import { PEOPLE, SHOWN_ACCOUNTS } from './people.ts';
import { loopCalled, refOf } from './story.ts';
import { CAMPAIGNS, JOURNEYS, STORIES } from './stories/all.ts';
import { tell } from './telling.ts';

/** Name of the file under which the past is imported. */
const FILE = 'halden-precision.json';

/** The external auditor may read the journeys of this site and these loops. */
const AUDITED_SITE = 'halden';
const SHOWN_TO_AUDITOR = ['Suppliers not re-evaluated', 'Thread gauge wear not noticed', 'Wrong pitch on M16 studs'];

export interface DemoAccount {
  readonly name: string;
  readonly role: Role;
  readonly email: string;
  readonly password: string;
}

export interface LoadDeps {
  readonly store: Store;
  readonly client: Client;
  readonly report: (line: string) => void;
  readonly log: { error(fields: object, message: string): void };
}

/**
 * Loads Halden Precision with a year of its past, relative to today, and returns who can sign in. Does nothing when it
 * is loaded; goes on when an earlier load broke off, with the dates of that day. Refuses an installation of others.
 */
export async function loadDemo({ store, client, report, log }: LoadDeps): Promise<readonly DemoAccount[]> {
  if ((await store.demoAccounts.findOne({})) !== null) {
    report(`${ORGANIZATION} is loaded already`);
    return shownAccounts();
  }
  const organization = await foundOrganization(store, new Date().toISOString());
  if (!organization) throw new Error('This installation belongs to another organization; the demo is not loaded.');
  const now = organization.createdAt;
  report(`${ORGANIZATION}: ${String(PEOPLE.length)} people at 3 sites`);

  await addBodies(store);

  const evidence = await createEvidenceKeeper(store);
  const entries = tell([...STORIES, ...JOURNEYS, ...CAMPAIGNS], {
    now,
    calendars: SITE_CALENDARS,
    keep: (file) => evidence.keep(file),
  });
  await evidence.store();
  const quarter = Math.ceil(entries.length / 4);
  const imported = await importFile(
    {
      store,
      client,
      processes,
      words,
      log,
      progress(done, of) {
        if (done % quarter === 0 || done === of) report(`a year of history: ${String(done)} of ${String(of)} entries`);
      },
    },
    { file: FILE, by: FOUNDER, entries },
  );
  await evidence.date();
  report(`${String(imported.keys.size)} reports, loops and journeys, ${String(imported.open.length)} open and running`);

  // The journeys that he audits, and the loops that were open in his last audit.
  const shown = [
    ...JOURNEYS.filter(({ site }) => site === AUDITED_SITE).map(({ title }) => refOf(title)),
    ...SHOWN_TO_AUDITOR.map((title) => loopCalled(title).keyOf),
  ];
  const granted = shown.flatMap((ref) => imported.keys.get(ref) ?? []);
  await grantToAuditor(store, granted, now);
  // Last: they say that nothing is missing.
  await store.demoAccounts.insertMany(
    SHOWN_ACCOUNTS.map(({ id, role }, order) => {
      const { name, title, site } = personCalled(id);
      return { _id: id, name, title, role, site, email: emailOf(id), password: DEMO_PASSWORD, order };
    }),
  );
  return shownAccounts();
}

function shownAccounts(): readonly DemoAccount[] {
  return SHOWN_ACCOUNTS.map(({ id, role }) => ({
    name: personCalled(id).name,
    role,
    email: emailOf(id),
    password: DEMO_PASSWORD,
  }));
}

function personCalled(id: string): (typeof PEOPLE)[number] {
  const found = PEOPLE.find((person) => person.id === id);
  if (!found) throw new Error(`Nobody is called ${id}`);
  return found;
}
