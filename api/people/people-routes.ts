import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { PersonRow } from '#activities/store/rows';
import type { Session } from '#activities/store/store';
import { GRANTS, PERMISSIONS } from '#domain/kernel/permissions';
import { onlyAudits, ROLES } from '#domain/kernel/roles';
import { changeRecords, isTaken, type Change } from '../platform/change.ts';
import type { ApiDeps } from '../platform/deps.ts';
import { Problem } from '../platform/problem.ts';
import { route, type Route } from '../platform/route.ts';
import { endVisitsOf } from '../platform/visits.ts';
import { hashPassword, newPasswordSchema, refuseWeakPassword } from '../session/passwords.ts';
import { absenceBodySchema, personBodySchema, personFields, refuseUnknownReferences } from './person-body.ts';
import { personForAuditor, personView, personViewSchema } from './person-view.ts';

const idSchema = z.strictObject({ id: z.string().min(1).max(64) });

/** The people of the organization: read by all, managed by administrators, absences by everybody for themselves. */
export const peopleRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/api/people',
    operationId: 'listPeople',
    summary: 'Everybody, also those who left',
    tag: 'people',
    permission: 'people.read',
    schemas: { responses: { 200: z.strictObject({ people: z.array(personViewSchema) }) } },
    async handler({ person, deps }) {
      const { people } = await deps.register.current();
      const view = onlyAudits(person.roles) ? personForAuditor : personView;
      return { status: 200, body: { people: [...people.values()].map((row) => view(row)) } };
    },
  }),
  route({
    method: 'post',
    path: '/api/people',
    operationId: 'addPerson',
    summary: 'Adds a person with a first password, which they should change',
    tag: 'people',
    permission: 'people.manage',
    schemas: {
      body: z.strictObject({ ...personBodySchema.shape, password: newPasswordSchema }),
      responses: { 201: personViewSchema },
    },
    async handler({ deps, person, body: { password, ...body } }) {
      refuseUnknownReferences(body, await deps.register.current());
      refuseWeakPassword(password, body, 'password');
      const row: PersonRow = {
        _id: `p-${randomBytes(6).toString('hex')}`,
        ...personFields(body),
        active: true,
        version: 1,
      };
      const passwordHash = await hashPassword(password);
      await refusingTakenEmail(() =>
        changeRecords(deps, async (session) => {
          await deps.store.people.insertOne(row, { session });
          await deps.store.accounts.insertOne(
            {
              _id: row._id,
              email: row.email,
              passwordHash,
              lastVisitAt: null,
              mustChangePassword: true,
              createdAt: new Date().toISOString(),
            },
            { session },
          );
          return { result: row, changes: [change(person.id, null, row)] };
        }),
      );
      return { status: 201, body: personView(row) };
    },
  }),
  route({
    method: 'put',
    path: '/api/people/:id',
    operationId: 'changePerson',
    summary: 'Changes a person; their visits end when they are no longer active',
    tag: 'people',
    permission: 'people.manage',
    schemas: {
      params: idSchema,
      body: z.strictObject({ ...personBodySchema.shape, active: z.boolean(), version: z.int() }),
      responses: { 200: personViewSchema },
    },
    async handler({ deps, person, params, body: { version, active, ...body } }) {
      refuseUnknownReferences(body, await deps.register.current(), params.id);
      const row = await changePerson(deps, person.id, params.id, version, { ...personFields(body), active });
      if (!row.active) await endVisitsOf(deps, row._id);
      return { status: 200, body: personView(row) };
    },
  }),
  route({
    method: 'post',
    path: '/api/people/:id/password',
    operationId: 'setTemporaryPassword',
    summary: 'Gives a person a temporary password, ends their visits and unlocks their account',
    tag: 'people',
    permission: 'people.manage',
    schemas: {
      params: idSchema,
      body: z.strictObject({ password: newPasswordSchema }),
      responses: { 204: 'empty' },
    },
    async handler({ deps, person, params, body }) {
      const row = await deps.store.people.findOne({ _id: params.id });
      if (!row) throw new Problem('notFound');
      refuseWeakPassword(body.password, row, 'password');
      const passwordHash = await hashPassword(body.password);
      await changeRecords(deps, async (session) => {
        await deps.store.accounts.updateOne(
          { _id: row._id },
          {
            $set: { passwordHash, mustChangePassword: true, email: row.email },
            $setOnInsert: { lastVisitAt: null, createdAt: new Date().toISOString() },
          },
          { session, upsert: true },
        );
        const note = { record: 'accounts', recordId: row._id, by: person.id, before: null };
        return { result: null, changes: [{ ...note, after: { temporaryPassword: true } }] };
      });
      await endVisitsOf(deps, row._id);
      await deps.attempts.forget(row.email);
      return { status: 204 };
    },
  }),
  route({
    method: 'put',
    path: '/api/session/absence',
    operationId: 'setOwnAbsence',
    summary: 'Says from when until when one is away, and who acts instead; null ends an absence',
    tag: 'session',
    permission: 'signedIn',
    schemas: {
      body: z.strictObject({ absence: absenceBodySchema.nullable() }),
      responses: { 200: personViewSchema },
    },
    async handler({ deps, person, body: { absence } }) {
      const { people } = await deps.register.current();
      if (absence && (absence.substitute === person.id || people.get(absence.substitute)?.active !== true)) {
        throw new Problem('invalid', { fieldPaths: ['absence.substitute'] });
      }
      const row = await changePerson(deps, person.id, person.id, null, { absence });
      return { status: 200, body: personView(row) };
    },
  }),
  route({
    method: 'get',
    path: '/api/roles',
    operationId: 'listRoles',
    summary: 'What every role may do, and how far',
    tag: 'people',
    permission: 'people.read',
    schemas: {
      responses: {
        200: z.strictObject({
          permissions: z.array(z.enum(PERMISSIONS)),
          roles: z.array(
            z.strictObject({
              role: z.enum(ROLES),
              grants: z.array(
                z.strictObject({ permission: z.enum(PERMISSIONS), scope: z.enum(['own', 'site', 'all']) }),
              ),
            }),
          ),
        }),
      },
    },
    handler: () => ({ status: 200, body: { permissions: PERMISSIONS, roles: ROLES.map(roleGrants) } }),
  }),
];

function roleGrants(role: (typeof ROLES)[number]): unknown {
  const grants = PERMISSIONS.flatMap((permission) => {
    const scope = GRANTS[role][permission];
    return scope === undefined ? [] : { permission, scope };
  });
  return { role, grants };
}

/** Changes a row of the register; `version` is what the caller's page showed, null when it does not matter. */
async function changePerson(
  deps: ApiDeps,
  by: string,
  id: string,
  version: number | null,
  fields: Partial<Omit<PersonRow, '_id' | 'version'>>,
): Promise<PersonRow> {
  const { store } = deps;
  return refusingTakenEmail(() =>
    changeRecords(deps, async (session) => {
      const before = await store.people.findOne({ _id: id }, { session });
      if (!before) throw new Problem('notFound');
      if (version !== null && before.version !== version) {
        throw new Problem('stale', { members: { version: before.version } });
      }
      const after: PersonRow = { ...before, ...fields, version: before.version + 1 };
      await store.people.replaceOne({ _id: id, version: before.version }, after, { session });
      if (after.email !== before.email) {
        await store.accounts.updateOne({ _id: id }, { $set: { email: after.email } }, { session });
      }
      if (isAdministrator(before) && !isAdministrator(after)) await refuseLastAdministrator(deps, session);
      return { result: after, changes: [change(by, before, after)] };
    }),
  );
}

function isAdministrator(row: PersonRow): boolean {
  return row.active && row.roles.some((held) => held.role === 'administrator' && held.site === undefined);
}

async function refuseLastAdministrator({ store }: ApiDeps, session: Session): Promise<void> {
  const administrators = await store.people
    .find({ active: true, 'roles.role': 'administrator' }, { session })
    .toArray();
  if (!administrators.some(isAdministrator)) throw new Problem('lastAdministrator');
}

function change(by: string, before: PersonRow | null, after: PersonRow): Change {
  return { record: 'people', recordId: after._id, by, before, after };
}

async function refusingTakenEmail<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (isTaken(error, 'email')) throw new Problem('emailTaken', { fieldPaths: ['email'] });
    throw error;
  }
}
