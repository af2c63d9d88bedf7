import type { Request, RequestHandler, Response } from 'express';
import session from 'express-session';
import { mayAnywhere, PERMISSIONS } from '#domain/kernel/permissions';
import type { PersonRow } from '#activities/store/rows';
import type { Instant } from '#domain/kernel/instant';
import { onlyAudits } from '#domain/kernel/roles';
import type { ApiDeps } from './deps.ts';
import { Problem } from './problem.ts';
import type { RegisterSnapshot } from './register.ts';
import type { Visit } from './route.ts';
import type { SignedIn } from './signed-in.ts';
import { VisitStore } from './visit-store.ts';

declare module 'express-session' {
  interface SessionData {
    personId: string;
    lastVisitAt: Instant | null;
  }
}

/** A visit ends after this long without a request. */
const IDLE_MS = 12 * 60 * 60 * 1000;
/** How often at most a visit's end is pushed back in the database. */
const TOUCH_AFTER_S = 10 * 60;
/** How long the look-up of a visit may take before the caller hears that the record is away. */
const LOOK_UP_TIMEOUT_MS = 2_500;

const COLLECTION = 'sessions';
const COOKIE = 'perennial.sid';

/** Finds the visit that a request belongs to. */
export interface Visits {
  open(request: Request, response: Response): Promise<OpenVisit>;
}

export interface OpenVisit {
  readonly visit: Visit;
  /** Null without a visit, or when the person may not visit any more. */
  person(): Promise<SignedIn | null>;
}

export function createVisits({ settings, store, register, visitMemory }: ApiDeps): Visits {
  const secure = settings.PUBLIC_URL.startsWith('https:');
  const middleware = session({
    name: COOKIE,
    secret: settings.SESSION_SECRET,
    resave: false,
    saveUninitialized: false,
    rolling: true,
    cookie: { httpOnly: true, sameSite: 'lax', secure, maxAge: IDLE_MS, path: '/' },
    store: new VisitStore(visitMemory, {
      client: store.connection.getClient(),
      dbName: store.connection.name,
      collectionName: COLLECTION,
      ttl: IDLE_MS / 1000,
      touchAfter: TOUCH_AFTER_S,
      // Kept as a document, so that all visits of a person can be found and ended.
      stringify: false,
    }),
  });
  return {
    async open(request, response) {
      await within(LOOK_UP_TIMEOUT_MS, run(middleware, request, response));
      return {
        visit: visitOf(request),
        async person() {
          const { personId } = request.session;
          if (personId === undefined) return null;
          return visitorOf(await register.current(), personId, new Date().toISOString());
        },
      };
    },
  };
}

/** The person as one who is signed in; null when they may not visit any more. */
export function visitorOf({ people }: RegisterSnapshot, personId: string, now: Instant): SignedIn | null {
  const row = people.get(personId);
  return row && mayVisit(row, now) ? signedIn(row, representedBy(personId, people.values(), now)) : null;
}

/** The person of a visit as they are now; null when the visit has ended, or the person may not visit any more. */
export async function visitorNow(
  { store, register }: Pick<ApiDeps, 'store' | 'register'>,
  visitId: string,
  personId: string,
): Promise<SignedIn | null> {
  const now = new Date();
  const [open, snapshot] = await Promise.all([
    store.connection
      .collection<{ _id: string; expires: Date }>(COLLECTION)
      .findOne({ _id: visitId, expires: { $gt: now } }, { projection: { _id: 1 } }),
    register.current(),
  ]);
  return open && visitorOf(snapshot, personId, now.toISOString());
}

/** Ends every visit of a person, except one: after a change of password, or when they leave. */
export async function endVisitsOf(
  { store, visitMemory }: Pick<ApiDeps, 'store' | 'visitMemory'>,
  personId: string,
  except = '',
): Promise<void> {
  await store.connection
    .collection<{ _id: string }>(COLLECTION)
    .deleteMany({ 'session.personId': personId, _id: { $ne: except } });
  visitMemory.forgetAll();
}

/** Whether this person may be signed in: active, and for those who are nothing but external auditors, in their time. */
export function mayVisit(row: PersonRow, now: Instant): boolean {
  return row.active && (!onlyAudits(row.roles) || (row.granted !== null && now < row.granted.until));
}

/** A person of the register as one who is signed in. */
export function signedIn(row: PersonRow, standsInFor: readonly string[] = []): SignedIn {
  const now = new Date().toISOString();
  return {
    id: row._id,
    name: row.name,
    email: row.email,
    title: row.title,
    site: row.site,
    roles: row.roles,
    standsInFor,
    grantedKeys: row.granted && now < row.granted.until ? row.granted.keys : [],
    permissions: PERMISSIONS.filter((permission) => mayAnywhere(row.roles, permission)),
  };
}

/** The absent people whose substitute this person is at an instant. */
function representedBy(personId: string, people: Iterable<PersonRow>, now: Instant): string[] {
  const ids: string[] = [];
  for (const { _id, absence } of people) {
    if (absence?.substitute === personId && absence.from <= now && now < absence.until) ids.push(_id);
  }
  return ids;
}

function visitOf(request: Request): Visit {
  return {
    get id() {
      return request.session.id;
    },
    get lastVisitAt() {
      return request.session.lastVisitAt ?? null;
    },
    async begin(personId, lastVisitAt) {
      await settled((done) => request.session.regenerate(done));
      request.session.personId = personId;
      request.session.lastVisitAt = lastVisitAt;
      await settled((done) => request.session.save(done));
    },
    end: () => settled((done) => request.session.destroy(done)),
  };
}

function run(middleware: RequestHandler, request: Request, response: Response): Promise<void> {
  return settled((done) => {
    void middleware(request, response, done);
  });
}

function settled(start: (done: (error?: unknown) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    start((error) => {
      if (error === undefined || error === null) resolve();
      else reject(error instanceof Error ? error : new Error('The visit could not be read', { cause: error }));
    });
  });
}

async function within(limitMs: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Problem('recordAway', { retryAfter: 2 }));
    }, limitMs);
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
