import { allAssignees } from '#activities/store/tasks';
import type { PersonRow, ProcessRow, SiteRow } from '#activities/store/rows';
import type { Store } from '#activities/store/store';
import { registerChanged } from '#activities/store/surroundings';
import { ROLES, type Role } from '#domain/kernel/roles';
import { hashPassword } from '../../../api/session/passwords.ts';

/** Password of everybody. */
export const PASSWORD = 'correct horse battery';
const NOW = '2026-01-05T08:00:00.000Z';

/** The sites that everybody is spread over. */
export const SITES = ['halden', 'brno'] as const;
export type SiteId = (typeof SITES)[number];

/** Who holds a role for one site, or (without a site) for all of them; the latter work in Halden. */
export function personWith(role: Role, site?: SiteId): string {
  return `${role.toLowerCase()}-${site ?? 'all'}`;
}

/** Two sites, and for every role somebody who holds it at each site and somebody who holds it everywhere. */
export async function seedOrganization(store: Store): Promise<void> {
  const people = ROLES.flatMap((role) => [aPerson(role), ...SITES.map((site) => aPerson(role, site))]);
  const passwordHash = await hashPassword(PASSWORD);
  await store.organization.insertOne({ _id: 'organization', name: 'Halden Precision', demo: false, createdAt: NOW });
  await store.policies.insertOne({
    _id: 'default:1',
    policy: { id: 'default', version: 1, soonWorkingDays: 2, times: {}, ladder: [], separation: {}, limits: {} },
    reason: 'test',
    recordedAt: NOW,
  });
  await store.calendars.insertMany(
    SITES.map((id) => ({
      _id: `${id}:1`,
      calendar: { id, version: 1, zone: 'Europe/Oslo', workdays: [1, 2, 3, 4, 5], holidays: [] },
      recordedAt: NOW,
    })),
  );
  await store.sites.insertMany(SITES.map(aSite));
  await store.people.insertMany(people);
  await store.accounts.insertMany(
    people.map(({ _id, email }) => {
      return { _id, email, passwordHash, lastVisitAt: null, mustChangePassword: false, createdAt: NOW };
    }),
  );
  await registerChanged(store);
}

function aSite(id: SiteId): SiteRow {
  return {
    _id: id,
    name: id,
    country: 'NO',
    zone: 'Europe/Oslo',
    places: [],
    calendar: id,
    policy: 'default',
    active: true,
    version: 1,
  };
}

function aPerson(role: Role, site?: SiteId): PersonRow {
  const id = personWith(role, site);
  return {
    _id: id,
    name: id,
    email: `${id}@halden.example`,
    title: '',
    site: site ?? 'halden',
    roles: [site === undefined ? { role } : { role, site }],
    manager: null,
    active: true,
    absence: null,
    granted: role === 'externalAuditor' ? { keys: [], until: '2999-01-01T00:00:00.000Z' } : null,
    version: 1,
  };
}

/** A process row that no workflow stands behind, for tests of who may read what. */
export function aProcess(row: Pick<ProcessRow, '_id' | 'site'> & Partial<ProcessRow>): ProcessRow {
  return {
    type: 'report',
    title: row._id,
    stage: 'reported',
    open: true,
    owner: null,
    people: [],
    raisedAt: NOW,
    closedAt: null,
    result: null,
    attempt: 1,
    grade: null,
    source: null,
    clauses: [],
    standards: [],
    held: false,
    links: [],
    text: '',
    waiting: [],
    assignees: allAssignees(row.waiting ?? [], row.site),
    soonAt: null,
    lateAt: null,
    wakeAt: null,
    version: 1,
    epoch: 1,
    stateSchema: 1,
    state: {},
    lastAt: NOW,
    chain: '',
    parked: [],
    clockAheadMs: 0,
    recordedAt: NOW,
    ...row,
  };
}
