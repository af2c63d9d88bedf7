import type { PersonRow } from '#activities/store/rows';
import type { Store } from '#activities/store/store';
import { registerChanged } from '#activities/store/surroundings';
import { emailOf, seedSmallOrganization } from '../../installation/small-organization.ts';

/** Sites with the quality manager who triages there. */
export const TRIAGED_BY: Readonly<Record<string, string>> = { halden: 'ana', brno: 'zora', monterrey: 'lola' };

/** Has the same number of tasks whatever the number of records. */
export const INBOX_OWNER = 'ina';

const HANDS_OF_A_SITE = 40;

/** People who own the loops of a site. */
export function handsOf(site: string): string[] {
  return Array.from({ length: HANDS_OF_A_SITE }, (_, index) => `${site}-${String(index + 1)}`);
}

/** The small organization with two more sites, and enough people that nobody's inbox holds everything. */
export async function seedLargeOrganization(store: Store): Promise<void> {
  await seedSmallOrganization(store);
  const site = await store.sites.findOne();
  const account = await store.accounts.findOne();
  if (!site || !account) throw new Error('The small organization has no site or account');
  const others = Object.keys(TRIAGED_BY).filter((id) => id !== site._id);
  await store.sites.insertMany(others.map((id) => ({ ...site, _id: id, name: id })));
  await store.people.insertMany([
    aPerson(INBOX_OWNER, site._id, 'employee'),
    ...others.map((id) => aPerson(TRIAGED_BY[id] ?? '', id, 'qualityManager')),
    ...Object.keys(TRIAGED_BY).flatMap((id) => handsOf(id).map((hand) => aPerson(hand, id, 'employee'))),
  ]);
  // Everybody has the same password.
  await store.accounts.insertOne({ ...account, _id: INBOX_OWNER, email: emailOf(INBOX_OWNER) });
  await registerChanged(store);
}

function aPerson(id: string, site: string, role: 'employee' | 'qualityManager'): PersonRow {
  return {
    _id: id,
    name: id,
    email: emailOf(id),
    title: '',
    site,
    roles: [{ role, site }],
    manager: null,
    active: true,
    absence: null,
    granted: null,
    version: 1,
  };
}
