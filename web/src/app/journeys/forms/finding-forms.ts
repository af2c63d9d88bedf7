import * as bodies from '#domain/certification/findings/bodies';
import { DISPUTE_OUTCOMES, FINDING_GRADES } from '#domain/certification/findings/finding-state';
import { catalogueNow } from '../../core/catalogue-now.ts';
import type { Asked, CommandForms } from '../../commands/command-form.ts';
import type { FieldSpec, Option } from '../../commands/draft.ts';
import { choices } from '../../commands/shared-forms.ts';
import { capitalized } from '../../words/capital.ts';
import { catalogue } from '../../words/catalogue.ts';
import { day } from '../../words/dates.ts';
import {
  asWritten,
  files,
  findingAsked,
  journeyOf,
  numberOf,
  on,
  onToday,
  reason,
  siteOptions,
  todayOf,
} from './asked-about.ts';

const fixed = ({ subject }: Asked) => ({ finding: numberOf(subject) });
const what: FieldSpec = { name: 'what', kind: 'choice', options: choices('findingPart', ['answer', 'evidence']) };

/** What is waited for from the lane: the answer before it is accepted, then the evidence. */
function partAsked(asked: Asked): 'answer' | 'evidence' {
  const lane = findingAsked(asked)?.lane;
  return lane === 'received' || lane === 'answered' ? 'answer' : 'evidence';
}

/** The lane of a finding of the certification body: rounds of answers and evidence, its verdicts, its dates. */
export const findingForms: CommandForms = {
  recordFinding: {
    schema: bodies.recordFindingBody,
    fields: (asked) => [
      { name: 'audit', kind: 'select', numeric: true, options: heldAudits(asked) },
      { name: 'reference', kind: 'line', optional: true },
      { name: 'clause', kind: 'select', options: clauses(asked) },
      { name: 'grade', kind: 'choice', options: choices('findingGrade', FINDING_GRADES) },
      { name: 'text', kind: 'text' },
      { name: 'site', kind: 'select', options: siteOptions(asked) },
      { name: 'owner', kind: 'person' },
      { name: 'receivedOn', kind: 'date' },
      { name: 'answerDue', kind: 'date', optional: true },
      { name: 'evidenceDue', kind: 'date', optional: true },
    ],
    initial: (asked) => {
      const state = journeyOf(asked.detail);
      return {
        audit: heldAudits(asked).at(-1)?.value,
        site: state?.about.site,
        owner: state?.lead,
        receivedOn: todayOf(asked.detail),
      };
    },
    // A clause is chosen with its standard: one answer, two fields of the body.
    shape: ({ clause, ...rest }) => {
      if (typeof clause !== 'string') return rest;
      const [standard, number] = clause.split('|');
      return { ...rest, standard, clause: number };
    },
  },
  answerFinding: {
    schema: bodies.answerFindingBody,
    fixed,
    fields: (asked) => [
      { name: 'correction', kind: 'text' },
      { name: 'cause', kind: 'text' },
      { name: 'action', kind: 'text' },
      ...((journeyOf(asked.detail)?.about.sites.length ?? 0) > 1
        ? [{ name: 'spread', kind: 'choice', options: choices('spread', ['local', 'systemic']) } as const]
        : []),
      on,
      files,
    ],
    // Asked again: what was sent last is the beginning of what is sent now.
    initial: (asked) => {
      const finding = findingAsked(asked);
      const last = finding?.rounds.filter((round) => round.what === 'answer').at(-1);
      return {
        ...onToday(asked),
        ...(finding?.spread ? { spread: finding.spread } : {}),
        ...(last ? { correction: last.correction ?? '', cause: last.cause ?? '', action: last.action ?? '' } : {}),
      };
    },
  },
  sendEvidence: {
    schema: bodies.sendEvidenceBody,
    fixed,
    fields: () => [{ name: 'note', kind: 'text' }, on, files],
    initial: onToday,
  },
  recordVerdict: {
    schema: bodies.recordVerdictBody,
    fixed: (asked) => ({ ...fixed(asked), what: partAsked(asked) }),
    fields: (asked) => [
      // The same two verdicts mean another thing of an answer than of evidence.
      {
        ...{ name: 'verdict', kind: 'choice' },
        options: ['accepted', 'again'].map((value) => ({ value, label: `verdict.${partAsked(asked)}.${value}` })),
      },
      on,
      { name: 'note', kind: 'text', optional: true },
      { name: 'dueOn', kind: 'date', optional: true, when: ({ verdict }) => verdict === 'again' },
    ],
    initial: onToday,
  },
  closeFinding: {
    schema: bodies.closeFindingBody,
    fixed,
    fields: () => [
      { name: 'how', kind: 'choice', options: choices('closedHow', ['documents', 'followUpAudit', 'nextAudit']) },
      on,
    ],
    initial: onToday,
  },
  raiseFinding: {
    schema: bodies.raiseFindingBody,
    fixed,
    fields: () => [
      reason,
      on,
      { name: 'answerDue', kind: 'date', optional: true },
      { name: 'evidenceDue', kind: 'date', optional: true },
    ],
    initial: onToday,
  },
  disputeFinding: {
    schema: bodies.disputeFindingBody,
    fixed,
    fields: () => [
      { name: 'kind', kind: 'choice', options: choices('dispute', ['divergingOpinion', 'appeal']) },
      { name: 'text', kind: 'text' },
      on,
      files,
    ],
    initial: (asked) => ({ ...onToday(asked), kind: 'divergingOpinion' }),
  },
  settleDispute: {
    schema: bodies.settleDisputeBody,
    fixed,
    fields: () => [
      { name: 'outcome', kind: 'choice', options: choices('outcome', DISPUTE_OUTCOMES) },
      { name: 'note', kind: 'text' },
      on,
      files,
    ],
    initial: onToday,
  },
  moveFinding: {
    schema: bodies.moveFindingBody,
    fixed,
    fields: () => [what, { name: 'dueOn', kind: 'date' }, { name: 'consentOn', kind: 'date' }, reason],
    initial: (asked) => ({ what: partAsked(asked), consentOn: todayOf(asked.detail) }),
  },
  reassignFinding: {
    schema: bodies.reassignFindingBody,
    fixed,
    fields: () => [{ name: 'to', kind: 'person' }, reason],
  },
  openCapa: {
    schema: bodies.openCapaBody,
    fixed,
    fields: () => [
      { name: 'owner', kind: 'person' },
      { name: 'severity', kind: 'points' },
      { name: 'likelihood', kind: 'points' },
    ],
    initial: (asked) => ({ owner: findingAsked(asked)?.owner, severity: '3', likelihood: '3' }),
  },
  joinCapa: { schema: bodies.joinCapaBody, fixed, fields: () => [{ name: 'key', kind: 'keys' }] },
};

function heldAudits({ detail }: Asked): readonly Option[] {
  const now = new Date(Date.now() + detail.clockAheadMs);
  return (journeyOf(detail)?.audits ?? [])
    .filter(({ status }) => status === 'held')
    .map(({ number, kind, to }) => ({ value: String(number), label: `auditKind.${kind}`, to }))
    .map(({ value, label, to }, _index, all) =>
      // Two of a kind are told apart by their day.
      all.filter((one) => one.label === label).length > 1
        ? asWritten(value, `${capitalized(catalogue[label] ?? label)}${to === null ? '' : `, ${day(to, { now })}`}`)
        : { value, label },
    );
}

/** Every clause and control of the certificates, with the standard it is of: bodies cite parents and Annex A as well. */
function clauses({ detail }: Asked): readonly Option[] {
  return (journeyOf(detail)?.certificates ?? []).flatMap(({ standard, paper, aim }) => {
    const edition = paper?.edition ?? aim;
    const { clauses: listed = [], controls = [] } = catalogueNow().find(edition) ?? {};
    return [...listed, ...controls].map(({ number, title }) =>
      asWritten(`${standard}|${number}`, `${edition} ${number} ${title}`),
    );
  });
}
