import * as bodies from '#domain/certification/general-bodies';
import { CHANGE_KINDS } from '#domain/certification/state';
import { commentBody, remindBody } from '#domain/notes';
import { subjectsOf, type Asked, type CommandForms } from '../../commands/command-form.ts';
import type { Option } from '../../commands/draft.ts';
import { choices, reasonOnly } from '../../commands/shared-forms.ts';
import { files, journeyOf, nameOf, numberOf, on, onToday, reason, siteOptions, todayOf } from './asked-about.ts';
import { auditForms } from './audit-forms.ts';
import { certificateForms } from './certificate-forms.ts';
import { findingForms } from './finding-forms.ts';
import { planForms } from './plan-forms.ts';

const changeAsked = ({ subject }: Asked) => ({ change: numberOf(subject) });

/** How every command of a journey is asked for. */
export const journeyForms: CommandForms = {
  ...planForms,
  ...auditForms,
  ...findingForms,
  ...certificateForms,
  recordChange: {
    schema: bodies.recordChangeBody,
    fields: () => [
      { name: 'kind', kind: 'select', options: choices('change', CHANGE_KINDS) },
      { name: 'text', kind: 'text' },
      on,
      files,
    ],
    initial: (asked) => ({ ...onToday(asked), kind: 'majorChange' }),
  },
  tellBody: {
    schema: bodies.tellBodyBody,
    fixed: changeAsked,
    fields: () => [{ name: 'how', kind: 'line' }, on, files],
    initial: onToday,
  },
  recordBodyAnswer: {
    schema: bodies.recordBodyAnswerBody,
    fixed: changeAsked,
    fields: () => [{ name: 'text', kind: 'text' }, on],
    initial: onToday,
  },
  askBody: {
    schema: bodies.askBodyBody,
    fixed: ({ subject }) => ({ subject: nameOf(subject) }),
    fields: () => [{ name: 'note', kind: 'text' }, on],
    initial: onToday,
  },
  setTarget: {
    schema: bodies.setTargetBody,
    fields: () => [{ name: 'target', kind: 'date', optional: true }, reason],
    initial: ({ detail }) => ({ target: journeyOf(detail)?.about.target ?? undefined }),
    // Without a day the journey has no target any more.
    shape: ({ target = null, ...rest }) => ({ ...rest, target }),
  },
  setScope: {
    schema: bodies.setScopeBody,
    fields: (asked) => [
      { name: 'scope', kind: 'text' },
      { name: 'sites', kind: 'checks', options: siteOptions(asked) },
      { name: 'headcount', kind: 'number', optional: true },
      { ...on, optional: true },
      reason,
    ],
    initial: ({ detail }) => {
      const about = journeyOf(detail)?.about;
      return about
        ? {
            scope: about.scope,
            sites: about.sites,
            headcount: about.headcount === null ? undefined : String(about.headcount),
          }
        : {};
    },
  },
  reassign: {
    schema: bodies.reassignBody,
    fields: (asked) => [
      { name: 'subject', kind: 'select', options: subjects(asked) },
      { name: 'to', kind: 'person' },
      reason,
    ],
    initial: (asked) => ({ subject: asked.subject || (subjects(asked)[0]?.value ?? '') }),
  },
  end: reasonOnly(bodies.endBody),
  addEvidence: {
    schema: bodies.addEvidenceBody,
    plain: true,
    fields: (asked) => [
      { name: 'fileId', kind: 'files' },
      { name: 'evidenceDate', kind: 'date' },
      { name: 'subject', kind: 'select', options: evidenceSubjects(asked) },
      { name: 'note', kind: 'line', optional: true },
    ],
    initial: ({ detail, subject }) => ({ evidenceDate: todayOf(detail), subject: subject || 'process' }),
  },
  comment: { schema: commentBody, plain: true, fields: () => [{ name: 'text', kind: 'text' }] },
  remind: {
    schema: remindBody,
    atOnce: true,
    fields: () => [],
    fixed: ({ subject }) => ({ subject: subject.replace(/^remind:/, '') }),
  },
};

function subjects({ detail, command }: Asked): readonly Option[] {
  return subjectsOf(detail, command).map(subjectOption);
}

/** The lead, or a stage by its name. */
function subjectOption(value: string): Option {
  return { value, label: value.startsWith('stage:') ? `stage.${nameOf(value)}` : `subject.journey.${value}` };
}

function evidenceSubjects({ detail }: Asked): readonly Option[] {
  const state = journeyOf(detail);
  const all = state
    ? [
        ...Object.keys(state.stages).map((stage) => `stage:${stage}`),
        ...state.audits.map(({ number }) => `audit:${String(number)}`),
        ...state.findings.map(({ number }) => `finding:${String(number)}`),
        ...state.certificates.map(({ standard }) => `certificate:${standard}`),
      ]
    : [];
  return [
    { value: 'process', label: 'subject.journey.lead' },
    ...all.map((value) => (value.startsWith('stage:') ? subjectOption(value) : { value, label: `subject:${value}` })),
  ];
}
