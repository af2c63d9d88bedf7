import { addMonths } from '../../kernel/calendar.ts';
import type { DocumentedInformation } from '../../kernel/catalogue.ts';
import type { LocalDate } from '../../kernel/instant.ts';
import type { Params } from '../../kernel/param.ts';
import { person, type Who } from '../../kernel/who.ts';
import { documentedInformation } from '../../standards/catalogue.ts';
import { reviewInputs, type ReviewInput } from '../../standards/review-inputs.ts';
import { catalogueIn } from '../own-catalogue.ts';
import { monthsOf, type Practice } from '../practice.ts';
import { familyOf, type Proven } from '../stages.ts';
import { editionsOf, type JourneyState } from '../state.ts';
import type { ProofRecord, ProofStatus } from './plan-state.ts';

/** Something a stage has to show before its gate opens. */
export interface Requirement {
  /** Stable: `training:awareness`, `documentation:ISO 9001:2015/4.3`, `internalAudit:site/brno`. */
  readonly id: string;
  readonly stage: Proven;
  /** Word of it (`requirement.<code>`), with what fills it. */
  readonly code: string;
  readonly params: Params;
  /** Clauses that it is evidence for, by edition: `ISO 9001:2015/7.2`. */
  readonly clauses: readonly string[];
  /** What settles it beside proof that is there. */
  readonly exempt: readonly ProofStatus[];
  /** What its proof has to name, one by one. */
  readonly inputs: readonly ReviewInput[];
}

/** Since when the system runs: the day that was named, or the begin of its implementation until then. */
export const runsSince = ({ recordsSince, stages }: JourneyState): LocalDate | null =>
  recordsSince ?? stages.implementation.startedOn;

/** From when on there are enough records of the running system for stage 2 [practice]. */
export const recordsFrom = (since: LocalDate, practice: Practice): LocalDate =>
  addMonths(since, monthsOf('runningMonths', practice));

/** Practice: proof older than a year no longer shows that the system runs. */
export const STALE_AFTER_MONTHS = 12;

const TRAININGS = { awareness: ['7.3'], roleSpecific: ['7.2'], internalAuditors: ['7.2', '9.2'], leadership: ['5.1'] };
const AUDIT_PARTS = {
  clauses: ['9.2'],
  processes: ['9.2'],
  impartiality: ['9.2'],
  reportIssued: ['9.2'],
  majorsPlanned: ['10.2'],
};
/** One proof of a management review names every input that its standards ask for. */
export const REVIEW_CONSIDERED = 'managementReview:inputs';
const REVIEW_PARTS = { inputs: ['9.3'], decisions: ['9.3'], signed: ['9.3'] };

/**
 * What a stage has to show. Training: the four kinds every system needs; documentation: each documented information the
 * editions ask for; implementation: records of the running system; audit and review: what 9.2 and 9.3 name, the audit at
 * every site (IAF MD 1).
 */
export function requirementsOf(state: JourneyState, stage: Proven): readonly Requirement[] {
  const editions = editionsOf(state);
  const inEditions = (clauses: readonly string[]): string[] =>
    editions.flatMap((edition) => clauses.map((clause) => `${edition}/${clause}`));
  const each = (parts: Readonly<Record<string, readonly string[]>>): Requirement[] =>
    Object.entries(parts).map(([code, clauses]) => ({
      id: `${stage}:${code}`,
      stage,
      code: `${stage}.${code}`,
      params: {},
      clauses: inEditions(clauses),
      exempt: [],
      inputs: [],
    }));
  switch (stage) {
    case 'training':
      return each(TRAININGS);
    case 'documentation':
      return editions.flatMap((edition) =>
        documentedInformation(catalogueIn(state), edition).map((asked) => ({
          id: `documentation:${edition}/${asked.clause}`,
          stage,
          code: 'documentation.clause',
          params: { clause: asked.clause, edition },
          clauses: [`${edition}/${asked.clause}`],
          exempt: exemptions(edition, asked),
          inputs: [],
        })),
      );
    case 'implementation':
      return each({ records: ['8.1', '9.1'] });
    case 'internalAudit':
      return [
        ...each(AUDIT_PARTS),
        ...state.about.sites.map((site) => ({
          id: `internalAudit:site/${site}`,
          stage,
          code: 'internalAudit.site',
          params: { site: { site } },
          clauses: inEditions(['9.2']),
          exempt: [],
          inputs: [],
        })),
      ];
    case 'managementReview':
      return each(REVIEW_PARTS).map((one) =>
        one.id === REVIEW_CONSIDERED ? { ...one, inputs: reviewInputs(editions) } : one,
      );
  }
}

/**
 * What is asked for to the extent necessary may have no occurrence yet. Clauses are not applicable in ISO 9001 alone, with the
 * justification in its scope, which itself is always documented (4.3).
 */
function exemptions(edition: string, { clause, marks }: DocumentedInformation): ProofStatus[] {
  const extent: ProofStatus[] = marks.includes('extent') ? ['noOccurrence'] : [];
  return familyOf(edition) === 'ISO 9001' && clause !== '4.3' ? [...extent, 'notApplicable'] : extent;
}

/** What is known about a requirement. */
export interface Proof {
  readonly status: 'present' | 'stale' | 'missing';
  readonly record: ProofRecord | null;
}

/**
 * Where proof comes from. Confirmation by hand is the first source; processes for training, documents, audits and
 * reviews become others, and what they know counts before what somebody typed.
 */
type ProofSource = (state: JourneyState, requirement: Requirement) => ProofRecord | null;

const byHand: ProofSource = (state, { id }) => state.proofs.find((one) => one.requirement === id) ?? null;

/** Before the sites were asked for one by one, one proof stood for all of them. */
const ofAllSites: ProofSource = (state, { code }) =>
  code === 'internalAudit.site'
    ? (state.proofs.find((one) => one.requirement === 'internalAudit:sites' && one.status === 'present') ?? null)
    : null;

const SOURCES: readonly ProofSource[] = [byHand, ofAllSites];

/** Requirement → present, stale, missing, on a day. */
export function proofOf(state: JourneyState, requirement: Requirement, today: LocalDate): Proof {
  for (const source of SOURCES) {
    const record = source(state, requirement);
    if (!record) continue;
    if (record.status !== 'present' && !requirement.exempt.includes(record.status))
      return { status: 'missing', record };
    const isStale = addMonths(record.on, STALE_AFTER_MONTHS) < today;
    return { status: isStale ? 'stale' : 'present', record };
  }
  return { status: 'missing', record: null };
}

/** A requirement of which it was said that it is missing, who brings it, and by when. */
export interface ProofAsked {
  readonly requirement: Requirement;
  readonly record: ProofRecord;
  readonly who: Who;
  readonly dueOn: LocalDate;
}

/** What is asked of somebody for a day, in one stage. */
export function proofsAsked(state: JourneyState, stage: Proven): readonly ProofAsked[] {
  return requirementsOf(state, stage).flatMap((requirement): ProofAsked[] => {
    const record = byHand(state, requirement);
    const [first, ...others] = record?.people ?? [];
    if (record?.status !== 'missing' || record.dueOn === undefined || first === undefined) return [];
    const who: Who = others.length === 0 ? person(first) : { kind: 'people', ids: [first, ...others] };
    return [{ requirement, record, who, dueOn: record.dueOn }];
  });
}

/** How far a stage is: requirements with proof, of all. */
export function provenShare(state: JourneyState, stage: Proven, today: LocalDate): { present: number; of: number } {
  const all = requirementsOf(state, stage);
  const present = all.filter((one) => proofOf(state, one, today).status === 'present').length;
  return { present, of: all.length };
}
