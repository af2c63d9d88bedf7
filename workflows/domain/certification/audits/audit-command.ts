import type { Moment } from '../../kernel/moment.ts';
import { firstRefusal, refuse, type Refusal } from '../../kernel/refusal.ts';
import type * as z from 'zod/mini';
import { journeyCommand, onlyLead, type JourneyCommand } from '../command.ts';
import { familyOf } from '../stages.ts';
import { auditOf, certificateOf, type JourneyState } from '../state.ts';
import type { Audit, AuditKind } from './audit-state.ts';

export const subjectOf = ({ audit }: { audit: number }): string => `audit:${String(audit)}`;

/** The audit a command is about, or why it cannot be. */
function inStatus(state: JourneyState, subject: string, statuses: readonly Audit['status'][]): Refusal | null {
  const audit = auditIn(state, subject);
  if (!audit) return refuse('unknownAudit');
  return statuses.includes(audit.status) ? null : refuse('auditIs', { status: { code: `audit.${audit.status}` } });
}

export const auditIn = (state: JourneyState, subject: string): Audit | undefined =>
  state.audits.find((one) => subjectOf({ audit: one.number }) === subject);

/** The audit an event is about, with what people call it. */
export function named(state: JourneyState, number: number): { number: number; auditKind?: AuditKind } {
  const kind = auditOf(state, number)?.kind;
  return { number, ...(kind === undefined ? {} : { auditKind: kind }) };
}

/** Both or neither, in order. */
export function days(from: string | undefined, to: string | undefined): Refusal | null {
  if (from === undefined && to === undefined) return null;
  if (from === undefined || to === undefined) return refuse('bothDays', {}, from === undefined ? 'from' : 'to');
  return to < from ? refuse('lastBeforeFirst', { date: { date: from } }, 'to') : null;
}

/** Without edition; all of the journey where none is named. */
export const familiesOf = (state: JourneyState, standards: readonly string[] = []): string[] =>
  standards.length > 0 ? standards.map(familyOf) : state.certificates.map((one) => one.standard);

/** An audit covers the move of a standard that it is about, and that has another edition to move to. */
export function noneToMoveTo(
  state: JourneyState,
  standards: readonly string[],
  transitions: readonly string[] | undefined,
  moment: Moment,
): Refusal | null {
  const wrong = transitions?.find((one) => {
    const { paper = null, aim = '' } = certificateOf(state, one) ?? {};
    const moves = paper !== null && (aim !== paper.edition || moment.reference.edition(paper.edition)?.successor);
    return !moves || !standards.includes(familyOf(one));
  });
  return wrong === undefined ? null : refuse('noTransitionRuns', { standard: wrong }, 'transitions');
}

/** Standards and sites that the journey is about. */
export const notHere = (
  state: JourneyState,
  standards: readonly string[] = [],
  sites: readonly string[] = [],
): Refusal | null =>
  firstRefusal(
    ...standards.map((one) =>
      certificateOf(state, one) ? null : refuse('standardNotHere', { standard: one }, 'standards'),
    ),
    ...sites.map((one) => (state.about.sites.includes(one) ? null : refuse('siteNotHere', {}, 'sites'))),
  );

/** What whoever leads does to one audit while it is in one of these statuses. */
export function auditCommand<B extends { audit: number }>(
  statuses: readonly Audit['status'][],
  command: { readonly schema: z.ZodMiniType<B> } & Pick<JourneyCommand<NoInfer<B>>, 'may' | 'decide'>,
): JourneyCommand<B> {
  return journeyCommand({
    ...command,
    permission: 'journey.steer',
    subject: subjectOf,
    subjects: (state) =>
      state.audits.filter((one) => statuses.includes(one.status)).map((one) => subjectOf({ audit: one.number })),
    available: (state, moment, subject) => firstRefusal(inStatus(state, subject, statuses), onlyLead(state, moment)),
  });
}
