import * as z from 'zod/mini';

/** What a person is to the management system. A role may be held for one site or for all. */
export const ROLES = [
  'administrator',
  'qualityManager',
  'projectLead',
  'manager',
  'employee',
  'internalAuditor',
  'externalAuditor',
  'topManagement',
] as const;

export type Role = (typeof ROLES)[number];

/** A role held at one site, or at all sites when `site` is absent. */
export const roleHeldSchema = z.object({
  role: z.enum(ROLES),
  site: z.optional(z.string()),
});
export type RoleHeld = Readonly<z.infer<typeof roleHeldSchema>>;

/**
 * Whether these roles only let somebody look on. An auditor of the certification body stays impartial and takes no work
 * of the organization (ISO/IEC 17021-1, 5.2).
 */
export function onlyAudits(held: readonly RoleHeld[]): boolean {
  return held.every((one) => one.role === 'externalAuditor');
}

/** Whether one of the roles held is the one asked for, at this site. */
export function holdsRole(held: readonly RoleHeld[], role: Role, site: string): boolean {
  return held.some((one) => one.role === role && (one.site === undefined || one.site === site));
}
