import type { ProcessRow } from '#activities/store/rows';
import type { SiteSurroundings } from '#activities/store/surroundings';
import { laterOf, type Instant } from '#domain/kernel/instant';
import type { Actor, Moment } from '#domain/kernel/moment';
import type { AnyProcess } from '#domain/kernel/process';
import type { Speaker } from '#domain/kernel/sentence';
import type { Waiting } from '#domain/kernel/waiting';
import { processes } from '#domain/processes';
import type { ApiDeps } from '../platform/deps.ts';
import { Problem } from '../platform/problem.ts';
import { reaches } from '../platform/reach.ts';
import type { SignedIn } from '../platform/signed-in.ts';
import { identityOf, representedIn, type Identity } from './identity.ts';
import { inTime } from './look-up.ts';
import { speakerFor } from './speaker.ts';

/** All process types by name, for look-ups with a name that somebody sent. */
export const processTypes: Readonly<Record<string, AnyProcess>> = processes;

/** Stages of all types in the order of their steppers, and the prefixes of all keys. */
export const allStages: readonly string[] = mergedStages(Object.values(processTypes).map((one) => one.stages));
export const keyPrefixes: readonly string[] = Object.values(processTypes).map((one) => one.keyPrefix);

/** One order that keeps the order of each: what a later stepper adds comes before the next stage that both have. */
function mergedStages(steppers: readonly (readonly string[])[]): string[] {
  return steppers.reduce<string[]>((merged, stepper) => {
    const result = [...merged];
    let behind = result.length;
    for (const stage of stepper.toReversed()) {
      const known = result.indexOf(stage);
      if (known < 0) result.splice(behind, 0, stage);
      else behind = known;
    }
    return result;
  }, []);
}

/** The type of a stored process; a type that was removed from the product is a fault. */
export function processOf(type: string): AnyProcess {
  const process = Object.hasOwn(processTypes, type) ? processTypes[type] : undefined;
  if (!process) throw new Error(`No process of type ${type}`);
  return process;
}

/** The real clock. */
export function realNow(): Instant {
  return new Date().toISOString();
}

/** The process's own clock, which a jump may have put ahead of the real one, and which never runs backwards. */
export function clockOf(row: Pick<ProcessRow, 'clockAheadMs' | 'lastAt'>): Instant {
  const now = new Date(Date.now() + row.clockAheadMs).toISOString();
  return laterOf(now, row.lastAt);
}

/** A row without what only its own page needs. */
export type HeadRow = Omit<ProcessRow, 'state' | 'text'>;

/** The row of a process the caller may read; everything else does not exist for them. */
export async function readableRow(deps: ApiDeps, person: SignedIn, key: string): Promise<ProcessRow> {
  return readable(person, await inTime(deps.store.processes.findOne({ _id: key })));
}

/** The same without its state. */
export async function readableHead(deps: ApiDeps, person: SignedIn, key: string): Promise<HeadRow> {
  const projection = { state: 0, text: 0 };
  return readable(person, await inTime(deps.store.processes.findOne<HeadRow>({ _id: key }, { projection })));
}

/** What is to be known of a process before its engine is asked: whose it is, and for whom it waits. */
export type Glance = Pick<ProcessRow, '_id' | 'type' | 'site' | 'people' | 'version' | 'clockAheadMs' | 'lastAt'> & {
  readonly waiting: readonly Pick<Waiting, 'command' | 'who'>[];
};

/** A glance at a process the caller may read: every command begins with one. */
export async function readableGlance(deps: ApiDeps, person: SignedIn, key: string): Promise<Glance> {
  const projection = {
    ...{ type: 1, site: 1, people: 1, version: 1, clockAheadMs: 1, lastAt: 1 },
    ...{ 'waiting.command': 1, 'waiting.who': 1 },
  };
  return readable(person, await inTime(deps.store.processes.findOne<Glance>({ _id: key }, { projection })));
}

function readable<R extends Pick<ProcessRow, '_id' | 'site' | 'people'>>(person: SignedIn, row: R | null): R {
  if (!row || !reaches(person, 'process.read', { key: row._id, site: row.site, people: row.people })) {
    throw new Problem('notFound');
  }
  return row;
}

/** The caller before one process: who they are to it, and what its rules are told. */
export interface Caller {
  readonly me: Identity;
  readonly around: SiteSurroundings;
  readonly speaker: Speaker;
  /** The caller as events will name them: in whose place, when the command waits for somebody they stand in for. */
  actorOf(command: string): Extract<Actor, { kind: 'person' }>;
  readonly moment: Moment;
}

export async function callerBefore(
  deps: ApiDeps,
  person: SignedIn,
  row: Pick<Glance, 'site' | 'waiting' | 'clockAheadMs' | 'lastAt'>,
): Promise<Caller> {
  const [around, register] = await inTime(Promise.all([deps.surroundings.forSite(row.site), deps.register.current()]));
  const now = clockOf(row);
  const me = identityOf(person, register, now);
  return {
    me,
    around,
    speaker: speakerFor(register, row.site),
    actorOf(command) {
      const onBehalfOf = representedIn(row.waiting, command, row.site, me, around.directory);
      return onBehalfOf === null ? { kind: 'person', id: me.id } : { kind: 'person', id: me.id, onBehalfOf };
    },
    moment: {
      now,
      actor: { kind: 'person', id: me.id },
      roles: person.roles,
      site: row.site,
      ...around,
      superseded: false,
    },
  };
}
