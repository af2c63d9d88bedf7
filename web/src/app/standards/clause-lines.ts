import type { Clause } from '#domain/kernel/catalogue';
import { BUILT_IN } from '#domain/standards/built-in';
import { citable, clauseChanges, clauseTitle, documentedInformation } from '#domain/standards/catalogue';
import { catalogueNow } from '../core/catalogue-now.ts';
import { sentence, type Wording } from '../words/sentence.ts';
import type { HeldEdition } from './edition.ts';

export const CLAUSE_VIEWS = ['clauses', 'documented', 'changed', 'controls'] as const;
export type ClauseView = (typeof CLAUSE_VIEWS)[number];

/** A clause or control of an edition, as its page lists it. */
export interface ClauseLine {
  readonly number: string;
  readonly title: string;
  /** The catalogue's title, where the organization's own copy says another. */
  readonly instead: string | null;
  /** 0 for 8.5, 1 for 8.5.1. */
  readonly depth: number;
  /** Rated in a gap analysis: no clauses lie below it. */
  readonly isLeaf: boolean;
  /** “maintain, retain, to the extent necessary”; null when no documented information is asked for. */
  readonly marks: string | null;
  /** What exactly, where the title does not say it. */
  readonly what: string | null;
  readonly change: 'changed' | 'expected' | null;
}

/** Every clause of an edition, then its controls, with the titles of the organization's own copy. */
export function clauseLines({ name, titles }: HeldEdition, wording: Wording): readonly ClauseLine[] {
  const catalogue = catalogueNow();
  const leaves = new Set(catalogue.leaves(name).map(({ number }) => number));
  const asked = new Map(documentedInformation(catalogue, name).map((one) => [one.clause, one]));
  const changes = new Map(clauseChanges(catalogue, name).map((one) => [one.number, one]));
  const own = new Map(titles.map(({ number, title }) => [number, title]));
  const line = ({ number, title }: Clause): ClauseLine => {
    const information = asked.get(number);
    const change = changes.get(number);
    const ownTitle = own.get(number);
    const ofProduct = clauseTitle(BUILT_IN, name, number) ?? '';
    return {
      number,
      title: ownTitle ?? title,
      instead: ownTitle === undefined || ofProduct === '' ? null : ofProduct,
      depth: number.startsWith('A.') ? 0 : number.split('.').length - 2,
      isLeaf: leaves.has(number),
      marks: information ? information.marks.map((mark) => sentence(`mark.${mark}`, {}, wording)).join(', ') : null,
      what: information?.what ?? null,
      change: change === undefined ? null : change.confirmed ? 'changed' : 'expected',
    };
  };
  const standard = catalogue.find(name);
  return standard === undefined ? [] : citable(standard).map(line);
}

/** The lines of one view. Parents stay in the list of all clauses; the others list what each clause asks or changed. */
export function linesOf(view: ClauseView, lines: readonly ClauseLine[]): readonly ClauseLine[] {
  const isControl = ({ number }: ClauseLine): boolean => number.startsWith('A.');
  switch (view) {
    case 'clauses':
      return lines.filter((line) => !isControl(line));
    case 'documented':
      return lines.filter(({ marks }) => marks !== null);
    case 'changed':
      return lines.filter(({ change }) => change !== null);
    case 'controls':
      return lines.filter(isControl);
  }
}
