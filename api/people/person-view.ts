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
    email: z.string(),
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
