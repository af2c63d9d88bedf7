import type { Command, Process } from '../kernel/process.ts';
import { report as reportBirth } from './birth.ts';
import { capaClosed, capaOpened, closeReport } from './closure.ts';
import { assignCorrection, recordCorrection, verifyCorrection } from './correction.ts';
import { reportDeadlines, reportWaiting } from './duties.ts';
import { reportEvent, type ReportEvent } from './events.ts';
import { evolve } from './evolve.ts';
import { approveExtension, rejectExtension, requestExtension } from './extension.ts';
import { addEvidence, comment, remind } from './notes.ts';
import { onDeadline } from './on-deadline.ts';
import { reactions } from './reactions.ts';
import { STAGES, type ReportState } from './state.ts';
import { summary } from './summary.ts';
import { triage } from './triage.ts';
import { reportWords } from './words.ts';

const commands: Readonly<Record<string, Command<ReportState, ReportEvent>>> = {
  recordCorrection,
  assignCorrection,
  triage,
  verifyCorrection,
  closeReport,
  requestExtension,
  approveExtension,
  rejectExtension,
  addEvidence,
  comment,
  remind,
};

/** A report that something was not as it should be: corrected beside triage, and carried on by what triage decides. */
export const report: Process<ReportState, ReportEvent> = {
  type: 'report',
  keyPrefix: 'NC',
  stateSchema: 1,
  stages: STAGES,
  births: { report: reportBirth },
  commands,
  facts: { capaOpened, capaClosed },
  events: reportEvent,
  evolve,
  deadlines: reportDeadlines,
  onDeadline,
  waiting: reportWaiting,
  reactions,
  files: (event) => (event.type === 'reported' ? event.evidence : event.type === 'evidenceAdded' ? [event.fileId] : []),
  summary,
  words: reportWords,
};
