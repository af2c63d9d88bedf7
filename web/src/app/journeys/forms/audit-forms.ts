import * as bodies from '#domain/certification/audits/bodies';
import { pastLimits, pastLimitSentence } from '#domain/certification/certificates/past-limit';
import { AUDIT_KINDS } from '#domain/certification/audits/audit-state';
import { openConcernsOf } from '#domain/certification/audits/concerns';
import { gateBlockers, POSSIBLE_OUTCOMES } from '#domain/certification/audits/held';
import type { Asked, CommandForms, Warning } from '../../commands/command-form.ts';
import type { Draft, FieldSpec } from '../../commands/draft.ts';
import { choices } from '../../commands/shared-forms.ts';
import {
  asWritten,
  auditAsked,
  files,
  journeyOf,
  numberOf,
  on,
  onToday,
  reason,
  siteOptions,
  todayOf,
} from './asked-about.ts';
import { auditNotReady } from './warnings.ts';

const fixed = ({ subject }: Asked) => ({ audit: numberOf(subject) });
const from: FieldSpec = { name: 'from', kind: 'date' };
const to: FieldSpec = { name: 'to', kind: 'date' };
const note: FieldSpec = { name: 'note', kind: 'text', optional: true };

/** The days an audit is booked for, to begin with. */
function days(asked: Asked) {
  const audit = auditAsked(asked);
  return audit ? { from: audit.from ?? undefined, to: audit.to ?? undefined } : {};
}

/** No audit has this number: the one that is about to be planned. */
const NOT_PLANNED_YET = 0;

/** Days behind a limit are recorded as the body gives them, and said before they are (9.1.3.3). */
function pastLimit(asked: Asked, { kind, standards, to }: Draft): readonly Warning[] {
  const state = journeyOf(asked.detail);
  if (!state || typeof to !== 'string') return [];
  const known = auditAsked(asked);
  const meant = AUDIT_KINDS.find((one) => one === kind) ?? 'special';
  const families = Array.isArray(standards) ? standards.map(String) : state.certificates.map((one) => one.standard);
  const { number } = known ?? { number: NOT_PLANNED_YET };
  const booked = { ...(known ?? { kind: meant, standards: families }), number, to, status: 'booked' as const };
  const audits = [...state.audits.filter((one) => one.number !== number), booked];
  return pastLimits({ ...state, audits }, todayOf(asked.detail))
    .filter(({ audit }) => audit === number)
    .map((past) => ({ title: pastLimitSentence(past), points: [] }));
}

/** What is open on the way to it, and which limit its days do not keep. */
const auditWarnings = (asked: Asked, draft: Draft): readonly Warning[] => [
  ...auditNotReady(asked, draft),
  ...pastLimit(asked, draft),
];

/** What the certification body does on site, and what is agreed about it. */
export const auditForms: CommandForms = {
  planAudit: {
    schema: bodies.planAuditBody,
    fields: (asked) => [
      { name: 'kind', kind: 'select', options: choices('auditKind', AUDIT_KINDS) },
      { name: 'standards', kind: 'checks', options: standards(asked) },
      { name: 'sites', kind: 'checks', options: siteOptions(asked) },
      { ...from, optional: true },
      { ...to, optional: true },
      { name: 'remote', kind: 'yesNo', optional: true },
      ...transitions(asked),
      note,
    ],
    warns: auditWarnings,
    initial: (asked) => ({
      kind: kindNext(asked),
      standards: standards(asked).map(({ value }) => value),
      sites: siteOptions(asked).map(({ value }) => value),
    }),
  },
  bookAudit: {
    schema: bodies.bookAuditBody,
    fixed,
    fields: () => [from, to, on],
    initial: onToday,
    warns: auditWarnings,
  },
  nameTeam: {
    schema: bodies.nameTeamBody,
    fixed,
    fields: () => [{ name: 'names', kind: 'lines' }, on],
    initial: (asked) => ({ ...onToday(asked), names: auditAsked(asked)?.team?.names.join('\n') }),
  },
  receiveAuditPlan: {
    schema: bodies.receiveAuditPlanBody,
    fixed,
    fields: () => [{ name: 'confirmBy', kind: 'person' }, { name: 'dueOn', kind: 'date' }, on],
    initial: (asked) => ({ ...onToday(asked), confirmBy: journeyOf(asked.detail)?.lead }),
  },
  confirmAuditPlan: { schema: bodies.confirmAuditPlanBody, fixed, fields: () => [on], initial: onToday },
  postponeAudit: {
    schema: bodies.postponeAuditBody,
    fixed,
    fields: () => [reason, { ...from, optional: true }, { ...to, optional: true }, on],
    initial: onToday,
    warns: pastLimit,
  },
  cancelAudit: { schema: bodies.cancelAuditBody, fixed, fields: () => [reason, on], initial: onToday },
  recordAudit: {
    schema: bodies.recordAuditBody,
    fixed,
    warns: auditNotReady,
    fields: (asked) => {
      const kind = auditAsked(asked)?.kind ?? 'special';
      return [
        from,
        to,
        { name: 'outcome', kind: 'choice', options: choices('outcome', POSSIBLE_OUTCOMES[kind]) },
        { name: 'reportOn', kind: 'date', optional: true },
        ...covered(asked),
        ...transitions(asked),
        ...(kind === 'stage1' ? [{ name: 'concerns', kind: 'lines', optional: true } as const] : []),
        ...(isBlocked(asked) ? [{ name: 'despite', kind: 'text' } as const] : []),
        note,
        files,
      ];
    },
    initial: (asked) => ({
      ...days(asked),
      ...coveredNow(asked),
      transitions: auditAsked(asked)?.transitions ?? [],
    }),
  },
  correctAudit: {
    schema: bodies.correctAuditBody,
    fixed,
    fields: (asked) => [
      from,
      to,
      {
        name: 'outcome',
        kind: 'choice',
        options: choices('outcome', POSSIBLE_OUTCOMES[auditAsked(asked)?.kind ?? 'special']),
      },
      { name: 'reportOn', kind: 'date', optional: true },
      ...covered(asked),
      note,
      reason,
    ],
    initial: heldNow,
    onRecord: heldNow,
  },
  resolveConcern: {
    schema: bodies.resolveConcernBody,
    fixed,
    fields: (asked) => [
      { name: 'concern', kind: 'select', numeric: true, options: concerns(asked) },
      { name: 'note', kind: 'text' },
      on,
    ],
    initial: (asked) => ({ ...onToday(asked), concern: concerns(asked)[0]?.value }),
  },
};

/** What an audit was about, where a journey has more than one of it to choose from. */
function covered(asked: Asked): readonly FieldSpec[] {
  const some = [
    { name: 'standards', options: standards(asked) },
    { name: 'sites', options: siteOptions(asked) },
  ];
  return some.flatMap(({ name, options }) => (options.length > 1 ? [{ name, kind: 'checks', options } as const] : []));
}

function coveredNow(asked: Asked) {
  const audit = auditAsked(asked);
  return audit ? { standards: [...audit.standards], sites: [...audit.sites] } : {};
}

/** The audit as it is on record. */
function heldNow(asked: Asked): Draft {
  const { outcome, reportOn, note: noted } = auditAsked(asked) ?? {};
  return {
    ...days(asked),
    ...coveredNow(asked),
    outcome: outcome ?? undefined,
    reportOn: reportOn ?? undefined,
    note: noted ?? undefined,
  };
}

/** Moves to another edition that run and that this audit, or one that is planned, can cover as well. */
function transitions(asked: Asked): readonly FieldSpec[] {
  const audit = auditAsked(asked);
  if (audit && (audit.kind === 'transition' || audit.kind === 'stage1' || audit.kind === 'stage2')) return [];
  const moving = (journeyOf(asked.detail)?.certificates ?? []).filter(
    ({ standard, paper, aim }) =>
      paper !== null && paper.edition !== aim && (audit?.standards.includes(standard) ?? true),
  );
  const options = moving.map(({ standard, aim }) => asWritten(standard, aim));
  return options.length === 0 ? [] : [{ name: 'transitions', kind: 'checks', options, optional: true }];
}

/** Whether something stands in the way of the audit now: then its record asks for the reason. */
function isBlocked(asked: Asked): boolean {
  const { detail } = asked;
  const state = journeyOf(detail);
  return state !== null && gateBlockers(state, auditAsked(asked)?.kind, todayOf(detail), detail).length > 0;
}

function standards({ detail }: Asked) {
  return (journeyOf(detail)?.certificates ?? []).map(({ standard }) => asWritten(standard));
}

/** The kind that comes next on the way of the journey. */
function kindNext({ detail }: Asked): string {
  const state = journeyOf(detail);
  if (!state) return 'special';
  if (state.cycle > 0) return state.recertifying === null ? 'surveillance' : 'recertification';
  const held = state.audits.some(
    ({ kind, status, outcome }) => kind === 'stage1' && status === 'held' && outcome === 'ready',
  );
  const ahead = state.audits.some(
    ({ kind, status }) => kind === 'stage1' && (status === 'planned' || status === 'booked'),
  );
  return held || ahead ? 'stage2' : 'stage1';
}

function concerns(asked: Asked) {
  const state = journeyOf(asked.detail);
  const open = state ? openConcernsOf(state, numberOf(asked.subject)) : [];
  return open.map(({ number, text }) => asWritten(String(number), text));
}
