import { approverOtherThan, ownRequest, separated } from '../hands.ts';
import { actingPerson, type Moment } from '../kernel/moment.ts';
import type { Refusal } from '../kernel/refusal.ts';
import { peopleMeant, type Who } from '../kernel/who.ts';
import { workIn, type CapaState } from './state.ts';

/** Who approves what the acting person sends: also not the owner of the loop, for whom a substitute may have sent it. */
export function planApprover(state: CapaState, moment: Moment): Who {
  const author = actingPerson(moment) ?? '';
  const others = approverOtherThan([author, state.owner], moment);
  return others.kind === 'nobody' && !isEnforced(moment) ? approverOtherThan([author], moment) : others;
}

/** The owner of the loop does not approve its plan: they may have become the owner while it waited for them. */
export function ownerApproves(state: CapaState, overlapReason: string | undefined, moment: Moment): Refusal | null {
  return separated('ownerApprover', actingPerson(moment) === state.owner, overlapReason, moment, {
    person: { person: state.owner },
  });
}

/** The same, said before a reason could be given: only where none helps. */
export function ownerNeverApproves(state: CapaState, moment: Moment): Refusal | null {
  return isEnforced(moment) ? ownRequest(state.owner, moment, 'ownerApprover') : null;
}

/** Whether this person is the only one who could approve the plan, or its revision, that waits. */
export function onlyApprover(state: CapaState, person: string, moment: Moment): boolean {
  const approver = workIn(state, 'planApproval')?.approver ?? workIn(state, 'implementation')?.revision?.approver;
  const meant = approver ? peopleMeant(approver, moment.directory) : [];
  return meant.length > 0 && meant.every((id) => id === person);
}

const isEnforced = ({ policy }: Moment): boolean => (policy.separation['ownerApprover'] ?? 'enforce') === 'enforce';
