import { z } from 'zod';
import { ROLES } from '#domain/kernel/roles';
import { Problem } from '../platform/problem.ts';
import { publicRoute, type Route } from '../platform/route.ts';

const demoAccountSchema = z.strictObject({
  name: z.string(),
  title: z.string(),
  role: z.enum(ROLES),
  site: z.string(),
  email: z.string(),
  password: z.string(),
});

/** What visitors may read before they sign in. */
export const installationRoutes: readonly Route[] = [
  publicRoute({
    method: 'get',
    path: '/api/installation',
    operationId: 'readInstallation',
    summary: 'Whose installation this is, and whether it is set up',
    tag: 'session',
    schemas: {
      responses: {
        200: z.strictObject({
          organization: z.string().nullable(),
          firstRun: z.boolean(),
          demo: z.boolean(),
          version: z.string(),
        }),
      },
    },
    async handler({ deps: { store, settings, version } }) {
      const organization = await store.organization.findOne({ _id: 'organization' });
      return {
        status: 200,
        body: {
          organization: organization?.name ?? null,
          firstRun: organization === null,
          demo: settings.DEMO_MODE,
          version,
        },
      };
    },
  }),
  publicRoute({
    method: 'get',
    path: '/api/session/demo-accounts',
    operationId: 'listDemoAccounts',
    summary: 'Accounts to try the demo with; only where demo mode is on',
    tag: 'session',
    schemas: { responses: { 200: z.strictObject({ accounts: z.array(demoAccountSchema) }) } },
    async handler({ deps: { store, settings } }) {
      if (!settings.DEMO_MODE) throw new Problem('notFound');
      const rows = await store.demoAccounts.find().sort({ order: 1 }).toArray();
      const accounts = rows.map(({ _id, order: _order, ...account }) => account);
      return { status: 200, body: { accounts } };
    },
  }),
];
