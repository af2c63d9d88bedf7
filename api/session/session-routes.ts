import { z } from 'zod';
import { Problem } from '../platform/problem.ts';
import { publicRoute, route, type Route, type Visit } from '../platform/route.ts';
import type { ApiDeps } from '../platform/deps.ts';
import { endVisitsOf, mayVisit, signedIn } from '../platform/visits.ts';
import { hashPassword, newPasswordSchema, passwordMatches, passwordSchema, refuseWeakPassword } from './passwords.ts';
import { sessionView, sessionViewSchema, type SessionView } from './session-view.ts';

const signInSchema = z.strictObject({
  email: z.string().trim().toLowerCase().min(1).max(254),
  password: passwordSchema,
});

/** Signing in and out, and what belongs to the signed-in person alone. */
export const sessionRoutes: readonly Route[] = [
  publicRoute({
    method: 'post',
    path: '/api/session',
    operationId: 'signIn',
    summary: 'Signs in',
    tag: 'session',
    schemas: { body: signInSchema, responses: { 200: sessionViewSchema } },
    async handler({ body, deps, visit, request }) {
      return { status: 200, body: await signIn(deps, visit, { ...body, address: request.ip ?? '' }) };
    },
  }),
  route({
    method: 'get',
    path: '/api/session',
    operationId: 'readSession',
    summary: 'Who is signed in, and what they may do',
    tag: 'session',
    permission: 'signedIn',
    schemas: { responses: { 200: sessionViewSchema } },
    async handler({ deps, person, visit }) {
      return { status: 200, body: await sessionView(deps, person, visit) };
    },
  }),
  route({
    method: 'delete',
    path: '/api/session',
    operationId: 'signOut',
    summary: 'Signs out',
    tag: 'session',
    permission: 'signedIn',
    schemas: { responses: { 204: 'empty' } },
    async handler({ deps, person, visit }) {
      await deps.store.accounts.updateOne({ _id: person.id }, { $set: { lastVisitAt: new Date().toISOString() } });
      await visit.end();
      return { status: 204 };
    },
  }),
  route({
    method: 'post',
    path: '/api/session/password',
    operationId: 'changePassword',
    summary: 'Changes one’s own password and ends all other visits',
    tag: 'session',
    permission: 'signedIn',
    schemas: {
      body: z.strictObject({ current: passwordSchema, next: newPasswordSchema }),
      responses: { 204: 'empty' },
    },
    async handler({ deps, person, visit, body, request }) {
      await deps.attempts.count(person.email, request.ip ?? '');
      const account = await deps.store.accounts.findOne({ _id: person.id });
      if (!account || !(await passwordMatches(account.passwordHash, body.current))) {
        throw new Problem('wrongCredentials', { fieldPaths: ['current'] });
      }
      await deps.attempts.forget(person.email);
      refuseWeakPassword(body.next, person, 'next');
      const passwordHash = await hashPassword(body.next);
      await deps.store.accounts.updateOne({ _id: person.id }, { $set: { passwordHash, mustChangePassword: false } });
      await endVisitsOf(deps, person.id, visit.id);
      return { status: 204 };
    },
  }),
];

/** The same answer, in about the same time, for a wrong password, an unknown address and a person who left. */
async function signIn(
  deps: ApiDeps,
  visit: Visit,
  { email, password, address }: { email: string; password: string; address: string },
): Promise<SessionView> {
  await deps.attempts.count(email, address);
  const account = await deps.store.accounts.findOne({ email });
  const matches = await passwordMatches(account?.passwordHash ?? null, password);
  const now = new Date().toISOString();
  const row = account && (await deps.store.people.findOne({ _id: account._id }));
  if (!account || !matches || !row?.active) throw new Problem('wrongCredentials');
  await deps.attempts.forget(email);
  if (!mayVisit(row, now)) throw new Problem('accessEnded');
  deps.register.forget();
  await visit.begin(row._id, account.lastVisitAt);
  await deps.store.accounts.updateOne({ _id: row._id }, { $set: { lastVisitAt: now } });
  return sessionView(deps, signedIn(row), { lastVisitAt: account.lastVisitAt });
}
