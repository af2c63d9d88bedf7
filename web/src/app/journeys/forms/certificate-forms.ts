import * as bodies from '#domain/certification/certificates/bodies';
import {
  DECISION_KINDS,
  DECISION_RESULTS,
  isInCycle,
  type Certificate,
} from '#domain/certification/certificates/certificate-state';
import { endingTogether, recertifyingOf } from '#domain/certification/certificates/cycles';
import { NOTICES } from '#domain/certification/certificates/notice-kinds';
import type { Asked, CommandForms } from '../../commands/command-form.ts';
import type { FieldSpec, Option } from '../../commands/draft.ts';
import { choices } from '../../commands/shared-forms.ts';
import { catalogueNow } from '../../core/catalogue-now.ts';
import {
  asWritten,
  certificateAsked,
  files,
  journeyOf,
  nameOf,
  on,
  onToday,
  reason,
  siteOptions,
} from './asked-about.ts';
import { lastWordForms } from './last-word-forms.ts';
import { grants, newPaper, paperApart, paperLacks, paperNow, printed, printedIfGranted } from './printed-paper.ts';

const fixed = ({ subject }: Asked) => ({ standard: nameOf(subject) });
const despite: FieldSpec = { name: 'despite', kind: 'text', onDemand: true };

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
      ...printedIfGranted(asked),
      despite,
    ],
    initial: (asked) => ({ ...onToday(asked), kind: kindNext(asked), result: 'granted', ...newPaper(asked) }),
    shape: paperApart,
    warns: paperLacks,
  },
  correctCertificate: {
    schema: bodies.correctCertificateBody,
    fixed,
    fields: (asked) => [...printed(asked, { name: 'decidedOn', kind: 'date' }), reason, despite],
    initial: paperNow,
    onRecord: paperNow,
    shape: paperApart,
    warns: paperLacks,
  },
  ...lastWordForms,
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

/** What follows the edition that a certificate aims at. */
function nextEditions({ detail, subject }: Asked): readonly Option[] {
  const certificate = journeyOf(detail)?.certificates.find(({ standard }) => standard === nameOf(subject));
  return catalogueNow()
    .standards.filter(({ predecessor }) => predecessor !== undefined && predecessor === certificate?.aim)
    .map(({ name }) => asWritten(name));
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
