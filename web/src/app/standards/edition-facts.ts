import type { KeyValue } from '../ui/key-values.ts';
import { dayWithYear, type EditionLines } from './edition-lines.ts';
import type { HeldEdition } from './edition.ts';

/** The dates of an edition beside what follows from each. */
export function editionFacts(
  { amendments, confirmed, source, newCertificatesUntil, transitionEndsOn }: HeldEdition,
  line: EditionLines,
): { readonly dates: readonly KeyValue[]; readonly amendments: readonly KeyValue[] } {
  return {
    dates: [
      { key: 'State', value: line.status, ...(line.next === null ? {} : { note: line.next }) },
      { key: 'Published', value: line.published },
      {
        key: 'New certificates until',
        value: line.newUntil,
        ...(newCertificatesUntil === null ? {} : { note: 'the last day on which one may be issued' }),
      },
      {
        key: 'Certificates valid until',
        value: line.validUntil,
        ...(transitionEndsOn === null ? {} : { note: 'by then the transition must be decided' }),
      },
      { key: 'Source', value: line.trust, note: source, shape: confirmed ? 'tick' : 'unknown' },
    ],
    amendments: amendments.map(({ name, publishedOn, clauses }) => ({
      key: name,
      value: clauses.length === 0 ? 'clauses not named' : `clauses ${clauses.join(', ')}`,
      ...(publishedOn === null ? {} : { note: `published ${dayWithYear(publishedOn)}` }),
    })),
  };
}
