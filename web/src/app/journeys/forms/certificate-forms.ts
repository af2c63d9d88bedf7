import * as bodies from '#domain/certification/certificates/bodies';
import {
  DECISION_KINDS,
  DECISION_RESULTS,
  isInCycle,
  type Certificate,
} from '#domain/certification/certificates/certificate-state';
import { endingTogether, recertifyingOf } from '#domain/certification/certificates/cycles';
import { NOTICES } from '#domain/certification/certificates/notice-kinds';
import { namesApplicability, paperWarnings } from '#domain/certification/certificates/paper-warnings';
import type { JourneyState } from '#domain/certification/state';
import type { Asked, CommandForms, Warning } from '../../commands/command-form.ts';
import { textOf, type Body, type Draft, type FieldSpec, type Option } from '../../commands/draft.ts';
import { choices } from '../../commands/shared-forms.ts';
import { catalogueNow } from '../../core/catalogue-now.ts';
import {
  asWritten,
  certificateAsked,
  editionOptions,
  files,
  journeyOf,
  nameOf,
  on,
  onToday,
  reason,
  siteOptions,
} from './asked-about.ts';

const fixed = ({ subject }: Asked) => ({ standard: nameOf(subject) });
const despite: FieldSpec = { name: 'despite', kind: 'text', onDemand: true };

/** What is printed on a certificate, in the order in which it is read. */
const PAPER = [
  'edition',
  'number',
  'revision',
  'scope',
  'sites',
  'originalOn',
  'decidedOn',
  'effectiveOn',
  'expiresOn',
  'mark',
  'soaVersion',
];

const grants = ({ result }: Draft): boolean => result === 'granted' || result === 'smallerScope';

/** The version of the accepted list, as its Statement of Applicability is printed with; the certificate names it. */
function soaVersionOf(state: JourneyState | null): string | undefined {
  const accepted = state?.gap.accepted;
  return accepted ? `${String(accepted.version)} of ${accepted.id}` : undefined;
}

/** Decisions and notices of the body about one certificate, transfer and transition. */
export const certificateForms: CommandForms = {
  recordDecision: {
    schema: bodies.recordDecisionBody,
    fixed,
    fields: (asked) => [
      { name: 'kind', kind: 'select', options: choices('decisionKind', DECISION_KINDS) },
      { name: 'result', kind: 'choice', options: choices('decisionResult', DECISION_RESULTS) },
      on,
      { name: 'reason', kind: 'text', when: (draft) => !grants(draft) },
      ...printed(asked).map((field) => ({ ...field, when: grants })),
      despite,
    ],
    initial: (asked) => {
      const state = journeyOf(asked.detail);
      const certificate = certificateAsked(asked);
      const paper = certificate?.paper;
      return {
        ...onToday(asked),
        kind: kindNext(asked),
        result: 'granted',
        edition: certificate?.aim,
        number: paper?.number,
        revision: String((paper?.revision ?? -1) + 1),
        scope: paper?.scope ?? state?.about.scope,
        sites: paper?.sites ?? state?.about.sites ?? [],
        ...(paper ? { originalOn: paper.originalOn } : {}),
        mark: paper?.mark ?? undefined,
        soaVersion: soaVersionOf(state),
      };
    },
    shape: paperApart,
    warns: (_asked, draft) => (grants(draft) ? paperLacks(draft) : []),
  },
  correctCertificate: {
    schema: bodies.correctCertificateBody,
    fixed,
    fields: (asked) => [...printed(asked, { name: 'decidedOn', kind: 'date' }), reason, despite],
    initial: paperNow,
    onRecord: paperNow,
    shape: paperApart,
    warns: (_asked, draft) => paperLacks(draft),
  },
  appeal: { schema: bodies.appealBody, fixed, fields: () => [reason, on], initial: onToday },
  recordNotice: {
    schema: bodies.recordNoticeBody,
    fixed,
    fields: (asked) => [
      { name: 'notice', kind: 'choice', options: choices('certificateNotice', NOTICES) },
      on,
      reason,
      { name: 'until', kind: 'date', optional: true, when: ({ notice }) => notice === 'suspended' },
      { name: 'scope', kind: 'text', optional: true, when: ({ notice }) => notice === 'reduced' },
      {
        name: 'sites',
        kind: 'checks',
        optional: true,
        options: siteOptions(asked),
        when: ({ notice }) => notice === 'reduced',
      },
      despite,
    ],
    initial: onToday,
  },
  stopMark: {
    schema: bodies.stopMarkBody,
    fixed,
    fields: () => [{ name: 'note', kind: 'text' }, on, files],
    initial: onToday,
  },
  startRecertification: {
    schema: bodies.startRecertificationBody,
    fields: (asked) => [
      { name: 'standards', kind: 'checks', options: notPrepared(asked).map(({ standard }) => asWritten(standard)) },
      on,
      { ...reason, optional: true },
    ],
    initial: (asked) => ({
      ...onToday(asked),
      standards: endingTogether(notPrepared(asked)).map(({ standard }) => standard),
    }),
  },
  beginTransfer: {
    schema: bodies.beginTransferBody,
    fields: (asked) => [
      // A certificate cannot move to the body that issued it.
      { name: 'body', kind: 'body', except: [journeyOf(asked.detail)?.body ?? ''] },
      { name: 'because', kind: 'choice', options: choices('transferBecause', ['chosen', 'ceased']) },
      { name: 'ceasedOn', kind: 'date', when: ({ because }) => because === 'ceased' },
      on,
      despite,
    ],
    initial: (asked) => ({ ...onToday(asked), because: 'chosen' }),
  },
  cancelTransfer: {
    schema: bodies.cancelTransferBody,
    fields: () => [reason, on],
    initial: onToday,
  },
  completeTransfer: {
    schema: bodies.completeTransferBody,
    fields: () => [{ name: 'note', kind: 'text' }, { name: 'reviewedOn', kind: 'date' }, on, despite],
    initial: onToday,
  },
  beginTransition: {
    schema: bodies.beginTransitionBody,
    fixed,
    fields: (asked) => [{ name: 'edition', kind: 'select', options: nextEditions(asked) }],
    initial: (asked) => ({ edition: nextEditions(asked)[0]?.value }),
  },
};

/** The certificate as it is on record. */
function paperNow(asked: Asked): Draft {
  const paper = certificateAsked(asked)?.paper;
  if (!paper) return {};
  const { revision, mark, soaVersion, ...rest } = paper;
  return { ...rest, revision: String(revision), mark: mark ?? undefined, soaVersion: soaVersion ?? undefined };
}

/** The certificate as it is printed; `decided` where its decision is not told otherwise. */
function printed(asked: Asked, ...decided: readonly FieldSpec[]): readonly FieldSpec[] {
  const standard = nameOf(asked.subject);
  return [
    { name: 'edition', kind: 'select', options: editionOptions(standard) },
    { name: 'number', kind: 'line' },
    { name: 'revision', kind: 'number' },
    { name: 'scope', kind: 'text' },
    { name: 'sites', kind: 'checks', options: siteOptions(asked) },
    ...decided,
    { name: 'effectiveOn', kind: 'date', optional: true },
    { name: 'expiresOn', kind: 'date' },
    { name: 'originalOn', kind: 'date', optional: true },
    { name: 'mark', kind: 'line', optional: true },
    { name: 'soaVersion', kind: 'line', optional: true, when: isApplicabilityNamed },
  ];
}

const isApplicabilityNamed = (draft: Draft): boolean => namesApplicability(textOf(draft['edition']));

/** What the certificate lacks as it is typed. */
function paperLacks(draft: Draft): readonly Warning[] {
  const edition = textOf(draft['edition']);
  const soaVersion = textOf(draft['soaVersion']);
  return paperWarnings({ edition, soaVersion }).map((title) => ({ title, points: [] }));
}

/** What follows the edition that a certificate aims at. */
function nextEditions({ detail, subject }: Asked): readonly Option[] {
  const certificate = journeyOf(detail)?.certificates.find(({ standard }) => standard === nameOf(subject));
  return catalogueNow()
    .standards.filter(({ predecessor }) => predecessor !== undefined && predecessor === certificate?.aim)
    .map(({ name }) => asWritten(name));
}

/** The fields of the certificate lie in a part of their own, and only where the body granted one. */
function paperApart(answers: Body): Body {
  const paper = Object.fromEntries(Object.entries(answers).filter(([name]) => PAPER.includes(name)));
  const rest = Object.fromEntries(Object.entries(answers).filter(([name]) => !PAPER.includes(name)));
  // A correction is always about a certificate; a decision has one where it grants.
  const isGranted = !('result' in answers) || answers['result'] === 'granted' || answers['result'] === 'smallerScope';
  return isGranted ? { ...rest, certificate: paper } : rest;
}

/** Certificates in force whose next cycle nobody prepares yet. */
function notPrepared({ detail }: Asked): readonly Certificate[] {
  const state = journeyOf(detail);
  return state ? state.certificates.filter((one) => isInCycle(one) && recertifyingOf(state, one) === null) : [];
}

/** What the body decides about next, as far as the journey tells. */
function kindNext(asked: Asked): string {
  const state = journeyOf(asked.detail);
  const certificate = certificateAsked(asked);
  if (!state || !certificate?.paper) return 'initial';
  if (state.transfer?.doneOn === null) return 'transfer';
  if (recertifyingOf(state, certificate) !== null) return 'recertification';
  return certificate.aim === certificate.paper.edition ? 'scope' : 'transition';
}
