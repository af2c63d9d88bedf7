import { z } from 'zod';
import { PERMISSIONS } from '#domain/kernel/permissions';
import { roleHeldSchema } from '#domain/kernel/roles';
import type { ApiDeps } from '../platform/deps.ts';
import { named } from '../platform/named.ts';
import type { Visit } from '../platform/route.ts';
import type { SignedIn } from '../platform/signed-in.ts';

/** Who is signed in and what they may do: what the console draws its navigation from. */
export const sessionViewSchema = named(
  'SessionView',
  z.strictObject({
    person: z.strictObject({
      id: z.string(),
      name: z.string(),
      email: z.string(),
      title: z.string(),
      site: z.string(),
      roles: z.array(roleHeldSchema),
    }),
    permissions: z.array(z.enum(PERMISSIONS)),
    organization: z.string(),
    demo: z.boolean(),
    /** Null at the first visit. */
    lastVisitAt: z.string().nullable(),
    /** An administrator chose the password; the person should choose one of their own. */
    mustChangePassword: z.boolean(),
    /** Temporal's own pages, for those who may look at the engine. */
    temporalUiUrl: z.string().nullable(),
  }),
);
export type SessionView = z.infer<typeof sessionViewSchema>;

export async function sessionView(
  { store, settings }: Pick<ApiDeps, 'store' | 'settings'>,
  person: SignedIn,
  visit: Pick<Visit, 'lastVisitAt'>,
): Promise<SessionView> {
  const [organization, account] = await Promise.all([
    store.organization.findOne({ _id: 'organization' }),
    store.accounts.findOne({ _id: person.id }, { projection: { mustChangePassword: 1 } }),
  ]);
  return {
    person: {
      id: person.id,
      name: person.name,
      email: person.email,
      title: person.title,
      site: person.site,
      roles: [...person.roles],
    },
    permissions: [...person.permissions],
    organization: organization?.name ?? '',
    demo: settings.DEMO_MODE,
    lastVisitAt: visit.lastVisitAt,
    mustChangePassword: account?.mustChangePassword ?? false,
    temporalUiUrl: person.permissions.includes('engine.read') ? settings.TEMPORAL_UI_URL : null,
  };
}
