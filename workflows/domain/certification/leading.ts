import { unknownPerson } from '../hands.ts';
import type { Moment } from '../kernel/moment.ts';
import { mayAnywhere } from '../kernel/permissions.ts';
import { refuse, type Refusal } from '../kernel/refusal.ts';

/** Refuses who could not lead: what waits for the lead of a journey or a campaign takes a role that may steer it. */
export function cannotLead(id: string, moment: Moment, field: string): Refusal | null {
  const unknown = unknownPerson(id, moment, field);
  if (unknown) return unknown;
  const roles = moment.directory.find(id)?.roles ?? [];
  return mayAnywhere(roles, 'journey.steer') ? null : refuse('cannotLead', { person: { person: id } }, field);
}
