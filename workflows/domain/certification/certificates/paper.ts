import type { PaperBody, PaperChange } from '../birth-bodies.ts';
import { addMonths } from '../../kernel/calendar.ts';
import type { Moment } from '../../kernel/moment.ts';
import { firstRefusal, refuse, type Refusal } from '../../kernel/refusal.ts';
import { isSameList } from '../same-list.ts';
import type { Paper } from './certificate-state.ts';

/** Months of one cycle (9.1.3.2). */
export const CYCLE_MONTHS = 36;

/** A certificate as typed, with what is usual where it does not say. */
export function paperOf({ edition, number, revision, sites, scope, ...rest }: PaperBody): Paper {
  return {
    number,
    revision,
    edition,
    sites: [...sites],
    scope,
    originalOn: rest.originalOn ?? rest.decidedOn,
    decidedOn: rest.decidedOn,
    effectiveOn: rest.effectiveOn ?? rest.decidedOn,
    expiresOn: rest.expiresOn,
    mark: rest.mark ?? null,
    soaVersion: rest.soaVersion ?? null,
  };
}

/** A certificate as it is on record, but for what a correction names. */
export function paperAs(was: Paper, change: PaperChange): Paper {
  const { edition = was.edition, number = was.number, revision = was.revision, scope = was.scope } = change;
  const { sites = was.sites, mark = was.mark, soaVersion = was.soaVersion } = change;
  const { originalOn = was.originalOn, decidedOn = was.decidedOn } = change;
  const { effectiveOn = was.effectiveOn, expiresOn = was.expiresOn } = change;
  return {
    ...{ number, revision, edition, sites: isSameList(sites, was.sites) ? was.sites : [...sites], scope },
    ...{ originalOn: originalOn ?? decidedOn, decidedOn, effectiveOn: effectiveOn ?? decidedOn, expiresOn },
    ...{ mark, soaVersion },
  };
}

/** The end of the transition of an edition, as it is known now. */
export const transitionEndOf = (edition: string, moment: Moment): string | null =>
  moment.reference.edition(edition)?.transitionEndsOn ?? null;

/** Dates that cannot be in this order on any certificate. */
export function datesOutOfOrder(paper: Paper, field = ''): Refusal | null {
  const { originalOn, decidedOn, effectiveOn, expiresOn } = paper;
  const at = (name: string): string => (field === '' ? name : `${field}.${name}`);
  return firstRefusal(
    originalOn > decidedOn && refuse('originalAfterDecision', { date: { date: decidedOn } }, at('originalOn')),
    effectiveOn < decidedOn && refuse('effectiveBeforeDecision', { date: { date: decidedOn } }, at('effectiveOn')),
    expiresOn <= effectiveOn && refuse('expiresBeforeEffective', { date: { date: effectiveOn } }, at('expiresOn')),
  );
}

/** The last day that a cycle begun by this decision can reach. */
export const cycleEnd = (decidedOn: string): string => addMonths(decidedOn, CYCLE_MONTHS);
