import { z } from 'zod';
import type { PersonRow } from '#activities/store/rows';
import { roleHeldSchema } from '#domain/kernel/roles';
import { named } from '../platform/named.ts';

const absenceSchema = z.strictObject({ from: z.string(), until: z.string(), substitute: z.string() });

/** A person as everybody in the organization sees them. */
export const personViewSchema = named(
  'Person',
  z.strictObject({
    id: z.string(),
    name: z.string(),
    /** Null for whoever only audits: they are given names, not addresses. */
    email: z.string().nullable(),
    title: z.string(),
    site: z.string(),
    roles: z.array(roleHeldSchema),
    manager: z.string().nullable(),
    active: z.boolean(),
    absence: absenceSchema.nullable(),
    granted: z.strictObject({ keys: z.array(z.string()), until: z.string() }).nullable(),
    version: z.number(),
  }),
);
export type PersonView = z.infer<typeof personViewSchema>;

/** A person as an external auditor sees them: who did what, and nothing of how they are reached or when they are away. */
export function personForAuditor(row: PersonRow): PersonView {
  return { ...personView(row), email: null, absence: null, granted: null };
}

export function personView({ _id, ...row }: PersonRow): PersonView {
  return {
    id: _id,
    name: row.name,
    email: row.email,
    title: row.title,
    site: row.site,
    roles: row.roles.map((held) => ({ ...held })),
    manager: row.manager,
    active: row.active,
    absence: row.absence,
    granted: row.granted,
    version: row.version,
  };
}
