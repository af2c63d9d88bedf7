import * as bodies from '#domain/report/bodies';
import { GRADES } from '#domain/fields';
import { localDate } from '#domain/kernel/calendar';
import { commentBody, remindBody } from '#domain/notes';
import { reportState, type ReportState } from '#domain/report/state';
import { decisionsFor } from '#domain/report/triage';
import type { ProcessDetail } from '../processes/detail.ts';
import type { CommandForms } from './command-form.ts';
import type { Draft } from './draft.ts';
import { choices, containmentForm, reasonOnly } from './shared-forms.ts';

const decided =
  (...decisions: readonly string[]) =>
  ({ decision }: Draft): boolean =>
    typeof decision === 'string' && decisions.includes(decision);

/** How every command of a report is asked for. */
export const reportForms: CommandForms = {
  recordCorrection: containmentForm(bodies.recordCorrectionBody),
  assignCorrection: {
    schema: bodies.assignCorrectionBody,
    fields: () => [
      { name: 'owner', kind: 'person' },
      { name: 'reason', kind: 'text', optional: true },
    ],
  },
  triage: {
    schema: bodies.triageBody,
    beside: 'similar',
    fields: ({ detail }) => [
      { name: 'decision', kind: 'choice', options: choices('decision', possible(stateOf(detail))) },
      { name: 'severity', kind: 'points', when: decided('capa', 'correctOnly') },
      { name: 'likelihood', kind: 'points', when: decided('capa', 'correctOnly') },
      { name: 'grade', kind: 'choice', options: choices('grade', GRADES), when: decided('capa', 'correctOnly') },
      { name: 'clauses', kind: 'clauses', optional: true, when: decided('capa', 'correctOnly', 'improvement') },
      { name: 'document', kind: 'line', optional: true, when: decided('capa', 'correctOnly') },
      { name: 'owner', kind: 'person', when: decided('capa', 'improvement') },
      { name: 'evaluator', kind: 'person', optional: true, when: decided('capa') },
      { name: 'duplicateOf', kind: 'keys', when: decided('duplicate') },
      { name: 'repeats', kind: 'keys', optional: true, when: decided('capa', 'correctOnly') },
      { name: 'reason', kind: 'text' },
    ],
    initial: ({ detail }) => {
      const grade = stateOf(detail)?.about.suggestedGrade;
      return grade === 'major' || grade === 'minor' ? { grade } : {};
    },
  },
  verifyCorrection: {
    schema: bodies.verifyCorrectionBody,
    fields: () => [
      { name: 'accepted', kind: 'yesNo' },
      { name: 'note', kind: 'text' },
      { name: 'overlapReason', kind: 'text', onDemand: true },
    ],
  },
  closeReport: reasonOnly(bodies.closeReportBody),
  requestExtension: {
    schema: bodies.requestExtensionBody,
    fixed: () => ({ subject: 'correction' }),
    fields: () => [
      { name: 'newDate', kind: 'date' },
      { name: 'reason', kind: 'text' },
    ],
  },
  approveExtension: {
    schema: bodies.approveExtensionBody,
    fields: () => [],
    fixed: () => ({ subject: 'correction' }),
  },
  rejectExtension: { ...reasonOnly(bodies.rejectExtensionBody), fixed: () => ({ subject: 'correction' }) },
  addEvidence: {
    schema: bodies.addEvidenceBody,
    plain: true,
    fields: () => [
      { name: 'fileId', kind: 'files' },
      { name: 'evidenceDate', kind: 'date' },
      { name: 'note', kind: 'line', optional: true },
    ],
    initial: ({ detail }) => ({
      evidenceDate: localDate(new Date(Date.now() + detail.clockAheadMs).toISOString(), detail.calendar),
    }),
  },
  comment: { schema: commentBody, plain: true, fields: () => [{ name: 'text', kind: 'text' }] },
  remind: {
    schema: remindBody,
    atOnce: true,
    fields: () => [],
    fixed: ({ subject }) => ({ subject: subject.replace(/^remind:/, '') }),
  },
};

function stateOf(detail: ProcessDetail): ReportState | null {
  const parsed = reportState.safeParse(detail.state);
  return parsed.success ? parsed.data : null;
}

function possible(state: ReportState | null): readonly string[] {
  return state ? decisionsFor(state.about.kind) : bodies.DECISIONS;
}
