import type { LocalDate } from '../../kernel/instant.ts';
import type { JourneyState } from '../state.ts';
import type { Audit } from './audit-state.ts';

/** Resolved by us, or settled by what the body looked at or decided since. */
export const CONCERN_STANDINGS = ['open', 'resolved', 'stage1', 'stage2', 'decision'] as const;

/** An area of concern of a stage 1: what could be a nonconformity in stage 2. */
export interface Concern {
  readonly audit: number;
  /** Its place in its audit, from 1. */
  readonly number: number;
  readonly text: string;
  readonly standing: (typeof CONCERN_STANDINGS)[number];
  /** Since when it stands so; null while it is open. */
  readonly on: LocalDate | null;
}

/** What is read of a journey. */
type Read = Pick<JourneyState, 'audits' | 'certificates'>;

/**
 * The areas of concern of every stage 1 that was held, in their order. What is not resolved is looked at again in the next
 * stage 1 or in stage 2, where it becomes a finding or nothing; a decision about its certificate leaves none open.
 */
export function concernsOf(state: Read): readonly Concern[] {
  return state.audits
    .filter(({ kind, status }) => kind === 'stage1' && status === 'held')
    .flatMap((stage1) => {
      const settled = settledBy(state, stage1);
      return stage1.concerns.map(({ text, resolvedOn }, index): Concern => {
        const named = { audit: stage1.number, number: index + 1, text };
        if (resolvedOn !== null) return { ...named, standing: 'resolved', on: resolvedOn };
        return settled ? { ...named, ...settled } : { ...named, standing: 'open', on: null };
      });
    });
}

export const openConcernsOf = (state: Read, audit: number): readonly Concern[] =>
  concernsOf(state).filter((one) => one.audit === audit && one.standing === 'open');

/** The first audit or decision after this stage 1 that was about the same certificates. */
function settledBy({ audits, certificates }: Read, stage1: Audit): Pick<Concern, 'standing' | 'on'> | null {
  const last = stage1.to ?? '';
  const isShared = (standard: string): boolean => stage1.standards.includes(standard);
  const looked = audits.flatMap(({ kind, status, standards, to }) =>
    status === 'held' &&
    to !== null &&
    to > last &&
    (kind === 'stage1' || kind === 'stage2') &&
    standards.some(isShared)
      ? [{ standing: kind, on: to }]
      : [],
  );
  const decided = certificates
    .filter(({ standard }) => isShared(standard))
    .flatMap(({ paper, answeredOn, earlier }) => [...earlier.map((one) => one.decidedOn), paper?.decidedOn, answeredOn])
    .flatMap((on) => (typeof on === 'string' && on > last ? [{ standing: 'decision' as const, on }] : []));
  return [...looked, ...decided].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))[0] ?? null;
}
