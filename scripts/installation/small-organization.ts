import type { PersonRow } from '#activities/store/rows';
import type { Store } from '#activities/store/store';
import { registerChanged } from '#activities/store/surroundings';
import type { Role } from '#domain/kernel/roles';
import type { Body } from '#domain/kernel/reference';
import { DEFAULT_BODY_SETTINGS } from '#domain/seed/body-settings';
import { NORWAY } from '#domain/seed/calendars';
import { EDITIONS } from '#domain/seed/editions';
import { DEFAULT_POLICY } from '#domain/seed/policy';
import { hashPassword } from '../../api/session/passwords.ts';

/** Password of everybody in the small organization. */
export const PASSWORD = 'correct horse battery';
export const SITE = 'halden';

/** Who works there, by what they do in a CAPA: two quality managers, top management, and enough hands. */
export const ROLE_OF: Readonly<Record<string, Role>> = {
  ana: 'qualityManager',
  bo: 'qualityManager',
  tor: 'topManagement',
  mia: 'manager',
  joakim: 'administrator',
  rolf: 'employee',
  olga: 'employee',
  pia: 'employee',
  per: 'employee',
  eva: 'employee',
};

/** The certification body of its journeys: accredited for every edition, with the usual settings. */
const BODY: Body = {
  id: 'aldersyn',
  version: 1,
  name: 'Aldersyn Certification',
  shortName: 'Aldersyn',
  active: true,
  accreditation: { by: 'Norsk Akkreditering', number: 'NA-MS-014', validUntil: '2039-03-31', mla: true },
  covers: EDITIONS.map((edition) => edition.name),
  settings: DEFAULT_BODY_SETTINGS,
  byStandard: {},
};

/** One site with the default policy, ten people with accounts, and a certification body. */
export async function seedSmallOrganization(store: Store): Promise<void> {
  const now = new Date().toISOString();
  const passwordHash = await hashPassword(PASSWORD);
  const people = Object.entries(ROLE_OF).map(([id, role]) => aPerson(id, role));
  await store.organization.insertOne({ _id: 'organization', name: 'Halden Precision', demo: false, createdAt: now });
  await store.policies.insertOne({
    _id: `${DEFAULT_POLICY.id}:${String(DEFAULT_POLICY.version)}`,
    policy: DEFAULT_POLICY,
    reason: 'first version',
    recordedAt: now,
  });
  await store.calendars.insertOne({
    _id: `${NORWAY.id}:${String(NORWAY.version)}`,
    calendar: NORWAY,
    recordedAt: now,
  });
  await store.sites.insertOne({
    _id: SITE,
    name: 'Halden',
    country: 'NO',
    zone: NORWAY.zone,
    places: ['Plating hall', 'Release'],
    calendar: NORWAY.id,
    policy: DEFAULT_POLICY.id,
    active: true,
    version: 1,
  });
  await store.bodies.insertOne({ _id: BODY.id, body: BODY, updatedAt: now, updatedBy: 'ana' });
  await store.people.insertMany(people);
  await store.accounts.insertMany(
    people.map(({ _id, email }) => ({
      _id,
      email,
      passwordHash,
      lastVisitAt: null,
      mustChangePassword: false,
      createdAt: now,
    })),
  );
  await registerChanged(store);
}

export function emailOf(personId: string): string {
  return `${personId}@halden.example`;
}

function aPerson(id: string, role: Role): PersonRow {
  return {
    _id: id,
    name: `${id.charAt(0).toUpperCase()}${id.slice(1)}`,
    email: emailOf(id),
    title: '',
    site: SITE,
    roles: role === 'topManagement' || role === 'administrator' ? [{ role }] : [{ role, site: SITE }],
    manager: role === 'employee' ? 'mia' : null,
    active: true,
    absence: null,
    granted: null,
    version: 1,
  };
}
