import type { mongo } from 'mongoose';
import type { EventRow, ProcessRow } from '#activities/store/rows';
import { covers, reachOf, type Permission, type Reach } from '#domain/kernel/permissions';
import type { RecordInReach } from './route.ts';
import type { SignedIn } from './signed-in.ts';

/** How far this permission of the person reaches. */
export function personReach(person: SignedIn, permission: Permission): Reach {
  return reachOf(person.roles, permission, person.site);
}

/** Whether the permission covers this record: by site, by taking part (or standing in), or by a granted process. */
export function reaches(person: SignedIn, permission: Permission, record: RecordInReach): boolean {
  const { own } = personReach(person, permission);
  const granted = own && record.key !== undefined && person.grantedKeys.includes(record.key);
  return granted || mayWorkOn(person, permission, record);
}

/** The same without what was only granted for reading. */
export function mayWorkOn(person: SignedIn, permission: Permission, record: RecordInReach): boolean {
  const reach = personReach(person, permission);
  return [person.id, ...person.standsInFor].some((id) => covers(reach, id, record));
}

/** The same as a filter over processes, so that lists, counts and searches hold only what the person may see. */
export function reachFilter(person: SignedIn, permission: Permission): mongo.Filter<ProcessRow> {
  const reach = personReach(person, permission);
  if (reach.all) return {};
  const parts: mongo.Filter<ProcessRow>[] = [];
  if (reach.sites.length > 0) parts.push({ site: { $in: [...reach.sites] } });
  if (reach.own) {
    parts.push({ people: person.standsInFor.length === 0 ? person.id : { $in: [person.id, ...person.standsInFor] } });
    if (person.grantedKeys.length > 0) parts.push({ _id: { $in: [...person.grantedKeys] } });
  }
  return parts.length > 0 ? { $or: parts } : { _id: { $in: [] } };
}

/**
 * The same over the audit trail. Events do not say who takes part in their process, so “own” means the processes that
 * were granted: only external auditors read the audit trail with that reach.
 */
export function eventReachFilter(person: SignedIn, permission: Permission): mongo.Filter<EventRow> {
  const reach = personReach(person, permission);
  if (reach.all) return {};
  const parts: mongo.Filter<EventRow>[] = [];
  if (reach.sites.length > 0) parts.push({ site: { $in: [...reach.sites] } });
  if (reach.own && person.grantedKeys.length > 0) parts.push({ key: { $in: [...person.grantedKeys] } });
  return parts.length > 0 ? { $or: parts } : { _id: { $in: [] } };
}
