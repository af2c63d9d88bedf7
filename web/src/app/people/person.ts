import * as z from 'zod/mini';
import { roleHeldSchema } from '#domain/kernel/roles';

const absenceSchema = z.object({ from: z.string(), until: z.string(), substitute: z.string() });

/** A person as everybody in the organization sees them. */
export const personSchema = z.object({
  id: z.string(),
  name: z.string(),
  email: z.nullable(z.string()),
  title: z.string(),
  site: z.string(),
  roles: z.array(roleHeldSchema),
  manager: z.nullable(z.string()),
  active: z.boolean(),
  absence: z.nullable(absenceSchema),
  granted: z.nullable(z.object({ keys: z.array(z.string()), until: z.string() })),
  version: z.number(),
});
export type Person = Readonly<z.infer<typeof personSchema>>;
export type Absence = Readonly<z.infer<typeof absenceSchema>>;

/** The answer of `GET /api/people`. */
export const peopleSchema = z.object({ people: z.array(personSchema) });
