import { z } from 'zod';
import type { PersonRow } from '#activities/store/rows';
import { ROLES } from '#domain/kernel/roles';
import type { RegisterSnapshot } from '../platform/register.ts';
import { Problem } from '../platform/problem.ts';
import { emailSchema, instantSchema, shortTextSchema } from '../platform/texts.ts';

/** From when until when somebody is away, and who acts for them. */
export const absenceBodySchema = z
  .strictObject({ from: instantSchema, until: instantSchema, substitute: z.string() })
  .refine((absence) => absence.from < absence.until, { path: ['until'], error: 'Ends before it begins' });

/** What an administrator decides about a person. */
export const personBodySchema = z.strictObject({
  name: shortTextSchema,
  email: emailSchema,
  title: z.string().trim().max(120).default(''),
  site: z.string(),
  roles: z
    .array(z.strictObject({ role: z.enum(ROLES), site: z.string().optional() }))
    .min(1)
    .max(20),
  manager: z.string().nullable().default(null),
  absence: absenceBodySchema.nullable().default(null),
  granted: z
    .strictObject({ keys: z.array(z.string().min(1).max(60)).max(500), until: instantSchema })
    .nullable()
    .default(null),
});
export type PersonBody = z.output<typeof personBodySchema>;

/** Refuses references to people and sites that do not exist, naming the fields. */
export function refuseUnknownReferences(body: PersonBody, { people, sites }: RegisterSnapshot, self?: string): void {
  const active = (id: string): boolean => people.get(id)?.active === true;
  const wrong = [
    ...(sites.has(body.site) ? [] : ['site']),
    ...body.roles.flatMap(({ site }, index) =>
      site === undefined || sites.has(site) ? [] : [`roles.${String(index)}.site`],
    ),
    ...(body.manager === null || (people.has(body.manager) && body.manager !== self) ? [] : ['manager']),
    ...(body.absence === null || (active(body.absence.substitute) && body.absence.substitute !== self)
      ? []
      : ['absence.substitute']),
  ];
  if (wrong.length > 0) throw new Problem('invalid', { fieldPaths: wrong });
}

/** The part of a person's row that a body decides. */
export function personFields(body: PersonBody): Pick<PersonRow, keyof PersonBody> {
  return {
    ...body,
    roles: body.roles.map(({ role, site }) => (site === undefined ? { role } : { role, site })),
  };
}
