import type { Paper } from '#domain/certification/certificates/certificate-state';
import { namesApplicability, paperWarnings } from '#domain/certification/certificates/paper-warnings';
import type { JourneyState } from '#domain/certification/state';
import type { Asked, Warning } from '../../commands/command-form.ts';
import { textOf, type Body, type Draft, type FieldSpec } from '../../commands/draft.ts';
import { certificateAsked, editionOptions, journeyOf, nameOf, siteOptions } from './asked-about.ts';

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

export const grants = ({ result }: Draft): boolean => result === 'granted' || result === 'smallerScope';

/** The version of the accepted list, as its Statement of Applicability is printed with; the certificate names it. */
function soaVersionOf(state: JourneyState | null): string | undefined {
  const accepted = state?.gap.accepted;
  return accepted ? `${String(accepted.version)} of ${accepted.id}` : undefined;
}

/** The next certificate, as far as the journey tells. */
export function newPaper(asked: Asked): Draft {
  const state = journeyOf(asked.detail);
  const certificate = certificateAsked(asked);
  const paper = certificate?.paper;
  return {
    edition: certificate?.aim,
    number: paper?.number,
    revision: String((paper?.revision ?? -1) + 1),
    scope: paper?.scope ?? state?.about.scope,
    sites: paper?.sites ?? state?.about.sites ?? [],
    ...(paper ? { originalOn: paper.originalOn } : {}),
    mark: paper?.mark ?? undefined,
    soaVersion: soaVersionOf(state),
  };
}

/** The certificate as it is on record. */
export function paperNow(asked: Asked): Draft {
  const paper = certificateAsked(asked)?.paper;
  return paper ? paperDraft(paper) : {};
}

export function paperDraft({ revision, mark, soaVersion, ...rest }: Paper): Draft {
  return { ...rest, revision: String(revision), mark: mark ?? undefined, soaVersion: soaVersion ?? undefined };
}

/** The certificate as it is printed; `decided` where its decision is not told otherwise. */
export function printed(asked: Asked, ...decided: readonly FieldSpec[]): readonly FieldSpec[] {
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

/** The same of what a decision granted, where it did. */
export const printedIfGranted = (asked: Asked): readonly FieldSpec[] =>
  printed(asked).map((field) => ({ ...field, when: (draft) => grants(draft) && (field.when?.(draft) ?? true) }));

const isApplicabilityNamed = (draft: Draft): boolean => namesApplicability(textOf(draft['edition']));

/** What the certificate lacks as it is typed, where one was granted. */
export function paperLacks(_asked: Asked, draft: Draft): readonly Warning[] {
  if ('result' in draft && !grants(draft)) return [];
  const edition = textOf(draft['edition']);
  const soaVersion = textOf(draft['soaVersion']);
  return paperWarnings({ edition, soaVersion }).map((title) => ({ title, points: [] }));
}

/** The fields of the certificate lie in a part of their own, and only where the body granted one. */
export function paperApart(answers: Body): Body {
  const [paper, rest] = parted(answers);
  // A correction is always about a certificate; a decision has one where it grants.
  const isGranted = !('result' in answers) || answers['result'] === 'granted' || answers['result'] === 'smallerScope';
  return isGranted ? { ...rest, certificate: paper } : rest;
}

/** The same of a correction: only where something of the certificate is other than it is on record. */
export function partedPaper(answers: Body): Body {
  const [paper, rest] = parted(answers);
  return Object.keys(paper).length > 0 ? { ...rest, certificate: paper } : rest;
}

function parted(answers: Body): readonly [paper: Body, rest: Body] {
  const of = (isPaper: boolean): Body =>
    Object.fromEntries(Object.entries(answers).filter(([name]) => PAPER.includes(name) === isPaper));
  return [of(true), of(false)];
}
