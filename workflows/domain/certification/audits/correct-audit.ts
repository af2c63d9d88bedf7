import type { LocalDate } from '../../kernel/instant.ts';
import type { Moment } from '../../kernel/moment.ts';
import { firstRefusal, refuse, type Refusal } from '../../kernel/refusal.ts';
import type { EventOf } from '../events.ts';
import { findingDates } from '../findings/dates.ts';
import { isVerified } from '../findings/finding-state.ts';
import { auditOf, certificateOf, type JourneyState } from '../state.ts';
import { auditCommand, named } from './audit-command.ts';
import { decisionDays } from '../certificates/certificate-state.ts';
import { AHEAD_OF_DECISION, type Audit, type AuditOutcome } from './audit-state.ts';
import { correctAuditBody } from './bodies.ts';
import { coveredBy, neverHeld, otherThanPlanned, type Held } from './held.ts';
import type * as z from 'zod/mini';

/**
 * What was recorded wrongly about an audit that was held is put right: both stand in the history, with the reason. What runs
 * from its last day runs from the right one; the dates that the body set itself for its findings stay.
 */
export const correctAudit = auditCommand(['held'], {
  schema: correctAuditBody,
  may: (state, moment, body) => {
    const was = onRecord(state, body.audit);
    if (!was) return refuse('unknownAudit');
    const held = asCorrected(was, body);
    return firstRefusal(
      neverHeld(state, moment, was, held),
      isAsRecorded(was, held) && refuse('nothingToCorrect'),
      afterWhatRests(state, was, held),
      againstFindings(state, was, held),
    );
  },
  decide: (state, body, moment) => {
    const was = onRecord(state, body.audit);
    if (!was) return [];
    const held = asCorrected(was, body);
    const { from, to, outcome, reportOn, note } = held;
    return [
      {
        type: 'auditCorrected',
        ...named(state, was.number),
        ...{ from, to, outcome, reportOn, note },
        ...otherThanPlanned(was, held),
        was: {
          ...{ from: was.from, to: was.to, outcome: was.outcome, reportOn: was.reportOn, note: was.note },
          ...{ standards: [...was.standards], sites: [...was.sites] },
        },
        findings: movedFindings(state, was, held, moment),
        reason: body.reason,
      },
    ];
  },
});

/** An audit that was held: its days and its outcome are known. */
type OnRecord = Audit & { readonly from: LocalDate; readonly to: LocalDate; readonly outcome: AuditOutcome };

function onRecord(state: JourneyState, number: number): OnRecord | null {
  const audit = auditOf(state, number);
  if (!audit) return null;
  const { from, to, outcome } = audit;
  return from === null || to === null || outcome === null ? null : { ...audit, from, to, outcome };
}

type Corrected = Held & Pick<Audit, 'reportOn' | 'note'>;

/** As it is on record, but for what the correction names. */
function asCorrected(was: OnRecord, body: z.infer<typeof correctAuditBody>): Corrected {
  const { from = was.from, to = was.to, outcome = was.outcome, reportOn = was.reportOn, note = was.note } = body;
  return { from, to, outcome, reportOn, note, standards: body.standards, sites: body.sites };
}

const isAsRecorded = (was: OnRecord, held: Corrected): boolean =>
  (['from', 'to', 'outcome', 'reportOn', 'note'] as const).every((name) => was[name] === held[name]) &&
  Object.keys(otherThanPlanned(was, held)).length === 0;

/** What is on record already came after this audit, and for its standards. */
function afterWhatRests(state: JourneyState, audit: OnRecord, held: Corrected): Refusal | null {
  const { standards } = coveredBy(audit, held);
  const stage2 = state.audits.find(
    (one) => one.kind === 'stage2' && one.status === 'held' && one.standards.some((each) => standards.includes(each)),
  );
  const beforeStage2 = audit.kind === 'stage1' && stage2?.from ? stage2.from : null;
  const decisions = AHEAD_OF_DECISION.includes(audit.kind)
    ? audit.standards.map((standard) => ({ standard, on: decidedFrom(state, standard, audit.to) }))
    : [];
  const [first] = decisions.flatMap(({ on }) => on ?? []).sort();
  const left = decisions.find(({ standard, on }) => on !== null && !standards.includes(standard));
  return firstRefusal(
    beforeStage2 !== null && held.to >= beforeStage2
      ? refuse('stage1AfterStage2', { date: { date: beforeStage2 } }, 'to')
      : null,
    first !== undefined && held.to > first ? refuse('auditAfterDecision', { date: { date: first } }, 'to') : null,
    left ? refuse('decisionRestsOnIt', { standard: left.standard, date: { date: left.on ?? '' } }, 'standards') : null,
  );
}

/** The first day from this one on which the body decided about a certificate; null while it has not. */
function decidedFrom(state: JourneyState, standard: string, day: LocalDate): LocalDate | null {
  const certificate = certificateOf(state, standard);
  return (certificate && decisionDays(certificate).find((one) => one >= day)) ?? null;
}

/** Its findings were received in it or later, and are about its standards. */
function againstFindings(state: JourneyState, audit: Audit, held: Corrected): Refusal | null {
  const { standards } = coveredBy(audit, held);
  const findings = state.findings.filter((one) => one.audit === audit.number);
  const other = findings.find(({ standard }) => !standards.includes(standard));
  const early = findings.find(({ receivedOn }) => receivedOn < held.from);
  return firstRefusal(
    other ? refuse('findingOfStandard', { number: other.number, standard: other.standard }, 'standards') : null,
    early ? refuse('findingBeforeAudit', { number: early.number, date: { date: early.receivedOn } }, 'from') : null,
  );
}

/** Findings of it that are not verified: what ran from its days as usual runs from the right ones. */
function movedFindings(
  state: JourneyState,
  audit: Audit,
  held: Corrected,
  moment: Moment,
): EventOf<'auditCorrected'>['findings'] {
  const right: Audit = { ...audit, from: held.from, to: held.to, reportOn: held.reportOn };
  const corrected = { ...state, audits: state.audits.map((one) => (one.number === audit.number ? right : one)) };
  return state.findings.flatMap((one) => {
    if (one.audit !== audit.number || isVerified(one) || one.raisedOn !== undefined) return [];
    const was = findingDates(state, audit, one.standard, one.grade, moment);
    const is = findingDates(corrected, right, one.standard, one.grade, moment);
    const moved = {
      answerDue: one.answerDue === was.answerDue ? is.answerDue : one.answerDue,
      evidenceDue: one.evidenceDue === was.evidenceDue ? is.evidenceDue : one.evidenceDue,
      hardStop: one.hardStop && is.hardStop,
    };
    const isMoved =
      moved.answerDue !== one.answerDue ||
      moved.evidenceDue !== one.evidenceDue ||
      moved.hardStop?.on !== one.hardStop?.on;
    return isMoved ? [{ number: one.number, ...moved }] : [];
  });
}
