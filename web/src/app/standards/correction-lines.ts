import { dayWithYear } from './edition-lines.ts';
import type { Correction } from './edition.ts';

const LABELS: Readonly<Record<string, string>> = {
  publishedOn: 'Published',
  successor: 'Replaced by',
  newCertificatesUntil: 'New certificates until',
  transitionEndsOn: 'Certificates valid until',
  amendments: 'Amendments',
  confirmed: 'Confirmed',
  subject: 'Subject',
  predecessor: 'Replaces',
  title: 'Title of',
  clause: 'Clause',
  control: 'Control',
  documentedInformation: 'Documented information of',
  change: 'Against the edition before,',
};

/** One fact that a correction changed: “Certificates valid until: 15 May 2029, before 30 Apr 2029”. */
export interface ChangedFact {
  readonly label: string;
  readonly after: string;
  readonly before: string;
}

/** What a correction changed, in words. A title that was given back shows as the catalogue’s. */
export function changedFacts({ changes }: Correction): readonly ChangedFact[] {
  return changes.map(({ field, clause, before, after }) => {
    const isTitle = field === 'title';
    const say = (value: string | null): string => {
      if (value === null) return isTitle ? 'the catalogue’s' : 'none';
      const written = value.replaceAll(/\d{4}-\d{2}-\d{2}/g, dayWithYear);
      return isTitle ? `“${value}”` : written;
    };
    return {
      label: [LABELS[field] ?? field, clause ?? ''].join(' ').trim(),
      after: say(after),
      before: say(before),
    };
  });
}
