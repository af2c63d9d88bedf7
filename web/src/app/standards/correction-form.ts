import type { HeldEdition } from './edition.ts';

/** What the dialog holds while somebody types; no date is an empty text. */
export interface CorrectionForm {
  readonly publishedOn: string;
  readonly successor: string;
  readonly newCertificatesUntil: string;
  readonly transitionEndsOn: string;
  readonly confirmed: boolean;
  readonly source: string;
}

/** An amendment as it is typed: its clauses in one line, “4.1, 4.2”. */
export interface AmendmentForm {
  readonly name: string;
  readonly publishedOn: string;
  readonly clauses: string;
}

export interface TitleForm {
  readonly number: string;
  readonly title: string;
}

export function correctionForm(edition: HeldEdition): CorrectionForm {
  return {
    publishedOn: edition.publishedOn ?? '',
    successor: edition.successor ?? '',
    newCertificatesUntil: edition.newCertificatesUntil ?? '',
    transitionEndsOn: edition.transitionEndsOn ?? '',
    confirmed: edition.confirmed,
    source: '',
  };
}

export function amendmentForms({ amendments }: HeldEdition): readonly AmendmentForm[] {
  return amendments.map(({ name, publishedOn, clauses }) => ({
    name,
    publishedOn: publishedOn ?? '',
    clauses: clauses.join(', '),
  }));
}

/** The body of a correction: only what differs from the edition, so that nobody's other correction is undone. */
export function correctionOf(
  edition: HeldEdition,
  form: CorrectionForm,
  amendments: readonly AmendmentForm[],
  titles: readonly TitleForm[],
): Readonly<Record<string, unknown>> {
  const before = correctionForm(edition);
  const body: Record<string, unknown> = { shownVersion: edition.version, source: form.source.trim() };
  for (const field of ['publishedOn', 'successor', 'newCertificatesUntil', 'transitionEndsOn'] as const) {
    const value = form[field].trim();
    if (value !== before[field]) body[field] = value === '' ? null : value;
  }
  if (form.confirmed !== before.confirmed) body['confirmed'] = form.confirmed;
  if (JSON.stringify(amendments) !== JSON.stringify(amendmentForms(edition))) body['amendments'] = amendments.map(sent);
  const changed = changedTitles(edition, titles);
  if (changed.length > 0) body['titles'] = changed;
  return body;
}

function sent({ name, publishedOn, clauses }: AmendmentForm) {
  return {
    name: name.trim(),
    publishedOn: publishedOn === '' ? null : publishedOn,
    clauses: clauses.split(/[\s,;]+/).filter(Boolean),
  };
}

/** Titles that are new or other than before, and an empty one for each that was taken away. */
function changedTitles({ titles: before }: HeldEdition, titles: readonly TitleForm[]): readonly TitleForm[] {
  const old = new Map(before.map(({ number, title }) => [number, title]));
  const now = new Map(titles.filter(({ number }) => number !== '').map(({ number, title }) => [number, title.trim()]));
  const given = [...now].filter(([number, title]) => (old.get(number) ?? '') !== title);
  const dropped = [...old.keys()].filter((number) => !now.has(number));
  return [...given.map(([number, title]) => ({ number, title })), ...dropped.map((number) => ({ number, title: '' }))];
}
