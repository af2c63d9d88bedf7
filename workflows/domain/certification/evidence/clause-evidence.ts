import { addMonths } from '../../kernel/calendar.ts';
import type { LocalDate } from '../../kernel/instant.ts';
import { gapScope } from '../gap/gap.ts';
import { ratingOf } from '../gap/rating.ts';
import type { GapRow } from '../gap/scope.ts';
import { catalogueIn } from '../own-catalogue.ts';
import { PROVEN } from '../stages.ts';
import { editionsOf, type JourneyState } from '../state.ts';
import { requirementsOf, STALE_AFTER_MONTHS } from '../preparation/requirements.ts';

/** Something that shows that a clause is met, with the day it is from. */
export interface EvidenceItem {
  readonly source: 'gap' | 'proof' | 'finding';
  readonly title: string;
  readonly on: LocalDate;
  readonly files: readonly string[];
  readonly link: string | null;
  /** Word of what it proves, where it is a proof: `requirement.<code>`. */
  readonly requirement: string | null;
}

/** What is at hand for one clause. */
export interface ClauseEvidence {
  readonly row: GapRow;
  /** `claimed`: somebody says that it is there, and no file or place shows it. */
  readonly status: 'fresh' | 'stale' | 'claimed' | 'none' | 'notApplicable';
  /** The newest first. */
  readonly items: readonly EvidenceItem[];
  /** Of what is there; what is only claimed has no age. */
  readonly newestOn: LocalDate | null;
}

/** Whether something can be looked at: a file, or a place where it is kept. */
export const isThere = ({ files, link }: Pick<EvidenceItem, 'files' | 'link'>): boolean =>
  files.length > 0 || link !== null;

/**
 * The newest evidence on a day of every clause, and of every control that the Statement of Applicability has decided about
 * (ISO/IEC 27001 6.1.3 d): from the gap analysis, from confirmed proofs, and from what was sent to the
 * certification body. What has neither a file nor a place is only claimed: an auditor sees nothing of it. Older than a year
 * shows no longer that the system runs [practice].
 */
export function clauseEvidence(
  state: JourneyState,
  ratings: Readonly<Record<string, unknown>>,
  today: LocalDate,
): readonly ClauseEvidence[] {
  const found = new Map<string, EvidenceItem[]>();
  const add = (id: string, item: EvidenceItem): void => {
    const items = found.get(id);
    if (items) items.push(item);
    else found.set(id, [item]);
  };
  for (const [id, row] of Object.entries(ratings)) {
    for (const one of ratingOf(row).evidence ?? []) {
      const { title, date, files, link } = one;
      add(id, { source: 'gap', title, on: date, files, link: link ?? null, requirement: null });
    }
  }
  for (const stage of PROVEN) {
    for (const requirement of requirementsOf(state, stage)) {
      const proof = state.proofs.find((one) => one.requirement === requirement.id && one.status === 'present');
      if (!proof) continue;
      const { note, on, files, link } = proof;
      for (const id of requirement.clauses) {
        add(id, { source: 'proof', title: note, on, files, link, requirement: requirement.code });
      }
    }
  }
  for (const finding of state.findings) {
    const edition = editionsOf(state).find((one) => one.startsWith(`${finding.standard}:`));
    const last = finding.rounds.findLast((round) => round.verdict?.verdict === 'accepted');
    if (edition === undefined || !last) continue;
    const title = last.note ?? last.action ?? finding.text;
    const { sentOn: on, files } = last;
    add(`${edition}/${finding.clause}`, { source: 'finding', title, on, files, link: null, requirement: null });
  }
  return gapScope(catalogueIn(state), editionsOf(state), null)
    .filter((row) => row.kind === 'clause' || ratingOf(ratings[row.id]).included !== undefined)
    .map((row) => evidenceOf(row, found, ratings, today));
}

/** Whether what was shown for a clause counts for a row: a proof for 9.2 counts for 9.2.1, and the other way round. */
export const isEvidenceFor = (row: string, clause: string): boolean =>
  clause === row || row.startsWith(`${clause}.`) || clause.startsWith(`${row}.`);

function evidenceOf(
  row: GapRow,
  found: ReadonlyMap<string, readonly EvidenceItem[]>,
  ratings: Readonly<Record<string, unknown>>,
  today: LocalDate,
): ClauseEvidence {
  const items = [...found]
    .filter(([id]) => isEvidenceFor(row.id, id))
    .flatMap(([, each]) => each)
    .sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0));
  const newestOn = items.find(isThere)?.on ?? null;
  const { rating, included } = ratingOf(ratings[row.id]);
  const isOut = rating === 'notApplicable' || included === false;
  const status = isOut
    ? 'notApplicable'
    : newestOn === null
      ? items.length > 0
        ? 'claimed'
        : 'none'
      : addMonths(newestOn, STALE_AFTER_MONTHS) < today
        ? 'stale'
        : 'fresh';
  return { row, status, items, newestOn };
}
