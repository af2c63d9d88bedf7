import { stillAhead } from '../../dates.ts';
import { dayNumber } from '../../kernel/calendar.ts';
import type { LocalDate } from '../../kernel/instant.ts';
import type { Moment } from '../../kernel/moment.ts';
import { firstRefusal, refuse, type Refusal } from '../../kernel/refusal.ts';
import { orNull } from '../command.ts';
import type { Practice } from '../practice.ts';
import { blockerName, blockers, type Blocker } from '../preparation/gates.ts';
import { isSameList } from '../same-list.ts';
import { familyOf } from '../stages.ts';
import { auditOf, certificateOf, type JourneyState } from '../state.ts';
import { auditCommand, days, named, noneToMoveTo, notHere } from './audit-command.ts';
import type { Audit, AuditKind, AuditOutcome } from './audit-state.ts';
import { recordAuditBody } from './bodies.ts';

/** With what an audit of each kind can end. */
export const POSSIBLE_OUTCOMES: Readonly<Record<AuditKind, readonly AuditOutcome[]>> = {
  stage1: ['ready', 'notReady', 'repeat'],
  stage2: ['recommended', 'followUp', 'anotherStage2', 'notRecommended'],
  surveillance: ['done', 'followUp'],
  recertification: ['recommended', 'followUp', 'notRecommended'],
  followUp: ['done', 'followUp'],
  special: ['done', 'followUp'],
  transition: ['recommended', 'followUp', 'notRecommended'],
};

/** An audit as the body held it. */
export interface Held {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly outcome: AuditOutcome;
  readonly reportOn?: LocalDate | null | undefined;
  /** Where they are others than were planned. */
  readonly standards?: readonly string[] | undefined;
  readonly sites?: readonly string[] | undefined;
}

/** What an audit was about: as it was planned, where nobody says otherwise. */
export const coveredBy = ({ standards, sites }: Pick<Audit, 'standards' | 'sites'>, held: Held) => ({
  standards: held.standards?.map(familyOf) ?? standards,
  sites: held.sites ?? sites,
});

/** What cannot be true of an audit that was held, whether it is recorded or corrected. */
export function neverHeld(state: JourneyState, moment: Moment, audit: Audit, held: Held): Refusal | null {
  const { from, to, outcome, reportOn } = held;
  const { kind } = audit;
  return firstRefusal(
    days(from, to),
    stillAhead(to, moment, 'to'),
    stillAhead(reportOn ?? undefined, moment, 'reportOn'),
    reportOn && reportOn < to ? refuse('reportBeforeAudit', { date: { date: to } }, 'reportOn') : null,
    // What was imported may have ended with something that is no outcome today: it need not be invented anew.
    !POSSIBLE_OUTCOMES[kind].includes(outcome) &&
      outcome !== audit.outcome &&
      refuse(
        'outcomeNotPossible',
        { kind: { code: `auditKind.${kind}` }, outcome: { code: `outcome.${outcome}` } },
        'outcome',
      ),
    notHere(state, held.standards, held.sites),
    dayNumber(to) - dayNumber(from) > LONGEST_DAYS && refuse('auditTooLong', { limit: LONGEST_DAYS }, 'from'),
    beforeCertificate(state, kind, coveredBy(audit, held).standards, to),
    stage1Missing(state, { kind, standards: coveredBy(audit, held).standards }, from),
    knownAlready(state, audit, held),
  );
}

/** No audit takes longer from its first day to its last, also where it is held in parts. */
const LONGEST_DAYS = 92;

/** Of these there can be several for different reasons on one day. */
const SEVERAL_A_DAY: readonly AuditKind[] = ['special', 'followUp'];

/** A surveillance is of a certificate, and follows its decision (9.6.2). */
function beforeCertificate(
  state: JourneyState,
  kind: AuditKind,
  standards: readonly string[],
  to: LocalDate,
): Refusal | null {
  if (kind !== 'surveillance') return null;
  const decisions = standards.flatMap((standard) => {
    const { paper, earlier = [] } = certificateOf(state, standard) ?? {};
    return paper ? [[...earlier.map(({ decidedOn }) => decidedOn), paper.decidedOn].sort()[0] ?? ''] : [];
  });
  // One that is known of none of them may be about a certificate of before the journey.
  const [first] = decisions.sort();
  return first !== undefined && to < first ? refuse('beforeCertificate', { date: { date: first } }, 'to') : null;
}

/** One audit is on record once: of its kind, on these days, for one of these standards at one of these sites. */
function knownAlready({ audits }: JourneyState, audit: Audit, held: Held): Refusal | null {
  if (SEVERAL_A_DAY.includes(audit.kind)) return null;
  const { standards, sites } = coveredBy(audit, held);
  const known = audits.find(
    (one) =>
      one.number !== audit.number &&
      one.status === 'held' &&
      one.kind === audit.kind &&
      (one.from ?? '') <= held.to &&
      held.from <= (one.to ?? '') &&
      one.standards.some((standard) => standards.includes(standard)) &&
      one.sites.some((site) => sites.includes(site)),
  );
  return known ? refuse('auditKnown', { date: { date: known.to ?? '' } }, 'from') : null;
}

/** What happened can always be recorded, whatever the gate says: clocks run from its true last day. */
export const recordAudit = auditCommand(['planned', 'booked'], {
  schema: recordAuditBody,
  may: (state, moment, body) => {
    const audit = auditOf(state, body.audit);
    if (!audit) return refuse('unknownAudit');
    return firstRefusal(
      neverHeld(state, moment, audit, body),
      body.concerns.length > 0 && audit.kind !== 'stage1' && refuse('concernsOnlyStage1', {}, 'concerns'),
      noneToMoveTo(state, coveredBy(audit, body).standards, body.transitions, moment),
    );
  },
  decide: (state, { audit, despite, ...held }, moment) => {
    const { from, to, outcome, concerns, files } = held;
    const planned = auditOf(state, audit);
    return [
      {
        type: 'auditHeld',
        ...named(state, audit),
        from,
        to,
        outcome,
        reportOn: orNull(held.reportOn),
        note: orNull(held.note),
        concerns,
        transitions: held.transitions?.map(familyOf) ?? planned?.transitions ?? [],
        ...(planned ? otherThanPlanned(planned, held) : {}),
        ...heldDespite(gateBlockers(state, planned?.kind, from, moment), despite),
        files,
      },
    ];
  },
});

/** What of its standards and sites was not as planned. */
export function otherThanPlanned(planned: Audit, held: Held): { standards?: string[]; sites?: string[] } {
  const { standards, sites } = coveredBy(planned, held);
  return {
    ...(isSameList(standards, planned.standards) ? {} : { standards: [...standards] }),
    ...(isSameList(sites, planned.sites) ? {} : { sites: [...sites] }),
  };
}

/** What blocks the way to stage 1 or stage 2 on its first day; the other audits have no gate. */
export function gateBlockers(
  state: JourneyState,
  kind: AuditKind | undefined,
  on: LocalDate,
  practice: Practice,
): readonly Blocker[] {
  return state.cycle === 0 && (kind === 'stage1' || kind === 'stage2') ? blockers(state, kind, on, practice) : [];
}

/** A gate never keeps what happened from the record: it stays beside it, with the reason that was asked for. */
const heldDespite = (blocked: readonly Blocker[], reason: string | undefined) =>
  blocked.length === 0 ? {} : { gate: { blockers: blocked.map(blockerName), reason: orNull(reason) } };

/** A stage 2 without a stage 1 before it is not one (9.3.1.1). */
function stage1Missing(
  state: JourneyState,
  { kind, standards }: Pick<Audit, 'kind' | 'standards'>,
  from: string,
): Refusal | null {
  if (kind !== 'stage2') return null;
  const held = state.audits.filter((one) => one.kind === 'stage1' && one.status === 'held');
  // Each standard has its own.
  const last = standards.map((standard) => held.filter((one) => one.standards.includes(standard)).at(-1));
  // A stage 2 of a later cycle may do without (9.6.3.2.5).
  if (state.cycle === 0 && last.some((one) => one === undefined)) return refuse('stage1First');
  const late = last.find((one) => one !== undefined && one.to !== null && from <= one.to);
  return late?.to ? refuse('stage2BeforeStage1', { date: { date: late.to } }, 'from') : null;
}
