import * as z from 'zod/mini';
import { event } from '../event.ts';
import { remindedSchema } from '../kernel/clock.ts';
import { whoSchema } from '../kernel/who.ts';
import { commentBody } from '../notes.ts';
import { AUDIT_KINDS, auditSchema, OUTCOMES } from './audits/audit-state.ts';
import { paperSchema } from './certificates/certificate-state.ts';
import { despiteRecorded as despite } from './certificates/despite.ts';
import { decisionNoted, decisionSchema, noticeNoted, noticeSchema } from './certificates/last-word.ts';
import { armedSchema, clocksSetFields } from './clocks/armed.ts';
import { DISPUTE_OUTCOMES, findingSchema, roundSchema } from './findings/finding-state.ts';
import { actionBody, gapSchema, proofSchema } from './preparation/plan-state.ts';
import { PREPARATION } from './stages.ts';
import { changeSchema, journeyState } from './state.ts';
import { takenEditionSchema } from './taken-edition.ts';
import { TRACK } from './track.ts';

const reason = { reason: z.string() };
const number = { number: z.number() };
/** An audit, with what people call it; earlier versions recorded its number alone. */
const audit = { ...number, auditKind: z.optional(z.enum(AUDIT_KINDS)) };
const on = { on: z.string() };
const files = { files: z.array(z.string()) };
const standard = { standard: z.string() };
const stage = { stage: z.enum(PREPARATION) };
const note = { note: z.nullable(z.string()) };
/** An audit as it was held. */
const held = {
  ...audit,
  from: z.string(),
  to: z.string(),
  outcome: z.enum(OUTCOMES),
  reportOn: z.nullable(z.string()),
  ...note,
  /** What it was about, where that is something else than was on record before. */
  standards: z.optional(z.array(z.string())),
  sites: z.optional(z.array(z.string())),
};
const dates = z.object({ stage: z.enum(PREPARATION), workingDays: z.number(), from: z.string(), to: z.string() });
/** Everything that can have happened in a journey. Dates are local calendar dates, `on` when it truly happened. */
export const journeyEvent = z.discriminatedUnion('type', [
  event('started', {
    about: journeyState.shape.about,
    lead: z.string(),
    body: z.nullable(z.string()),
    startedOn: z.string(),
    editions: z.array(z.string()),
    owners: z.array(z.object({ stage: z.enum(PREPARATION), owner: z.string() })),
  }),
  event('entered', {
    about: journeyState.shape.about,
    lead: z.string(),
    body: z.string(),
    startedOn: z.string(),
    papers: z.array(
      z.object({
        paper: paperSchema,
        firstCycle: z.boolean(),
        transitionEndsOn: z.nullable(z.string()),
        status: z.enum(['valid', 'suspended', 'expired']),
        /** Since when it is suspended or expired, and until when a suspension is to be solved. */
        since: z.optional(z.string()),
        suspendedUntil: z.optional(z.string()),
        ...despite,
        /** The last surveillance about which the body has had its say before the journey was entered. */
        continuedOn: z.optional(z.string()),
      }),
    ),
    /** Audits of the running cycle that were held before. */
    audits: z.array(z.omit(auditSchema, { number: true })),
  }),
  event('gapsAccepted', {
    content: z.omit(gapSchema.shape.accepted.def.innerType, { by: true, at: true }),
  }),
  event('gapRoundBegun', {
    round: z.number(),
    editions: z.array(z.string()),
    clauses: z.nullable(z.array(z.string())),
    ...reason,
  }),
  event('ratingsAsked', { people: z.array(z.string()), dueOn: z.string(), ...note }),
  event('ratingFinished', { person: z.string(), ...on }),
  event('planSaved', {
    objectives: z.nullable(z.string()),
    resources: z.nullable(z.string()),
    stages: z.array(z.extend(dates, { owner: z.nullable(z.string()) })),
    actions: z.array(actionBody),
  }),
  event('planSubmitted', {}),
  event('planApproved', { comment: z.nullable(z.string()) }),
  event('planReturned', { ...reason }),
  event('replanned', {
    /** `follows`: moved because what comes before it was given another end. Without it the date was set by hand. */
    stages: z.array(z.extend(dates, { follows: z.optional(z.boolean()) })),
    ...reason,
  }),
  event('actionAdded', { action: actionBody }),
  event('actionMoved', { ...number, dueOn: z.string(), owner: z.string(), ...reason }),
  event('actionDone', { ...number, ...on, note: z.string(), ...files }),
  event('actionWithdrawn', { ...number, ...reason }),
  event('stageBegan', { ...stage, ...on }),
  event('recordsBegan', { ...on }),
  event('stageFinished', { ...stage, ...on, ...note }),
  event('gatePassed', { ...stage, ...on, ...reason, blockers: z.array(z.string()) }),
  event('proofConfirmed', { ...stage, proof: z.omit(proofSchema, { by: true, at: true }), ...despite }),
  event('trackRecorded', { step: z.enum(TRACK), ...on, ...note, body: z.optional(z.string()) }),
  event('auditPlanned', { audit: z.omit(auditSchema, { number: true }) }),
  event('auditBooked', { ...audit, from: z.string(), to: z.string(), ...on }),
  event('teamNamed', { ...audit, names: z.array(z.string()), ...on }),
  event('auditPlanReceived', { ...audit, ...on, confirmBy: z.string(), dueOn: z.string() }),
  event('auditPlanConfirmed', { ...audit, ...on }),
  event('auditPostponed', { ...audit, ...reason, from: z.nullable(z.string()), to: z.nullable(z.string()), ...on }),
  event('auditCancelled', { ...audit, ...reason, ...on }),
  event('auditHeld', {
    ...held,
    concerns: z.array(z.string()),
    /** Standards whose move to another edition it covered; absent in what earlier versions recorded. */
    transitions: z.optional(z.array(z.string())),
    /** What blocked its gate on its first day, as far as it was known, and why it was held all the same. */
    gate: z.optional(z.object({ blockers: z.array(z.string()), reason: z.nullable(z.string()) })),
    ...files,
  }),
  event('auditCorrected', {
    ...held,
    /** What was recorded before. */
    was: z.object({
      ...{ from: z.string(), to: z.string(), outcome: z.enum(OUTCOMES), reportOn: z.nullable(z.string()) },
      ...{ ...note, standards: z.array(z.string()), sites: z.array(z.string()) },
    }),
    /** Its findings whose dates ran from the wrong day. */
    findings: z.array(z.pick(findingSchema, { number: true, answerDue: true, evidenceDue: true, hardStop: true })),
    ...reason,
  }),
  event('concernResolved', { ...audit, concern: z.number(), ...on, note: z.string() }),
  event('findingReceived', { finding: z.omit(findingSchema, { number: true, lane: true, rounds: true }) }),
  event('findingAnswered', {
    ...number,
    round: z.omit(roundSchema, { verdict: true }),
    spread: z.nullable(z.enum(['local', 'systemic'])),
  }),
  event('evidenceSent', { ...number, round: z.omit(roundSchema, { verdict: true }) }),
  event('verdictRecorded', {
    ...number,
    what: z.enum(['answer', 'evidence']),
    verdict: z.enum(['accepted', 'again']),
    ...on,
    ...note,
    /** The date the body set for what it asked again. */
    dueOn: z.nullable(z.string()),
  }),
  event('findingClosed', { ...number, ...on, how: z.enum(['documents', 'followUpAudit', 'nextAudit']) }),
  event('findingRaised', {
    ...number,
    ...on,
    ...reason,
    answerDue: z.string(),
    evidenceDue: z.string(),
    hardStop: findingSchema.shape.hardStop,
    /** Told so late that its answer was due before it was recorded. */
    toldLate: z.optional(z.literal(true)),
  }),
  event('findingDisputed', {
    ...number,
    kind: z.enum(['divergingOpinion', 'appeal']),
    text: z.string(),
    ...on,
    files: z.optional(z.array(z.string())),
  }),
  event('disputeSettled', { ...number, outcome: z.enum(DISPUTE_OUTCOMES), ...on, note: z.string(), ...files }),
  event('findingMoved', {
    ...number,
    what: z.enum(['answer', 'evidence']),
    dueOn: z.string(),
    consentOn: z.string(),
    ...reason,
  }),
  /** The certificate ends on another day now, and with it the last one for its majors. */
  event('hardStopMoved', { ...number, ...on, answerDue: z.nullable(z.string()), evidenceDue: z.nullable(z.string()) }),
  event('findingReassigned', { ...number, to: z.string(), ...reason }),
  event('capaAsked', {
    ...number,
    owner: z.string(),
    severity: z.number(),
    likelihood: z.number(),
    /** Key of the loop it opens; what came from a file hears of it by a fact. */
    key: z.optional(z.string()),
  }),
  event('capaJoined', { ...number, key: z.string() }),
  event('capaKnown', {
    ...number,
    key: z.string(),
    stage: z.string(),
    /** The body had closed the finding, and the loop begins anew on this day. */
    reopenedOn: z.optional(z.string()),
  }),
  event('decisionRecorded', { ...standard, ...decisionSchema.shape }),
  /** As it is right, with the reason of the body as its note; with `takenBack` nothing was decided about this certificate. */
  event('decisionCorrected', {
    ...standard,
    ...decisionNoted.shape,
    was: decisionNoted,
    takenBack: z.optional(z.literal(true)),
    ...reason,
  }),
  event('certificateCorrected', {
    ...standard,
    paper: paperSchema,
    transitionEndsOn: z.nullable(z.string()),
    /** What was recorded before. */
    was: paperSchema,
    ...reason,
    ...despite,
  }),
  event('appealed', { ...standard, ...on, ...reason }),
  event('noticeRecorded', { ...standard, ...noticeSchema.shape }),
  /** As it is right, with the reason of the body as its note; with `takenBack` it was not about this certificate. */
  event('noticeCorrected', {
    ...standard,
    ...noticeNoted.shape,
    was: noticeNoted,
    takenBack: z.optional(z.literal(true)),
    ...reason,
  }),
  event('certificateExpired', { ...standard, ...on, because: z.enum(['cycle', 'transition']) }),
  event('certificateLapsed', { ...standard, ...on }),
  event('markStopped', { ...standard, ...on, note: z.string(), ...files }),
  event('clockPassed', { rule: z.string(), subject: z.string(), dueOn: z.string() }),
  event('bodyAsked', { subject: z.string(), ...on, note: z.string() }),
  event('recertificationStarted', {
    ...on,
    reason: z.nullable(z.string()),
    /** Of which certificates; earlier versions began it for all that were in force. */
    standards: z.optional(z.array(z.string())),
  }),
  event('transferBegun', {
    from: z.string(),
    to: z.string(),
    ...on,
    because: z.enum(['chosen', 'ceased']),
    ceasedOn: z.optional(z.string()),
    ...despite,
  }),
  event('transferCancelled', { ...on, reason: z.string() }),
  event('transferred', { ...on, note: z.string(), reviewedOn: z.optional(z.string()), ...despite }),
  event('changeRecorded', { change: z.omit(changeSchema, { number: true, toldOn: true, how: true, answer: true }) }),
  event('bodyTold', { ...number, ...on, how: z.string(), ...files }),
  event('bodyAnswered', { ...number, ...on, text: z.string() }),
  event('transitionEndMoved', { ...standard, edition: z.string(), transitionEndsOn: z.nullable(z.string()) }),
  event('transitionBegun', {
    ...standard,
    edition: z.string(),
    campaign: z.nullable(z.string()),
    /** Null for all, where it is not known what changed. */
    clauses: z.nullable(z.array(z.string())),
    /** The one that is still open is widened, where it rates moves to other editions. */
    round: z.number(),
    others: z.optional(z.array(z.string())),
    on: z.optional(z.string()),
  }),
  /** What an edition says was taken over from the catalogue of standards. */
  event('editionTaken', {
    edition: z.string(),
    ...takenEditionSchema.shape,
    /** Of a transition that is rated now: the rows of its gap list from now on, null for all. */
    clauses: z.optional(z.nullable(z.array(z.string()))),
  }),
  event('campaignJoined', { campaign: z.string(), ...standard, edition: z.string() }),
  event('targetSet', { target: z.nullable(z.string()), ...reason }),
  event('scopeSet', {
    scope: z.string(),
    sites: z.array(z.string()),
    headcount: z.nullable(z.number()),
    ...reason,
    on: z.optional(z.string()),
  }),
  event('reassigned', {
    subject: z.string(),
    from: z.nullable(z.string()),
    to: z.string(),
    ...reason,
    /** With the journey: the stages that its lead had in hand. */
    stages: z.optional(z.array(z.enum(PREPARATION))),
  }),
  event('ended', { ...reason }),
  event('clocksSet', clocksSetFields),
  event('clockContinued', { rule: z.string(), subject: z.string(), steps: armedSchema.shape.clock.shape.steps }),
  event('clockOpened', { rule: z.string(), subject: z.string() }),
  event('evidenceAdded', {
    fileId: z.string(),
    subject: z.string(),
    evidenceDate: z.string(),
    note: z.optional(z.string()),
  }),
  event('commented', { ...commentBody.shape }),
  remindedSchema,
  event('remindedByHand', { subject: z.string(), round: z.number(), to: whoSchema, on: z.string() }),
]);
export type JourneyEvent = Readonly<z.infer<typeof journeyEvent>>;
export type EventOf<T extends JourneyEvent['type']> = Extract<JourneyEvent, { type: T }>;
