import { auditSchema } from '#domain/certification/audits/audit-state';
import { paperSchema } from '#domain/certification/certificates/certificate-state';
import { decisionNoted, noticeNoted } from '#domain/certification/certificates/last-word';
import * as z from 'zod/mini';
import { day } from '../words/dates.ts';
import { sentence, type Wording } from '../words/sentence.ts';
import type { Change } from './event-changes.ts';

const held = z.pick(auditSchema, { from: true, to: true, outcome: true, reportOn: true, note: true });
const covered = z.pick(auditSchema, { standards: true, sites: true });
const takenBack = { takenBack: z.optional(z.literal(true)) };
const correction = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('auditCorrected'),
    ...held.shape,
    ...z.partial(covered).shape,
    was: z.object({ ...held.shape, ...covered.shape }),
  }),
  z.object({ type: z.literal('certificateCorrected'), paper: paperSchema, was: paperSchema }),
  z.object({ type: z.literal('decisionCorrected'), ...decisionNoted.shape, ...takenBack, was: decisionNoted }),
  z.object({ type: z.literal('noticeCorrected'), ...noticeNoted.shape, ...takenBack, was: noticeNoted }),
]);

type Printed = z.infer<typeof paperSchema>;
type Decision = z.infer<typeof decisionNoted>;
type Letter = z.infer<typeof noticeNoted>;
type AuditCorrected = Extract<z.infer<typeof correction>, { type: 'auditCorrected' }>;

/** What of a certificate is told where it was corrected, in the order in which it is read. */
const PRINTED: readonly (readonly [name: keyof Printed, label: string])[] = [
  ['number', 'Number'],
  ['revision', 'Revision'],
  ['edition', 'Edition'],
  ['scope', 'Scope'],
  ['sites', 'Sites'],
  ['originalOn', 'First certified on'],
  ['decidedOn', 'Decided on'],
  ['effectiveOn', 'Effective from'],
  ['expiresOn', 'Valid through'],
  ['mark', 'Accreditation mark'],
  ['soaVersion', 'Statement of Applicability'],
];
const DAYS: readonly string[] = ['originalOn', 'decidedOn', 'effectiveOn', 'expiresOn'];

/** What a correction put in the place of what. */
export function corrections(event: unknown, wording: Wording): readonly Change[] {
  const parsed = correction.safeParse(event);
  if (!parsed.success) return [];
  const told = parsed.data;
  switch (told.type) {
    case 'certificateCorrected':
      return paperChanges(told.was, told.paper, wording);
    case 'decisionCorrected':
      return told.takenBack ? [] : decisionChanges(told.was, told, wording);
    case 'noticeCorrected':
      return told.takenBack ? [] : letterChanges(told.was, told, wording);
    case 'auditCorrected':
      return auditChanges(told, wording);
  }
}

function paperChanges(was: Printed | null, is: Printed | null, wording: Wording): readonly Change[] {
  const of = (name: keyof Printed, paper: Printed | null) => worded(name, paper?.[name] ?? null, wording);
  return PRINTED.flatMap(([name, label]) => changed(label, of(name, was), of(name, is)));
}

function decisionChanges(was: Decision, is: Decision, wording: Wording): readonly Change[] {
  const word = (code: string): string => sentence(code, {}, wording);
  return [
    ...changed('Kind', word(`decisionKind.${was.kind}`), word(`decisionKind.${is.kind}`)),
    ...changed('Result', word(`decisionResult.${was.result}`), word(`decisionResult.${is.result}`)),
    ...changed('Decided', day(was.on, wording.dates), day(is.on, wording.dates)),
    ...changed('Reason of the body', was.note ?? '–', is.note ?? '–'),
    ...paperChanges(was.paper, is.paper, wording),
  ];
}

function letterChanges(was: Letter, is: Letter, wording: Wording): readonly Change[] {
  const word = ({ notice }: Letter): string => sentence(`certificateNotice.${notice}`, {}, wording);
  const date = (one: string | null): string => (one === null ? '–' : day(one, wording.dates));
  return [
    ...changed('Letter', word(was), word(is)),
    ...changed('Date of the letter', date(was.on), date(is.on)),
    ...changed('Reason of the body', was.note, is.note),
    ...changed('To be solved by', date(was.until), date(is.until)),
    ...changed('Scope that is left', was.scope ?? '–', is.scope ?? '–'),
    ...changed('Sites that are left', sites(was.sites ?? [], wording) || '–', sites(is.sites ?? [], wording) || '–'),
  ];
}

function auditChanges(told: AuditCorrected, wording: Wording): readonly Change[] {
  const date = (one: string | null): string => (one === null ? '–' : day(one, wording.dates));
  const outcome = (one: typeof told.outcome): string => (one === null ? '–' : sentence(`outcome.${one}`, {}, wording));
  return [
    ...changed('First day', date(told.was.from), date(told.from)),
    ...changed('Last day', date(told.was.to), date(told.to)),
    ...changed('Outcome', outcome(told.was.outcome), outcome(told.outcome)),
    ...changed('Report', date(told.was.reportOn), date(told.reportOn)),
    ...changed('Standards', told.was.standards.join(', '), (told.standards ?? told.was.standards).join(', ')),
    ...changed('Sites', sites(told.was.sites, wording), sites(told.sites ?? told.was.sites, wording)),
    ...changed('Note', told.was.note ?? '–', told.note ?? '–'),
  ];
}

function worded(name: string, value: Printed[keyof Printed], wording: Wording): string {
  if (value === null) return '–';
  if (typeof value === 'object') return sites(value, wording);
  return DAYS.includes(name) ? day(String(value), wording.dates) : String(value);
}

const sites = (ids: readonly string[], wording: Wording): string => ids.map((id) => wording.names.site(id)).join(', ');

const changed = (label: string, before: string, after: string): readonly Change[] =>
  before === after ? [] : [{ label, before, after }];
