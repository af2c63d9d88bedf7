import { NORWAY } from '#domain/seed/calendars';
import { DEFAULT_POLICY } from '#domain/seed/policy';
import type { Calendar } from '#domain/kernel/calendar';
import type { Catalogue } from '#domain/kernel/catalogue';
import type { Content } from '#domain/kernel/content';
import { directoryOf, type Directory, type PersonEntry } from '#domain/kernel/directory';
import type { Policy } from '#domain/kernel/policy';
import { referenceOf, type Body, type Edition, type Reference } from '#domain/kernel/reference';
import { DEFAULT_BODY_SETTINGS } from '#domain/seed/body-settings';
import { EDITIONS } from '#domain/seed/editions';
import { BUILT_IN } from '#domain/standards/built-in';

/** The site of every builder, and its people by what they do in the tests. */
export const SITE = 'halden';
/** All sites of the organization. */
const SITES = [SITE, 'brno', 'monterrey'];

const at = (role: PersonEntry['roles'][number]['role']): PersonEntry['roles'] => [{ role, site: SITE }];

export const PEOPLE: readonly PersonEntry[] = [
  { id: 'ana', active: true, site: SITE, roles: at('qualityManager') },
  { id: 'bo', active: true, site: SITE, roles: at('qualityManager') },
  { id: 'tor', active: true, site: SITE, roles: [{ role: 'topManagement' }] },
  { id: 'mia', active: true, site: SITE, roles: at('manager') },
  { id: 'rolf', active: true, site: SITE, roles: at('employee'), manager: 'mia' },
  { id: 'olga', active: true, site: SITE, roles: at('employee'), manager: 'mia' },
  { id: 'pia', active: true, site: SITE, roles: at('employee'), manager: 'mia' },
  { id: 'per', active: true, site: SITE, roles: at('employee'), manager: 'mia' },
  { id: 'eva', active: true, site: SITE, roles: at('employee'), manager: 'mia' },
  { id: 'sub', active: true, site: SITE, roles: at('employee'), manager: 'mia' },
  { id: 'gone', active: false, site: SITE, roles: at('employee') },
];

export interface Organization {
  readonly policy: Policy;
  readonly calendar: Calendar;
  readonly directory: Directory;
  readonly reference: Reference;
  /** Bulk contents that commands judge, by id. */
  readonly contents?: ReadonlyMap<string, Content>;
  /** What other processes hold, with their keys. */
  readonly held?: ReadonlyMap<string, string>;
}

/** A certification body that is accredited for everything. */
export const ALDERSYN: Body = {
  id: 'aldersyn',
  version: 1,
  name: 'Aldersyn Certification',
  shortName: 'Aldersyn',
  active: true,
  accreditation: { by: 'Norsk Akkreditering', number: 'NA-MS-014', validUntil: '2030-03-31', mla: true },
  covers: EDITIONS.map((edition) => edition.name),
  settings: DEFAULT_BODY_SETTINGS,
  byStandard: {},
};

/** An organization with a quality manager, a deputy, top management and enough hands. */
export function anOrganization(
  change: {
    people?: readonly PersonEntry[];
    policy?: Partial<Policy>;
    editions?: readonly Edition[];
    catalogue?: Catalogue;
    bodies?: readonly Body[];
  } = {},
): Organization {
  return {
    policy: { ...DEFAULT_POLICY, ...change.policy },
    calendar: NORWAY,
    directory: directoryOf(change.people ?? PEOPLE),
    reference: referenceOf(
      change.editions ?? EDITIONS,
      change.catalogue ?? BUILT_IN,
      change.bodies ?? [ALDERSYN],
      SITES,
    ),
  };
}

/** The same people with some left out. */
export const peopleWithout = (...ids: readonly string[]): PersonEntry[] =>
  PEOPLE.filter((entry) => !ids.includes(entry.id));

/** The same people with one changed. */
export const peopleWith = (id: string, change: Partial<PersonEntry>): PersonEntry[] =>
  PEOPLE.map((entry) => (entry.id === id ? { ...entry, ...change } : entry));
