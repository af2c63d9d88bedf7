import { commentCommand, evidenceCommand, remindCommand } from '../notes.ts';
import { addEvidenceBody } from './bodies.ts';
import { inStage, isOpenState } from './command.ts';
import { openDuties } from './duties.ts';
import type { ReportState } from './state.ts';

/** How many files one report may carry. */
const EVIDENCE_LIMIT = 30;

const noted = {
  permission: 'report.work',
  ended: (state: ReportState) => (isOpenState(state) ? null : inStage(state)),
} as const;

export const addEvidence = evidenceCommand({
  ...noted,
  schema: addEvidenceBody,
  limit: EVIDENCE_LIMIT,
  files: (state) => state.evidence,
  subject: () => 'evidence',
  subjects: ['evidence'],
});

export const comment = commentCommand(noted);

export const remind = remindCommand({ permission: 'report.work', duties: openDuties });
