import { auditOf, findingOf, journeyState, type JourneyState } from '#domain/certification/state';
import { localDate } from '#domain/kernel/calendar';
import { familyOf } from '#domain/certification/stages';
import type { Asked } from '../../commands/command-form.ts';
import type { FieldSpec, Option } from '../../commands/draft.ts';
import { catalogueNow } from '../../core/catalogue-now.ts';
import type { ProcessDetail } from '../../processes/detail.ts';

const parsed = new WeakMap<object, JourneyState | null>();

/** The journey of a page; null when this console does not understand it. Read once for each version. */
export function journeyOf({ state }: Pick<ProcessDetail, 'state'>): JourneyState | null {
  const known = parsed.get(state);
  if (known !== undefined) return known;
  const result = journeyState.safeParse(state);
  const journey = result.success ? result.data : null;
  parsed.set(state, journey);
  return journey;
}

/** What stands behind the colon of a subject: `audit:3`, `certificate:ISO 9001`. */
export const nameOf = (subject: string): string => subject.slice(subject.indexOf(':') + 1);
export const numberOf = (subject: string): number => Number(nameOf(subject));

export const auditAsked = ({ detail, subject }: Asked) => {
  const state = journeyOf(detail);
  return state ? auditOf(state, numberOf(subject)) : undefined;
};
export const findingAsked = ({ detail, subject }: Asked) => {
  const state = journeyOf(detail);
  return state ? findingOf(state, numberOf(subject)) : undefined;
};
export const certificateAsked = ({ detail, subject }: Asked) =>
  journeyOf(detail)?.certificates.find(({ standard }) => standard === nameOf(subject));

/** The date of today at the site of the process. */
export function todayOf(detail: ProcessDetail): string {
  return localDate(new Date(Date.now() + detail.clockAheadMs).toISOString(), detail.calendar);
}

/** When it truly happened; today unless it is said otherwise. */
export const on: FieldSpec = { name: 'on', kind: 'date' };
export const reason: FieldSpec = { name: 'reason', kind: 'text' };
export const files: FieldSpec = { name: 'files', kind: 'files', optional: true };
export const onToday = ({ detail }: Asked) => ({ on: todayOf(detail) });

/** The sites of the journey, to be ticked. */
export function siteOptions({ detail }: Asked): readonly Option[] {
  return (journeyOf(detail)?.about.sites ?? []).map((value) => ({ value, label: `site:${value}` }));
}

/** A text as it was written, not worded by the catalogue. */
export const asWritten = (value: string, label = value): Option => ({ value, label: `text:${label}` });

/** The editions of a standard in the catalogue, the newest first. */
export function editionOptions(standard: string): readonly Option[] {
  return catalogueNow()
    .standards.filter(({ name }) => familyOf(name) === standard)
    .map(({ name }) => asWritten(name))
    .reverse();
}
