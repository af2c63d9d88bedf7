import type { LocalDate } from '../../kernel/instant.ts';
import { clauseChanges, documentedInformation } from '../../standards/catalogue.ts';
import type { Audit } from '../audits/audit-state.ts';
import type { CertificateStatus } from '../certificates/certificate-state.ts';
import { isOpenFinding, type Finding } from '../findings/finding-state.ts';
import { catalogueIn } from '../own-catalogue.ts';
import { familyOf } from '../stages.ts';
import { editionsOf, type JourneyState } from '../state.ts';
import type { ClauseEvidence } from './clause-evidence.ts';

/** Why an auditor asks for a clause: the word `asks.<code>`. */
export const ASKS = [
  'documented',
  'everySurveillance',
  'openFinding',
  'reopened',
  'changedEdition',
  'nothingAtHand',
  'onlyClaimed',
  'old',
  'whole',
] as const;
export type AskReason = (typeof ASKS)[number];

/** One clause of the coming audit: why it is asked for, and what is there. */
export interface Ask extends ClauseEvidence {
  readonly because: readonly AskReason[];
}

export interface ComingAudit {
  readonly audit: Pick<Audit, 'number' | 'kind' | 'from' | 'to' | 'status'> | null;
  readonly asks: readonly Ask[];
  readonly missing: number;
  readonly claimed: number;
  readonly stale: number;
}

/**
 * Looked at in every surveillance (9.6.2.2): internal audits and management review, actions on earlier findings,
 * complaints, effectiveness with regard to the objectives, operational control, changes, use of marks.
 */
const EVERY_SURVEILLANCE = ['6.2', '8.1', '9.1', '9.2', '9.3', '10.2', '6.3'];

/** The next audit that is planned or booked, the earliest first. */
export function nextAudit(state: JourneyState): Audit | null {
  const ahead = state.audits.filter((one) => one.status === 'booked' || one.status === 'planned');
  return [...ahead].sort((a, b) => ((a.from ?? '9999') < (b.from ?? '9999') ? -1 : 1))[0] ?? null;
}

/**
 * What the auditor of the coming audit would ask next. Stage 1 looks at what must be documented, stage 2 and
 * recertification at everything, a surveillance at what every one looks at and at a sample, which goes where something has
 * changed or failed, where evidence has grown old, and where what must be documented is missing. What is missing comes first,
 * then what is only claimed, then what is old.
 */
export function auditorAsks(state: JourneyState, evidence: readonly ClauseEvidence[], _today: LocalDate): ComingAudit {
  const audit = nextAudit(state);
  const catalogue = catalogueIn(state);
  const kind = audit?.kind ?? kindToCome(state);
  const looksAt = standardsAsked(state, audit);
  const documented = new Set(
    editionsOf(state).flatMap((edition) =>
      documentedInformation(catalogue, edition).map(({ clause }) => `${edition}/${clause}`),
    ),
  );
  const changed = new Set(
    editionsOf(state).flatMap((edition) =>
      state.certificates.some((one) => one.paper !== null && one.aim === edition && one.paper.edition !== edition)
        ? clauseChanges(catalogue, edition).map(({ number }) => `${edition}/${number}`)
        : [],
    ),
  );
  const asks = evidence.flatMap((one): Ask[] => {
    if (one.status === 'notApplicable' || !looksAt.has(familyOf(one.row.edition))) return [];
    const because = reasons(state, one, kind, documented, changed);
    return because.length === 0 ? [] : [{ ...one, because }];
  });
  asks.sort((a, b) => RANK[a.status] - RANK[b.status] || b.because.length - a.because.length);
  return {
    audit: audit && { number: audit.number, kind: audit.kind, from: audit.from, to: audit.to, status: audit.status },
    asks,
    missing: asks.filter((one) => one.status === 'none').length,
    claimed: asks.filter((one) => one.status === 'claimed').length,
    stale: asks.filter((one) => one.status === 'stale').length,
  };
}

/** What comes next where no audit is planned yet. */
function kindToCome({ cycle, recertifying, audits }: JourneyState): Audit['kind'] {
  if (recertifying !== null) return 'recertification';
  if (cycle > 0) return 'surveillance';
  return audits.some((one) => one.kind === 'stage1' && one.status === 'held') ? 'stage2' : 'stage1';
}

/** The families the auditor looks at: those of the audit, and of them only what is certified or is to be. */
function standardsAsked({ certificates }: JourneyState, audit: Audit | null): ReadonlySet<string> {
  const alive = certificates.filter(({ status }) => !OVER.has(status)).map(({ standard }) => standard);
  const meant = audit?.standards.length ? audit.standards : alive;
  return new Set(alive.filter((standard) => meant.includes(standard)));
}

/** Certificates that no audit of this journey is about any more. */
const OVER: ReadonlySet<CertificateStatus> = new Set(['refused', 'withdrawn', 'givenUp', 'lapsed']);

const RANK = { none: 0, claimed: 1, stale: 2, fresh: 3, notApplicable: 4 } as const;

function reasons(
  state: JourneyState,
  { row, status }: ClauseEvidence,
  kind: Audit['kind'],
  documented: ReadonlySet<string>,
  changed: ReadonlySet<string>,
): AskReason[] {
  const isCited = state.findings.some((one) => isOpenFinding(one) && isAbout(row, one));
  // What failed after the body had closed the finding is shown at the next audit, whatever became of it since.
  const isReopened = state.findings.some(
    (one) => one.lane === 'closed' && one.reopenedOn !== undefined && isAbout(row, one) && !wasAuditedSince(state, one),
  );
  const isWhole = kind === 'stage2' || kind === 'recertification';
  const isSample = !isWhole && kind !== 'stage1';
  const isUnshown = status === 'none' || status === 'claimed';
  const found: (AskReason | false)[] = [
    isCited && 'openFinding',
    isReopened && 'reopened',
    changed.has(row.id) && 'changedEdition',
    documented.has(row.id) && (!isSample || isUnshown) && 'documented',
    isSample && EVERY_SURVEILLANCE.some((each) => isWithin(row.clause, each)) && 'everySurveillance',
    status === 'stale' && 'old',
    isWhole && 'whole',
  ];
  const asked = found.filter((one) => one !== false);
  // That nothing shows a clause is no reason to look there; it is what the auditor finds who looks. An included control is
  // one: the Statement of Applicability says that it is in place.
  if (kind === 'stage1' || !isUnshown || (asked.length === 0 && row.kind === 'clause')) return asked;
  return [...asked, status === 'none' ? 'nothingAtHand' : 'onlyClaimed'];
}

const isAbout = (row: ClauseEvidence['row'], { standard, clause }: Finding): boolean =>
  row.edition.startsWith(`${standard}:`) && isWithin(row.clause, clause);

function wasAuditedSince(state: JourneyState, { standard, reopenedOn = '' }: Finding): boolean {
  return state.audits.some(
    (one) => one.status === 'held' && one.standards.includes(standard) && (one.to ?? '') > reopenedOn,
  );
}

const isWithin = (clause: string, other: string): boolean =>
  clause === other || clause.startsWith(`${other}.`) || other.startsWith(`${clause}.`);
