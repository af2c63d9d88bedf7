import * as bodies from '#domain/certification/certificates/bodies';
import { DECISION_KINDS, DECISION_RESULTS } from '#domain/certification/certificates/certificate-state';
import { lastWordOf } from '#domain/certification/certificates/last-words';
import { NOTICES } from '#domain/certification/certificates/notice-kinds';
import type { Asked, CommandForms } from '../../commands/command-form.ts';
import type { Body, Draft, FieldSpec } from '../../commands/draft.ts';
import { choices } from '../../commands/shared-forms.ts';
import { journeyOf, nameOf, on, reason, siteOptions } from './asked-about.ts';
import { grants, newPaper, paperDraft, paperLacks, partedPaper, printedIfGranted } from './printed-paper.ts';

const fixed = ({ subject }: Asked) => ({ standard: nameOf(subject) });
const despite: FieldSpec = { name: 'despite', kind: 'text', onDemand: true };

/** The body said something else, or nothing about this certificate. */
const said: FieldSpec = { name: 'said', kind: 'choice', options: choices('wordSaid', ['otherwise', 'notAtAll']) };
const isSaid = (draft: Draft): boolean => draft['said'] !== 'notAtAll';

/** Asked for only where the body said something about this certificate. */
const ifSaid = (field: FieldSpec): FieldSpec => ({
  ...field,
  when: (draft) => isSaid(draft) && (field.when?.(draft) ?? true),
});

/** What the body said last about a certificate, corrected where it was recorded wrongly. */
export const lastWordForms: CommandForms = {
  correctDecision: {
    schema: bodies.correctDecisionBody,
    fixed,
    fields: (asked) => [
      said,
      ...[
        { name: 'kind', kind: 'select', options: choices('decisionKind', DECISION_KINDS) } as const,
        { name: 'result', kind: 'choice', options: choices('decisionResult', DECISION_RESULTS) } as const,
        on,
        { name: 'note', kind: 'text', when: (draft: Draft) => !grants(draft) } as const,
        ...printedIfGranted(asked),
      ].map(ifSaid),
      reason,
      despite,
    ],
    initial: (asked) => ({ ...newPaper(asked), ...decisionNow(asked) }),
    onRecord: decisionNow,
    shape: (answers) => inPart('decision', ['kind', 'result', 'on', 'note', 'certificate'], partedPaper(answers)),
    warns: (asked, draft) => (isSaid(draft) ? paperLacks(asked, draft) : []),
  },
  correctNotice: {
    schema: bodies.correctNoticeBody,
    fixed,
    fields: (asked) => [
      said,
      ...[
        { name: 'notice', kind: 'choice', options: choices('certificateNotice', NOTICES) } as const,
        on,
        { name: 'note', kind: 'text' } as const,
        {
          ...({ name: 'until', kind: 'date', optional: true } as const),
          when: ({ notice }: Draft) => notice === 'suspended',
        },
        { ...({ name: 'scope', kind: 'text', optional: true } as const), when: isReduced },
        {
          ...({ name: 'sites', kind: 'checks', optional: true } as const),
          options: siteOptions(asked),
          when: isReduced,
        },
      ].map(ifSaid),
      reason,
      despite,
    ],
    initial: letterNow,
    onRecord: letterNow,
    shape: (answers) => inPart('letter', ['notice', 'on', 'note', 'until', 'scope', 'sites'], answers),
  },
};

const isReduced = ({ notice }: Draft): boolean => notice === 'reduced';

const wordAsked = ({ detail, subject }: Asked) => {
  const state = journeyOf(detail);
  return state ? lastWordOf(state, nameOf(subject))?.said : undefined;
};

/** The decision as it is on record. */
function decisionNow(asked: Asked): Draft {
  const word = wordAsked(asked);
  if (word?.what !== 'decision') return {};
  const { kind, result, on: day, reason: note, paper } = word;
  return { said: 'otherwise', kind, result, on: day, note: note ?? undefined, ...(paper ? paperDraft(paper) : {}) };
}

/** The letter as it is on record. */
function letterNow(asked: Asked): Draft {
  const word = wordAsked(asked);
  if (word?.what !== 'notice') return {};
  const { notice, on: day, reason: note, until, scope, sites } = word;
  const left = { until: until ?? undefined, scope: scope ?? undefined, sites: sites ?? undefined };
  return { said: 'otherwise', notice, on: day, note, ...left };
}

/** What is corrected lies in a part of its own; null where the body said nothing about this certificate. */
function inPart(part: string, names: readonly string[], { said: how, ...answers }: Body): Body {
  const apart = (isPart: boolean) => Object.entries(answers).filter(([name]) => names.includes(name) === isPart);
  return { ...Object.fromEntries(apart(false)), [part]: how === 'notAtAll' ? null : Object.fromEntries(apart(true)) };
}
