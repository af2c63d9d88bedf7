import type { RoleHeld } from '#domain/kernel/roles';
import { sentence, wordRole, type Wording } from '../words/sentence.ts';

/** The roles a person holds: “Quality manager, Manager in Brno”. */
export function wordRoles(roles: readonly RoleHeld[], wording: Wording): string {
  return roles.map(({ role, site }) => wordRole(role, site, wording)).join(', ');
}

/** The word of a role alone. */
export function roleWord(role: string, wording: Wording): string {
  return sentence(`role.${role}`, {}, wording);
}
