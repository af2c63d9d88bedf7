import { correctionClock } from '../containment-rules.ts';
import { notYours, qualityManagers, unknownPerson } from '../hands.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Moment } from '../kernel/moment.ts';
import { firstRefusal, refuse, type Refusal } from '../kernel/refusal.ts';
import type { ReportKind } from '../fields.ts';
import { sameThing } from '../repeats.ts';
import { clauseRefusal } from '../standards/catalogue.ts';
import { triageBody, type Decision, type TriageBody } from './bodies.ts';
import { inStage, reportCommand, subjectIn } from './command.ts';
import { openVerification } from './correction.ts';
import type { ReportEvent } from './events.ts';
import type { ReportState } from './state.ts';

/** An opportunity is not a nonconformity, and a nonconformity is never recorded as an improvement. */
const POSSIBLE: Readonly<Record<ReportKind, readonly Decision[]>> = {
  nonconformity: ['correctOnly', 'capa', 'duplicate', 'rejected'],
  incident: ['correctOnly', 'capa', 'duplicate', 'rejected'],
  complaint: ['correctOnly', 'capa', 'duplicate', 'rejected'],
  observation: ['correctOnly', 'capa', 'improvement', 'duplicate', 'rejected'],
  opportunity: ['improvement', 'duplicate', 'rejected'],
};

/** What triage may decide about a report of this kind. */
export const decisionsFor = (kind: ReportKind): readonly Decision[] => POSSIBLE[kind];

/** The quality manager decides, with a reason on record, what becomes of a report. */
export const triage = reportCommand({
  schema: triageBody,
  permission: 'report.triage',
  subject: () => 'triage',
  subjects: (state) => subjectIn(state, 'triage', 'triage'),
  names: ({ duplicateOf, repeats = [] }) => [
    // Two duplicates of each other would both be gone.
    ...(duplicateOf === undefined ? [] : [{ ...sameThing('duplicateOf', duplicateOf), notEndedAs: 'duplicate' }]),
    ...repeats.map((key) => sameThing('repeats', key)),
  ],
  available: (state, moment) =>
    firstRefusal(inStage(state, 'triage'), notYours(qualityManagers(state.about.site), moment)),
  may: (state, moment, body) =>
    firstRefusal(
      !decisionsFor(state.about.kind).includes(body.decision) &&
        refuse(
          'decisionNotPossible',
          { kind: { code: `kind.${state.about.kind}` }, decision: { code: `decision.${body.decision}` } },
          'decision',
        ),
      missing(body),
      unknownPerson(body.owner, moment, 'owner'),
      unknownPerson(body.evaluator, moment, 'evaluator'),
      clauseRefusal(moment.reference.catalogue, body.standards ?? [], body.clauses ?? []),
    ),
  decide: (state, body, moment): ReportEvent[] => {
    const clock = clockAfter(state, body, moment);
    const field = body.decision === 'capa' ? 'containmentClock' : 'correctionClock';
    const triaged: ReportEvent = { type: 'triaged', ...body, ...(clock ? { [field]: clock } : {}) };
    switch (body.decision) {
      case 'correctOnly':
        return state.correction.status === 'recorded'
          ? [triaged, openVerification(state.correction.by, moment)]
          : [triaged];
      case 'capa':
        return [{ ...triaged, ...(moment.newKey && { capa: moment.newKey }) }];
      case 'improvement':
      case 'duplicate':
      case 'rejected':
        return [triaged, { type: 'closed', outcome: body.decision, reason: body.reason }];
    }
  },
});

/** What each decision cannot do without. */
function missing(body: TriageBody): Refusal | null {
  const needed: readonly (keyof TriageBody)[] =
    body.decision === 'capa'
      ? ['severity', 'likelihood', 'grade', 'owner']
      : body.decision === 'correctOnly'
        ? ['severity', 'likelihood', 'grade']
        : body.decision === 'improvement'
          ? ['owner']
          : body.decision === 'duplicate'
            ? ['duplicateOf']
            : [];
  const field = needed.find((one) => body[one] === undefined);
  return field === undefined ? null : refuse('missingForDecision', { field: { code: `field.${field}` } }, field);
}

/**
 * A correction that triage starts, or makes more urgent by its grade, never less urgent than it was; and the running
 * one that a CAPA takes over.
 */
function clockAfter(state: ReportState, body: TriageBody, moment: Moment): Clock | null {
  if (body.decision !== 'correctOnly' && body.decision !== 'capa') return null;
  const { correction, about } = state;
  const clock = (): Clock =>
    correctionClock({ danger: about.danger, grade: body.grade ?? null, shipmentOn: about.shipmentOn }, moment);
  if (correction.status === 'notNeeded') return body.decision === 'correctOnly' ? clock() : null;
  if (correction.status !== 'open') return null;
  const next = clock();
  const running = correction.duty.clock;
  if (next.due < running.due) return { ...next, since: running.since };
  return body.decision === 'capa' ? running : null;
}
