import * as z from 'zod/mini';

/** Grades of a certification body; they are not ours to change. */
export const FINDING_GRADES = ['major', 'minor', 'opportunity'] as const;
export type FindingGrade = (typeof FINDING_GRADES)[number];

/** The lane of a finding (9.4.9, 9.4.10). */
export const LANE = ['received', 'answered', 'accepted', 'evidenceSent', 'verified', 'closed'] as const;
export type LaneStep = (typeof LANE)[number];

const verdict = z.nullable(
  z.object({ verdict: z.enum(['accepted', 'again']), on: z.string(), note: z.nullable(z.string()) }),
);

/** What was sent to the body in one round, and what it said. */
export const roundSchema = z.object({
  what: z.enum(['answer', 'evidence']),
  sentOn: z.string(),
  by: z.string(),
  correction: z.nullable(z.string()),
  cause: z.nullable(z.string()),
  action: z.nullable(z.string()),
  note: z.nullable(z.string()),
  files: z.array(z.string()),
  verdict,
});
export type Round = Readonly<z.infer<typeof roundSchema>>;

/** What a body says about a disagreement: its finding stands, or it takes it back. */
export const DISPUTE_OUTCOMES = ['upheld', 'withdrawn'] as const;

/** A disagreement with a finding: a diverging opinion (9.4.7) or an appeal (9.7), and what the body said about it. */
export const disputeSchema = z.object({
  kind: z.enum(['divergingOpinion', 'appeal']),
  text: z.string(),
  on: z.string(),
  files: z.optional(z.array(z.string())),
  /** Absent while the body has not answered. */
  answer: z.optional(
    z.object({ outcome: z.enum(DISPUTE_OUTCOMES), on: z.string(), note: z.string(), files: z.array(z.string()) }),
  ),
});
export type Dispute = Readonly<z.infer<typeof disputeSchema>>;

export const findingSchema = z.object({
  number: z.number(),
  /** The body's own number, for example `ALD-26-117/3`. */
  reference: z.nullable(z.string()),
  audit: z.number(),
  standard: z.string(),
  clause: z.string(),
  grade: z.enum(FINDING_GRADES),
  text: z.string(),
  site: z.string(),
  owner: z.string(),
  receivedOn: z.string(),
  lane: z.enum(LANE),
  /** When cause and corrective action must be with the body; null for opportunities. */
  answerDue: z.nullable(z.string()),
  evidenceDue: z.nullable(z.string()),
  /** Cannot be extended by anybody: the rule and its day. */
  hardStop: z.nullable(z.object({ rule: z.string(), on: z.string() })),
  rounds: z.array(roundSchema),
  /** Whether the other sites were checked, and what the answer says (IAF MD 1). */
  spread: z.nullable(z.enum(['local', 'systemic'])),
  capa: z.nullable(z.string()),
  capaStage: z.nullable(z.string()),
  /** Since when its loop runs anew although the body had closed the finding: the next audit looks at it. */
  reopenedOn: z.optional(z.string()),
  disputes: z.array(disputeSchema),
  /** When the body took it back after a disagreement: it is closed, and nothing is owed for it. */
  withdrawnOn: z.optional(z.string()),
  /** How it was verified or closed. */
  verifiedOn: z.nullable(z.string()),
  /** When the body made a major of a minor; absent where it was one from the start. */
  raisedOn: z.optional(z.string()),
  closedOn: z.nullable(z.string()),
});
export type Finding = Readonly<z.infer<typeof findingSchema>>;

/** Corrected and verified by the body, or closed by it. */
export const isVerified = ({ lane }: Finding): boolean => lane === 'verified' || lane === 'closed';

/** Until the body has closed it, also when it has verified what was done. */
export const isOpenFinding = ({ lane }: Pick<Finding, 'lane'>): boolean => lane !== 'closed';

/** Disagreements that the body has not answered yet. */
export const openDisputes = ({ disputes }: Finding): readonly Dispute[] =>
  disputes.filter(({ answer }) => answer === undefined);

/** Its plan was accepted by the body. */
export const hasAcceptedPlan = ({ lane }: Finding): boolean => lane !== 'received' && lane !== 'answered';
