import type { PersonRow } from '#activities/store/rows';
import { registerChanged } from '#activities/store/surroundings';
import type { Store } from '#activities/store/store';

const CALENDAR = {
  id: 'cz',
  version: 1,
  zone: 'Europe/Prague',
  workdays: [1, 2, 3, 4, 5],
  holidays: ['2026-12-24', '2026-12-25'],
};

export const TEST_POLICY = {
  id: 'default',
  version: 1,
  soonWorkingDays: 2,
  times: {},
  ladder: [
    { code: 'dayBefore', days: -1, to: 'assignee' as const },
    { code: 'late1', days: 1, to: 'assignee' as const },
  ],
  separation: {},
  limits: {},
};

function aPerson(id: string, roles: PersonRow['roles']): PersonRow {
  return {
    _id: id,
    name: id,
    email: `${id}@example.com`,
    title: '',
    site: 'brno',
    roles,
    manager: null,
    active: true,
    absence: null,
    granted: null,
    version: 1,
  };
}

/** A site with a calendar, a policy, and two people: Ana may do everything the toys ask for, Eva is an employee. */
export async function seedToyWorld(store: Store): Promise<void> {
  await store.policies.insertOne({
    _id: 'default:1',
    policy: TEST_POLICY,
    reason: 'test',
    recordedAt: '2026-01-01T00:00:00.000Z',
  });
  await store.calendars.insertOne({ _id: 'cz:1', calendar: CALENDAR, recordedAt: '2026-01-01T00:00:00.000Z' });
  await store.sites.insertOne({
    _id: 'brno',
    name: 'Brno',
    country: 'CZ',
    zone: 'Europe/Prague',
    places: [],
    calendar: 'cz',
    policy: 'default',
    active: true,
    version: 1,
  });
  await store.people.insertMany([
    aPerson('ana', [{ role: 'qualityManager' }]),
    aPerson('ben', [{ role: 'qualityManager' }]),
    aPerson('eva', [{ role: 'employee' }]),
  ]);
  await registerChanged(store);
}
