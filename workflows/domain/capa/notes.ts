import { commentCommand, evidenceCommand, remindCommand } from '../notes.ts';
import { addEvidenceBody } from './bodies.ts';
import { inStage } from './command.ts';
import { openDuties } from './duties.ts';
import { EVIDENCE_LIMIT } from './evidence.ts';
import { isOpenState, type CapaState } from './state.ts';

const noted = {
  permission: 'capa.work',
  ended: (state: CapaState) => (isOpenState(state) ? null : inStage(state)),
} as const;

export const addEvidence = evidenceCommand({
  ...noted,
  schema: addEvidenceBody,
  limit: EVIDENCE_LIMIT,
  files: (state) => state.evidence,
  subject: ({ subject }) => `evidence:${subject}`,
  subjects: ['evidence:process'],
});

export const comment = commentCommand(noted);

export const remind = remindCommand({ permission: 'capa.work', duties: openDuties });
