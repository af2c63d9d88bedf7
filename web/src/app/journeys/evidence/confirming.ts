import type { Requirement } from '#domain/certification/preparation/requirements';
import type { Asked } from '../../commands/command-form.ts';
import type { Drafts } from '../../commands/drafts.ts';
import type { Availability } from '../../processes/detail.ts';
import type { ProcessView } from '../../processes/process-view.ts';
import { onToday } from '../forms/asked-about.ts';

/** How a proof may be confirmed now: asked for by itself, or as one of its stage; undefined before the stage has begun. */
export function mayConfirm(view: ProcessView, { id, stage }: Requirement): Availability | undefined {
  return view.may('confirmProof', `proof:${id}`) ?? view.may('confirmProof', `stage:${stage}`);
}

/** Opens the form that confirms this very proof. */
export async function confirmProof(view: ProcessView, drafts: Drafts, requirement: Requirement): Promise<void> {
  const detail = view.detail();
  const may = mayConfirm(view, requirement);
  if (!detail || may?.refusal !== null) return;
  const asked: Asked = { detail, command: 'confirmProof', subject: may.subject };
  // What was begun for this very proof and not sent is still there; another's would not belong here.
  if (may.subject.startsWith('stage:') && drafts.of(asked)?.['requirement'] !== requirement.id) {
    drafts.keep(asked, { ...onToday(asked), status: 'present', requirement: requirement.id });
  }
  await view.run('confirmProof', may.subject);
}
