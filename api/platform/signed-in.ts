import type { Permission } from '#domain/kernel/permissions';
import type { RoleHeld } from '#domain/kernel/roles';

/** The person whose visit a request belongs to, as the register of people has it now. */
export interface SignedIn {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly title: string;
  readonly site: string;
  readonly roles: readonly RoleHeld[];
  /** Absent people whose substitute the person is now: what they take part in is the person's own meanwhile. */
  readonly standsInFor: readonly string[];
  /** Processes an external auditor may read. Empty once the time granted is over. */
  readonly grantedKeys: readonly string[];
  /** Everything the roles grant anywhere, whatever its reach. */
  readonly permissions: readonly Permission[];
}
