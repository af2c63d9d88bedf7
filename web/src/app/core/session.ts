import { HttpClient, HttpContext } from '@angular/common/http';
import { computed, inject, Injectable, linkedSignal, signal } from '@angular/core';
import { Router } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import * as z from 'zod/mini';
import type { Permission } from '#domain/kernel/permissions';
import { asProblem, type Problem } from './problem.ts';
import { ASKS_WHO } from './problems.ts';

const roleHeldSchema = z.object({ role: z.string(), site: z.optional(z.string()) });

const personSchema = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  roles: z.array(roleHeldSchema),
  title: z.optional(z.string()),
  site: z.string(),
});

const sessionSchema = z.object({
  person: personSchema,
  permissions: z.array(z.string()),
  organization: z.string(),
  demo: z.boolean(),
  lastVisitAt: z.nullable(z.string()),
  mustChangePassword: z.boolean(),
  temporalUiUrl: z.nullable(z.string()),
});

const installationSchema = z.object({
  organization: z.nullable(z.string()),
  firstRun: z.boolean(),
  demo: z.boolean(),
});

/** The person who is signed in. */
export type SignedInPerson = Readonly<z.infer<typeof personSchema>>;

/** Who uses this browser, as far as it is known. */
export type SessionState =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'unreachable'; readonly problem: Problem }
  | { readonly kind: 'signedOut'; readonly organization: string; readonly demo: boolean; readonly firstRun: boolean }
  | {
      readonly kind: 'signedIn';
      readonly person: SignedInPerson;
      readonly permissions: ReadonlySet<string>;
      readonly organization: string;
      readonly demo: boolean;
      /** Null at the first visit. */
      readonly lastVisitAt: string | null;
      /** Somebody else chose the password. */
      readonly mustChangePassword: boolean;
      /** The engine's own pages, for those who may look at it. */
      readonly temporalUiUrl: string | null;
    };

/** Who is signed in and what they may do. Loaded once by the first guard; signing in and out replace it. */
@Injectable({ providedIn: 'root' })
export class Session {
  private readonly http = inject(HttpClient);
  private readonly router = inject(Router);
  private readonly held = signal<SessionState>({ kind: 'unknown' });
  private loading: Promise<SessionState> | undefined;

  readonly state = this.held.asReadonly();
  readonly person = computed(() => {
    const state = this.held();
    return state.kind === 'signedIn' ? state.person : null;
  });
  /** Whose unsaved writing this is: who is signed in or, until somebody else signs in, whose session ended here. */
  readonly writer = linkedSignal<string | null, string | null>({
    source: () => this.person()?.id ?? null,
    computation: (now, before) => now ?? before?.value ?? null,
  }).asReadonly();
  readonly organization = computed(() => {
    const state = this.held();
    return state.kind === 'signedIn' || state.kind === 'signedOut' ? state.organization : '';
  });
  readonly demo = computed(() => {
    const state = this.held();
    return (state.kind === 'signedIn' || state.kind === 'signedOut') && state.demo;
  });

  /** Whether the person holds the permission at one site at least. The server decides again on every request. */
  may(permission: Permission): boolean {
    const state = this.held();
    return state.kind === 'signedIn' && state.permissions.has(permission);
  }

  /** The state, asking the server when it is not known yet. Several callers share one request. */
  async ensure(): Promise<SessionState> {
    const state = this.held();
    if (state.kind === 'signedIn' || state.kind === 'signedOut') return state;
    this.loading ??= this.load().finally(() => (this.loading = undefined));
    return this.loading;
  }

  /** Signs in with a local account and goes where the person wanted to. Throws the `Problem` when refused. */
  async signIn(credentials: { email: string; password: string }, next: string): Promise<void> {
    await firstValueFrom(this.http.post('/api/session', credentials, { context: askingWho() }));
    await this.load();
    await this.router.navigateByUrl(next);
  }

  /** Creates the organization with its first administrator and signs them in. Throws the `Problem` when refused. */
  async begin(organization: FirstRun): Promise<void> {
    await firstValueFrom(this.http.post('/api/first-run', organization, { context: askingWho() }));
    await this.load();
    if (this.person()) {
      await this.router.navigateByUrl('/');
    } else {
      await this.signIn(
        { email: organization.administrator.email, password: organization.administrator.password },
        '/',
      );
    }
  }

  /** Ends the session here and on the server. */
  async signOut(): Promise<void> {
    await firstValueFrom(this.http.delete('/api/session'));
    // A full load leaves nothing of this person in memory.
    location.assign('/sign-in');
  }

  /** The person has chosen a password of their own: nothing holds them back any more. */
  ownPasswordChosen(): void {
    const state = this.held();
    if (state.kind === 'signedIn') this.held.set({ ...state, mustChangePassword: false });
  }

  /** The server no longer knows the session: to the sign-in page, keeping the wanted address. */
  expire(): void {
    const state = this.held();
    if (state.kind !== 'signedIn') return;
    this.held.set({ kind: 'signedOut', organization: state.organization, demo: state.demo, firstRun: false });
    void this.router.navigate(['/sign-in'], { queryParams: { next: this.router.url } });
  }

  private async load(): Promise<SessionState> {
    const state = await this.ask();
    this.held.set(state);
    return state;
  }

  private async ask(): Promise<SessionState> {
    try {
      return await this.askWho();
    } catch (error) {
      return { kind: 'unreachable', problem: asProblem(error) };
    }
  }

  private async askWho(): Promise<SessionState> {
    try {
      const { permissions, ...session } = z.parse(sessionSchema, await this.get('/api/session'));
      return { kind: 'signedIn', ...session, permissions: new Set(permissions) };
    } catch (error) {
      if (asProblem(error).status !== 401) throw error;
      const { organization, ...rest } = z.parse(installationSchema, await this.get('/api/installation'));
      return { kind: 'signedOut', organization: organization ?? '', ...rest };
    }
  }

  private get(url: string): Promise<unknown> {
    return firstValueFrom(this.http.get(url, { context: askingWho() }));
  }
}

/** What the first-run page sends. */
export interface FirstRun {
  readonly organization: string;
  readonly site: { readonly name: string; readonly zone: string; readonly country: string };
  readonly administrator: { readonly name: string; readonly email: string; readonly password: string };
}

function askingWho(): HttpContext {
  return new HttpContext().set(ASKS_WHO, true);
}
