import type { Request, Response } from 'express';
import type { Logger } from 'pino';
import type * as z from 'zod';
import type { Instant } from '#domain/kernel/instant';
import type { Permission } from '#domain/kernel/permissions';
import type { ApiDeps } from './deps.ts';
import type { SignedIn } from './signed-in.ts';

/** A schema of zod or of zod/mini: the domain's tables and the API's own records look the same here. */
export type Schema = z.core.$ZodType;

/** What a route answers with, apart from JSON of a shape. */
export type ResponseShape = Schema | 'empty' | 'file' | 'eventStream' | 'page';

/**
 * Shapes of everything that crosses the edge. Objects are strict: an unknown field is refused with its path.
 * `headers` are named in lower case and checked loosely, since every request carries others as well.
 */
export interface RouteSchemas<
  P extends Schema | undefined = Schema | undefined,
  Q extends Schema | undefined = Schema | undefined,
  B extends Schema | undefined = Schema | undefined,
  H extends Schema | undefined = Schema | undefined,
> {
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  readonly headers?: H;
  /** By status, successes only: every route may also answer with a problem. */
  readonly responses: Readonly<Record<number, ResponseShape>>;
}

type OutputOf<S extends Schema | undefined> = S extends Schema ? z.output<S> : undefined;

/** One request, checked: who asks, what for, and what is needed to answer. */
export interface Context<P = unknown, Q = unknown, B = unknown, H = unknown, Who = SignedIn | null> {
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  readonly headers: H;
  /** Who asks. Null only on public routes. */
  readonly person: Who;
  readonly deps: ApiDeps;
  /** Follows the request into the workflow and the record. */
  readonly requestId: string;
  readonly logger: Logger;
  /** Of this browser's visit. */
  readonly visit: Visit;
  /** For uploads, which are read as a stream. Everything else comes parsed. */
  readonly request: Request;
}

/** The signed-in visit of one browser. */
export interface Visit {
  readonly id: string;
  /** When the person was here last before this visit; what happened since is new to them. Null at the first visit. */
  readonly lastVisitAt: Instant | null;
  /** Begins a visit under a new session id, so that an id known before sign-in is worth nothing. */
  begin(personId: string, lastVisitAt: Instant | null): Promise<void>;
  end(): Promise<void>;
}

/** What a handler answers: JSON (or nothing), or a response it writes by itself (downloads, event streams). */
export type Reply =
  | { readonly status: number; readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> }
  | { write(response: Response, request: Request): Promise<void> | void };

/** The record a request is about, for permissions that reach only so far. */
export interface RecordInReach {
  /** Key of the process, for external auditors, who are granted single processes. */
  readonly key?: string;
  readonly site: string;
  readonly people: readonly string[];
}

interface RouteBase {
  readonly method: 'get' | 'post' | 'put' | 'delete';
  /** As Express reads it: `/api/processes/:key`. */
  readonly path: string;
  /** Name of the function in the typed client. */
  readonly operationId: string;
  /** One line for the API's page. */
  readonly summary: string;
  /** Groups operations on that page: `processes`, `people`, … */
  readonly tag: string;
  /** The body is not JSON: the handler reads `context.request`. */
  readonly upload?: true;
  /** Answers without looking at the visit, so that it also works when the database is away. Public routes only. */
  readonly withoutVisit?: true;
}

/** A route whatever its shapes, as the app, the API description and the permission walk see it. */
export interface Route extends RouteBase {
  readonly permission: Permission | 'public' | 'signedIn';
  readonly schemas: RouteSchemas;
  /**
   * The record the request is about; null when it does not exist. Outside the reach of `permission` it is answered
   * exactly as if it did not exist (404), so that keys cannot be guessed.
   */
  scope?(context: Context<unknown, unknown, unknown, unknown, SignedIn>): Promise<RecordInReach | null>;
  handler(context: Context): Promise<Reply> | Reply;
}

/** A route for people who are signed in, with the permission that it needs. */
export interface GuardedSpec<
  P extends Schema | undefined,
  Q extends Schema | undefined,
  B extends Schema | undefined,
  H extends Schema | undefined,
> extends RouteBase {
  readonly permission: Permission | 'signedIn';
  readonly schemas: RouteSchemas<P, Q, B, H>;
  scope?(context: Context<OutputOf<P>, OutputOf<Q>, OutputOf<B>, OutputOf<H>, SignedIn>): Promise<RecordInReach | null>;
  handler(context: Context<OutputOf<P>, OutputOf<Q>, OutputOf<B>, OutputOf<H>, SignedIn>): Promise<Reply> | Reply;
}

/** A route for everybody, signed in or not. */
export interface PublicSpec<
  P extends Schema | undefined,
  Q extends Schema | undefined,
  B extends Schema | undefined,
  H extends Schema | undefined,
> extends RouteBase {
  readonly schemas: RouteSchemas<P, Q, B, H>;
  handler(context: Context<OutputOf<P>, OutputOf<Q>, OutputOf<B>, OutputOf<H>>): Promise<Reply> | Reply;
}

/**
 * Declares a route. The permission is checked before the handler runs: without any role that grants it 403, and with
 * `scope` also against the record. Lists narrow their query with `reachFilter` instead.
 *
 * The operations `sendCommand`, `previewCommand` (`…/:key/commands/:name`, `…/:key/preview/:name`) and `startProcess`
 * (`…/:type/births/:name`) are expanded in the API description to one operation for every command and birth of the
 * domain's process types.
 */
export function route<
  P extends Schema | undefined = undefined,
  Q extends Schema | undefined = undefined,
  B extends Schema | undefined = undefined,
  H extends Schema | undefined = undefined,
>(spec: GuardedSpec<P, Q, B, H>): Route {
  return spec;
}

/** Declares a route that needs no sign-in. */
export function publicRoute<
  P extends Schema | undefined = undefined,
  Q extends Schema | undefined = undefined,
  B extends Schema | undefined = undefined,
  H extends Schema | undefined = undefined,
>(spec: PublicSpec<P, Q, B, H>): Route {
  return { ...spec, permission: 'public' };
}
