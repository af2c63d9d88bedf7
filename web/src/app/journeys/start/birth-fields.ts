import { enterBody, startBody } from '#domain/certification/birth-bodies';
import { AUDIT_KINDS } from '#domain/certification/audits/audit-state';
import { namesApplicability } from '#domain/certification/certificates/paper-warnings';
import { addMonths } from '#domain/kernel/calendar';
import {
  bodyOf,
  errorsOf,
  fieldsAsked,
  listOf,
  textOf,
  type Body,
  type Draft,
  type FieldSpec,
  type Option,
} from '../../commands/draft.ts';
import { choices } from '../../commands/shared-forms.ts';
import { catalogueNow } from '../../core/catalogue-now.ts';
import { asWritten } from '../forms/asked-about.ts';

/** How a journey begins: on the way to its first certificates, or with certificates that are held already. */
export type Way = 'start' | 'enter';

/** What is asked for about the journey itself; the sites are those of the organization. */
export function aboutFields(way: Way, sites: readonly string[]): readonly FieldSpec[] {
  const options: readonly Option[] = sites.map((value) => ({ value, label: `site:${value}` }));
  return [
    { name: 'title', kind: 'line' },
    ...(way === 'start' ? [{ name: 'editions', kind: 'checks', options: editionOptions() } as const] : []),
    { name: 'site', kind: 'select', options },
    { name: 'sites', kind: 'checks', options },
    { name: 'scope', kind: 'text' },
    { name: 'lead', kind: 'person' },
    way === 'start' ? { name: 'body', kind: 'body', optional: true } : { name: 'body', kind: 'body' },
    { name: 'headcount', kind: 'number', optional: true },
    { name: 'target', kind: 'date', optional: true },
    ...(way === 'start' ? [{ name: 'startedOn', kind: 'date', optional: true } as const] : []),
  ];
}

/** What is printed on a certificate. */
export function certificateFields(sites: readonly string[]): readonly FieldSpec[] {
  return [
    { name: 'edition', kind: 'select', options: editionOptions() },
    { name: 'number', kind: 'line' },
    { name: 'decidedOn', kind: 'date' },
    { name: 'expiresOn', kind: 'date' },
    { name: 'sites', kind: 'checks', options: sites.map((value) => ({ value, label: `site:${value}` })) },
    { name: 'scope', kind: 'text' },
    { name: 'firstCycle', kind: 'yesNo' },
    { name: 'revision', kind: 'number', optional: true },
    { name: 'effectiveOn', kind: 'date', optional: true },
    { name: 'originalOn', kind: 'date', optional: true },
    { name: 'mark', kind: 'line', optional: true },
    { name: 'soaVersion', kind: 'line', optional: true, when: isApplicabilityNamed },
    { name: 'suspended', kind: 'yesNo', optional: true },
    { name: 'suspendedOn', kind: 'date', when: isSuspended },
    { name: 'suspendedUntil', kind: 'date', optional: true, when: isSuspended },
    { name: 'despite', kind: 'text', onDemand: true },
  ];
}

const isApplicabilityNamed = ({ edition }: Draft): boolean => namesApplicability(textOf(edition));
const isSuspended = ({ suspended }: Draft): boolean => suspended === 'yes';

/** Those to be answered for this certificate; `errors` are beside the fields that a rule asked for. */
export const certificateFieldsAsked = (
  sites: readonly string[],
  certificate: Draft,
  errors: Readonly<Record<string, string>> = {},
): readonly FieldSpec[] => fieldsAsked(certificateFields(sites), certificate, new Set(Object.keys(errors)));

/** An audit of the running cycle that was held before the journey was entered. */
export const HELD_FIELDS: readonly FieldSpec[] = [
  { name: 'kind', kind: 'select', options: choices('auditKind', AUDIT_KINDS) },
  { name: 'heldOn', kind: 'date' },
  { name: 'note', kind: 'line', optional: true },
];

/**
 * A certificate as it is typed, with the sites and the scope of its journey where it says nothing else. Sites that left the
 * journey are not on its certificates either.
 */
export function withJourney(certificate: Draft, about: Draft): Draft {
  const sites = listOf(about['sites']);
  const own = certificate['sites'] === undefined ? sites : listOf(certificate['sites']);
  return {
    ...certificate,
    sites: own.filter((site) => sites.includes(site)),
    scope: certificate['scope'] ?? about['scope'],
  };
}

/** What was typed of a certificate, as `withJourney` showed it: what its journey says is not kept apart. */
export function ofItsOwn(shown: Draft, about: Draft): Draft {
  const { sites, scope, ...rest } = shown;
  const isAll = listOf(about['sites']).join() === listOf(sites).join();
  return { ...rest, ...(isAll ? {} : { sites }), ...(scope === about['scope'] ? {} : { scope }) };
}

/** Everything that is typed into the dialog. */
export interface BirthDraft {
  readonly way: Way;
  readonly about: Draft;
  readonly certificates: readonly Draft[];
  readonly audits: readonly Draft[];
}

/** The body of the birth that a draft makes. */
export function birthBody({ way, about, certificates, audits }: BirthDraft, sites: readonly string[]): Body {
  const body = bodyOf(aboutFields(way, sites), about);
  if (way === 'start') return body;
  return {
    ...body,
    certificates: certificates
      .map((one) => withJourney(one, about))
      .map((one) => bodyOf(certificateFieldsAsked(sites, one), one)),
    audits: audits.map((one) => bodyOf(HELD_FIELDS, one)),
  };
}

/** What a draft lacks, beside the field it is about: of the journey, of each certificate, of each audit. */
export interface BirthFaults {
  readonly about: Readonly<Record<string, string>>;
  readonly certificates: readonly Readonly<Record<string, string>>[];
  readonly audits: readonly Readonly<Record<string, string>>[];
}

export function birthFaults(draft: BirthDraft, sites: readonly string[]): BirthFaults {
  const body = birthBody(draft, sites);
  if (draft.way === 'start') return { about: errorsOf(startBody, body), certificates: [], audits: [] };
  const { certificates: _certificates, audits: _audits, ...about } = errorsOf(enterBody, body);
  const { certificates, audits } = enterBody.shape;
  return {
    about,
    certificates: draft.certificates
      .map((one) => withJourney(one, draft.about))
      .map((one) => errorsOf(certificates.def.element, bodyOf(certificateFieldsAsked(sites, one), one))),
    audits: draft.audits.map((one) => errorsOf(audits.def.innerType.def.element, bodyOf(HELD_FIELDS, one))),
  };
}

export const hasFaults = ({ about, certificates, audits }: BirthFaults): boolean =>
  [about, ...certificates, ...audits].some((faults) => Object.keys(faults).length > 0);

/** Puts a refusal beside the field it is about: `certificates.0.expiresOn`. What is about no field stays apart. */
export function withRefusal(faults: BirthFaults, path: string | null, sentence: string): BirthFaults {
  const [part = '', index, field] = path?.split('.') ?? [];
  const put = (all: BirthFaults['audits']): BirthFaults['audits'] =>
    all.map((one, at) => (String(at) === index && field !== undefined ? { ...one, [field]: sentence } : one));
  if (part === 'certificates') return { ...faults, certificates: put(faults.certificates) };
  if (part === 'audits') return { ...faults, audits: put(faults.audits) };
  return part === '' ? faults : { ...faults, about: { ...faults.about, [part]: sentence } };
}

/** Three years after the decision, or the day before, as the body does it: a proposal, to be checked with the paper. */
export function proposedExpiry(decidedOn: string, expiry: 'sameDay' | 'dayBefore'): string {
  const sameDay = addMonths(decidedOn, 36);
  if (expiry === 'sameDay') return sameDay;
  return new Date(Date.parse(`${sameDay}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}

function editionOptions(): readonly Option[] {
  return catalogueNow().standards.map(({ name }) => asWritten(name));
}
