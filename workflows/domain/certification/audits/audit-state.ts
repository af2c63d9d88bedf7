import type { LocalDate } from '../../kernel/instant.ts';
import * as z from 'zod/mini';

export const AUDIT_KINDS = [
  'stage1',
  'stage2',
  'surveillance',
  'recertification',
  'followUp',
  'special',
  'transition',
] as const;
export type AuditKind = (typeof AUDIT_KINDS)[number];

/** What an audit ended with; which of them are possible depends on its kind. */
export const OUTCOMES = [
  'ready',
  'notReady',
  'repeat',
  'recommended',
  'followUp',
  'anotherStage2',
  'notRecommended',
  'done',
] as const;
export type AuditOutcome = (typeof OUTCOMES)[number];

/** One audit of the programme. Its date is its last day. */
export const auditSchema = z.object({
  number: z.number(),
  kind: z.enum(AUDIT_KINDS),
  /** Families, for example `ISO 9001`. */
  standards: z.array(z.string()),
  sites: z.array(z.string()),
  /** Partly held remotely (IAF MD 4). */
  remote: z.boolean(),
  status: z.enum(['planned', 'booked', 'held', 'cancelled']),
  from: z.nullable(z.string()),
  to: z.nullable(z.string()),
  bookedOn: z.nullable(z.string()),
  team: z.nullable(z.object({ names: z.array(z.string()), on: z.string() })),
  /** The body's plan for the days of the audit, to be confirmed. */
  auditPlan: z.nullable(
    z.object({ receivedOn: z.string(), confirmBy: z.string(), dueOn: z.string(), confirmedOn: z.nullable(z.string()) }),
  ),
  outcome: z.nullable(z.enum(OUTCOMES)),
  reportOn: z.nullable(z.string()),
  note: z.nullable(z.string()),
  /** Concerns of stage 1 that are not resolved yet. */
  concerns: z.array(z.object({ text: z.string(), resolvedOn: z.nullable(z.string()) })),
  /** Why it was cancelled or last postponed. */
  reason: z.nullable(z.string()),
  /** How many blockers its gate had when it was held all the same, and why; absent where it was open. */
  gate: z.optional(z.object({ blockers: z.number(), reason: z.nullable(z.string()) })),
  /**
   * Standards whose move to another edition it covers, where it is no transition audit. Absent while nobody has said, and
   * in what earlier versions recorded: then any audit into which a move can be planned may have covered it.
   */
  transitions: z.optional(z.array(z.string())),
  postponed: z.number(),
  /** The days it was booked for before it was first postponed; what was promised once stays visible. */
  firstBooked: z.optional(z.object({ from: z.string(), to: z.string() })),
});
export type Audit = Readonly<z.infer<typeof auditSchema>>;

/** Whether an audit is, or was, about the move of this standard to another edition; undefined where nobody has said. */
export function coversTransition(
  { kind, standards, transitions }: Pick<Audit, 'kind' | 'standards' | 'transitions'>,
  standard: string,
): boolean | undefined {
  if (!standards.includes(standard)) return false;
  // Held for the edition as a whole.
  if (kind === 'transition' || kind === 'stage2') return true;
  return transitions?.includes(standard);
}

/** A decision rests on audits of these kinds; all others follow one. */
export const AHEAD_OF_DECISION: readonly AuditKind[] = ['stage1', 'stage2', 'recertification', 'transition'];

/** A held audit of these kinds counts as the surveillance of its year (9.1.3.3). */
export const COUNTS_AS_SURVEILLANCE: readonly AuditKind[] = ['surveillance', 'recertification'];

/** The audits that were held by this day, in the order of their last days, however late each was recorded. */
export const heldInOrder = (audits: readonly Audit[], until: LocalDate = '9999'): readonly Audit[] =>
  audits
    .filter(({ status, to }) => status === 'held' && to !== null && to <= until)
    .sort((a, b) => ((a.to ?? '') < (b.to ?? '') ? -1 : 1));
