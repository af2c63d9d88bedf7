import * as z from 'zod/mini';
import { clauseTitle } from '#domain/standards/catalogue';
import { catalogueNow } from '../core/catalogue-now.ts';
import { capitalized } from '../words/capital.ts';
import { day } from '../words/dates.ts';
import { sentence, type Wording } from '../words/sentence.ts';
import type { Change, EventStep } from './event-changes.ts';

/** What an event of a journey brought, of which its sentence says only that it did. */
const bringing = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('actionAdded'),
    action: z.object({ what: z.string(), owner: z.string(), dueOn: z.string() }),
  }),
  z.object({
    type: z.literal('proofConfirmed'),
    proof: z.object({ requirement: z.string(), note: z.string(), inputs: z.optional(z.array(z.string())) }),
  }),
  z.object({ type: z.literal('findingReceived'), finding: z.object({ text: z.string(), clause: z.string() }) }),
  z.object({ type: z.literal('auditPlanned'), audit: z.object({ kind: z.string() }) }),
  z.object({ type: z.literal('capaAsked'), key: z.optional(z.string()) }),
  z.object({ type: z.literal('changeRecorded'), change: z.object({ text: z.string() }) }),
]);

/** “Action Survey of the twenty largest customers”, “Proof Training for roles”: label and value, in the order read. */
export function journeyFacts(event: unknown, wording: Wording): readonly (readonly [label: string, value: string])[] {
  const parsed = bringing.safeParse(event);
  if (!parsed.success) return [];
  const brought = parsed.data;
  switch (brought.type) {
    case 'actionAdded':
      return [
        ['Action', brought.action.what],
        ['With', wording.names.person(brought.action.owner)],
        ['By', day(brought.action.dueOn, wording.dates)],
      ];
    case 'proofConfirmed':
      return [
        ['Proof', requirementWords(brought.proof.requirement, wording)],
        ['Note', brought.proof.note],
        ...inputsOf(brought.proof.inputs ?? [], wording),
      ];
    case 'findingReceived':
      return [
        ['Clause', brought.finding.clause],
        ['Finding', brought.finding.text],
      ];
    case 'auditPlanned':
      return [['Audit', capitalized(sentence(`auditKind.${brought.audit.kind}`, {}, wording))]];
    case 'capaAsked':
      return brought.key === undefined ? [] : [['Opened', brought.key]];
    case 'changeRecorded':
      return [['Change', brought.change.text]];
  }
}

/** What a management review considered, in one line. */
function inputsOf(inputs: readonly string[], wording: Wording): readonly (readonly [label: string, value: string])[] {
  const said = inputs.map((input) => sentence(`reviewInput.${input}`, {}, wording));
  return said.length === 0 ? [] : [['Considered', said.join('; ')]];
}

/** `training:roleSpecific`, or with what it is about: `documentation:ISO 9001:2026/7.5`. */
function requirementWords(requirement: string, wording: Wording): string {
  const [, edition, clause] = /^documentation:(.+)\/([^/]+)$/.exec(requirement) ?? [];
  if (edition !== undefined && clause !== undefined) {
    const title = clauseTitle(catalogueNow(), edition, clause);
    return title
      ? sentence('requirement.documentation.titled', { edition, clause, title }, wording)
      : sentence('requirement.documentation.clause', { edition, clause }, wording);
  }
  const [, site] = /^internalAudit:site\/(.+)$/.exec(requirement) ?? [];
  if (site !== undefined) return sentence('requirement.internalAudit.site', { site: { site } }, wording);
  return sentence(`requirement.${requirement.replace(':', '.')}`, {}, wording);
}

const moved = z.object({
  type: z.enum(['auditBooked', 'auditPostponed']),
  number: z.number(),
  from: z.nullable(z.string()),
  to: z.nullable(z.string()),
});
const booked = z.object({
  audits: z.array(z.object({ number: z.number(), from: z.nullable(z.string()), to: z.nullable(z.string()) })),
});

/** From which days to which a booked audit was moved; without days it waits to be booked again. */
export function auditDays({ event, before }: EventStep, wording: Wording): readonly Change[] {
  const parsed = moved.safeParse(event.event);
  if (!parsed.success) return [];
  const known = booked.safeParse(before?.state);
  const was = known.success ? known.data.audits.find(({ number }) => number === parsed.data.number) : undefined;
  const days = ({ from, to }: { from: string | null; to: string | null }): string | null =>
    from === null || to === null
      ? null
      : from === to
        ? day(from, wording.dates)
        : `${day(from, wording.dates)} to ${day(to, wording.dates)}`;
  return [{ label: 'Audit days', before: was ? days(was) : null, after: days(parsed.data) ?? 'not booked' }];
}
