import type { Role, RoleHeld } from './roles.ts';

/** Everything a person may be allowed to do. Endpoints and commands name exactly one of these. */
export const PERMISSIONS = [
  'process.read',
  'report.create',
  'report.work',
  'report.triage',
  'capa.work',
  'capa.approve',
  'capa.decide',
  'capa.steer',
  'journey.start',
  'journey.work',
  'journey.steer',
  'journey.approve',
  'reference.read',
  'reference.manage',
  'file.read',
  'file.upload',
  'audit.read',
  'audit.verify',
  'people.read',
  'people.manage',
  'sites.read',
  'sites.manage',
  'policy.read',
  'engine.read',
  'engine.operate',
  'mail.read',
  'clock.jump',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

/** How far a permission reaches: the person's own processes, those of the site the role is held for, or all. */
export type Scope = 'own' | 'site' | 'all';

type Grants = Partial<Record<Permission, Scope>>;

/** What everybody with an account may do: report what they see, and do the work they were given. */
const EVERYONE: Grants = {
  'process.read': 'own',
  'report.create': 'site',
  'report.work': 'own',
  'capa.work': 'own',
  'journey.work': 'own',
  'reference.read': 'all',
  'file.read': 'own',
  'file.upload': 'own',
  'people.read': 'all',
  'sites.read': 'all',
  'policy.read': 'all',
};

/** Read access to all records of the management system. */
const READER: Grants = {
  'process.read': 'all',
  'reference.read': 'all',
  'file.read': 'all',
  'audit.read': 'all',
  'people.read': 'all',
  'sites.read': 'all',
  'policy.read': 'all',
};

/**
 * Role × permission × scope: the only place where it is written who may do what. A role held for one site
 * narrows `all` to that site. Rules about particular people (author ≠ approver) live with their process.
 */
export const GRANTS: Readonly<Record<Role, Grants>> = {
  employee: EVERYONE,
  manager: { ...EVERYONE, 'process.read': 'site', 'file.read': 'site' },
  projectLead: {
    ...EVERYONE,
    'process.read': 'all',
    'file.read': 'all',
    'report.create': 'all',
    'audit.read': 'all',
    'file.upload': 'all',
    'journey.start': 'all',
    'journey.work': 'all',
    'journey.steer': 'all',
  },
  qualityManager: {
    ...EVERYONE,
    ...READER,
    'report.create': 'all',
    'report.work': 'all',
    'report.triage': 'all',
    'capa.work': 'all',
    'capa.approve': 'all',
    'capa.steer': 'all',
    'journey.start': 'all',
    'journey.work': 'all',
    'journey.steer': 'all',
    'file.upload': 'all',
    'audit.verify': 'all',
    'clock.jump': 'all',
  },
  internalAuditor: { ...EVERYONE, ...READER, 'report.create': 'all' },
  externalAuditor: {
    'process.read': 'own',
    'file.read': 'own',
    'audit.read': 'own',
    'reference.read': 'all',
    'sites.read': 'all',
    'people.read': 'all',
    'policy.read': 'all',
  },
  topManagement: {
    ...EVERYONE,
    ...READER,
    'report.create': 'all',
    'capa.approve': 'all',
    'capa.decide': 'all',
    'journey.approve': 'all',
    'journey.work': 'all',
  },
  administrator: {
    ...READER,
    'people.manage': 'all',
    'sites.manage': 'all',
    'reference.manage': 'all',
    'engine.read': 'all',
    'engine.operate': 'all',
    'mail.read': 'all',
    'audit.verify': 'all',
    'clock.jump': 'all',
    'report.create': 'all',
    'file.upload': 'own',
    'report.work': 'own',
    'capa.work': 'own',
    'journey.work': 'own',
  },
};

/** How far a person's roles carry one permission. */
export interface Reach {
  readonly all: boolean;
  readonly sites: readonly string[];
  readonly own: boolean;
}

/** Joins what every role of the person grants. `homeSite` is where the person works. */
export function reachOf(roles: readonly RoleHeld[], permission: Permission, homeSite: string): Reach {
  let all = false;
  let own = false;
  const sites = new Set<string>();
  for (const held of roles) {
    const scope = GRANTS[held.role][permission];
    if (scope === undefined) continue;
    if (scope === 'own') own = true;
    else if (scope === 'all' && held.site === undefined) all = true;
    else sites.add(held.site ?? homeSite);
  }
  return { all, own, sites: [...sites].sort() };
}

/** Whether the reach covers a record of this site in which these people take part. */
export function covers(reach: Reach, personId: string, record: { site: string; people: readonly string[] }): boolean {
  return reach.all || reach.sites.includes(record.site) || (reach.own && record.people.includes(personId));
}

/** Whether any role grants the permission at all, whatever its scope. */
export function mayAnywhere(roles: readonly RoleHeld[], permission: Permission): boolean {
  return roles.some((held) => GRANTS[held.role][permission] !== undefined);
}
